"""Number formats of a spreadsheet that show a number as a day or a time, and what it means."""

import re
from datetime import datetime, timedelta

from sle_desktop.engine.reading.raw import Cell

_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_THE_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_PARTS_OF_TIME = re.compile(r"[dmyhs]", re.IGNORECASE)

_DAYS = 2_958_465
"""The last day that a spreadsheet knows: the end of the year 9999."""


def shows_time(number: int, code: str) -> bool:
    """Whether a format shows a day or a time; ``code`` is the author's own format, if it is one."""
    if not code:
        return number in _BUILT_IN
    bare = _NOT_THE_FORMAT.sub("", code.split(";")[0])
    return bool(_PARTS_OF_TIME.search(bare)) and "general" not in bare.casefold()


def moment(serial: float, from_1904: bool) -> Cell:
    """Return the day, or the time of day below 1, that a spreadsheet's serial number stands for.

    A number outside the calendar is left as it is. Days before March 1900 are one off in every
    spreadsheet; no form has one.
    """
    if not 0 <= serial < _DAYS:
        return serial
    span = timedelta(seconds=round(serial * 86_400))
    if serial < 1:
        return span
    start = datetime.fromisoformat("1904-01-01" if from_1904 else "1899-12-30")
    return start + span if serial < _DAYS - 1462 else serial
