"""The school's own view as an Excel workbook: written for the school, and read when it is back.

Loaded when a workbook is wanted: its library is not needed to open a window. The workbook names
no teacher and no pupil, and says in a hidden sheet which school, audit and form it is for.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sle_desktop.engine.reading.cells import cell_text
from sle_desktop.engine.reading.limits import FILE_BYTES
from sle_desktop.engine.reading.raw import RawSheet
from sle_desktop.engine.reading.xlsx import read_xlsx
from sle_desktop.errors import UserError

WORD = "school-own-view-1"
"""What the workbook says of its own layout; another layout gets another word."""

VIEW, ABOUT = "Our view", "About"
_FIRST_ROW = 9
_BY, _ON = (4, 2), (5, 2)
_COLUMNS = (
    ("", 6),
    ("Statement", 44),
    ("Not yet in place", 26),
    ("Developing", 26),
    ("Secure", 26),
    ("Last agreed", 16),
    ("Our position", 18),
    ("How do we know?", 44),
)
_POSITION, _KNOW = 6, 7
_MOST = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """One statement of the workbook; ``last`` is the position agreed last, in words."""

    code: str
    words: str
    descriptors: tuple[str, str, str]
    last: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """What the workbook says: ``marks`` are the positions that may be chosen, ``about`` what the
    hidden sheet holds by name.
    """

    title: str
    school: str
    purpose: str
    attribution: str
    marks: tuple[str, ...]
    statements: tuple[Asked, ...]
    about: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """What a workbook holds when it is back: words by the statements' signs."""

    about: Mapping[str, str]
    positions: Mapping[str, str]
    known: Mapping[str, str]
    by: str
    on: date | None


def write(book: Book) -> bytes:
    """Return the workbook. Only the cells to answer can be typed in."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({"title": book.title, "subject": book.school})
    looks = _Looks(workbook)
    sheet = workbook.add_worksheet(VIEW)
    _head(sheet, looks, book)
    _rows(sheet, looks, book)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    hidden = workbook.add_worksheet(ABOUT)
    for row, (name, value) in enumerate({"workbook": WORD, **book.about}.items()):
        hidden.write_string(row, 0, name)
        hidden.write_string(row, 1, value)
    hidden.protect()
    hidden.very_hidden()
    workbook.close()
    return out.getvalue()


class _Looks:
    """The looks of the cells; those to answer are the ones with a frame."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11}
        answer = {**wrapped, "border": 1, "border_color": "#7C8696", "locked": False}
        self.words: Format = workbook.add_format(wrapped)
        self.quiet: Format = workbook.add_format({**wrapped, "font_color": "#465160"})
        self.strong: Format = workbook.add_format({**wrapped, "bold": True})
        self.title: Format = workbook.add_format({**wrapped, "bold": True, "font_size": 16})
        self.group: Format = workbook.add_format({**wrapped, "bold": True, "top": 1})
        self.answer: Format = workbook.add_format(answer)
        self.day: Format = workbook.add_format({**answer, "num_format": "d mmmm yyyy"})


def _head(sheet: Worksheet, looks: _Looks, book: Book) -> None:
    for at, (_, wide) in enumerate(_COLUMNS):
        sheet.set_column(at, at, wide)
    sheet.merge_range(0, 0, 0, _KNOW, book.title, looks.title)
    sheet.merge_range(1, 0, 1, _KNOW, book.school, looks.strong)
    sheet.merge_range(2, 0, 2, _KNOW, book.purpose, looks.words)
    sheet.merge_range(4, 0, 4, 1, "Filled in by (roles rather than names)", looks.strong)
    sheet.write_blank(*_BY, None, looks.answer)
    sheet.merge_range(5, 0, 5, 1, "On which day?", looks.strong)
    sheet.write_blank(*_ON, None, looks.day)
    sheet.data_validation(*_ON, *_ON, {
        "validate": "date", "criteria": "between",
        "minimum": date(2015, 1, 1), "maximum": date(2099, 12, 31),
        "error_title": "A day, please", "error_message": "Give a day such as 23/11/2026.",
    })  # fmt: skip
    sheet.set_row(2, 34)
    advice = "Choose where the school is with each statement. No names of pupils or teachers."
    sheet.merge_range(6, 0, 6, _KNOW, advice, looks.words)
    for at, (name, _) in enumerate(_COLUMNS):
        sheet.write_string(_FIRST_ROW - 1, at, name, looks.strong)
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST_ROW - 1)
    sheet.hide_gridlines(2)


