"""Reads the cells of one sheet of an Excel workbook."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sle_desktop.engine.reading.limits import CELLS, too_large
from sle_desktop.engine.reading.number_formats import moment
from sle_desktop.engine.reading.raw import Cell, CellError, RawSheet
from sle_desktop.engine.reading.xlsx_parts import Styles, unescape
from sle_desktop.engine.reading.xml_events import XmlError, read_xml


@dataclass(frozen=True, slots=True)
class Shared:
    """What every sheet of a workbook refers to."""

    strings: Sequence[str]
    styles: Styles
    from_1904: bool


class _Cells:
    """Gathers the cells of a sheet from XML events; kept lean, it sees every element."""

    def __init__(self, shared: Shared) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self._shared = shared
        self._columns: dict[str, int] = {}
        self._row = 0
        self._column = -1
        self._kind = ""
        self._style = ""
        self._words: list[str] | None = None
        self._text = ""
        self._spoken = False
        self._count = 0

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "c":
            self._place(found.get("r", ""))
            self._kind = found.get("t", "n")
            self._style = found.get("s", "")
            self._text = ""
        elif name in ("v", "t"):
            self._words = None if self._spoken else []
        elif name == "row":
            self._row = int(found["r"]) if "r" in found else self._row + 1
            self._column = -1
        elif name == "rPh":  # how the words before it are pronounced
            self._spoken = True

    def hear(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def end(self, name: str) -> None:
        if name == "c":
            if self._text:
                self._keep()
        elif name in ("v", "t"):
            self._text += "".join(self._words or ())
            self._words = None
        elif name == "rPh":
            self._spoken = False

    def _place(self, reference: str) -> None:
        if not reference:
            self._column += 1
            return
        column = reference.rstrip("0123456789")
        index = self._columns.get(column)
        if index is None:
            index = self._columns[column] = _column_index(column)
        self._column = index

    def _keep(self) -> None:
        self._count += 1
        if self._count > CELLS:
            raise too_large(f"A sheet of the workbook has more than {CELLS:,} cells.")
        value = self._value()
        if value != "":
            row = self.rows.get(self._row)
            if row is None:
                row = self.rows[self._row] = {}
            row[self._column] = value

    def _value(self) -> Cell:
        kind, text = self._kind, self._text
        if kind == "s":
            return self._shared.strings[int(text)]
        if kind in ("inlineStr", "str"):
            return unescape(text)
        if kind == "n":
            return self._number(float(text))
        if kind == "b":
            return text.strip() == "1"
        return CellError(text[:40]) if kind == "e" else text

    def _number(self, number: float) -> Cell:
        if not math.isfinite(number):
            return str(number)
        if self._style in self._shared.styles.times:
            return moment(number, self._shared.from_1904)
        return number


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or index > 16_384:
            raise XmlError(f"no column is called {letters[:10]}")
        index = index * 26 + ord(letter) - 64
    return index - 1


def read_sheet(title: str, content: bytes, shared: Shared) -> RawSheet:
    """Return the cells of a sheet; raises ``XmlError``, ``ValueError`` and ``IndexError``."""
    cells = _Cells(shared)
    if content:
        read_xml(content, cells.start, cells.end, cells.hear)
    return RawSheet(title, tuple(sorted(cells.rows.items())))
