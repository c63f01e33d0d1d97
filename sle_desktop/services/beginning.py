"""How a draft begins: the earlier record it follows, and everything that is already known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sle_desktop.clock import SCHOOL_ZONE, Now, local_date, new_id
from sle_desktop.domain.actions import SETTLED, Standing
from sle_desktop.domain.records import Record, State
from sle_desktop.domain.schools import School
from sle_desktop.engine.definition import REPEAT, Field, Form, Value, in_language
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Beginning as Opening
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.values import from_text, to_text
from sle_desktop.services.agreed import tells_the_school
from sle_desktop.services.library import Library
from sle_desktop.services.owner import me
from sle_desktop.services.sealed_versions import sealed_records, sealed_version
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.unit_of_work import Work

PRIOR, FILL = "sle::prior", "sle::fill"

_EVERY = 100_000
_TODAY = ("now_value", "now_date", "criterion_status")


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft that is not stored yet."""

    record: Record
    instance: Instance


@dataclass(frozen=True, slots=True)
class Beginning:
    """Makes drafts within one unit of work."""

    work: Work
    library: Library
    now: Now

    def draft(self, form: Form, school_id: str, on: date | None = None) -> Begun:
        """Return a new draft of a form at a school; ``on`` is its day, today if ``None``.

        Raises NO_SUCH_SCHOOL.
        """
        school = self.work.schools.get(school_id)
        at = self.now()
        day = on or local_date(at)
        prior = self._prior(form, school_id, day)
        record = Record(
            id=new_id(),
            version=1,
            form_id=form.id,
            form_hash=form.hash,
            school_id=school_id,
            state=State.DRAFT,
            created=at,
            updated=at,
            title=form.title,
            date=day,
            prior_id=prior.id if prior else "",
            author=me(self.work).id,
        )
        known = self._known(school, form, prior) | {
            "visit.open_actions": [_action_row(one) for one in self._last_actions(school_id, day)]
        }
        start = Opening(_about_me(self.work), _prefilled(self.work, form, prior, known))
        instance = Instance.create(form, environment(self.now), start)
        for one in form.walk():
            if one.type == REPEAT and (source := one.extra.get(FILL, "")) in known:
                _add_rows(instance, one, known[source])
        return Begun(record, instance)

    def _prior(self, form: Form, school_id: str, day: date) -> Record | None:
        """Return the record this one follows: the school's latest sealed one up to its day."""
        if not any(PRIOR in one.extra for one in form.walk()):
            return None
        dated = [
            (one.date or local_date(one.created), one.id, one)
            for one in sealed_records(self.work, school_id, form.id)
        ]
        earlier = [one for one in dated if one[0] <= day]
        return max(earlier, key=lambda one: one[:2])[2] if earlier else None

    def _known(self, school: School, form: Form, prior: Record | None) -> dict[str, Any]:
        """Return what ``sle::fill`` may ask for, by its words; the forms' README lists them."""
        work = self.work
        visits = work.records.count(Wanted(school.id, "visit"))
        return {
            "me.name": me(work).name,
            "school.observation_protocol": school.observation_protocol,
            "school.observation_limit": str(school.observation_limit),
            "school.photo_permission": "yes" if school.photo_permission else "no",
            "visit.number": visits + 1,
            "audit.review_number": self._reviews(school, form) + 1,
            "audit.criteria": _criteria(work, prior),
        }

    def _last_actions(self, school_id: str, day: date) -> list[Standing]:
        """Return the open actions that the school knows of and that were agreed before a day.

        What a teacher agreed after a lesson is the teacher's own: a visit's summary goes to others.
        """
        return [
            one
            for one in open_actions(self.work, school_id)
            if (one.action.agreed_on is None or one.action.agreed_on < day)
            and self._school_knows(one)
        ]

    def _school_knows(self, one: Standing) -> bool:
        form_hash = self.work.records.get(one.action.record_id).form_hash
        return tells_the_school(self.library.form(self.work, form_hash))

    def _reviews(self, school: School, form: Form) -> int:
        audits = self.work.records.list(Wanted(school.id, form.id), limit=_EVERY)
        return sum(one.stage == "review" for one in audits)


def _about_me(work: Work) -> dict[str, str]:
    """Return what a form may ask of the device by itself, by the type of question.

    The device has no name of its own that is anybody's business: ``deviceid`` is the notebook's.
    """
    owner = me(work)
    told = {"username": owner.name, "email": owner.email, "deviceid": work.meta.get("store")}
    return {kind: text for kind, text in told.items() if text}


