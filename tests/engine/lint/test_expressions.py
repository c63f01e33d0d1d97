"""Expressions: what cannot be read, what names nothing, and what can never be."""

import pytest

from .slips import AGE, ASK, LIST, WITH_LIST, Slip, group, text

SLIPS = (
    Slip("EXPRESSION_UNREADABLE", "relevant", "“(1 + 2”", "character 1", text(relevant="(1 + 2")),
    Slip(
        "EXPRESSION_UNREADABLE",
        "constraint",
        ". >",
        "",
        text(constraint=". >", constraint_message="m"),
    ),
    Slip("EXPRESSION_UNREADABLE", "default", "concat(1", "", text(default="concat(1")),
    Slip("EXPRESSION_UNREADABLE", "sle::audience_when", "1 +", "", text(sle__audience_when="1 +")),
    Slip("DOUBLE_EQUALS", "relevant", "==", "one “=”", AGE + text(relevant="${age} == 3")),
    Slip("UNKNOWN_FUNCTION", "calculation", "cuont", "“count”", text(calculation="cuont(1)")),
    Slip("UNKNOWN_FUNCTION", "calculation", "xyzzy", "ODK", text(calculation="xyzzy(1)")),
    Slip("FOREIGN_FUNCTION", "calculation", "SurveyCTO", "ODK", text(calculation="device-info()")),
    Slip("WRONG_ARGUMENTS", "relevant", "“if” takes", "if()", text(relevant="if(1, 2)")),
    Slip("WRONG_ARGUMENTS", "relevant", "“not” takes", "not()", text(relevant="not()")),
    Slip(
        "CYCLE",
        "calculation",
        "a (calculation) → b (calculation) → a",
        "",
        text(name="a", calculation="${b}") + text(name="b", calculation="${a}"),
    ),
    Slip(
        "CYCLE",
        "relevant",
        "→",
        "",
        text(name="a", relevant="${b} = 1") + text(name="b", relevant="${a} = 1"),
    ),
    Slip("CYCLE", "calculation", "a (calculation) → a", "", text(name="a", calculation="${a} + 1")),
    Slip(
        "UNKNOWN_CHOICE",
        "relevant",
        "“yse”",
        "Did you mean “yes”?",
        WITH_LIST + text(relevant="${ask} = 'yse'"),
    ),
    Slip(
        "UNKNOWN_CHOICE",
        "relevant",
        "maybe",
        "yes, no",
        WITH_LIST + text(relevant="'maybe' != ${ask}"),
    ),
    Slip(
        "UNKNOWN_CHOICE",
        "relevant",
        "on",
        "no",
        WITH_LIST + text(relevant="selected(${ask}, 'on')"),
    ),
    Slip(
        "UNKNOWN_CHOICE",
        "constraint",
        "Yes",
        "yes",
        ASK + 'constraint = ". = \'Yes\'"\nconstraint_message = "m"\n' + LIST,
    ),
    Slip("UNKNOWN_NAME", "relevant", "${agee}", "“age”", AGE + text(relevant="${agee} > 1")),
    Slip("UNKNOWN_NAME", "label", "${nobody}", "Add the question", text(label="Hello ${nobody}")),
    Slip("UNKNOWN_NAME", "label", "${gone}", "", WITH_LIST.replace('"Yes"', '"Yes ${gone}"')),
    Slip(
        "UNKNOWN_NAME",
        "calculation",
        "${akc}",
        "“ask”",
        WITH_LIST + text(calculation="jr:choice-name('yes', '${akc}')"),
    ),
    Slip("UNKNOWN_NAME", "trigger", "${gone}", "", text(trigger="${gone}")),
    Slip(
        "UNKNOWN_NAME",
        "instance_name",
        "${gone}",
        "",
        '[settings]\ninstance_name = "${gone}"\n' + text(),
    ),
    Slip(
        "AMBIGUOUS_NAME",
        "relevant",
        "age, part/age",
        "own",
        AGE + group(AGE) + text(relevant="${age} > 1"),
    ),
    Slip(
        "UNKNOWN_INSTANCE",
        "calculation",
        "ynn",
        "“yn”",
        WITH_LIST + text(calculation="count(instance('ynn')/root/item)"),
    ),
    Slip(
        "REPEAT_FROM_OUTSIDE",
        "relevant",
        "“part”",
        "sum()",
        group(AGE, "repeat") + text(relevant="${age} > 1"),
    ),
    Slip(
        "REQUIRED_NEVER_ASKED",
        "required",
        "its relevance",
        "",
        text(required="yes", relevant="false()"),
    ),
    Slip(
        "REQUIRED_NEVER_ASKED",
        "required",
        "“part”",
        "",
        group(text(required="yes"), relevant="1 = 2"),
    ),
    Slip(
        "REQUIRED_NEVER_ASKED",
        "required",
        "never",
        "",
        WITH_LIST + text(required="yes", relevant="${ask} = 'yes' and ${ask} = 'no'"),
    ),
    Slip("UNKNOWN_FIELD", "sle::prior", "agee", "“age”", AGE + text(sle__prior="agee")),
)


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_found_alone_and_named(slip: Slip) -> None:
    slip.check()
