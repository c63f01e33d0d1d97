"""How documents say days, times, lists and numbers, in British English on any machine."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from sle_desktop.clock import local
from sle_desktop.reports.openers import OPENERS

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_BULLET = re.compile(r"^\s*(?:[-*•–·]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?…])[”’)]?\s+(?=[“‘(]?[A-Z0-9])")
_SHORT = 48
_STOPS = (".", "!", "?", "…", ":", ";")


def long_date(day: date) -> str:
    """Return "17 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Return "Tuesday 17 November 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def short_date(day: date) -> str:
    """Return "17 Nov 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def month_year(day: date) -> str:
    """Return "Nov 2026"."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def day_month(day: date, near: date | None = None) -> str:
    """Return "6 October", with its year unless it is that of ``near``."""
    if near is not None and near.year == day.year:
        return f"{day.day} {MONTHS[day.month - 1]}"
    return long_date(day)


def month_of(day: date, near: date) -> str:
    """Return "January", with its year unless it is that of ``near``."""
    month = MONTHS[day.month - 1]
    return month if day.year == near.year else f"{month} {day.year}"


def days_from_to(start: date, end: date, near: date | None = None) -> str:
    """Return "7 September to 23 October"; a year is said where ``near`` does not settle it."""
    if start == end:
        return day_month(end, near)
    first = f"{start.day}" if start.replace(day=1) == end.replace(day=1) else day_month(start, end)
    return f"{first} to {day_month(end, near)}"


def clock(hour: time) -> str:
    """Return "09:05"."""
    return f"{hour.hour:02d}:{hour.minute:02d}"


def clock_span(start: time | None, end: time | None) -> str:
    """Return "10:05–10:45", or what is known of it."""
    if start and end:
        return f"{clock(start)}–{clock(end)}"
    if start:
        return f"from {clock(start)}"
    return f"until {clock(end)}" if end else ""


def moment(instant: datetime) -> str:
    """Return "17 Nov 2026, 15:41" by the schools' clocks."""
    shown = local(instant)
    return f"{short_date(shown.date())}, {clock(shown.time())}"


def long_moment(instant: datetime) -> str:
    """Return "17 November 2026, 15:41" by the schools' clocks."""
    shown = local(instant)
    return f"{long_date(shown.date())}, {clock(shown.time())}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"; with semicolons where an item holds a comma."""
    said = [word for word in words if word]
    if len(said) < 2:
        return "".join(said)
    if any(", " in word for word in said):
        return f"{'; '.join(said[:-1])}; {last} {said[-1]}"
    return f"{', '.join(said[:-1])} {last} {said[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 pupil", "2 pupils"; the number stays on the line of its word."""
    return f"{number}\u00a0{one if number == 1 else many or one + 's'}"


def of_all(number: int, whole: int) -> str:
    """Return "3 of 5"."""
    return f"{number} of {whole}"


def one_line(text: str) -> str:
    """Return words without line ends or doubled spaces."""
    return " ".join(text.split())


def points(text: str) -> tuple[str, ...]:
    """Return the lines of a text as points, without bullets that somebody typed."""
    found = (one_line(_BULLET.sub("", row)) for row in text.splitlines())
    return tuple(row for row in found if row)


def sentence(text: str) -> str:
    """Return words that end as a sentence ends."""
    text = text.strip()
    bare = text.rstrip("”’)")
    return text if not bare or bare.endswith(_STOPS) else text + "."


def without_stop(text: str) -> str:
    """Return words without a full stop at their end, so that a phrase can go on."""
    text = text.strip()
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def lower_first(text: str) -> str:
    """Return words that go on after a colon; a name keeps its capital, so do unknown words."""
    first, space, rest = text.partition(" ")
    return first.lower() + space + rest if first.lower() in OPENERS else text


def upper_first(text: str) -> str:
    """Return words with a capital at the start."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Return a person's own words in quotation marks, or as they are if they have them."""
    text = text.strip()
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        return text
    return f"“{text}”"


def unbroken(text: str) -> str:
    """Return a name with its role, held on one line if it is short enough for one."""
    return text.replace(" ", "\u00a0") if len(text) <= _SHORT else text


def with_times(text: str, times: str) -> str:
    """Return a point with the times at which it was seen, within its full stop."""
    if not times:
        return sentence(text)
    text = text.strip()
    if text.endswith((".", "…")) and not text.endswith(".."):
        return f"{text[:-1]} ({times})."
    return f"{text} ({times})" + ("" if text.endswith(("!", "?", "”")) else ".")


def in_two_lines(text: str) -> tuple[str, ...]:
    """Return a text as one or two lines, parted between the sentences nearest to its middle."""
    text = one_line(text)
    places = [found.end() for found in _SENTENCE.finditer(text)]
    if not text:
        return ()
    if not places:
        return (text,)
    middle = min(places, key=lambda place: abs(place - len(text) / 2))
    return (text[:middle].strip(), text[middle:].strip())
