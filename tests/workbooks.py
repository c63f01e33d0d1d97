"""Workbooks as somebody else's program leaves them: cells typed into a file that we wrote."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

SHEET = "xl/worksheets/sheet1.xml"


def part(book: bytes, name: str = SHEET) -> str:
    """Return one part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return packed.read(name).decode("utf-8")


def with_part(book: bytes, content: str, name: str = SHEET) -> bytes:
    """Return a workbook with another part in the place of one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as packed, zipfile.ZipFile(out, "w") as fresh:
        for one in packed.namelist():
            fresh.writestr(one, content if one == name else packed.read(one))
    return out.getvalue()


def typed_into(book: bytes, cells: Mapping[str, str | int]) -> bytes:
    """Return a workbook with words or numbers typed into empty cells, as ``{"G11": "Secure"}``."""
    sheet = part(book)
    for place, value in cells.items():
        found = re.search(rf'<c r="{place}" s="(\d+)"/>', sheet)
        assert found, f"{place} is no empty cell"
        look = found[1]
        if isinstance(value, int):
            typed = f'<c r="{place}" s="{look}"><v>{value}</v></c>'
        else:
            words = escape(value)
            typed = f'<c r="{place}" s="{look}" t="inlineStr"><is><t>{words}</t></is></c>'
        sheet = sheet.replace(found[0], typed)
    return with_part(book, sheet)


def row_of(book: bytes, code: str) -> int:
    """Return the row of a statement, by its sign in the first column."""
    strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", part(book, "xl/sharedStrings.xml"))
    at = strings.index(code)
    found = re.search(rf'<c r="A(\d+)" s="\d+" t="s"><v>{at}</v></c>', part(book))
    assert found
    return int(found[1])
