"""What the page of a school shows: the strip of recommendations, open actions, and its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sle_desktop.clock import Now, local_date
from sle_desktop.domain.actions import Standing
from sle_desktop.domain.calendars import Calendar
from sle_desktop.domain.duties import VISIT, when_of
from sle_desktop.domain.records import Record, State
from sle_desktop.domain.schools import School
from sle_desktop.domain.spoken_dates import age_of, day_of
from sle_desktop.engine.definition import Form
from sle_desktop.reports.positions import RATED, band, recommendations
from sle_desktop.services.beginning import open_actions
from sle_desktop.services.calendars import Calendars
from sle_desktop.services.finding import Finding, Line
from sle_desktop.services.library import Library
from sle_desktop.services.sealed_versions import sealed_records
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

MOST_STAGES = 4
"""A strip of more is not read: the first stage and the last three stay."""

_EVERY = 100_000
_STEPS = {2: "up two", 1: "up one", 0: "same", -1: "down one", -2: "down two"}


@dataclass(frozen=True, slots=True)
class Named:
    """A recommendation: its number, its short name, and the end of its questions' names."""

    number: str
    short: str
    key: str


@dataclass(frozen=True, slots=True)
class Position:
    """A recommendation's position at one stage, as the form's answer names it, and the movement
    since the stage before in words; "" where there is none to compare with.
    """

    value: str
    movement: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One audit of the strip. A draft's positions may still change."""

    record_id: str
    name: str
    day: date | None
    is_draft: bool
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The recommendations over the stages, oldest first; empty before the first audit."""

    recommendations: tuple[Named, ...] = ()
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is not settled, in words."""

    id: str
    record_id: str
    what: str
    who: str
    age: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class SchoolSeen:
    """Everything that the page of a school shows. ``next_visit`` is what the last one agreed."""

    school: School
    strip: Strip
    actions: tuple[OpenAction, ...]
    records: tuple[Line, ...]
    next_visit: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolsView:
    """Reads what the pages of schools show."""

    store: Store
    library: Library
    records: Finding
    calendars: Calendars
    now: Now

    def see(self, school_id: str) -> SchoolSeen:
        """Return what the page of a school shows. Raises NO_SUCH_SCHOOL."""
        today = local_date(self.now())
        with self.store.reading() as work:
            school = work.schools.get(school_id)
            strip = self._strip(work, school_id)
            calendar = self.calendars.of(school)
            waiting = open_actions(work, school_id)
            actions = tuple(_in_words(one, calendar, today) for one in waiting)
            following = _next_visit(work, school_id, today)
        records = tuple(self.records.records(school=school_id))
        return SchoolSeen(school, strip, actions, records, following)

    def strip(self, school_id: str) -> Strip:
        """Return the recommendations over the stages of a school's audits."""
        with self.store.reading() as work:
            return self._strip(work, school_id)

    def _strip(self, work: Work, school_id: str) -> Strip:
        audits = [
            (one, form)
            for one in work.records.list(Wanted(school_id), limit=_EVERY)
            for form in (self.library.form(work, one.form_hash),)
            if is_audit(form)
        ]
        if not audits:
            return Strip()
        named = _named(max(audits, key=lambda one: _place(one[0]))[1])
        sealed = [look for one, _ in audits if (look := _sealed(work, one))]
        sealed.sort(key=lambda look: _place(look.record))
        drafts = [one for one, _ in audits if _is_new_draft(one)]
        if drafts:
            sealed.append(_look(work, max(drafts, key=_place)))
        return Strip(named, _few(_stages(sealed, named)))


@dataclass(frozen=True, slots=True)
class _Look:
    """An audit with its answers by the bare names of its questions."""

    record: Record
    answers: Mapping[str, str]


def is_audit(form: Form) -> bool:
    """Whether records of a form say where recommendations stand."""
    named = {one.name for one in form.walk()}
    told = recommendations(form)
    return bool(told) and all(f"position_{one.key}" in named for one in told)


def _named(form: Form) -> tuple[Named, ...]:
    return tuple(Named(one.number, one.short, one.key) for one in recommendations(form))


def _is_new_draft(record: Record) -> bool:
    return record.state is State.DRAFT and record.version == 1 and not record.set_aside


def _place(record: Record) -> tuple[date, str]:
    return record.date or record.created.date(), record.id


def _look(work: Work, record: Record) -> _Look:
    stored = work.records.contents(record.id, record.version).answers
    return _Look(record, {key.rpartition("/")[2]: text for key, (_, text) in stored.items()})


def _sealed(work: Work, record: Record) -> _Look | None:
    """Return the sealed version of an audit: while a correction is drafted, the one before."""
    if record.state is State.SEALED:
        return _look(work, record)
    if record.version == 1:
        return None
    return _look(work, work.records.get(record.id, record.version - 1))


def _stages(looks: list[_Look], named: tuple[Named, ...]) -> list[Stage]:
    stages: list[Stage] = []
    by_id: dict[str, _Look] = {}
    for place, look in enumerate(looks):
        before = by_id.get(look.record.prior_id) or (looks[place - 1] if place else None)
        by_id[look.record.id] = look
        positions = tuple(_position(look, before, one.key) for one in named)
        record = look.record
        is_draft = record.state is State.DRAFT
        stages.append(Stage(record.id, _name(look), record.date, is_draft, positions))
    return stages


def _few(stages: list[Stage]) -> tuple[Stage, ...]:
    if len(stages) <= MOST_STAGES:
        return tuple(stages)
    return (stages[0], *stages[1 - MOST_STAGES :])


def _name(look: _Look) -> str:
    if look.record.stage == "review":
        return f"Review {look.answers.get('review_number', '')}".strip()
    return look.record.stage.capitalize() or look.record.title


def _position(look: _Look, before: _Look | None, key: str) -> Position:
    value = look.answers.get(f"position_{key}", "")
    was = before.answers.get(f"position_{key}", "") if before else ""
    return Position(value or "not_looked_at", _movement(value, was) if before else "")


def _movement(now: str, before: str) -> str:
    """Return how a position moved; only two that were both looked at are compared."""
    if band(now) not in RATED:
        return "not applicable" if now == "not_applicable" else "not looked at"
    if band(before) not in RATED:
        return "first look"
    return _STEPS[RATED.index(band(now)) - RATED.index(band(before))]


def _next_visit(work: Work, school_id: str, today: date) -> date | None:
    """Return the day on which the last signed visit agreed to come again, if it is ahead."""
    visits = sealed_records(work, school_id, VISIT)
    if not visits:
        return None
    last = _look(work, max(visits, key=_place)).answers.get("next_date", "")
    day = date.fromisoformat(last) if last else None
    return day if day and day >= today else None


def _in_words(one: Standing, calendar: Calendar, today: date) -> OpenAction:
    action = one.action
    due, is_late = action.due, action.due is not None and action.due < today
    said = "no day agreed"
    if due is not None:
        said = f"due {day_of(due, today)}"
        if is_late:
            late = when_of(due, calendar.working_days_between(today, due), today)
            said = late[:1].lower() + late[1:]
    return OpenAction(
        id=action.id,
        record_id=action.record_id,
        what=action.what,
        who=action.who,
        age=age_of(action.agreed_on, today) if action.agreed_on else "",
        due=said,
        is_late=is_late,
    )
