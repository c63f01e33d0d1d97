"""Rows of the survey: names, words, types and columns."""

import pytest

from .slips import AGE, Slip, group, text

SLIPS = (
    Slip("DUPLICATE_NAME", "name", "row 1", "another name", AGE + AGE),
    Slip(
        "LOOKALIKE_NAME",
        "name",
        "capitals",
        "another name",
        text(name="a") + text(name="A", label="R"),
    ),
    Slip("ILLEGAL_NAME", "name", "how many?", "“how_many”", text(name="how many?")),
    Slip("ILLEGAL_NAME", "name", "1st", "“q_1st”", text(name="1st")),
    Slip("ILLEGAL_NAME", "name", "300 characters", "200", text(name="x" * 300)),
    Slip("MISSING_NAME", "name", "no name", "short name", text(name="")),
    Slip(
        "CONSTRAINT_WITHOUT_MESSAGE",
        "constraint",
        "“q”",
        "constraint_message",
        text(constraint=". != 'x'"),
    ),
    Slip("UNKNOWN_TYPE", "type", "intger", "“integer”", text(type="intger")),
    Slip("MEANINGLESS_COLUMN", "required", "note", "Clear", text(type="note", required="yes")),
    Slip(
        "MEANINGLESS_COLUMN",
        "constraint",
        "",
        "",
        text(type="note", constraint="1", constraint_message="m"),
    ),
    Slip("MEANINGLESS_COLUMN", "repeat_count", "does not repeat", "", text(repeat_count="3")),
    Slip("MEANINGLESS_COLUMN", "calculation", "holds other", "", group(AGE, calculation="1")),
    Slip("MEANINGLESS_COLUMN", "choice_filter", "no choices", "", text(choice_filter="1")),
    Slip("MISSING_CALCULATION", "calculation", "no calculation", "hidden", text(type="calculate")),
    Slip(
        "BAD_PARAMETERS",
        "parameters",
        "start=a",
        "start=0",
        text(type="range", parameters="start=a"),
    ),
    Slip("BAD_PARAMETERS", "parameters", "step", "", text(type="range", parameters="step=0")),
    Slip(
        "BAD_PARAMETERS",
        "parameters",
        "one place",
        "",
        text(type="range", parameters="start=1 end=1"),
    ),
    Slip("UNCLOSED_GROUP", "type", "never ends", "end_group", text(type="begin_group")),
    Slip(
        "UNOPENED_GROUP",
        "type",
        "never begun",
        "begin_group",
        AGE + '[[survey]]\ntype = "end_group"\n',
    ),
    Slip("MISSING_LABEL", "label", "no words", "Write a label", text(label="")),
    Slip("SAME_LABEL", "label", "“q”", "apart", text() + text(name="r")),
    Slip(
        "UNKNOWN_APPEARANCE", "appearance", "mulitline", "“multiline”", text(appearance="mulitline")
    ),
    Slip(
        "UNKNOWN_APPEARANCE",
        "appearance",
        "ex:org",
        "usual way",
        text(appearance="ex:org.app(a='b c')"),
    ),
    Slip("DEVICE_ONLY", "type", "geopoint", "words", text(type="geopoint")),
    Slip(
        "TRANSLATION_INCOMPLETE",
        "label::cy",
        "“R”",
        "Write it",
        text(label__cy="C") + text(name="r", label="R"),
    ),
    Slip(
        "UNKNOWN_AUDIENCE",
        "sle::audience",
        "techer",
        "“teacher”",
        text(sle__audience="school techer"),
    ),
    Slip(
        "UNKNOWN_AUDIENCE",
        "sle::audience",
        "everyone",
        "readers are",
        text(sle__audience="everyone"),
    ),
    Slip("UNKNOWN_AUDIENCE", "sle::audience", "min6", "min5", text(sle__audience="lead:min6")),
    Slip("UNKNOWN_COLUMN", "lable", "lable", "“label”", text(lable="L")),
)


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_found_alone_and_named(slip: Slip) -> None:
    slip.check()
