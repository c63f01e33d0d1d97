"""Column headers as they are found in public forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.reading.headers import column_key
from sle_desktop.engine.reading.sheets import SHEETS

from .workbooks import codes, form_of, from_toml, read_sheet


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("type", "type"),
        (" Type ", "type"),
        ("relevance", "relevant"),
        ("bind:relevant", "relevant"),
        ("bind::relevant", "relevant"),
        ("Read Only", "read_only"),
        ("readonly", "read_only"),
        ("constraint message", "constraint_message"),
        ("constraint-msg", "constraint_message"),
        ("bind:jr:constraintMsg", "constraint_message"),
        ("bind::jr:constraintMsg::French", "constraint_message::French"),
        ("constraint message: languagename", "constraint_message::languagename"),
        ("required message", "required_message"),
        ("label::English (en)", "label::English (en)"),
        ("label : French", "label::French"),
        ("caption", "label"),
        ("media::image", "media::image"),
        ("media:image", "media::image"),
        ("image", "media::image"),
        ("image::english", "media::image::english"),
        ("media::audio::chinese", "media::audio::chinese"),
        ("jr:count", "repeat_count"),
        ("body::repeat count", "repeat_count"),
        ("calculate", "calculation"),
        ("sle:audience", "sle::audience"),
        ("SLE::audience", "sle::audience"),
        ("My own column", "My own column"),
        ("relevant::French", "relevant::French"),
        ("instance::odk:tag", "instance::odk:tag"),
        ("", ""),
        ("::", "::"),
    ],
)
def test_survey_headers(header: str, key: str) -> None:
    assert column_key("survey", header) == key


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("list name", "list_name"),
        ("list_name", "list_name"),
        ("value", "name"),
        ("label:Hiligaynon", "label::Hiligaynon"),
        ("region", "region"),
        ("sle_r", "sle_r"),
    ],
)
def test_choices_headers(header: str, key: str) -> None:
    assert column_key("choices", header) == key


@given(
    st.sampled_from(SHEETS),
    st.lists(st.sampled_from([*"ab:_- ", "label", "::", "media", "image", "sle", "bind"])),
)
def test_a_key_is_its_own_header(sheet: str, pieces: list[str]) -> None:
    key = column_key(sheet, "".join(pieces))
    assert column_key(sheet, key) == key


def test_a_column_that_was_probably_meant_is_named() -> None:
    read = read_sheet((("type", "name", "labels", "relevent"), ("text", "q", "Q", "1 = 1")))
    assert codes(read) == ["UNKNOWN_COLUMN", "UNKNOWN_COLUMN"]
    assert [one.do for one in read.findings] == [
        "Did you mean “label”?",
        "Did you mean “relevant”?",
    ]
    assert read.findings[0].column == "labels"


def test_other_tools_columns_are_kept_in_silence() -> None:
    read = read_sheet(
        (
            ("type", "name", "label", "note", "publishable", "minimum_seconds", "body::esri:style"),
            ("text", "q", "Q", "for ourselves", "no", 3, "x"),
        )
    )
    assert not read.findings
    assert form_of(read).fields[0].extra == {
        "note": "for ourselves",
        "publishable": "no",
        "minimum_seconds": "3",
        "body::esri:style": "x",
    }


def test_two_columns_that_both_hold_something_are_named() -> None:
    doubled = ("type", "name", "label", "label", "relevant", "relevance")
    read = read_sheet((doubled, ("text", "q", "Q", "P"), ("text", "r", "R", "R", "", "1 = 1")))
    assert codes(read) == ["DUPLICATE_COLUMN"]
    assert "C and D" in read.findings[0].says
    assert form_of(read).fields[1].relevant == "1 = 1"


def test_the_row_of_a_misspelt_key_is_that_of_its_first_entry() -> None:
    read = from_toml('[[survey]]\ntype="text"\nname="a"\nlabel="A"\n\n[[survey]]\nlabl="x"\n')
    assert [(one.code, one.row) for one in read.findings] == [
        ("UNKNOWN_COLUMN", 6),
        ("ROW_IGNORED", 6),
    ]
