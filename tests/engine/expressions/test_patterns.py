"""Patterns: the whole text must match, and no pattern may hang."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.expressions import ExpressionError, compile_expression
from sle_desktop.engine.expressions.functions.patterns import pattern_of
from sle_desktop.engine.expressions.linear import NotLinearError, Program, shape_of
from tests.engine.expressions.tree import evaluate


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("12345", "[0-9]+", True),
        ("12345x", "[0-9]+", False),
        ("x12345", "[0-9]+", False),
        ("12345", "^[0-9]{5}$", True),
        ("", "", True),
        ("", "a*", True),
        ("", ".+", False),
        ("07700 900123", r"0\d{4} \d{6}", True),
        ("٣", r"\d", False),
        ("é", r"\w", False),
        ("Ŵyn O’Brien-Rhys", r"[\p{L} ’'-]+", True),
        ("Åsa", r"\p{Lu}\p{Ll}+", True),
        ("x", r"\p{Nd}", False),
        ("2026-11", r"(?<year>\d{4})-(?<month>\d\d)", True),
        ("a\nb", "a.b", False),
        ("[a]", r"[[a]+\]", True),
        ("a|b", r"a\|b", True),
        ("abab", r"(ab)\1", True),
        ("Pass1", r"(?=.*\d)(?=.*[A-Z]).{5,}", True),
        ("ABC", "(?i)abc", True),
    ],
)
def test_what_matches(text: str, pattern: str, expected: bool) -> None:
    assert pattern_of(pattern).matches(text) is expected


@pytest.mark.parametrize("pattern", ["[a", "(a", "a)", "*a", r"\p{Qq}", "a{3,1}", "(?<n>a)(?<n>b)"])
def test_what_is_no_pattern_is_refused_when_the_form_is_read(pattern: str) -> None:
    with pytest.raises(ExpressionError):
        compile_expression(f"regex(., '{pattern}')")
    with pytest.raises(ExpressionError):
        evaluate(f"regex('a', concat('{pattern}', ''))")


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("(a+)+", "a" * 5000 + "!", False),
        ("(a|a)*b", "a" * 5000, False),
        ("(a?){30}a{30}", "a" * 30, True),
        (r"^([A-Za-z]+\s?)+$", "word " * 1000, True),
        (r"\d+\d+\d+\d+x", "1" * 5000, False),
        ("(.*)*(.*)*", "a" * 5000, True),
        ("(x+x+)+y", "x" * 2000, False),
        (".*", "a" * 20000, True),
        (r"\w+([-+.']\w+)*@\w+([-.]\w+)*\.\w+([-.]\w+)*", "a" * 3000 + "@", False),
    ],
)
def test_a_pattern_that_might_hang_answers_soon(pattern: str, text: str, expected: bool) -> None:
    begun = time.process_time()
    assert pattern_of(pattern).matches(text) is expected
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("pattern", [r"(?=(a+)+b)a*", r"(a+)+\1b", ".{0,9999}x.{0,9999}y.*"])
def test_a_pattern_that_cannot_be_kept_from_hanging_is_refused(pattern: str) -> None:
    with pytest.raises(ExpressionError, match="may take forever"):
        pattern_of(pattern).matches("a" * 20_000)


PIECES = st.sampled_from(
    [
        "a",
        "b",
        ".",
        "[ab]",
        "[^a]",
        r"\d",
        r"\W",
        "(a|b)",
        "(?:ab|a)",
        "(ab?)",
        "^",
        "$",
        r"\b",
        "a|b",
        "|",
        "(b|)",
        r"\.",
        "{",
        "[]a]",
        r"[\]-]",
        r"\x61",
        "(a(b|1)*)",
    ]
)
OFTEN = st.sampled_from(
    ["", "", "", "*", "+", "?", "{2}", "{1,3}", "{,2}", "{2,}", "*?", "+?", "??", "{0}"]
)
PATTERNS = st.lists(st.tuples(PIECES, OFTEN).map("".join), max_size=5).map("".join)


@given(PATTERNS, OFTEN, st.lists(st.text("ab1 .{]a", max_size=7), min_size=5, max_size=5))
def test_following_all_ways_at_once_agrees_with_python(
    pattern: str, often: str, texts: list[str]
) -> None:
    pattern = f"({pattern}){often}"
    try:
        python = re.compile(pattern, re.ASCII)
    except re.error:
        return
    program = Program(shape_of(pattern), re.ASCII)
    for text in texts:
        assert program.matches(text) == (python.fullmatch(text) is not None)


@pytest.mark.parametrize(
    "pattern", [r"(a)\1", "(?=a)a", "(?!a)b", "(?i)a", "a++", "(" * 60 + ")" * 60]
)
def test_what_only_python_can_follow_says_so(pattern: str) -> None:
    re.compile(pattern)
    with pytest.raises(NotLinearError):
        Program(shape_of(pattern), re.ASCII)
