"""Comparisons by section 3.4 of XPath 1.0."""

import operator
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.expressions.tree import evaluate, grow

DATA = grow(
    """<data><a>1</a><a>2</a><b>2</b><b>3</b><c>x</c><empty/><word>true</word></data>"""
).children[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Two sets: any pair will do, so that both = and != may hold.
        ("a = b", True),
        ("a != b", True),
        ("a < b", True),
        ("b < a", False),
        ("b <= a", True),
        ("a = c", False),
        ("none = a", False),
        ("none != a", False),
        ("none = none", False),
        # A set and a number, a text.
        ("a = 2", True),
        ("2 = a", True),
        ("a = '2'", True),
        ("a = '2.0'", False),
        ("a = 2.0", True),
        ("a > 1", True),
        ("a > 2", False),
        ("1 < a", True),
        ("2 < a", False),
        ("c != 'x'", False),
        ("none = ''", False),
        ("none != ''", False),
        ("empty = ''", True),
        ("empty != ''", False),
        ("c = 1", False),
        ("c != 1", True),
        ("c < 1", False),
        ("c >= 1", False),
        # A set and a truth: whether there are any nodes.
        ("a = true()", True),
        ("none = false()", True),
        ("none != true()", True),
        ("empty = true()", True),
        ("true() = word", True),
        ("none < true()", True),
        ("a >= true()", True),
        ("false() < a", True),
        # Plain values: truth before number before text.
        ("true() = 'x'", True),
        ("true() = 5", True),
        ("false() = ''", True),
        ("true() = 'false'", True),
        ("1 = '1.0'", True),
        ("'1' = '1.0'", False),
        ("1 = 'x'", False),
        ("1 != 'x'", True),
        ("true() > false()", True),
        ("true() < 2", True),
        ("'b' > 'a'", False),
        ("'10' > '9'", True),
        ("0 = -0", True),
        ("(0 div 0) = (0 div 0)", False),
        ("(0 div 0) != (0 div 0)", True),
        # Operators of one level go from left to right.
        ("3 > 2 > 1", False),
        ("1 = 1 = 1", True),
        ("1 < 2 = true()", True),
        ("2 != 1 + 1", False),
        ("1 or 0 and 0", True),
        ("(1 or 0) and 0", False),
    ],
)
def test_comparing(source: str, expected: bool) -> None:
    assert evaluate(source, DATA) is expected


@given(st.floats(), st.floats(), st.sampled_from(["<", "<=", ">", ">=", "=", "!="]))
def test_numbers_compare_as_ieee_754_says(left: float, right: float, sign: str) -> None:
    python = {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "=": operator.eq,
        "!=": operator.ne,
    }[sign]
    assert evaluate(f"{_written(left)} {sign} {_written(right)}") is python(left, right)


def _written(number: float) -> str:
    if isnan(number):
        return "(0 div 0)"
    if number in (float("inf"), float("-inf")):
        return "(1 div 0)" if number > 0 else "(-1 div 0)"
    return f"number('{number!r}')"
