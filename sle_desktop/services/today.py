"""Today: what is due, which drafts to go on with, what is planned, and what can be started."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sle_desktop.clock import Now, local, local_date, new_id
from sle_desktop.domain.calendars import Calendar
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.duties import VISIT, Duty
from sle_desktop.domain.handing import FEEDBACK, NO_FEEDBACK
from sle_desktop.domain.records import Event, Record, State
from sle_desktop.domain.schools import School
from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.engine.definition import Form
from sle_desktop.services.calendars import Calendars
from sle_desktop.services.fieldwork import live_record
from sle_desktop.services.how_far import HowFar, how_far
from sle_desktop.services.library import Library
from sle_desktop.services.owed import Owing
from sle_desktop.services.owner import me
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

DRAFTS_SHOWN, PLANNED_SHOWN = 5, 4

_EVERY = 100_000
_WEEK, _SOON, _MISSED = 6, 10, 14
"""Days: a weekday's name is clear within six; ten working days ahead are counted; a planned visit
that nobody recorded is asked about for two weeks."""

_NEXT = ("next_date", "next_time", "visit_number")


@dataclass(frozen=True, slots=True)
class Group:
    """What is due at one school, the earliest first; an empty id is the project lead."""

    school_id: str
    name: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to go on with; ``touched`` says in words when it was last written in."""

    record_id: str
    title: str
    school: str
    touched: str
    how_far: HowFar


@dataclass(frozen=True, slots=True)
class Planned:
    """The next visit that was agreed with a school. ``when`` says how soon, "" if far off."""

    school_id: str
    school: str
    what: str
    day: date
    said: str
    when: str


