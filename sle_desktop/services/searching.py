"""Searching the whole notebook by one line: schools, people, actions, records and notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from sle_desktop.clock import local_date
from sle_desktop.domain.audience import SCHOOL, Audience, audiences
from sle_desktop.domain.people import ROLES
from sle_desktop.domain.records import Record, State
from sle_desktop.domain.schools import School
from sle_desktop.domain.softer_words import softened
from sle_desktop.engine.definition import in_language
from sle_desktop.services.agreed import tells_the_school
from sle_desktop.services.library import Library
from sle_desktop.services.typed import Marked, Typed, excerpt, fold, marked
from sle_desktop.store.repositories.holding import Part
from sle_desktop.store.repositories.notes import Note
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_MOST = {"schools": 4, "people": 4, "actions": 4, "records": 6, "notes": 8}
"""How many of each kind are shown, in the order that they are shown in."""

_LOOKED_AT = 60
"""Rows read before they are looked at closely."""

_EXCERPT = 96
"""Characters of a note that are shown."""

_LEAST = 2
"""Letters of a word that is looked for in notes: one begins too many."""

_ROW = re.compile(r"\[[^\]]*\]")
_NUMBER = re.compile(r"([A-Za-z])-?([0-9]{1,6})")
_BY_NUMBER = 99
"""How well a record fits whose number was typed: better than any words."""

_STATES = {State.DRAFT: "draft", State.SEALED: "signed and locked"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its name or what it says, with marks; more about it; and its address."""

    shown: Marked
    more: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: schools, people, actions, records or notes."""

    kind: str
    hits: tuple[Hit, ...]


Weighed = tuple[int, Hit]


@dataclass(frozen=True, slots=True)
class Searching:
    """Finds by what somebody typed, however they typed it: no line is ever refused."""

    store: Store
    library: Library

    def search(self, line: str, school_id: str = "") -> tuple[Group, ...]:
        """Return what fits a line, in groups that are not empty; of one school only if named.

        Somebody may be watching the screen in a school: what the school may not read is left out.
        """
        typed = Typed.read(line)
        if typed.is_blank:
            return ()
        with self.store.reading() as work:
            named = {one.id: one for one in work.schools.list()}
            forms = _Forms(self.library, work)
            look = _Look(typed, work, school_id, named, forms)
            found = {
                "schools": _best(look.schools()),
                "people": _best(look.people()),
                "actions": _best(look.actions()),
                "records": _best(look.records()),
            }
            found["notes"] = _notes(look, [one.shown.words for one in found["actions"]])
        groups = (Group(kind, tuple(found[kind][:most])) for kind, most in _MOST.items())
        return tuple(one for one in groups if one.hits)


@dataclass(slots=True)
class _Look:
    """One search in one transaction: gives each hit with how well it fits, 0 for not at all."""

    typed: Typed
    work: Work
    school_id: str
    named: Mapping[str, School]
    forms: "_Forms"
    parts: list[list[Part]] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = self._parts()

    def schools(self) -> Iterator[Weighed]:
        """Give the schools by name, town, postcode or URN."""
        for school in self._in_sight():
            worth = self.typed.fits(*_words_of(school))
            more = joined(school.town, school.phase, school.years)
            yield worth, Hit(marked(self.typed, school.name), more, f"school/{school.id}")

    def people(self) -> Iterator[Weighed]:
        """Give contacts and teachers by name, role or code; a school's name only narrows."""
        for (school_id, name), roles in self._roles().items():
            school = self.named[school_id].name
            worth = self.typed.touches(name, *roles) and self.typed.fits(name, *roles, school)
            more = joined(", ".join(roles), school)
            yield worth, Hit(marked(self.typed, name), more, f"school/{school_id}")

    def actions(self) -> Iterator[Weighed]:
        """Give agreed actions by what, who and how one will know; a school's name only narrows."""
        for one in self.work.actions.holding(
            self.parts, school_id=self.school_id, limit=_LOOKED_AT
        ):
            if self.school_id and not self.forms.tells(one.record_id):
                continue
            school = self._name(one.school_id)
            said = (one.what, one.who, one.success)
            worth = self.typed.touches(*said) and self.typed.fits(*said, school)
            shown = marked(self.typed, one.what)
            by = f"by {day_words(one.due)}" if one.due else ""
            why = one.success if not shown.marks and self.typed.marks(one.success) else ""
            more = joined(why, one.who, "" if why else by, school)
            weighed = 2 * worth + bool(worth and shown.marks)
            yield weighed, Hit(shown, more, f"record/{one.record_id}")

    def records(self) -> Iterator[Weighed]:
        """Give records by title, form and school, or by the number of a document."""
        for number, one in self._numbered():
            more = joined(number, self.place(one))
            yield _BY_NUMBER, Hit(Marked(one.title), more, f"record/{one.id}")
        for one in self.work.records.holding(
            self.parts, school_id=self.school_id, limit=_LOOKED_AT
        ):
            form = self.forms.titles.get(one.form_id, "")
            named = (one.title, form, softened(form), self._name(one.school_id))
            worth = self.typed.fits(*named)
            more = joined(self.place(one), _STATES.get(one.state, ""))
            yield worth, Hit(marked(self.typed, one.title), more, f"record/{one.id}")

    def _numbered(self) -> Iterator[tuple[str, Record]]:
        """Give the record whose document carries the number that is the whole line."""
        words = self.typed.either[0]
        like = _NUMBER.fullmatch(words[0]) if len(words) == 1 else None
        if like is None:
            return
        number = f"{like[1].upper()}-{int(like[2]):04d}"
        for record_id in {one.record_id for one in self.work.documents.of_number(number)}:
            record = self.work.records.get(record_id)
            if self.school_id in ("", record.school_id):
                yield number, record

    def place(self, record: Record) -> str:
        """Return where and when a record was made."""
        day = record.date or local_date(record.updated)
        return joined(self._name(record.school_id), day_words(day))

    def _in_sight(self) -> Iterator[School]:
        return (one for one in self.named.values() if self.school_id in ("", one.id))

    def _name(self, school_id: str) -> str:
        return self.named[school_id].name if school_id in self.named else ""

    def _roles(self) -> dict[tuple[str, str], list[str]]:
        """Return the roles of each person by school and name; a contact may be a person too."""
        found: dict[tuple[str, str], list[str]] = {}
        for school in self._in_sight():
            for contact in school.contacts:
                role = ROLES.get(contact.role, contact.role.replace("_", " "))
                found.setdefault((school.id, contact.name), []).append(role)
        for person in self.work.people.list(self.school_id or None):
            if person.school_id in self.named:
                roles = found.setdefault((person.school_id, person.name), [])
                roles += [one for one in (person.code, ROLES.get(person.role, "")) if one]
        return {person: list(dict.fromkeys(roles)) for person, roles in found.items()}

    def _parts(self) -> list[list[Part]]:
        """Return what SQL can look for: letters, and the schools and forms that words name."""
        texts = {one.id: _words_of(one) for one in self.named.values()}
        texts |= {form_id: (title, softened(title)) for form_id, title in self.forms.titles.items()}
        return [
            [
                Part(letters, frozenset(named for named, told in texts.items() if word.fits(*told)))
                for word, letters in words
            ]
            for words in self.typed.needles()
        ]


