"""The budgets of time: a long form opens at once and an answer settles at once."""

import pytest

from tests.engine.expressions.timing import USUAL, compiling, evaluating


@pytest.mark.prove
def test_five_thousand_expressions_are_compiled_within_a_second() -> None:
    assert compiling() < 1


@pytest.mark.prove
@pytest.mark.parametrize("source", USUAL)
def test_an_expression_is_worked_out_within_microseconds(source: str) -> None:
    assert evaluating(source) < (30 if "date" in source or "today" in source else 10)
