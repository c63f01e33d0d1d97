"""Forms written as TOML: lines of entries, values that are no text, slips in the writing."""

import pytest

from sle_desktop.engine.reading import read_bytes
from sle_desktop.errors import UserError

from .workbooks import codes, form_of, from_toml

FORM = '''# A comment with [[survey]] in it.
[settings]
form_title = "Books"   # and a "quote
form_id = 'books'
version = 2
"sle::copies" = "school"

[[survey]]
type = "note"
name = "intro"
label = """
Words of several lines,
[[survey]]
among them this."""
"label::cy" = "Geiriau"

[[ survey ]]
type = "select_one yn"
name = "ok"
label = 'Is it "ok"?'
required = true
read_only = false
default = 1

[[choices]]
list_name = "yn"
name = 1
label = "Yes"
'''


@pytest.mark.parametrize("form", [FORM, FORM.replace("\n", "\r\n"), "\ufeff" + FORM])
def test_a_form_is_read_with_the_lines_on_which_its_entries_start(form: str) -> None:
    read = from_toml(form)
    books = form_of(read)
    assert not read.findings
    assert (books.id, books.title, books.version) == ("books", "Books", "2")
    assert books.settings == {"sle::copies": "school"}
    assert [one.row for one in books.walk()] == [8, 17]
    assert books.languages == ("", "cy")
    intro, ok = books.fields
    assert intro.label[""].splitlines()[1] == "[[survey]]"
    assert intro.label["cy"] == "Geiriau"
    assert (ok.required, ok.read_only, ok.default) == ("true()", "", "1")
    assert books.lists["yn"][0].row == 25


def test_utf_16_from_an_editor_is_read() -> None:
    assert form_of(read_bytes(FORM.encode("utf-16"), "x.toml")).id == "books"


@pytest.mark.parametrize(
    ("slip", "line"),
    [
        ('[[survey]]\ntype = "text"\nsle::audience = "school"\n', 3),
        ('[[survey]]\ntype = "text\n', 2),
        ("[[survey]]\ntype = text\n", 2),
        ("[survey]\na = 1\n[survey]\n", 3),
        ('[[survey]]\nname = """endless', 2),
        ("[[survey]]\nx = " + "[" * 5000, 0),
        ("[[survey]]\nx = " + "9" * 5000, 0),
    ],
)
def test_a_slip_is_named_by_its_line(slip: str, line: int) -> None:
    read = from_toml(slip)
    assert read.form is None
    (finding,) = read.findings
    assert (finding.code, finding.severity, finding.row) == ("TOML_SYNTAX", "error", line)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"hello", b"%PDF-1.7", b"<html>", b"\xff\x00\xfe", b"name,label\na,b", bytes(50)),
        *(b'title = "a config"', b"{\\rtf1}", b'{"survey": []}'),
    ],
)
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read_bytes(data, "thing")
    assert refused.value.code == "NOT_A_FORM"


def test_lists_and_tables_where_text_belongs_are_named() -> None:
    read = from_toml('[[survey]]\ntype="text"\nname="a"\nlabel.cy="A"\nhint=["b"]\n')
    assert codes(read) == ["BAD_CELL", "BAD_CELL"]
    assert {(one.row, one.column) for one in read.findings} == {(1, "label"), (1, "hint")}
    assert codes(from_toml("survey = [1]\n[settings]\n")) == ["BAD_CELL", "EMPTY_FORM"]
    assert codes(from_toml("[survey]\ntype='text'\nname='a'\nlabel='A'")) == []


def test_two_spellings_of_one_key_are_named() -> None:
    read = from_toml('[[survey]]\ntype="text"\nname="a"\nlabel="A"\nrelevant="1"\nrelevance="2"\n')
    assert codes(read) == ["DUPLICATE_COLUMN"]


def test_a_cell_without_end_is_cut_and_named() -> None:
    read = from_toml(f'[[survey]]\ntype="text"\nname="a"\nlabel="{"x" * 100_001}"\n')
    assert codes(read) == ["LONG_CELL"]
    assert len(form_of(read).fields[0].label[""]) == 100_000


def test_a_long_cell_within_reason_is_read() -> None:
    read = from_toml(f'[[survey]]\ntype="text"\nname="a"\nlabel="{"x" * 20_000}"\n')
    assert codes(read) == []


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(UserError) as refused:
        from_toml("[[survey]]\n" * 20_001)
    assert refused.value.code == "FORM_TOO_LARGE"
