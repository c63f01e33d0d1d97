"""Lists of records for people: by date, drafts first, filtered; and what happened to one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sle_desktop.domain.records import Event, Record, Signature, State
from sle_desktop.domain.softer_words import softened
from sle_desktop.engine.definition import Form
from sle_desktop.services.house_words import is_soft
from sle_desktop.services.library import Library
from sle_desktop.store.repositories.records import Named, Wanted
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_EVERY = 100_000
_PEOPLE = "sle::people"


@dataclass(frozen=True, slots=True)
class Line:
    """One record in a list."""

    id: str
    title: str
    form_id: str
    form_title: str
    form_version: str
    school_id: str
    school: str
    state: State
    version: int
    date: date | None
    updated: datetime
    set_aside: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """Which records a table shows; what is left empty does not matter."""

    school: str = ""
    form: str = ""
    state: str = ""
    text: str = ""
    person: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Sought()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is here, and what became of it."""

    store: Store
    library: Library

    def records(
        self, *, school: str = "", form: str = "", state: str = "", text: str = ""
    ) -> list[Line]:
        """Return the current version of every record that fits: drafts first, then by date."""
        with self.store.reading() as work:
            found = work.records.list(Wanted(school, form, state, text), limit=_EVERY)
            lines = self._lines(work, found)
        newest = sorted(
            lines, key=lambda one: (one.date or one.updated.date(), one.id), reverse=True
        )
        return sorted(newest, key=lambda one: (one.state is not State.DRAFT, one.set_aside))

    def keys(self, wanted: Sought, order: str = "listed") -> tuple[int, ...]:
        """Return the keys of the current versions that fit, in an order of ``ORDERS``.

        A table of ten thousand is made of these, and reads the lines it shows with ``lines``.
        """
        with self.store.reading() as work:
            person = self._named(work, wanted.person) if wanted.person else None
            looked = Wanted(wanted.school, wanted.form, wanted.state, wanted.text, person=person)
            return work.records.keys(looked, order)

    def people(self, school: str = "") -> tuple[str, ...]:
        """Return whose names are in records: who signed, and whom forms name; of one school only
        if named.
        """
        with self.store.reading() as work:
            return work.records.named_in(self._people_keys(work), school)

    def _named(self, work: Work, name: str) -> Named:
        authors = tuple(one.id for one in work.people.list() if one.name == name)
        return Named(name, self._people_keys(work), authors)

    def _people_keys(self, work: Work) -> tuple[str, ...]:
        """Return the questions outside repeats whose answers are people, in any installed form."""
        keys = {
            one.path
            for form in work.forms.list()
            for one in self.library.form(work, form.hash).walk()
            if one.extra.get(_PEOPLE)
        }
        return tuple(sorted(keys))

    def lines(self, keys: Sequence[int]) -> list[Line]:
        """Return the lines with those keys, in their order."""
        with self.store.reading() as work:
            return self._lines(work, work.records.by_keys(keys))

    def _lines(self, work: Work, found: Sequence[Record]) -> list[Line]:
        """Return records as lines, in the words that were chosen for them."""
        names = {one.id: one.name for one in work.schools.list("")}
        forms = {one.form_hash: self.library.form(work, one.form_hash) for one in found}
        lines = [_line(one, names.get(one.school_id, ""), forms[one.form_hash]) for one in found]
        if not is_soft(work):
            return lines
        return [
            replace(one, title=softened(one.title), form_title=softened(one.form_title))
            for one in lines
        ]

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many records of each form stand in each state."""
        with self.store.reading() as work:
            return work.records.counts()

    def events(self, record_id: str) -> list[Event]:
        """Return what happened to a record, oldest first."""
        with self.store.reading() as work:
            return list(work.events.of_record(record_id))

    def signatures(self, record_id: str, version: int) -> tuple[Signature, ...]:
        """Return who signed a version."""
        with self.store.reading() as work:
            return work.signatures.of_record(record_id, version)

    def record(self, record_id: str) -> Record:
        """Return the current version of a record. Raises NO_SUCH_RECORD."""
        with self.store.reading() as work:
            return work.records.get(record_id)


def _line(one: Record, school: str, form: Form) -> Line:
    return Line(
        one.id,
        one.title,
        one.form_id,
        form.title,
        form.version,
        one.school_id,
        school,
        one.state,
        one.version,
        one.date,
        one.updated,
        one.set_aside,
    )
