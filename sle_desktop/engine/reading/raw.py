"""Sheets as they come out of a file, before anything is understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class CellError:
    """A spreadsheet's own error in a cell, such as ``#NAME?``."""

    words: str


Cell = str | float | bool | date | time | datetime | timedelta | CellError
"""What one cell holds; an empty cell is not stored."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of a sheet that hold anything: row numbers from 1, column indexes from 0."""

    name: str
    rows: tuple[tuple[int, Mapping[int, Cell]], ...]


def letters(index: int) -> str:
    """Return the letters of a spreadsheet column from its index: 0 is A, 26 is AA."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(65 + rest) + found
    return found
