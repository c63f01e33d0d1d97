"""A form's three tables as an Excel workbook: survey, choices, settings."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from sle_desktop.engine.reading.tables import Tables

_WIDE = ("label", "hint", "constraint", "relevant", "calculation")
_WIDTH, _WIDTH_WIDE = 16, 42


def workbook(tables: Tables, out: BinaryIO) -> None:
    """Write the tables; every cell is text, and none is read as a formula or a link."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheets: tuple[tuple[str, Sequence[Mapping[str, str]]], ...] = (
            ("survey", tables.survey),
            ("choices", tables.choices),
            ("settings", (tables.settings,)),
        )
        for name, rows in sheets:
            _sheet(book, name, rows, (head, wrap))


def _sheet(
    book: Workbook, name: str, rows: Sequence[Mapping[str, str]], formats: tuple[Format, Format]
) -> None:
    head, wrap = formats
    columns = list(dict.fromkeys(key for row in rows for key in row))
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, key in enumerate(columns):
        wide = key.partition("::")[0] in _WIDE
        sheet.set_column(at, at, _WIDTH_WIDE if wide else _WIDTH)
        sheet.write_string(0, at, key, head)
        for number, row in enumerate(rows, 1):
            if text := row.get(key, ""):
                sheet.write_string(number, at, text, wrap)