def _prefilled(
    work: Work, form: Form, prior: Record | None, known: Mapping[str, Any]
) -> dict[str, Value]:
    """Return the answers of hidden and other single fields that are known beforehand, by path."""
    earlier = _texts(work, prior) if prior else {}
    found: dict[str, Value] = {}
    for one in form.walk():
        if (name := one.extra.get(PRIOR)) and name in earlier:
            found[one.path] = from_text(one.type, earlier[name][1])
        elif (source := one.extra.get(FILL, "")) in known and not one.holds_children:
            found[one.path] = known[source]
    return found


def given_by_the_app(instance: Instance) -> dict[str, Value]:
    """Return the answers by key that only the app gives: they say what was true at the start.

    These are the hidden and read-only questions that it fills, and those in the rows it made.
    """
    made = tuple(
        f"{one.path}/" for one in instance.form.walk() if one.type == REPEAT and FILL in one.extra
    )
    found: dict[str, Value] = {}
    for live in instance.walk():
        one = live.field
        if one.holds_children or one.type == "calculate" or not live.read_only:
            continue
        if not {PRIOR, FILL}.isdisjoint(one.extra) or (
            one.path.startswith(made) and live.value is not None
        ):
            found[live.key] = live.value
    return found


def _add_rows(instance: Instance, repeat: Field, rows: Iterable[Mapping[str, Any]]) -> None:
    names = {child.name for child in repeat.children}
    for row in rows:
        instance.add_row(repeat.path)
        key = instance.at(repeat.path).rows[-1]
        for name in names & row.keys():
            if row[name] is not None:
                instance.answer(f"{key}/{name}", row[name])


def _texts(work: Work, record: Record) -> dict[str, tuple[str, str]]:
    """Return a record's stored answers by the bare name of the field.

    Names are unique in the forms that carry answers over.
    """
    stored = work.records.contents(record.id, record.version).answers
    return {key.rpartition("/")[2]: value for key, value in stored.items() if "[" not in key}


def _criteria(work: Work, prior: Record | None) -> list[dict[str, Any]]:
    """Return the earlier audit's success criteria: what was aimed at, with today left to fill."""
    if prior is None:
        return []
    contents = work.records.contents(prior.id, prior.version)
    rows = []
    for row_id in contents.rows.get("criteria", ()):
        start = f"criteria[{row_id}]/"
        row = {
            key.removeprefix(start): from_text(kind, text)
            for key, (kind, text) in contents.answers.items()
            if key.startswith(start)
        }
        row["criterion_id"] = row.get("criterion_id") or row_id
        rows.append({name: value for name, value in row.items() if name not in _TODAY})
    return rows


def open_actions(work: Work, school_id: str) -> list[Standing]:
    """Return a school's actions that are not settled, the earliest due first."""
    return [one for one in work.actions.standings(school_id) if one.status not in SETTLED]


def _action_row(one: Standing) -> dict[str, Any]:
    return {
        "action_id": one.action.id,
        "action_what": one.action.what,
        "action_who": one.action.who,
        "action_due": one.action.due,
        "action_agreed": one.action.agreed_on,
    }


def environment(now: Now) -> Environment:
    """Return what lies outside a record: the clock, read in the schools' zone."""
    return Environment(now=now, zone=SCHOOL_ZONE)


def prior_answers(work: Work, library: Library, record: Record) -> tuple[dict[str, str], str]:
    """Return last time's answers in words by path, and the title of the record they are from."""
    if not record.prior_id:
        return {}, ""
    current = work.records.get(record.prior_id)
    prior = sealed_version(work, current) or current
    form = library.form(work, prior.form_hash)
    stored = work.records.contents(prior.id, prior.version).answers
    words = {
        key: in_words(form, form.by_path[key], text)
        for key, (_, text) in stored.items()
        if key in form.by_path and text
    }
    return words, prior.title


def in_words(form: Form, one: Field, text: str) -> str:
    """Return a stored answer as a person reads it: choice labels, dates written out."""
    value = from_text(one.type, text)
    labels = {
        choice.name: in_language(choice.label) for choice in form.lists.get(one.list_name, ())
    }
    if isinstance(value, tuple):
        return ", ".join(labels.get(name, name) for name in value)
    if isinstance(value, date) and one.type == "date":
        return f"{value.day} {value:%B %Y}"
    return labels.get(text, to_text(one.type, value))
