"""Numbers and texts by XPath 1.0, and where ODK departs from it."""

from math import copysign, inf, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.expressions import as_boolean, as_number, as_string
from tests.engine.expressions.tree import Twig, evaluate, grow, number, text, truth


@pytest.mark.parametrize(
    "written", ["1", " 1\t\r\n", "-1", "1.", ".5", "-.5", "007", "1e3", "2.5E-3"]
)
def test_texts_that_are_numbers(written: str) -> None:
    assert as_number(written) == float(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        ".",
        "-",
        "+1",
        "1,5",
        "1 000",
        "0x10",
        "1_000",
        "inf",
        "NaN",
        "Infinity",
        "- 1",
        "--1",
        "1e",
        "e5",
        "١",
        "½",
        "\u00a01",
        "1.2.3",
        "£5",
        "true",
    ],
)
def test_texts_that_are_no_numbers(written: str) -> None:
    assert isnan(as_number(written))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e21, "1" + "0" * 21),
        (1e-7, "0.0000001"),
        (-2.5e-10, "-0.00000000025"),
        (123456789.25, "123456789.25"),
        (inf, "Infinity"),
        (-inf, "-Infinity"),
        (nan, ""),
    ],
)
def test_numbers_are_shown_plainly(value: float, shown: str) -> None:
    assert as_string(value) == shown


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_survives_its_text(value: float) -> None:
    assert as_number(as_string(value)) == value


@given(st.text())
def test_any_text_can_be_read_as_anything(value: str) -> None:
    assert as_string(value) == value
    assert as_boolean(value) is (value != "")
    assert isinstance(as_number(value), float)


def test_what_counts_as_true() -> None:
    falsehoods = ["''", "0", "-0", "0 div 0", "false()", "/none", "number('x')"]
    truths = ["' '", "'0'", "'false'", "1 div 0", "-1", "0.1", "/data", "true()"]
    assert not any(truth(one) for one in falsehoods)
    assert all(truth(one) for one in truths)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 div 0", inf),
        ("-1 div 0", -inf),
        ("1 div -0", -inf),
        ("1 div (1 div 0)", 0.0),
        ("5 mod 0.7", 5 - 7 * 0.7),
        ("-7 mod 3", -1.0),
        ("7 mod -3", 1.0),
        ("7 mod (1 div 0)", 7.0),
        ("2 * 3 + 4 * 5", 26.0),
        ("2 + 3 * 4 - 1", 13.0),
        ("- 2 * 3", -6.0),
        ("--2", 2.0),
        ("1--1", 2.0),
        ("8 div 4 div 2", 1.0),
        ("7 - 4 - 2", 1.0),
        ("true() + true()", 2.0),
        ("'3' * '4'", 12.0),
        ("(1 < 2) + 1", 2.0),
        ("10 mod 4 mod 3", 2.0),
    ],
)
def test_arithmetic(source: str, expected: float) -> None:
    assert number(source) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    "source",
    [
        "0 div 0",
        "1 mod 0",
        "(1 div 0) mod 2",
        "(1 div 0) - (1 div 0)",
        "'' + 1",
        "/none * 2",
        "number('1,5')",
        "sqrt(-1)",
        "log(-1)",
        "asin(2)",
        "pow(-8, 1 div 3)",
        "round('a')",
        "round(1, 'a')",
        "sin(1 div 0)",
        "int('x')",
        "floor(0 div 0)",
        "- 'x'",
    ],
)
def test_what_is_no_number(source: str) -> None:
    assert isnan(number(source))
    assert text(source) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("round(0.5)", 1.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("round(-0.4)", 0.0),
        ("round(0.49999999999999994)", 0.0),
        ("round(1.005, 2)", 1.0),
        ("round(2.675, 1)", 2.7),
        ("round(1234.5, -2)", 1200.0),
        ("round(1 div 0)", inf),
        ("round(5, 400)", 5.0),
        ("round(5, -400)", 0.0),
        ("int(-3.9)", -3.0),
        ("int(1 div 0)", inf),
        ("floor(-0.5)", -1.0),
        ("ceiling(-0.5)", 0.0),
        ("ceiling(1 div 0)", inf),
        ("abs(-3)", 3.0),
        ("pow(0, -1)", inf),
        ("pow(10, 400)", inf),
        ("pow(-10, 401)", -inf),
        ("exp(1000)", inf),
        ("exp10(400)", inf),
        ("log(0)", -inf),
        ("log10(0)", -inf),
        ("log10(1000)", 3.0),
        ("atan2(1, 1)", 0.7853981633974483),
    ],
)
def test_functions_of_numbers(source: str, expected: float) -> None:
    assert number(source) == expected


