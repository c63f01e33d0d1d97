"""Reads what people type for dates, times and numbers, and says them as the window writes them."""

import re
from datetime import date, time
from decimal import Decimal, InvalidOperation

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_NAME = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+", re.IGNORECASE)
_IN_WORDS = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,})\.?,?(?:\s+(\d{4}|\d{2}))?$", re.I)
_IN_FIGURES = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?$", re.IGNORECASE)
_NOON = 12
_CENTURY = 100


def say_date(day: date) -> str:
    """Return a date as ``23 November 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_day(day: date) -> str:
    """Return a date with its weekday, as ``Monday 23 November 2026``."""
    return f"{_DAYS[day.weekday()]} {say_date(day)}"


def say_time(moment: time) -> str:
    """Return a time of day as ``14:08``."""
    return f"{moment:%H:%M}"


def read_date(words: str, today: date) -> date | None:
    """Return the date in ``23 Nov 2026``, ``23/11/2026``, ``23/11`` or ISO, else None."""
    words = _DAY_NAME.sub("", words.strip())
    if match := _IN_WORDS.match(words):
        day, name, year = match.groups()
        found = [
            at
            for at, month in enumerate(_MONTHS, 1)
            if month.casefold().startswith(name.casefold())
        ]
        return _date(_year(year, today), found[0], int(day)) if len(found) == 1 else None
    if match := _IN_FIGURES.match(words):
        day, month, year = match.groups()
        return _date(_year(year, today), int(month), int(day))
    if match := _ISO.match(words):
        return _date(*(int(one) for one in match.groups()))
    return None


def read_time(words: str) -> time | None:
    """Return the time in ``14:08``, ``14.08``, ``1408``, ``9`` or ``2:08 pm``, else None."""
    match = _TIME.match(words.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if half := (match[3] or "").casefold():
        if not 0 < hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_number(words: str) -> int | Decimal | None:
    """Return a whole number as ``int``, another as ``Decimal``; commas of thousands are dropped."""
    plain = words.strip().replace("\u2212", "-")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", plain):
        plain = plain.replace(",", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return int(plain) if re.fullmatch(r"[+-]?\d+", plain) else number


def _year(words: str | None, today: date) -> int:
    if words is None:
        return today.year
    year = int(words)
    return year if year >= _CENTURY else today.year // _CENTURY * _CENTURY + year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
