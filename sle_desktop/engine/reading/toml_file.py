"""Reads a form written as TOML: ``[settings]``, ``[[survey]]`` and ``[[choices]]`` tables."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import islice

from sle_desktop.engine.definition import SheetSource
from sle_desktop.engine.reading.cells import cell_text, one_line
from sle_desktop.engine.reading.headers import column_key
from sle_desktop.engine.reading.limits import CELL_CHARACTERS, CELLS, ROWS, not_a_form, too_large
from sle_desktop.engine.reading.sheets import SHEETS, Book, Row, Sheet, Trouble
from sle_desktop.engine.reading.tabulate import COLUMNS_LOOKED_AT, strange_column

# Strings and comments come first, so that a header inside one is not taken for a header.
_TOKENS = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|^[ \t]*\[\[?[ \t]*(?P<table>[A-Za-z_-]+)[ \t]*\]",
    re.DOTALL | re.MULTILINE,
)
_LOOKS_LIKE_A_FORM = re.compile(
    r"^[ \t]*\[\[?[ \t]*(?:survey|settings|choices)[ \t]*\]", re.MULTILINE
)
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


class TomlError(Exception):
    """TOML that cannot be read: ``says`` in plain words, and the line (0 if it is not known)."""

    def __init__(self, says: str, line: int) -> None:
        super().__init__(says)
        self.says = says
        self.line = line


def read_toml(text: str) -> Book:
    """Return the sheets of a form written as TOML.

    Raises ``TomlError`` for a form with a slip in its TOML, and ``UserError`` ``NOT_A_FORM`` for
    text that was never meant to be one.
    """
    text = text.replace("\r\n", "\n")
    if not _LOOKS_LIKE_A_FORM.search(text):
        raise not_a_form("The file holds text, but no [[survey]] of questions.")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as slip:
        raise _slip(slip, text) from slip
    except RecursionError as slip:
        raise TomlError("Lists are nested too deep.", 0) from slip
    except ValueError as slip:  # a number of thousands of digits
        raise TomlError(str(slip), 0) from slip
    lines = _lines(text)
    return {
        sheet: _Sheet(sheet, lines.get(sheet, [])).read(tables[sheet])
        for sheet in SHEETS
        if sheet in tables
    }


def _slip(slip: tomllib.TOMLDecodeError, text: str) -> TomlError:
    words = str(slip)
    found = _AT_LINE.search(words)
    line = text.count("\n") + 1
    if found and found[1]:
        line = int(found[1])
    return TomlError(f"{_AT_LINE.sub('', words)}.", line)


def _lines(text: str) -> dict[str, list[int]]:
    """Return the lines on which the tables of each name start."""
    lines: dict[str, list[int]] = {}
    line, seen = 1, 0
    for found in _TOKENS.finditer(text):
        if table := found["table"]:
            line += text.count("\n", seen, found.start("table"))
            seen = found.start("table")
            lines.setdefault(table, []).append(line)
    return lines


class _Sheet:
    """Reads the tables of one name."""

    def __init__(self, name: str, lines: list[int]) -> None:
        self._name = name
        self._lines = lines
        self._headers: dict[str, str] = {}
        self._troubles: list[Trouble] = []
        self._cells = 0

    def read(self, entries: object) -> Sheet:
        rows = tuple(
            Row(line, cells)
            for line, entry in self._entries(entries)
            if (cells := self._row(line, entry))
        )
        source = SheetSource(self._name, self._headers)
        return Sheet(source, rows, tuple(self._troubles))

    def _entries(self, entries: object) -> Iterator[tuple[int, Mapping[str, object]]]:
        listed = entries if isinstance(entries, list) else [entries]
        if len(listed) > ROWS:
            raise too_large(f"The form has more than {ROWS:,} entries called {self._name}.")
        for place, entry in enumerate(listed):
            line = next(islice(self._lines, place, None), 0)
            if isinstance(entry, dict):
                yield line, entry
            else:
                do = f"Write each as [[{self._name}]] with a line for each key."
                says = f"An entry of {self._name} is no table."
                self._troubles.append(Trouble("BAD_CELL", line, "", says, do))

    def _row(self, line: int, entry: Mapping[str, object]) -> dict[str, str]:
        cells: dict[str, str] = {}
        for header, value in entry.items():
            key = self._key(line, header)
            if key in cells:
                says = f"“{one_line(header)[:60]}” says the same thing twice."
                trouble = Trouble("DUPLICATE_COLUMN", line, key, says, "Keep one of them.")
                self._troubles.append(trouble)
            elif text := self._text(line, key, value):
                cells[key] = text
        self._cells += len(cells)
        if self._cells > CELLS:
            raise too_large(f"The form has more than {CELLS:,} values.")
        return cells

    def _key(self, line: int, header: str) -> str:
        key = column_key(self._name, cell_text(header)[:200])
        if key not in self._headers:
            self._headers[key] = one_line(header)[:200]
            if len(self._headers) < COLUMNS_LOOKED_AT:
                self._troubles.extend(strange_column(self._name, key, self._headers[key], line))
        return key

    def _text(self, line: int, key: str, value: object) -> str:
        if not isinstance(value, (str, int, float, date, time)):
            says = f"“{key}” holds a list or a table where text belongs."
            do = 'Write it in quotes; quote a key that holds colons too: "label::cy" = "…".'
            self._troubles.append(Trouble("BAD_CELL", line, key, says, do))
            return ""
        text = cell_text(value)
        if len(text) > CELL_CHARACTERS:
            says = f"“{key}” holds {len(text):,} characters."
            do = f"Shorten it to {CELL_CHARACTERS:,}."
            self._troubles.append(Trouble("LONG_CELL", line, key, says, do))
        return text[:CELL_CHARACTERS]