def _rows(sheet: Worksheet, looks: _Looks, book: Book) -> None:
    row, group = _FIRST_ROW, ""
    for one in book.statements:
        if one.group != group:
            group = one.group
            sheet.merge_range(row, 0, row, _KNOW, group, looks.group)
            row += 1
        sheet.write_string(row, 0, one.code, looks.strong)
        sheet.write_string(row, 1, one.words, looks.words)
        for at, words in enumerate(one.descriptors, 2):
            sheet.write_string(row, at, words, looks.quiet)
        sheet.write_string(row, 5, one.last, looks.quiet)
        sheet.write_blank(row, _POSITION, None, looks.answer)
        sheet.write_blank(row, _KNOW, None, looks.answer)
        sheet.data_validation(row, _POSITION, row, _POSITION, {
            "validate": "list", "source": list(book.marks),
            "error_title": "One of the list", "error_message": "Choose from the list.",
        })  # fmt: skip
        sheet.data_validation(row, _KNOW, row, _KNOW, {
            "validate": "length", "criteria": "<=", "value": _MOST,
            "error_title": "A little shorter", "error_message": f"At most {_MOST} characters.",
        })  # fmt: skip
        row += 1
    sheet.merge_range(row + 1, 0, row + 1, _KNOW, book.attribution, looks.quiet)
    sheet.set_row(row + 1, 34)


def read(data: bytes) -> Returned:
    """Return what a workbook holds.

    Raises NOT_OUR_WORKBOOK for any other file, also for one that is damaged or endless.
    """
    sheets = _sheets(data)
    about = {row.get(0, ""): row.get(1, "") for row in _texts(sheets, ABOUT).values()}
    if about.get("workbook") != WORD:
        raise _not_ours("It is not a workbook for the school’s own view, or its layout changed.")
    view = _texts(sheets, VIEW)
    told = {row[0]: row for at, row in view.items() if at > _FIRST_ROW and row.get(0)}
    return Returned(
        about=about,
        positions={code: row[_POSITION] for code, row in told.items() if row.get(_POSITION)},
        known={code: row[_KNOW][:_MOST] for code, row in told.items() if row.get(_KNOW)},
        by=view.get(_BY[0] + 1, {}).get(_BY[1], ""),
        on=_day(view.get(_ON[0] + 1, {}).get(_ON[1], "")),
    )


def _sheets(data: bytes) -> dict[str, RawSheet]:
    if len(data) > FILE_BYTES:
        raise _not_ours("The file is far larger than the workbook ever is.")
    if not data.startswith(b"PK"):
        raise _not_ours("It is not an Excel workbook (.xlsx).")
    try:
        return read_xlsx(data, {one.casefold(): one for one in (VIEW, ABOUT)})
    except UserError as refusal:  # it speaks of forms
        raise _not_ours(refusal.says) from refusal


def _not_ours(says: str) -> UserError:
    do = "Choose the workbook that this app saved for the school, as it came back."
    return UserError("NOT_OUR_WORKBOOK", says, do)


def _texts(sheets: Mapping[str, RawSheet], name: str) -> dict[int, dict[int, str]]:
    """Return the cells that hold anything as text, by row (from 1) and column (from 0)."""
    sheet = sheets.get(name)
    rows = sheet.rows if sheet is not None else ()
    return {at: {column: cell_text(one) for column, one in cells.items()} for at, cells in rows}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
