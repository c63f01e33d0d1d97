"""What an SLE owes: feedback, summaries, copies, signatures, actions and updates, by when.

The clocks are those of published practice: spoken feedback by the end of the next working day;
written feedback, the summary of a visit and the head's signature within five working days.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sle_desktop.clock import local_date
from sle_desktop.domain.actions import SETTLED, Standing
from sle_desktop.domain.calendars import Calendar
from sle_desktop.domain.handing import AWAITED, FEEDBACK, NO_FEEDBACK, PRINTED, SEALED, SENT
from sle_desktop.domain.people import ROLES
from sle_desktop.domain.records import Event, Record, State
from sle_desktop.domain.spoken_dates import day_of

LESSON, VISIT = "lesson_observation", "visit"
"""The ids of the forms that have a clock of their own."""

SPOKEN_DAYS, WRITTEN_DAYS = 1, 5
"""Working days for spoken feedback, and for what is written."""

SHARE_DAYS = 14
"""Days of the calendar after which an update for the lead is due."""

AHEAD_DAYS = 5
"""An action is a duty from so many working days before its day."""

_WEEK = 6


class Kind(StrEnum):
    """What is owed."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    SUMMARY = "summary"
    COPIES = "copies"
    SIGNATURE = "signature"
    ACTION = "action"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is owed. ``id`` is that of its record or action; no school: to the lead.

    ``left`` are the working days left, negative when late. ``is_known`` is off where weekdays had
    to stand for the school's calendar. ``is_private`` ones are not for a school's eyes.
    """

    kind: Kind
    id: str
    school_id: str
    what: str
    why: str
    due: date
    left: int = 0
    when: str = ""
    is_known: bool = True
    is_private: bool = False

    @property
    def is_late(self) -> bool:
        """Whether its day is over."""
        return self.left < 0 or self.when.startswith("Late")


@dataclass(frozen=True, slots=True)
class Case:
    """A record with everything that says what is still owed about it.

    ``record`` is its current version, ``sealed`` the one that is signed and locked, if any;
    ``copies`` are the readers who get a PDF, ``names`` the people among them, as far as they are
    known, ``signed`` the roles that signed. ``about`` says whom a lesson was given by, as a code;
    ``spoken`` that its answers tell when feedback was given.
    """

    record: Record
    sealed: Record | None = None
    events: tuple[Event, ...] = ()
    copies: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signed: frozenset[str] = frozenset()
    about: str = ""
    spoken: bool = False

    @property
    def day(self) -> date:
        """The day that is recorded."""
        return self.record.date or local_date(self.record.created)

    @property
    def sealed_on(self) -> date | None:
        """The day on which the locked version was locked."""
        at = self._sealed_at()
        return local_date(at) if at else None

    def _sealed_at(self) -> datetime | None:
        if self.sealed is None:
            return None
        told = [
            one.at
            for one in self.events
            if one.kind == SEALED and one.version == self.sealed.version
        ]
        return max(told, default=self.sealed.updated)

    def missing(self) -> tuple[str, ...]:
        """Return the readers whose copy of the locked version was not handed over yet."""
        at = self._sealed_at()
        if at is None:
            return ()
        told = [one for one in self.events if one.kind in (PRINTED, SENT) and one.at >= at]
        reached = {copy for one in told for copy in self._reached(one)}
        return tuple(one for one in self.copies if one not in reached)

    def _reached(self, event: Event) -> tuple[str, ...]:
        """Return whose copy was handed over, by the words of it: by copy, by people, else all."""
        said = event.note.casefold().replace("’", "'")
        if named := tuple(one for one in self.copies if f"{one}'s copy" in said):
            return named
        if event.kind != SENT:
            return ()
        people = tuple(
            copy
            for copy in self.copies
            if any(name.casefold() in said for name in self.names.get(copy, ()) if name)
        )
        return people or self.copies

    @property
    def awaited(self) -> tuple[str, date] | None:
        """The role whose signature is awaited, and since when."""
        asked = [one for one in self.events if one.kind == AWAITED]
        if self.sealed is None or not asked or asked[-1].note in self.signed:
            return None
        return asked[-1].note, local_date(asked[0].at)

    @property
    def is_spoken(self) -> bool:
        """Whether spoken feedback was given."""
        told = [one.kind for one in self.events if one.kind in (FEEDBACK, NO_FEEDBACK)]
        return self.spoken or (bool(told) and told[-1] == FEEDBACK)


def of_case(case: Case, calendar: Calendar, today: date) -> Iterator[Duty]:
    """Yield what is owed about a record."""
    first_draft = case.record.state is State.DRAFT and case.record.version == 1
    if first_draft and case.record.form_id == LESSON:
        yield from _feedback(case, calendar, today)
    elif first_draft and case.record.form_id == VISIT:
        what = f"Finish the summary of {_small(case.record.title)}"
        why = f"Visited {_said(case.day, today)} · not yet signed"
        yield _after(_draft(case, Kind.SUMMARY, what, why), WRITTEN_DAYS, calendar, today)
    elif missing := case.missing():
        yield _copies(case, missing, calendar, today)
    if awaited := case.awaited:
        role, since = awaited
        who = ROLES.get(role, role).replace("headteacher", "head").capitalize()
        what = f"{who}’s signature on {_small(case.record.title)}"
        duty = _draft(case, Kind.SIGNATURE, what, f"Asked on {day_of(since, today)}", since)
        yield _after(duty, WRITTEN_DAYS, calendar, today)


def of_action(one: Standing, calendar: Calendar, today: date) -> Iterator[Duty]:
    """Yield the duty of an action that falls due or is late, if it is one."""
    action = one.action
    if action.due is None or one.status in SETTLED:
        return
    if action.due > ahead_of(today, calendar):
        return
    agreed = f"agreed {day_of(action.agreed_on, today)}" if action.agreed_on else ""
    why = " · ".join(part for part in (action.who, agreed) if part)
    duty = Duty(Kind.ACTION, action.id, action.school_id, f"Action: {action.what}", why, action.due)
    yield _dated(duty, calendar, today)


def ahead_of(today: date, calendar: Calendar) -> date:
    """Return the last day on which an action is due that is a duty today."""
    last = calendar.add_working_days(today, AHEAD_DAYS).day
    while not calendar.is_working_day(last + timedelta(days=1)):
        last += timedelta(days=1)
    return last


def of_sharing(last: date, waiting: int, ever: bool, today: date) -> Iterator[Duty]:
    """Yield the duty to share an update, when something waits.

    ``last`` is the day of the last update or, where ``ever`` is off, since when something waits.
    """
    due = last + timedelta(days=SHARE_DAYS)
    if not waiting or today < due:
        return
    records = f"{waiting} record{'s' * (waiting != 1)} wait{'s' * (waiting == 1)}"
    days, day = (today - last).days, day_of(last, today)
    why = f"{f'Last shared {day}' if ever else 'Nothing shared yet'} · {records}"
    when = "Two weeks today" if days == SHARE_DAYS else f"{days} days ago"
    when = when if ever else f"Since {day}"
    yield Duty(Kind.UPDATE, "", "", "Share an update", why, due, when=when)


def when_of(due: date, left: int, today: date) -> str:
    """Return in words how many working days are left, or how late something is."""
    if due == today:
        return "Today"
    if left > 0:
        return f"{left} working day{'s' * (left != 1)} left"
    if left < 0:
        return f"{-left} working day{'s' * (left != -1)} late"
    if due > today:  # nobody works until then
        return f"By {due:%A}" if (due - today).days <= _WEEK else f"By {day_of(due, today)}"
    return f"Late since {due:%A}" if (today - due).days <= _WEEK else f"Late, {day_of(due, today)}"


def in_order(duties: Sequence[Duty]) -> list[Duty]:
    """Return what the SLE does, then the schools’ own actions, each the earliest due first."""

    def place(one: Duty) -> tuple[bool, date, bool, str, str]:
        return one.kind is Kind.ACTION, one.due, one.kind is not Kind.SPOKEN, one.what, one.id

    return sorted(duties, key=place)


def _feedback(case: Case, calendar: Calendar, today: date) -> Iterator[Duty]:
    lesson = case.record.title.partition(", ")[2]
    tail = f", {lesson} lesson" if lesson else " after the lesson"
    if not case.is_spoken:
        why = " · ".join(p for p in (f"Seen {_said(case.day, today)}", case.about) if p)
        spoken = _draft(case, Kind.SPOKEN, f"Spoken feedback{tail}", why)
        yield _after(spoken, SPOKEN_DAYS, calendar, today)
    why = f"Seen {_said(case.day, today)} · not yet signed"
    written = _draft(case, Kind.WRITTEN, f"Written feedback{tail}", why)
    yield _after(written, WRITTEN_DAYS, calendar, today)


def _copies(case: Case, missing: tuple[str, ...], calendar: Calendar, today: date) -> Duty:
    record, on = case.record, case.sealed_on or case.day
    if len(missing) > 1:
        what = f"Send both copies of {_small(record.title)}"
    elif missing == ("school",) and len(case.copies) == 1:
        what = f"Send {_small(record.title)} to the school"
    else:
        what = f"Hand over the {missing[0]}’s copy of {_small(record.title)}"
    ready = "both copies ready" if len(missing) > 1 else "copy ready"
    why = f"Signed {day_of(on, today)} · {ready}"
    has_clock = record.form_id in (LESSON, VISIT)
    start = case.day if has_clock else on
    return _after(_draft(case, Kind.COPIES, what, why, start), WRITTEN_DAYS, calendar, today)


def _draft(case: Case, kind: Kind, what: str, why: str, start: date | None = None) -> Duty:
    """Return a duty about a record that counts from a day: that of the record unless named."""
    record = case.record
    return Duty(kind, record.id, record.school_id, what, why, start or case.day)


def _after(duty: Duty, days: int, calendar: Calendar, today: date) -> Duty:
    counted = calendar.add_working_days(duty.due, days)
    known = counted.is_known
    return _dated(replace(duty, due=counted.day, is_known=known), calendar, today)


def _dated(duty: Duty, calendar: Calendar, today: date) -> Duty:
    left = calendar.working_days_between(today, duty.due)
    known = duty.is_known and calendar.is_known(today) and calendar.is_known(duty.due)
    why = duty.why if known else f"{duty.why} · weekdays counted"
    when = when_of(duty.due, left, today)
    return replace(duty, left=left, when=when, is_known=known, why=why.removeprefix(" · "))


def _said(day: date, today: date) -> str:
    if day == today:
        return "today"
    return f"{day:%A} {day_of(day, today)}" if (today - day).days <= _WEEK else day_of(day, today)


def _small(title: str) -> str:
    """Return a title within a sentence: ``visit 3``, but ``EEF audit``."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
