"""Expressions made to break the reader: they get an answer or a plain refusal, and soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.expressions import (
    ExpressionError,
    Value,
    as_string,
    compile_expression,
    walk,
)
from tests.engine.expressions.tree import Twig, evaluate

DEEP = 100


@pytest.mark.parametrize(
    "source",
    [
        "(" * 5000 + "1" + ")" * 5000,
        "(" * 99_999,
        "not(" * 5000 + "1" + ")" * 5000,
        "a" + "[b" * 5000 + "]" * 5000,
        "-" * 99_999 + "1",
        "1" * 100_001,
        "f(" * 30_000,
        "if(1,2," * 2000 + "3" + ")" * 2000,
    ],
    ids=lambda source: source[:12],
)
def test_nesting_without_end_is_refused(source: str) -> None:
    with pytest.raises(ExpressionError):
        compile_expression(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(" * 95 + "1" + ")" * 95, "1"),
        ("if(0,1," * 95 + "2" + ")" * 95, "2"),
        ("not(" * 96 + "1" + ")" * 96, "true"),
        ("-" * 100 + "1", "1"),
        (" or ".join(["false()"] * 5000), "false"),
        (" and ".join(["true()"] * 5000), "true"),
        ("+".join(["1"] * 20_000), "20000"),
        ("1" + "+1*2-3" * 5000, "-4999"),
        ("1=" * 3000 + "1", "true"),
        ("|".join(["."] * 500), ""),
        ("." + "/." * 5000, ""),
        ("." + "[1]" * 5000, ""),
        ("concat(" + ",".join(["'a'"] * 5000) + ")", "a" * 5000),
        ('"' + "x" * 90_000 + '"', "x" * 90_000),
        ("1" * 400, "Infinity"),
        ("'\0'", "\0"),
        ("'\ud800'", "\ud800"),
        ("digest('\ud800', 'MD5') != ''", "true"),
        ("' 👩‍👩‍👧 '", " 👩‍👩‍👧 "),
    ],
    ids=lambda part: part[:12] if isinstance(part, str) else None,
)
def test_what_is_long_or_odd_but_well_formed_is_worked_out(source: str, expected: str) -> None:
    assert as_string(evaluate(source)) == expected


def test_a_long_chain_can_be_walked_compared_and_shown() -> None:
    source = "+".join(["${a}"] * 10_000)
    one = compile_expression(source)
    assert sum(1 for _ in walk(one.ast)) == 19_999
    assert one == compile_expression(source)
    assert hash(one) == hash(compile_expression(source))
    assert "ast" not in repr(one)


SOUP = st.lists(
    st.sampled_from(
        [
            "${a}",
            "${last-saved#a}",
            "a",
            "b",
            "text()",
            "node()",
            "*",
            "@x",
            ".",
            "..",
            "/",
            "//",
            "::",
            "child::",
            "ancestor::",
            "[",
            "]",
            "(",
            ")",
            ",",
            "|",
            "+",
            "-",
            "=",
            "!=",
            "<",
            ">=",
            " and ",
            " or ",
            " div ",
            " mod ",
            "1",
            ".5",
            "'t'",
            "“t”",
            "today()",
            "date(",
            "count(",
            "if(",
            "sum(",
            "substr(",
            "format-date(",
            "indexed-repeat(",
            "randomize(",
            "position(",
            "current()",
            "regex(",
            "instance('x')",
            "'2026-07-05'",
            "'[a-z]+'",
            "concat(",
            "'",
            "“",
            "$",
            "{",
            "é",
            "\u00a0",
            "\n",
        ]
    ),
    max_size=12,
).map("".join)

TREE = Twig("data", children=[Twig("a", "2"), Twig("b", "2026-07-05", attributes=[Twig("x", "1")])])


@given(st.one_of(SOUP, st.text(max_size=30)))
def test_any_text_gives_a_value_or_a_plain_refusal(source: str) -> None:
    problem: ExpressionError | None = None
    value: Value = ""
    try:
        value = evaluate(source, TREE.children[1], lenient=True)
    except ExpressionError as refusal:
        problem = refusal
    assert isinstance(as_string(value), str)
    if problem is not None:
        assert problem.says.endswith((".", "?"))
        assert 0 <= problem.at <= len(source)
