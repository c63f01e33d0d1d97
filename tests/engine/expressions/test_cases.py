"""What ODK Web Forms' own tests expect of expressions that need no document."""

import json
from math import isclose, isnan
from pathlib import Path
from typing import Any

import pytest

from sle_desktop.engine.expressions import as_boolean, as_number, as_string
from tests.engine.expressions.tree import PHOENIX, environment, evaluate

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))

NO_EXPRESSIONS = {
    "base64-decode('AGEAYgBj')": "expects its three NUL signs as JavaScript escapes them",
    "0.5 0.5 0 0": "a point that the test puts into an answer",
    "-1 0.5 0 0": "a point that the test puts into an answer",
    "-1 0 0 0": "a point that the test puts into an answer",
    "0 -1 0 0": "a point that the test puts into an answer",
    "uuid(6)": "expects the length of the result",
    "uuid(16)": "expects the length of the result",
    "uuid(20)": "expects the length of the result",
    "uuid(0)": "expects the length of the result",
}
"""Cases that were taken out of their tests wrongly, by what they are."""

ROUNDED_TO_HUNDREDTHS = ("number.test.ts", "date.test.ts")


def works(case: dict[str, Any]) -> bool:
    around = environment(PHOENIX)
    result = evaluate(case["expression"], around=around, lenient=True)
    expected = case["expected"]
    if case["result_type"] == "string":
        return bool(as_string(result) == expected)
    if case["result_type"] == "boolean":
        return as_boolean(result) is expected
    number, expected = as_number(result, PHOENIX), float(expected)
    if isnan(expected):
        return isnan(number)
    near = 0.005 if case["from"] in ROUNDED_TO_HUNDREDTHS else 1e-9
    return number == expected or isclose(number, expected, rel_tol=0, abs_tol=near)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["expression"] not in NO_EXPRESSIONS],
    ids=lambda case: f"{case['from'].partition('.')[0]}: {case['expression']!r}"[:60],
)
def test_it_gives_what_odk_web_forms_gives(case: dict[str, Any]) -> None:
    assert works(case)


def test_the_exceptions_are_few_and_all_of_them_are_cases() -> None:
    assert set(NO_EXPRESSIONS) <= {case["expression"] for case in CASES}
    assert len(NO_EXPRESSIONS) < len(CASES) * 0.02


@pytest.mark.parametrize("length", [0, 6, 16, 20, 36, 50])
def test_a_uuid_has_the_length_asked_for(length: int) -> None:
    assert len(as_string(evaluate(f"uuid({length})"))) == length


def test_base64_keeps_the_signs_that_javascript_escapes() -> None:
    assert evaluate("base64-decode('AGEAYgBj')") == "\0a\0b\0c"