def test_rounding_down_to_nothing_keeps_the_sign_but_does_not_show_it() -> None:
    found = evaluate("round(-0.4)")
    assert isinstance(found, float)
    assert copysign(1, found) == -1
    assert as_string(found) == "0"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 0)", "12345"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 2.5)", "345"),
        ("substring('12345', -42, 1 div 0)", "12345"),
        ("substring('12345', -3, 5)", "1"),
        ("substring('12345', 1 div 0)", ""),
        ("substring('12345', 0 div 0)", ""),
        ("substring('12345', -1 div 0, 1 div 0)", ""),
        ("substring('12345', -1 div 0)", "12345"),
        ("substring('12345', 2, 0)", ""),
        ("substring('12345', 2, -1)", ""),
        ("substring('', 1)", ""),
        ("substring('👍🏽x', 2, 1)", "🏽"),
        ("substring(12345, 2, 2)", "23"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -2)", "lo"),
        ("substr('hello', 0, -1)", "hell"),
        ("substr('hello', 3, 1)", ""),
        ("substr('hello', 'x')", "hello"),
        ("substr('', 1)", ""),
        ("substr('hello', 9)", ""),
        ("substr('hello', 1 div 0)", ""),
        ("substr('hello', 0, 1 div 0)", "hello"),
        ("substring-before('1999/04/01', '/')", "1999"),
        ("substring-before('abc', '')", ""),
        ("substring-before('abc', 'x')", ""),
        ("substring-after('1999/04/01', '/')", "04/01"),
        ("substring-after('abc', '')", "abc"),
        ("substring-after('abc', 'x')", ""),
        ("translate('bar', 'abc', 'ABC')", "BAr"),
        ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
        ("translate('abc', '', 'xyz')", "abc"),
        ("translate('aba', 'aa', 'xy')", "xbx"),
        ("normalize-space('  a \t\n b  ')", "a b"),
        ("normalize-space('a\u00a0 b')", "a\u00a0 b"),
        ("concat('a', 1, true(), 0 div 0)", "a1true"),
        ("concat('a')", "a"),
        ("concat()", ""),
        ("join('-', 'a', '', 'b')", "a--b"),
        ("join(', ')", ""),
        ("string(1 div 3)", "0.3333333333333333"),
        ("coalesce('', 'x')", "x"),
        ("coalesce(0, 'x')", "0"),
        ("coalesce(/none, '')", ""),
        ("if('', 'a', 'b')", "b"),
        ("if('false', 'a', 'b')", "a"),
        ("if(0.0, 'a', 'b')", "b"),
        ("base64-decode('w6k=')", "é"),
        ("base64-decode('***')", ""),
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
    ],
)
def test_functions_of_texts(source: str, expected: str) -> None:
    assert text(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("contains('abc', '')", True),
        ("starts-with('', 'a')", False),
        ("ends-with('abc', '')", True),
        ("ends-with('abc', 'abcd')", False),
        ("boolean-from-string('TRUE')", False),
        ("boolean-from-string(1)", True),
        ("not('')", True),
        ("not('false')", False),
        ("checklist(1, 2, 'a', '', true())", True),
        ("checklist(3, -1, 1, 1)", False),
        ("checklist(-1, 1, 1, 1)", False),
        ("checklist(0, 0)", True),
        ("weighted-checklist(5, 9, true(), 4, true(), 3, false(), 7)", True),
        ("weighted-checklist(-1, -1, true(), 4)", True),
        ("weighted-checklist(1, 9, true(), 'x')", False),
    ],
)
def test_functions_of_truth(source: str, expected: bool) -> None:
    assert evaluate(source) is expected


def test_the_context_stands_in_for_a_missing_value() -> None:
    node = grow("<data><a> 12  3 </a></data>").children[0].children[0]
    assert text("string()", node) == "12  3"
    assert number("string-length()", node) == 5
    assert text("normalize-space()", node) == "12 3"
    assert isnan(number("number()", node))


def test_only_the_branch_that_counts_is_worked_out() -> None:
    assert evaluate("if(true(), 'a', uuid(count('x')))") == "a"
    assert evaluate("true() or count('x')") is True
    assert evaluate("false() and count('x')") is False
    assert evaluate("coalesce('a', count('x'))") == "a"


def test_once_keeps_what_is_there() -> None:
    assert evaluate("once('new')", Twig("a", "old")) == "old"
    assert evaluate("once('new')", Twig("a")) == "new"


def test_a_uuid_is_of_version_four_and_repeats_with_the_same_chance() -> None:
    found = text("uuid()")
    assert found == text("uuid()")
    assert len(found) == 36
    assert found[14] == "4"
    assert found[19] in "89ab"
    assert 0 <= number("random()") < 1
