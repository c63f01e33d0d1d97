"""School calendars: half terms, INSET days and bank holidays, and counting in working days."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeGuard

from sle_desktop.errors import UserError

FORMAT = "sle-calendar-1"
HOLIDAYS_FORMAT = "sle-bank-holidays-1"
HALF_TERMS = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")

_NAME = re.compile(r"[a-z0-9_]+")
_NEEDED = {"calendar", "title", "note", "source"}
_ALLOWED = _NEEDED | {"inset_days", "half_term"}
_FRIDAY, _AUTUMN = 4, 9
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HalfTerm:
    """One of the six parts of a school year, its first and last day inclusive."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The days on which nobody works, and the last day that the list knows of."""

    days: frozenset[date]
    until: date


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted to; ``is_known`` is off where weekdays had to stand for dates."""

    day: date
    is_known: bool


@dataclass(frozen=True)
class Calendar:
    """A school's calendar. Beyond its school years weekdays are counted.

    ``name`` is its file's; ``note`` says how far it is to be trusted.
    """

    name: str
    title: str
    note: str
    half_terms: tuple[HalfTerm, ...]
    holidays: BankHolidays
    inset_days: frozenset[date] = frozenset()

    def with_inset(self, days: Sequence[date]) -> "Calendar":
        """Return this calendar with a school's own INSET days."""
        return replace(self, inset_days=self.inset_days | frozenset(days)) if days else self

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(_school_year(one.first) for one in self.half_terms)

    @cached_property
    def _open_days(self) -> frozenset[date]:
        return frozenset(
            one.first + _DAY * step
            for one in self.half_terms
            for step in range((one.last - one.first).days + 1)
        )

    def is_known(self, day: date) -> bool:
        """Whether the calendar describes the school year of a day."""
        return _school_year(day) in self._years

    def is_working_day(self, day: date) -> bool:
        """Whether the school is at work: a weekday, no bank holiday, no INSET day, in a half term.

        Where the school year is not known, the half terms do not count.
        """
        if day.weekday() > _FRIDAY or day in self.holidays.days or day in self.inset_days:
            return False
        return day in self._open_days or not self.is_known(day)

    def half_term_of(self, day: date) -> HalfTerm | None:
        """Return the half term that a day is in, ``None`` in the holidays and where it is unknown.

        A Saturday and a Sunday belong to the week before them.
        """
        weekday = day - _DAY * max(day.weekday() - _FRIDAY, 0)
        return next((one for one in self.half_terms if one.first <= weekday <= one.last), None)

    def week_of(self, day: date) -> int:
        """Return the number of a day's week within its half term, from 1; 0 outside one."""
        term = self.half_term_of(day)
        return (_monday(day) - _monday(term.first)).days // 7 + 1 if term else 0

    def add_working_days(self, day: date, number: int) -> Counted:
        """Return the working day that comes ``number`` (0 or more) working days after a day.

        With 0 it is the day itself, or the next working day.
        """
        known = self._is_sure(day)
        if number == 0 and not self.is_working_day(day):
            number = 1
        for _ in range(number):
            day += _DAY
            while not self.is_working_day(day):
                day += _DAY
            known = known and self._is_sure(day)
        return Counted(day, known)

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days come after one day up to and including another.

        Negative, counted the same way, when the other day is earlier.
        """
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + _DAY * step for step in range(1, (end - start).days + 1))
        return sum(self.is_working_day(one) for one in days)

    def _is_sure(self, day: date) -> bool:
        return self.is_known(day) and day <= self.holidays.until


def _school_year(day: date) -> int:
    """Return the year in which the school year of a day begins: it does on 1 September."""
    return day.year if day.month >= _AUTUMN else day.year - 1


def _monday(day: date) -> date:
    return day - _DAY * day.weekday()


def read_holidays(told: Mapping[str, Any]) -> BankHolidays:
    """Return the bank holidays of a file's tables. Raises CALENDAR_REFUSED."""
    if told.get("bank_holidays") != HOLIDAYS_FORMAT:
        raise _refused("The bank holidays", f"their first line is not “{HOLIDAYS_FORMAT}”")
    days, until = [one.get("date") for one in told.get("day", ())], told.get("until")
    if not _is_day(until) or not all(_is_day(one) for one in days):
        raise _refused("The bank holidays", "a date is missing or is none")
    return BankHolidays(frozenset(days), until)


def read_calendar(name: str, told: Mapping[str, Any], holidays: BankHolidays) -> Calendar:
    """Return the calendar of a file's tables, by the file's name without its ending.

    Raises CALENDAR_REFUSED with the reason; ``resources/calendars/README.md`` has the format.
    """
    if wrong := _wrong(name, told) or _wrong_terms(told.get("half_term", ())):
        raise _refused(f"The calendar “{name}”", wrong)
    terms = tuple(
        HalfTerm(one["name"], one["first"], one["last"]) for one in told.get("half_term", ())
    )
    inset = frozenset(told.get("inset_days", ()))
    found = Calendar(name, told["title"], told["note"], terms, holidays, inset)
    for day in sorted(inset):
        if found.half_term_of(day) is None:
            raise _refused(f"The calendar “{name}”", f"INSET day {day} lies outside the half terms")
    return found


def _wrong(name: str, told: Mapping[str, Any]) -> str:
    """Return what is wrong with everything but the half terms, "" if nothing is."""
    if not _NAME.fullmatch(name):
        return "its file’s name may hold small letters, digits and _ only"
    if told.get("calendar") != FORMAT:
        return f"“calendar” is not “{FORMAT}”, the one format that this version reads"
    if strange := sorted(told.keys() - _ALLOWED):
        return f"“{strange[0]}” is no key of a calendar"
    for key in sorted(_NEEDED):
        if not isinstance(told.get(key), str) or not told[key].strip():
            return f"“{key}” is missing"
    inset = told.get("inset_days", [])
    if not isinstance(inset, list) or not all(_is_day(one) for one in inset):
        return "“inset_days” is not a list of dates"
    return ""


def _wrong_terms(terms: Any) -> str:
    if not isinstance(terms, list | tuple) or not all(isinstance(one, dict) for one in terms):
        return "“half_term” is not a list of tables"
    if len(terms) % len(HALF_TERMS):
        return f"it has {len(terms)} half terms, and a school year has six"
    before = date.min
    for place, one in enumerate(terms):
        if wrong := _wrong_term(one, HALF_TERMS[place % len(HALF_TERMS)], before):
            return wrong
        before = one["last"]
    starts = {_school_year(one["first"]) for one in terms}
    if len(starts) * len(HALF_TERMS) != len(terms):
        return "its half terms are not six in each school year"
    return ""


def _wrong_term(one: Mapping[str, Any], name: str, before: date) -> str:
    """Return what is wrong with one half term, which follows a day."""
    if one.keys() != {"name", "first", "last"} or one["name"] != name:
        return f"half term {name} is not where it belongs, with a first and a last day"
    first, last = one["first"], one["last"]
    if not _is_day(first) or not _is_day(last):
        return f"the dates of {name} are none"
    if not before < first < last:
        return f"{name}, {first} to {last}, does not follow the half term before it"
    if max(first.weekday(), last.weekday()) > _FRIDAY:
        return f"{name}, {first} to {last}, begins or ends at a weekend"
    return ""


def _is_day(value: Any) -> TypeGuard[date]:
    return type(value) is date  # a date with a time is one too, to Python


def _refused(what: str, why: str) -> UserError:
    return UserError(
        "CALENDAR_REFUSED",
        f"{what} cannot be used: {why}.",
        "Correct the file; README.md in its folder says how it is written.",
    )
