"""Dates and times inside expressions: how they are read from text, counted and shown.

As in ODK, a date counts as days since 1970-01-01T00:00Z, so midnight in London in summer is no
whole number. So that four weeks from a date stay 28 days when the clocks change, a number that
came from a date remembers the local time it stands for, and whole dates go by the calendar.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
INVALID = "Invalid Date"

_LONGEST_OFFSET = 14  # hours; no place on Earth is further from UTC

_DATE_TIME = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|[-+]\d{2}:\d{2})?)?",
    re.ASCII,
)
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?", re.ASCII | re.DOTALL)
_TIME = re.compile(
    r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[-+]\d{2}:\d{2})?",
    re.ASCII,
)


class Moment(str):
    """A date or a date with time: a text in ISO form that also counts as a number of days.

    ``when`` is the instant in the environment's zone, ``None`` if the text was no date.
    """

    __slots__ = ("when",)
    when: datetime | None


class Days(float):
    """A number of days since the epoch that remembers the local time ``local`` it stands for.

    ``shown`` is its text where ``number()`` made it (whole days), else empty.
    """

    __slots__ = ("local", "shown")
    local: datetime
    shown: str


def moment(when: datetime | None) -> Moment:
    """Return the value for an instant: its text is the date alone at local midnight."""
    one = Moment(INVALID if when is None else to_text(when))
    one.when = when
    return one


def days(when: datetime, shown: str = "") -> Days:
    """Return the number of days since the epoch for an instant in its local zone."""
    one = Days((when - EPOCH) / DAY)
    one.local = when
    one.shown = shown
    return one


def to_text(when: datetime) -> str:
    """Return the ISO form: the date at local midnight, else with milliseconds and offset."""
    if _is_midnight(when):
        return when.date().isoformat()
    return when.isoformat(timespec="milliseconds")


def read_moment(text: str, zone: tzinfo) -> datetime | None:
    """Return the instant that an ISO date or date with time names, in a zone, else ``None``.

    Without an offset the text is local time in the zone.
    """
    found = _DATE_TIME.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        at = _offset(offset) if offset else zone
        when = datetime(
            *(int(year), int(month), int(day), int(hour or 0), int(minute or 0)),
            *(int(second or 0), _microseconds(fraction)),
            tzinfo=at,
        )
        return when.astimezone(zone) if offset else when
    except (ValueError, OverflowError):
        return None


def read_loosely(text: str, zone: tzinfo) -> datetime | None:
    """Read an instant as ``date()`` does: the month and day may lack their zeros."""
    found = _UNPADDED.fullmatch(text)
    if found is None:
        return None
    year, month, day, rest = found.groups()
    return read_moment(f"{year}-{month:0>2}-{day:0>2}{rest or ''}", zone)


def from_days(number: float, zone: tzinfo) -> datetime | None:
    """Return the instant that lies a number of days after the epoch, else ``None``."""
    if isinstance(number, Days):
        return number.local
    try:
        return (EPOCH + timedelta(milliseconds=round(number * 86_400_000))).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def whole_days(text: str, when: datetime) -> str:
    """Return what ``number()`` shows for a date: the calendar day, or the UTC day of an instant."""
    if "T" not in text:
        return str((when.date() - EPOCH.date()).days)
    return str((when - EPOCH) // DAY)


def time_of_day(text: str, zone: tzinfo, today: datetime) -> float | None:
    """Return a time as a fraction of the day in a zone, else ``None`` if it is none.

    A time with an offset is moved to the zone as its clocks stand on the day of ``today``.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, second, fraction, offset = found.groups()
    try:
        when = today.replace(
            hour=int(hour),
            minute=int(minute),
            second=int(second or 0),
            microsecond=_microseconds(fraction),
            tzinfo=_offset(offset) if offset else zone,
        )
    except ValueError:
        return None
    local = when.astimezone(zone)
    clock = timedelta(
        hours=local.hour,
        minutes=local.minute,
        seconds=local.second,
        microseconds=local.microsecond,
    )
    return clock / DAY


def add(left: float, right: float) -> float:
    """Add two numbers; a whole date plus whole days is a date on the calendar."""
    total = float(left) + float(right)
    if isinstance(left, Days) == isinstance(right, Days):
        return total
    date, number = (left, right) if isinstance(left, Days) else (right, left)
    return _shifted(date, number, total)


def subtract(left: float, right: float) -> float:
    """Subtract two numbers; between two whole dates the days of the calendar are counted."""
    total = float(left) - float(right)
    if not isinstance(left, Days):
        return total
    if not isinstance(right, Days):
        return _shifted(left, -right, total)
    if _is_midnight(left.local) and _is_midnight(right.local):
        return float((left.local.date() - right.local.date()).days)
    return total


def _shifted(date: float, number: float, total: float) -> float:
    """Return a date moved by some days, or just the number beyond the end of the calendar."""
    assert isinstance(date, Days)
    try:
        if _is_midnight(date.local) and number % 1 == 0:
            return days(date.local + timedelta(days=number))
        shifted = EPOCH + timedelta(days=total)
    except (ValueError, OverflowError):
        return total
    one = Days(total)
    one.local = shifted.astimezone(date.local.tzinfo)
    one.shown = ""
    return one


def _is_midnight(when: datetime) -> bool:
    return when.hour == when.minute == when.second == 0 and when.microsecond < 1000


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "")[:6].ljust(6, "0"))


def _offset(text: str) -> tzinfo:
    """Return the zone of ``Z`` or ``+HH:MM``; raises ``ValueError`` beyond what exists."""
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    if hours > _LONGEST_OFFSET or minutes >= 60:
        raise ValueError(text)
    length = timedelta(hours=hours, minutes=minutes)
    return timezone(-length if text[0] == "-" else length)
