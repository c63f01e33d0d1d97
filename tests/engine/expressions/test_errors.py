"""What is said of expressions that cannot be read or worked out."""

import pytest

from sle_desktop.engine.expressions import ExpressionError, compile_expression
from tests.engine.expressions.tree import evaluate


@pytest.mark.parametrize(
    ("source", "says", "at"),
    [
        ("", "The expression is empty.", 0),
        ("  ", "The expression is empty.", 0),
        ("(1 + 2", "The bracket “(” is not closed.", 0),
        ("count(${a}", "The bracket “(” is not closed.", 5),
        ("${a}[1", "The bracket “[” is not closed.", 4),
        ("1 + 2)", "“)” closes a bracket never opened.", 5),
        ("1 +", "A value is missing after “+”: found the end.", 3),
        ("and 1", "An operator or a comma is missing before “1”.", 4),
        ("1 + * 2", "An operator or a comma is missing before “2”.", 6),
        ("1, 2", "A comma can only stand between values of a function.", 1),
        ("selected(${a} 'x')", "An operator or a comma is missing before “x”.", 14),
        ("${a} ${b}", "An operator or a comma is missing before “${b}”.", 5),
        ("${a} AND ${b}", "Write “and” in small letters.", 5),
        ("${a} == 1", "Write “=” once to compare.", 5),
        ("${a} <> 1", "Write “!=” for “is not”.", 5),
        ("${a} && ${b}", "Write “and” instead of “&”.", 5),
        ("${a} || ${b}", "A value is missing after “|”: found “|”.", 6),
        ("${a} ≥ 1", "Write “>=” instead of “≥”.", 5),
        ("${a} – 1", "This dash is no minus; write “-”.", 5),
        ("!${a}", "Write “not(…)” to deny, or “!=” for “is not”.", 0),
        ("if(1; 2; 3)", "Write a comma between the values of a function, not “;”.", 4),
        ("'abc", "The text that opens here has no closing quotation mark.", 0),
        ("concat(“a)", "The text that opens here has no closing quotation mark.", 7),
        ("${a = 1", "A question is named as ${name}, with both curly brackets.", 0),
        ("{a} = 1", "A question is named as ${name}, with a dollar sign before the bracket.", 0),
        (
            "${my question} = 1",
            "“my question” is no name; a question is named as ${name}, without spaces.",
            0,
        ),
        ("up::a", "There is no direction “up::”.", 0),
        ("~1", "“~” cannot stand in an expression.", 0),
        ("slected(${a}, 'x')", "There is no function “slected”. Did you mean “selected”?", 0),
        ("1 + IF(1, 2, 3)", "There is no function “IF”. Did you mean “if”?", 4),
        ("trim(${a})", "There is no function “trim”. Did you mean “normalize-space”?", 0),
        (
            "choice-name(1, 2)",
            "There is no function “choice-name”. Did you mean “jr:choice-name”?",
            0,
        ),
        ("frobnicate()", "There is no function “frobnicate”.", 0),
        (
            "count-if(${a}, 1)",
            "“count-if” belongs to SurveyCTO; ODK forms have no such function.",
            0,
        ),
        ("if(1, 2)", "“if” takes 3 values, not 2.", 0),
        ("today(1)", "“today” takes no value, not 1.", 0),
        ("not()", "“not” takes 1 value, not 0.", 0),
        ("substr('a')", "“substr” takes 2 or 3 values, not 1.", 0),
        ("max()", "“max” takes at least 1 value, not 0.", 0),
        ("string-length(1, 2)", "“string-length” takes 0 or 1 value, not 2.", 0),
        ("indexed-repeat(a, b, 1, c)", "“indexed-repeat” needs a number after every repeat.", 0),
        (
            "weighted-checklist(1, 2, 3)",
            "“weighted-checklist” needs a weight after every answer.",
            0,
        ),
        ("1 + extract-signed('a', 'b')", "“extract-signed” is not supported here.", 4),
    ],
)
def test_what_is_said_and_where(source: str, says: str, at: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_expression(source)
    assert (caught.value.says, caught.value.at) == (says, at)
    assert str(caught.value) == f"{says} (character {at + 1})"


def test_a_lenient_reading_waits_until_the_mistake_is_reached() -> None:
    assert evaluate("if(true(), 1, frobnicate(if(1)))", lenient=True) == 1
    with pytest.raises(ExpressionError, match="There is no function “frobnicate”"):
        evaluate("if(false(), 1, frobnicate())", lenient=True)
    with pytest.raises(ExpressionError, match="“if” takes 3 values"):
        evaluate("if(1)", lenient=True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("“a” = 'a'", True),
        ('‘a’ = "a"', True),
        ("concat(“a”, ‘b’) = 'ab'", True),
        ("'it’s “so”' = 'it’s “so”'", True),
        ("“it's” = \"it's\"", True),
        ("”a” = 'a'", True),
        ("„a“ = 'a'", True),
        ("1\u00a0+\u00a01 = 2", True),
        ("\ufeff1 = 1", True),
        ("\u200b1 = 1", True),
        ("“a\" = 'a'", True),
    ],
)
def test_what_a_spreadsheet_does_to_typing_is_undone(source: str, expected: bool) -> None:
    assert evaluate(source) is expected


def test_the_places_of_the_tree_are_those_of_the_source() -> None:
    source = "concat(“x”, ${a}) = 5"
    syntax = compile_expression(source).ast
    assert source[syntax.at] == "="
