"""A table of actions as an Excel workbook: a head that stays, days as days, words as words."""

from datetime import UTC, date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sle_desktop.domain.actions_table import HEADS, ActionsTable, cells, kept

_A4 = 9
_WIDTHS = (44, 22, 19, 40, 26, 22, 14)
_HEAD = 3
"""The row of the head: above it stand the title, the source and a blank line."""


def as_excel(table: ActionsTable) -> bytes:
    """Return a table of actions as a .xlsx. What somebody typed is never read as a formula."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        title = f"{table.school}: {table.title.lower()}"
        book.set_properties(
            {
                "title": title,
                "subject": table.source,
                "author": table.author,
                "created": datetime.combine(table.made_on, time(12), UTC).replace(tzinfo=None),
            }
        )
        sheet = book.add_worksheet(table.title)
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, table.source)
        _write(book, sheet, table)
        _set_up(sheet, len(table.rows), len(kept(table)))
    return out.getvalue()


def _write(book: Workbook, sheet: Worksheet, table: ActionsTable) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    words = book.add_format({"valign": "top", "text_wrap": True})
    days = book.add_format({"valign": "top", "align": "left", "num_format": "d mmmm yyyy"})
    columns = kept(table)
    for place, at in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[at])
        sheet.write_string(_HEAD, place, HEADS[at], head)
    for row, one in enumerate(table.rows, _HEAD + 1):
        values = cells(one)
        for place, at in enumerate(columns):
            _put(sheet, (row, place), values[at], days if isinstance(values[at], date) else words)


def _put(sheet: Worksheet, spot: tuple[int, int], value: str | date, look: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*spot, datetime.combine(value, time(), UTC).replace(tzinfo=None), look)
    else:
        sheet.write_string(*spot, value, look)


def _set_up(sheet: Worksheet, rows: int, columns: int) -> None:
    """Print it across on A4, one page wide, with the head on every page."""
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.autofilter(_HEAD, 0, _HEAD + rows, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_footer("&L&F&RPage &P of &N")
