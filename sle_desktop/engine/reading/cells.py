"""Turns what a cell holds into the text that its author meant."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sle_desktop.engine.reading.raw import Cell, CellError

_LINE_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\ufeff\u200b\u2060\ufffe\uffff]|[\ud800-\udfff]")
_SPACES = re.compile(r"[\s\u00a0]+")
_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "}
)
"""What a word processor makes of quotation marks; no expression can be written with them."""


def cell_text(value: Cell) -> str:
    """Return a cell as trimmed text: whole numbers without ``.0``, dates as ISO 8601.

    Characters that cannot be seen are dropped: pasted text is full of them, and a name that
    holds one looks right and matches nothing.
    """
    if isinstance(value, str):
        text = value
        if not text.isprintable():
            text = _UNSEEN.sub("", _LINE_BREAKS.sub("\n", text))
        return text.strip()
    return _other_text(value)


def _other_text(value: Cell) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number_text(value)
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        return _span_text(value)
    if isinstance(value, CellError):
        return value.words
    assert isinstance(value, (date, time))
    return value.isoformat()


def _number_text(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e300 else repr(value)
    plain = repr(value)
    return format(Decimal(plain), "f") if "e-" in plain else plain


def _span_text(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def one_line(text: str) -> str:
    """Return text with every run of white space as one space: for names, types and headers."""
    return _SPACES.sub(" ", text).strip()


def straight(text: str) -> str:
    """Return an expression with straight quotation marks and plain spaces."""
    return text.translate(_STRAIGHT) if not text.isascii() else text
