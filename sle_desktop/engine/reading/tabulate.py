"""Finds the header row of a raw sheet and reads the rows under it by column."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sle_desktop.engine.definition import SheetSource
from sle_desktop.engine.reading.cells import cell_text, one_line
from sle_desktop.engine.reading.headers import column_key, is_quiet, known_keys
from sle_desktop.engine.reading.limits import CELL_CHARACTERS
from sle_desktop.engine.reading.raw import Cell, CellError, RawSheet, letters
from sle_desktop.engine.reading.sheets import Row, Sheet, Trouble

_HEADER_WITHIN = 40
"""Rows in which the headers are looked for; notes to colleagues stand above them in some forms."""

COLUMNS_LOOKED_AT = 300
"""Columns whose headers are compared with ours; forms in use have at most a hundred."""

_MARKS = {
    "survey": frozenset({"type"}),
    "choices": frozenset({"list_name", "name"}),
    "external_choices": frozenset({"list_name", "name"}),
    "settings": frozenset(),
}
"""The columns that the header row of each sheet must have to be known as such."""


@dataclass(slots=True)
class _Columns:
    """The columns of one sheet while it is read."""

    sheet: str
    row: int
    keys: dict[int, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    doubles: dict[int, str] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    troubles: list[Trouble] = field(default_factory=list)


def tabulate(sheet: str, raw: RawSheet) -> Sheet | None:
    """Return the rows of a sheet by column key, ``None`` where no row looks like the headers.

    ``sheet`` is the canonical name. Two columns of one meaning are read as one, the first that
    holds something winning, and named as trouble.
    """
    place = _header_place(sheet, raw)
    if place is None:
        return None
    number, cells = raw.rows[place]
    columns = _columns(sheet, number, cells)
    rows = [_row(columns, number, cells) for number, cells in raw.rows[place + 1 :]]
    _report_doubles(columns)
    source = SheetSource(raw.name, columns.headers, columns.letters)
    return Sheet(source, tuple(row for row in rows if row.cells), tuple(columns.troubles))


def _header_place(sheet: str, raw: RawSheet) -> int | None:
    marks = _MARKS[sheet]
    known = frozenset(known_keys(sheet))
    for place, (_, cells) in enumerate(raw.rows[:_HEADER_WITHIN]):
        keys = {column_key(sheet, cell_text(cell)[:200]) for cell in cells.values()}
        if marks <= keys if marks else keys & known:
            return place
    return None


def _columns(sheet: str, number: int, cells: Mapping[int, Cell]) -> _Columns:
    columns = _Columns(sheet, number)
    for index, cell in sorted(cells.items()):
        header = one_line(cell_text(cell))[:200]
        if not header:
            continue
        key = column_key(sheet, header)
        columns.keys[index] = key
        if key in columns.headers:
            columns.doubles[index] = header
        else:
            columns.headers[key] = header
            columns.letters[key] = letters(index)
            if len(columns.headers) < COLUMNS_LOOKED_AT:
                columns.troubles.extend(strange_column(sheet, key, header, number))
    return columns


def strange_column(sheet: str, key: str, header: str, row: int) -> Iterable[Trouble]:
    """Yield a warning for a column that is none of ours but nearly has the name of one."""
    known = known_keys(sheet)
    if key.split("::")[0] in known or key.startswith("media::") or is_quiet(header):
        return
    near = difflib.get_close_matches(header.casefold().split(":")[0], known, n=1, cutoff=0.78)
    if near:
        says = f"The column “{header}” is none that forms use, and is not read."
        yield Trouble("UNKNOWN_COLUMN", row, key, says, f"Did you mean “{near[0]}”?")


def _row(columns: _Columns, number: int, cells: Mapping[int, Cell]) -> Row:
    texts: dict[str, str] = {}
    for index, cell in cells.items():
        key = columns.keys.get(index)
        if key is None:
            continue
        text = _text(columns, number, key, cell)
        if not text:
            continue
        columns.used.add(index)
        if key not in texts:
            texts[key] = text
    return Row(number, texts)


def _text(columns: _Columns, number: int, key: str, cell: Cell) -> str:
    text = cell_text(cell)
    if isinstance(cell, CellError):
        if not _is_read(columns.sheet, key):
            return ""
        says = f"The cell holds the spreadsheet's error {text}."
        do = "Type the words anew; put an apostrophe before a cell that starts with = or -."
        columns.troubles.append(Trouble("BAD_CELL", number, key, says, do))
        return ""
    if len(text) > CELL_CHARACTERS:
        says = f"The cell holds {len(text):,} characters."
        do = f"Shorten it to {CELL_CHARACTERS:,}."
        columns.troubles.append(Trouble("LONG_CELL", number, key, says, do))
        return text[:CELL_CHARACTERS]
    return text


def _is_read(sheet: str, key: str) -> bool:
    """Whether a column does anything here; authors' own columns on the choices sheet filter."""
    base = key.split("::")[0]
    return sheet != "survey" or base in ("media", "sle") or base in known_keys(sheet)


def _report_doubles(columns: _Columns) -> None:
    """Name columns of one meaning of which more than one holds something."""
    firsts = {key: index for index, key in reversed(columns.keys.items())}
    for index, header in columns.doubles.items():
        key = columns.keys[index]
        if index in columns.used and firsts[key] in columns.used:
            first = columns.letters[key]
            says = f"Columns {first} and {letters(index)} (“{header}”) say the same thing twice."
            trouble = Trouble("DUPLICATE_COLUMN", columns.row, key, says, "Keep one of them.")
            columns.troubles.append(trouble)
