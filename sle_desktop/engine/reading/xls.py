"""Reads the older Excel workbooks (``.xls``) with xlrd: pure Python, so it cannot crash."""

import io
from collections.abc import Mapping

import xlrd

from sle_desktop.engine.reading.limits import CELLS, not_a_form, too_large
from sle_desktop.engine.reading.number_formats import moment
from sle_desktop.engine.reading.raw import Cell, CellError, RawSheet
from sle_desktop.errors import UserError

_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def read_xls(data: bytes, wanted: Mapping[str, str]) -> dict[str, RawSheet]:
    """Return the wanted sheets by canonical name, as ``read_xlsx`` does.

    Raises ``UserError`` ``NOT_A_FORM`` for a damaged file, ``FORM_LOCKED`` for one with a
    password, ``FORM_TOO_LARGE`` for an endless one.
    """
    if _PASSWORD in data:
        raise _locked()
    try:
        return _read(data, wanted)
    except UserError:
        raise
    except xlrd.XLRDError as damage:
        if "encrypted" in str(damage):
            raise _locked() from damage
        raise _damaged(damage) from damage
    except Exception as damage:
        raise _damaged(damage) from damage


def _locked() -> UserError:
    do = "Open it in Excel, take the password off (File, Info, Protect), and save it."
    return UserError("FORM_LOCKED", "The workbook is protected with a password.", do)


def _damaged(damage: Exception) -> UserError:
    says = f"The workbook is damaged and cannot be read ({str(damage)[:100] or 'no reason given'})."
    return not_a_form(says, "Open it in Excel, save it anew as .xlsx, and try again.")


def _read(data: bytes, wanted: Mapping[str, str]) -> dict[str, RawSheet]:
    book = xlrd.open_workbook(
        file_contents=data, logfile=io.StringIO(), on_demand=True, ragged_rows=True
    )
    found = {"": RawSheet("\n".join(book.sheet_names()), ())}
    for number, title in enumerate(book.sheet_names()):
        canonical = wanted.get(title.strip().casefold())
        if canonical and canonical not in found:
            sheet = book.sheet_by_index(number)
            found[canonical] = _sheet(title, sheet, book.datemode == 1)
    return found


def _sheet(title: str, sheet: xlrd.sheet.Sheet, from_1904: bool) -> RawSheet:
    rows: list[tuple[int, Mapping[int, Cell]]] = []
    count = 0
    for number in range(sheet.nrows):
        cells: dict[int, Cell] = {}
        for index, cell in enumerate(sheet.row(number)):
            value = _value(cell, from_1904)
            if value != "":
                cells[index] = value
        count += sheet.row_len(number)
        if count > CELLS:
            raise too_large(f"The sheet “{title}” has more than {CELLS:,} cells.")
        if cells:
            rows.append((number + 1, cells))
    return RawSheet(title, tuple(rows))


def _value(cell: xlrd.sheet.Cell, from_1904: bool) -> Cell:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return float(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return moment(float(cell.value), from_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return CellError(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return ""