@dataclass(slots=True)
class _Forms:
    """What forms say of their questions; each is asked once."""

    library: Library
    work: Work
    titles: dict[str, str] = field(init=False)
    _readers: dict[str, dict[str, Audience]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.titles = self.work.forms.titles()

    def label(self, note: Note) -> str:
        """Return the words of a note's question, or nothing."""
        form = self.library.form(self.work, note.record.form_hash)
        asked = form.by_path.get(_ROW.sub("", note.key))
        return in_language(asked.label) if asked is not None else ""

    def may_be_seen(self, note: Note) -> bool:
        """Whether the school may read a note, in full and whatever else was answered."""
        form_hash = note.record.form_hash
        if form_hash not in self._readers:
            self._readers[form_hash] = audiences(self.library.form(self.work, form_hash))
        readers = self._readers[form_hash].get(_ROW.sub("", note.key))
        return readers is not None and readers.way(SCHOOL) == "" and not readers.conditions

    def tells(self, record_id: str) -> bool:
        """Whether the school knows what a record agreed."""
        form_hash = self.work.records.get(record_id).form_hash
        return tells_the_school(self.library.form(self.work, form_hash))


def _notes(look: _Look, actions: Iterable[str]) -> list[Hit]:
    """Return the notes that fit, the last begun first, without those found as actions already."""
    typed, forms = look.typed, look.forms
    wanted = typed.words_of(_LEAST)
    found = look.work.notes.find(wanted, school_id=look.school_id, limit=_LOOKED_AT)
    said = _once(found, {fold(words) for words in actions})
    allowed = (one for one in said if not look.school_id or forms.may_be_seen(one))
    return [
        Hit(
            excerpt(typed, one.words, _EXCERPT),
            joined(forms.label(one), one.record.title, look.place(one.record)),
            f"record/{one.record.id}/{one.key}",
        )
        for one in islice(allowed, _MOST["notes"])
    ]


def joined(*words: str) -> str:
    """Return facts side by side, those left out that are empty."""
    return " · ".join(filter(None, words))


def day_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def _once(notes: Iterable[Note], told: set[str]) -> Iterator[Note]:
    """Leave out words that a school has said later: actions are carried from visit to visit."""
    seen: set[tuple[str, str]] = set()
    for one in notes:
        said = (one.record.school_id, fold(one.words))
        if said not in seen and said[1] not in told:
            seen.add(said)
            yield one


def _words_of(school: School) -> tuple[str, ...]:
    return (school.name, school.town, school.postcode, school.urn)


def _best(found: Iterator[Weighed]) -> list[Hit]:
    """Return what fits, the best first, else in the order in which it was given."""
    weighed = [one for one in found if one[0]]
    return [hit for _, hit in sorted(weighed, key=lambda one: -one[0])]
