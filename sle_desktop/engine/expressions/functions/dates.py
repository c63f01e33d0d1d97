"""Functions of dates and times."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from math import nan

from sle_desktop.engine.expressions.focus import Focus
from sle_desktop.engine.expressions.functions.registry import function
from sle_desktop.engine.expressions.moments import (
    Moment,
    days,
    from_days,
    moment,
    read_loosely,
    read_moment,
    time_of_day,
)
from sle_desktop.engine.expressions.values import Value, as_string

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_FORMATS: Mapping[str, Callable[[datetime], str]] = {
    "Y": lambda when: f"{when.year:04}",
    "y": lambda when: f"{when.year % 100:02}",
    "m": lambda when: f"{when.month:02}",
    "n": lambda when: str(when.month),
    "b": lambda when: _MONTHS[when.month - 1],
    "d": lambda when: f"{when.day:02}",
    "e": lambda when: str(when.day),
    "a": lambda when: _WEEKDAYS[when.weekday()],
    "H": lambda when: f"{when.hour:02}",
    "h": lambda when: str(when.hour),
    "M": lambda when: f"{when.minute:02}",
    "S": lambda when: f"{when.second:02}",
    "3": lambda when: f"{when.microsecond // 1000:03}",
}
_FORMAT = re.compile(f"%([{''.join(_FORMATS)}])")


@function("now", "focus")
def now(focus: Focus) -> Moment:
    """Return the present instant in the environment's zone."""
    return moment(_now(focus))


@function("today", "focus")
def today(focus: Focus) -> Moment:
    """Return today's date in the environment's zone."""
    return moment(_now(focus).replace(hour=0, minute=0, second=0, microsecond=0, fold=0))


def _now(focus: Focus) -> datetime:
    return focus.environment.now().astimezone(focus.zone)


@function("date", "focus value")
def date(focus: Focus, value: Value) -> str:
    """Return a date from ISO text or from days since 1970; nothing from nothing."""
    if isinstance(value, bool) or as_string(value) == "":
        return ""
    return value if isinstance(value, Moment) else moment(_instant(value, focus))


@function("date-time", "focus value")
def date_time(focus: Focus, value: Value) -> str:
    """Return the same as ``date``, which keeps the time of day."""
    return date(focus, value)


@function("decimal-date-time", "focus value")
def decimal_date_time(focus: Focus, value: Value) -> float:
    """Return the days since 1970-01-01T00:00Z, with the time of day as a fraction."""
    when = _instant(value, focus)
    return nan if when is None else days(when)


@function("decimal-time", "focus text")
def decimal_time(focus: Focus, text: str) -> float:
    """Return a time of day as a fraction of the day."""
    found = time_of_day(text, focus.zone, _now(focus))
    return nan if found is None else found


@function("format-date", "focus value text")
def format_date(focus: Focus, value: Value, form: str) -> str:
    """Return a date written out by a pattern (``%d %b %Y``), nothing if it is no date."""
    when = _instant(value, focus)
    if when is None:
        return ""
    return _FORMAT.sub(lambda found: _FORMATS[found[1]](when), form)


@function("format-date-time", "focus value text")
def format_date_time(focus: Focus, value: Value, form: str) -> str:
    """Return the same as ``format-date``: both know the patterns for the time of day."""
    return format_date(focus, value, form)


def _instant(value: Value, focus: Focus) -> datetime | None:
    """Return the instant that a value stands for, ``None`` if it is no date."""
    if isinstance(value, Moment):
        return value.when
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return from_days(value, focus.zone)
    text = as_string(value)
    return read_moment(text, focus.zone) or read_loosely(text, focus.zone)