@dataclass(frozen=True, slots=True)
class TodaySeen:
    """Everything that the page shows. ``schools`` are ids and names, the last used first."""

    day: date
    week: str
    groups: tuple[Group, ...]
    drafts: tuple[Draft, ...]
    more_drafts: int
    planned: tuple[Planned, ...]
    forms: tuple[Form, ...]
    schools: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Todays:
    """Reads the day of the notebook's owner. Records that others wrote are not theirs to owe."""

    store: Store
    library: Library
    calendars: Calendars
    now: Now
    _next: dict[tuple[str, int], Mapping[str, str]] = field(default_factory=dict, repr=False)
    """What sealed visits say of the next one: they do not change any more."""

    _shown: dict[str, bool] = field(default_factory=dict, repr=False)
    _far: dict[tuple[str, int, datetime], HowFar] = field(default_factory=dict, repr=False)
    """How far drafts are; one that was written in since is looked at again."""

    def see(self, school_id: str = "") -> TodaySeen:
        """Return the day, of one school only if named: then nothing that is not its own to see.

        Raises CALENDAR_REFUSED.
        """
        today, forms = local_date(self.now()), tuple(self.library.forms())
        with self.store.reading() as work:
            schools = {one.id: one for one in work.schools.list() if school_id in ("", one.id)}
            mine = _mine(work, schools)
            calendars = {one: self.calendars.of(school) for one, school in schools.items()}
            owing = Owing(work, self.library, mine, calendars, today, self._shown)
            due = [one for one in owing.duties() if not (school_id and one.is_private)]
            if not school_id:
                due += owing.to_the_lead()
            reading = _Reading(self, work, schools, calendars, today)
            drafts = [one for one in mine if one.state is State.DRAFT]
            return TodaySeen(
                day=today,
                week=_week(calendars.values(), today),
                groups=_grouped(due, schools),
                drafts=tuple(reading.draft(one) for one in drafts[:DRAFTS_SHOWN]),
                more_drafts=max(len(drafts) - DRAFTS_SHOWN, 0),
                planned=tuple(reading.planned(mine))[:PLANNED_SHOWN],
                forms=forms,
                schools=_by_use(mine, schools),
            )

    def note_feedback(self, record_id: str, *, given: bool = True) -> Changes:
        """Note that spoken feedback was given, or take that back. Raises NO_SUCH_RECORD."""
        kind = FEEDBACK if given else NO_FEEDBACK
        with self.store.work() as work:
            record = work.records.get(record_id)
            work.events.add(Event(new_id(), record_id, record.version, self.now(), kind))
        return Changes(records=frozenset({record_id}))

    def far(self, work: Work, draft: Record) -> HowFar:
        """Return how far a draft is."""
        key = draft.id, draft.version, draft.updated
        if key not in self._far:
            form = self.library.form(work, draft.form_hash)
            self._far[key] = how_far(live_record(work, form, draft, self.now))
        return self._far[key]

    def next_told(self, work: Work, visit: Record) -> Mapping[str, str]:
        """Return what a visit says of the next one, by the bare names of its questions."""
        key = visit.id, visit.version
        if key in self._next and visit.state is not State.DRAFT:
            return self._next[key]
        stored = work.records.contents(visit.id, visit.version).answers
        told = {one.rpartition("/")[2]: text for one, (_, text) in stored.items()}
        self._next[key] = {name: told[name] for name in _NEXT if name in told}
        return self._next[key]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads single lines of the page within one unit of work."""

    todays: Todays
    work: Work
    schools: Mapping[str, School]
    calendars: Mapping[str, Calendar]
    today: date

    def draft(self, record: Record) -> Draft:
        """Return a draft with how far it is."""
        school, far = self.schools[record.school_id], self.todays.far(self.work, record)
        return Draft(record.id, record.title, school.name, self._touched(record), far)

    def planned(self, mine: Iterable[Record]) -> list[Planned]:
        """Return the next visit of each school that agreed on one, the soonest first.

        A day that passed with a record of it was kept, whatever the record is.
        """
        by_school: dict[str, list[Record]] = {}
        for one in mine:
            by_school.setdefault(one.school_id, []).append(one)
        found = (self._planned(one, theirs) for one, theirs in by_school.items())
        return sorted(
            (one for one in found if one is not None), key=lambda one: (one.day, one.school)
        )

    def _planned(self, school_id: str, theirs: list[Record]) -> Planned | None:
        visits = [one for one in theirs if one.form_id == VISIT]
        if not visits:
            return None
        last = max(visits, key=lambda one: (one.date or date.min, one.id))
        told = self.todays.next_told(self.work, last)
        day = _day(told.get("next_date", ""))
        if day is None or any(one.date and one.date >= day and one is not last for one in theirs):
            return None
        late = (self.today - day).days
        if late > _MISSED:
            return None
        number = told.get("visit_number", "")
        what = f"Visit {int(number) + 1}" if number.isdigit() else "Visit"
        at = told.get("next_time", "")[:5]
        said = ", ".join(one for one in (f"{day:%A} {day_of(day, self.today)}", at) if one)
        left = self.calendars[school_id].working_days_between(self.today, day)
        when = _when(late, left)
        return Planned(school_id, self.schools[school_id].name, what, day, said, when)

    def _touched(self, record: Record) -> str:
        at = local(record.updated)
        days = (self.today - at.date()).days
        if days <= 0:
            return f"today, {at:%H:%M}"
        if days == 1:
            return f"yesterday, {at:%H:%M}"
        return f"{at:%A}" if days <= _WEEK else day_of(at.date(), self.today)


def _when(late: int, left: int) -> str:
    """Return how soon a visit is, in working days; far off says nothing."""
    if late > 0:
        return "No record of it yet"
    if late in (0, -1):
        return "Tomorrow" if late else "Today"
    return f"In {left} working day{'s' * (left != 1)}" if 0 < left <= _SOON else ""


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def _mine(work: Work, schools: Mapping[str, School]) -> tuple[Record, ...]:
    """Return the owner's current records, the last changed first; none that was set aside."""
    wanted = Wanted(set_aside=False, author=me(work).id)
    found = work.records.list(wanted, limit=_EVERY)
    return tuple(one for one in found if one.school_id in schools)


def _grouped(due: Iterable[Duty], schools: Mapping[str, School]) -> tuple[Group, ...]:
    """Return duties by school, in the order of each school's first duty."""
    found: dict[str, list[Duty]] = {}
    for one in due:
        found.setdefault(one.school_id, []).append(one)
    names = {one: schools[one].name if one else "Project lead" for one in found}
    return tuple(Group(one, names[one], tuple(theirs)) for one, theirs in found.items())


def _by_use(mine: Iterable[Record], schools: Mapping[str, School]) -> tuple[tuple[str, str], ...]:
    """Return the schools, those first whose records were changed last, then by name."""
    order = dict.fromkeys([*(one.school_id for one in mine), *schools])
    return tuple((one, schools[one].name) for one in order)


def _week(calendars: Iterable[Calendar], today: date) -> str:
    """Return where most schools are in their half term, in words; "" where nobody knows."""
    told = Counter(
        f"week {week} of the half term" if (week := one.week_of(today)) else "school holidays"
        for one in calendars
        if one.is_known(today)
    )
    return told.most_common(1)[0][0] if told else ""
