"""Makes small workbooks and TOML forms for the tests of reading and linting."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import ReadForm, read_bytes

Rows = Sequence[Sequence[object]]

SURVEY: Rows = (("type", "name", "label"), ("text", "q", "Question"))


def workbook(survey: Rows = SURVEY, **others: Rows) -> bytes:
    """Return an Excel workbook with a sheet called survey and any others."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {"survey": survey, **others}.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_sheet(survey: Rows = SURVEY, **others: Rows) -> ReadForm:
    return read_bytes(workbook(survey, **others), "form.xlsx")


def form_of(read: ReadForm) -> Form:
    assert read.form is not None
    return read.form


def from_toml(text: str) -> ReadForm:
    return read_bytes(text.encode(), "form.toml")


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def codes(read: ReadForm) -> list[str]:
    return [one.code for one in read.findings]
