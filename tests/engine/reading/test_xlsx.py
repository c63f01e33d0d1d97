"""Excel workbooks: every kind of cell, and files that are damaged or hostile."""

import io
import itertools
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from sle_desktop.engine.reading import read_bytes, read_form
from sle_desktop.engine.reading.number_formats import moment, shows_time
from sle_desktop.errors import UserError

from .workbooks import codes, form_of, packed, parts_of, read_sheet, workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ("type", "name", "label", "default")


BINARY = (
    b'<Relationships><Relationship Id="a" Target="xl/workbook.bin"'
    b' Type="http://x/relationships/officeDocument"/></Relationships>'
)


def changed(old: bytes, new: bytes, part: str = SHEET) -> bytes:
    parts = parts_of(workbook())
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return packed(parts)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1.0, "1"),
        (2.5, "2.5"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (123456789012, "123456789012"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 3, 31), "2026-03-31"),
        (datetime.fromisoformat("2026-03-31T14:30"), "2026-03-31T14:30:00"),
        (time(14, 30), "14:30:00"),
        ("  padded\u00a0", "padded"),
        ("two\r\nlines", "two\nlines"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("Dŵr “cŵl” — 水 👩‍🏫", "Dŵr “cŵl” — 水 👩‍🏫"),
    ],
)
def test_a_cell_is_read_as_the_text_its_author_meant(cell: object, text: str) -> None:
    form = form_of(read_sheet((HEAD, ("text", "q", "Question", cell))))
    assert form.fields[0].default == text


def test_a_number_is_a_name() -> None:
    choices = (("list_name", "name", "label"), ("yn", 0.0, "No"), ("yn", 1, "Yes"))
    form = form_of(read_sheet(choices=choices))
    assert [one.name for one in form.lists["yn"]] == ["0", "1"]


def test_rows_and_columns_are_those_that_excel_shows() -> None:
    rows = [
        ("A form about schools",),
        (),
        ("name", None, "type"),
        ("", ""),
        ("q", None, "nonsense"),
    ]
    read = read_sheet(rows)
    (finding,) = read.findings
    assert (finding.sheet, finding.row, finding.column) == ("survey", 5, "type")
    assert finding.says.startswith("Cell C5: ")


def test_sheets_are_known_whatever_their_case() -> None:
    form = form_of(
        read_bytes(
            workbook(
                **{
                    " Choices ": (("list name", "Value", "Label"), ("a", "x", "X")),
                    "SETTINGS": (("Form Title", "form_id\t", "Version"), ("T", "f", 3)),
                    "notes": (("anything",),),
                }
            ),
            "x",
        )
    )
    assert (form.title, form.id, form.version) == ("T", "f", "3")
    assert form.lists["a"][0].label == {"": "X"}


def test_a_workbook_that_excel_saved() -> None:
    read = read_form(Path(__file__).parent / "files" / "duplicate_columns.xlsx")
    form = form_of(read)
    assert codes(read) == ["DUPLICATE_COLUMN"]
    assert read.findings[0].says == "Cell D1: Columns D and E (“label”) say the same thing twice."
    assert form.languages == ("", "chinese", "english")
    address = form.by_path["everything/address"]
    assert (address.row, address.label["chinese"]) == (6, "您好")
    assert form.by_path["everything"].relevant == "not(selected(${skip_to_end}, 'yes'))"
    assert form.settings["clean_text_values"] == "TRUE"


