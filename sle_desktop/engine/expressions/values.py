"""The values of XPath 1.0 and how each is read as another.

Two kinds remember more than they show: a date is a text that also counts (``moments.Moment``),
and a number of days knows its date (``moments.Days``).
"""

import re
from datetime import tzinfo
from decimal import Decimal
from math import inf, isinf, isnan, nan

from sle_desktop.engine.expressions.moments import Days, Moment, days, read_moment
from sle_desktop.engine.expressions.nodes import Node

Value = str | float | bool | list[Node]

# XPath 1.0 knows no exponent; ODK's engines accept one, and spreadsheets write them.
_is_number = re.compile(
    r"[ \t\r\n]*-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[ \t\r\n]*", re.A
).fullmatch


def as_string(value: Value) -> str:
    """Return a value as text: the first node's, and nothing for what is no number."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].text if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Days) and value.shown:
        return value.shown
    return number_text(value)


def as_number(value: Value, zone: tzinfo | None = None) -> float:
    """Return a value as a number; what is no number is NaN.

    With a zone, text in the form of an ISO date counts as the days since 1970-01-01T00:00Z.
    """
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, list):
        return text_number(value[0].text, zone) if value else nan
    if isinstance(value, Moment):
        return nan if value.when is None else days(value.when)
    return text_number(value, zone) if isinstance(value, str) else float(value)


def as_boolean(value: Value) -> bool:
    """Return whether a value counts as true: not empty, not zero, not NaN."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and not isnan(value)
    if isinstance(value, Moment):
        return value.when is not None and as_number(value) != 0
    return bool(value)


def number_text(number: float) -> str:
    """Return a number in plain decimal form, with neither exponent nor needless zeros."""
    if isnan(number):
        return ""
    if isinf(number):
        return "Infinity" if number == inf else "-Infinity"
    if number == int(number):
        return str(int(number))
    shown = float.__repr__(number)
    return format(Decimal(shown), "f") if "e" in shown else shown


def text_number(text: str, zone: tzinfo | None) -> float:
    """Return the number or, with a zone, the date that a text holds, else NaN."""
    if not text:
        return nan
    if _is_number(text):
        return float(text)
    when = read_moment(text, zone) if zone is not None and text[4:5] == "-" else None
    return nan if when is None else days(when)


def texts(value: Value) -> list[str]:
    """Return the text of every node of a set, or the one text of another value."""
    return [one.text for one in value] if isinstance(value, list) else [as_string(value)]