def test_a_far_away_cell_costs_nothing() -> None:
    data = changed(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert form_of(read_bytes(data, "x.xlsx")).fields[0].name == "q"


def test_a_spreadsheets_own_error_is_named_by_cell() -> None:
    text = b't="inlineStr"><is><t>Question</t></is>'
    read = read_bytes(changed(text, b't="e"><v>#NAME?</v>'), "x.xlsx")
    assert codes(read) == ["BAD_CELL"]
    assert read.findings[0].says == "Cell C2: The cell holds the spreadsheet's error #NAME?."


def test_an_error_in_a_column_of_the_authors_own_is_nothing_to_mend() -> None:
    data = workbook((("type", "name", "label", "my sums"), ("text", "q", "Q", "sum")))
    parts = parts_of(data)
    text = b't="inlineStr"><is><t>sum</t></is>'
    assert text in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(text, b't="e"><v>#REF!</v>')
    assert codes(read_bytes(packed(parts), "x.xlsx")) == []


def test_texts_drawn_in_pieces_are_joined_without_their_pronunciation() -> None:
    pieces = b"<r><t>Ques</t></r><r><t>tion</t></r><rPh><t>kwes</t></rPh>"
    form = form_of(read_bytes(changed(b"<t>Question</t>", pieces), "x"))
    assert form.fields[0].label == {"": "Question"}


def test_shared_texts_and_their_escapes() -> None:
    parts = parts_of(workbook())
    parts["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="9999999999"'
        b' uniqueCount="9999999999"><si><r><t>A_x000D_</t></r><r><t>B</t></r>'
        b"<rPh><t>unsaid</t></rPh></si></sst>"
    )
    parts[SHEET] = parts[SHEET].replace(
        b't="inlineStr"><is><t>Question</t></is>', b't="s"><v>0</v>'
    )
    form = form_of(read_bytes(packed(parts), "x"))
    assert form.fields[0].label == {"": "A\nB"}


def test_names_may_carry_a_prefix() -> None:
    parts = parts_of(workbook())
    for name in (SHEET, "xl/workbook.xml"):
        text = parts[name].decode()
        for tag in ("worksheet", "sheetData", "row", "c", "is", "t", "workbook", "sheets", "sheet"):
            text = text.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
            text = text.replace(f"</{tag}>", f"</x:{tag}>")
        text = text.replace("xmlns=", "xmlns:x=")
        parts[name] = text.encode()
    assert form_of(read_bytes(packed(parts), "x")).fields[0].name == "q"


def test_the_older_calendar_and_formats_of_ones_own() -> None:
    assert moment(44286.0, from_1904=False) == datetime.fromisoformat("2021-03-31")
    assert moment(42824.0, from_1904=True) == datetime.fromisoformat("2021-03-31")
    assert moment(-1.0, from_1904=False) == -1.0
    assert moment(1e12, from_1904=False) == 1e12
    assert shows_time(14, "")
    assert not shows_time(2, "")
    assert shows_time(164, "dd/mm/yyyy;@")
    assert shows_time(164, "[h]:mm")
    assert not shows_time(164, '0 "days"')
    assert not shows_time(164, "[Red]0.00")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (workbook()[:-200], "damaged"),
        (workbook()[:40], "damaged"),
        (packed({"hello.txt": b"hi"}), "holds none"),
        (packed({"xl/workbook.xml": b"<workbook"}), "damaged"),
        (packed({"xl/workbook.xml": b"<workbook/>"}), "no sheet called"),
        (changed(b"<sheetData>", b"<sheetData><row r='x'/>"), "damaged"),
        (changed(b"<sheetData>", b"<sheetData><row><c r='ZZZZZZ1'><v>1</v></c></row>"), "damaged"),
        (changed(b"<sheetData>", b"<sheetData><row><c t='s'><v>7</v></c></row>"), "damaged"),
        (changed(b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"), "document type"),
        (packed({"_rels/.rels": BINARY}), r"binary form \(.xlsb\)"),
        (b"PK\x05\x06" + bytes(18), "an empty archive"),
    ],
    # The bytes hold the time of packing: two workers must still name the tests alike.
    ids=itertools.count(),
)
def test_a_damaged_workbook_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        read_bytes(data, "form.xlsx")
    assert refused.value.code == "NOT_A_FORM"


def test_a_flipped_bit_in_a_part_is_noticed() -> None:
    data = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        start = package.getinfo(SHEET).header_offset + 60
    data[start] ^= 1
    with pytest.raises(UserError) as refused:
        read_bytes(bytes(data), "form.xlsx")
    assert refused.value.code == "NOT_A_FORM"


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    parts = parts_of(workbook())
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"</sheetData>" + b" " * 60_000_000)
    bomb = packed(parts)
    assert len(bomb) < 100_000
    with pytest.raises(UserError) as refused:
        read_bytes(bomb, "form.xlsx")
    assert refused.value.code == "FORM_TOO_LARGE"


def test_a_sheet_with_too_many_rows_is_refused() -> None:
    rows = b"".join(b"<row><c><v>1</v></c></row>" for _ in range(20_001))
    with pytest.raises(UserError) as refused:
        read_bytes(changed(b"</sheetData>", rows + b"</sheetData>"), "form.xlsx")
    assert refused.value.code == "FORM_TOO_LARGE"


def test_a_sheet_without_headers_is_refused_and_one_misspelt_is_named() -> None:
    with pytest.raises(UserError, match="no column called “type”"):
        read_sheet((("name", "label"), ("a", "A")))
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Surveys"
    with pytest.raises(UserError, match="Rename the sheet “surveys”"):
        read_bytes(_saved(book), "x.xlsx")


def _saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_choices_without_headers_are_named() -> None:
    read = read_sheet(choices=(("a", "b"), ("c", "d")))
    assert codes(read) == ["MISSING_COLUMN"]
