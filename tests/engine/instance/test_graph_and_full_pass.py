"""The law of the dependency graph: after any edits it stands where working out everything would."""

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from sle_desktop.engine.instance import state_of
from tests.engine.instance.building import new, reopened
from tests.engine.instance.edits import EDITS, EVERYTHING, Edit, RandomForm, check, described

USUAL = settings(max_examples=50, deadline=None)
PROOF = settings(max_examples=500, deadline=None)
SEEDS = st.integers(0, 2**32)


def edited(edits: list[Edit]) -> None:
    one = new(EVERYTHING)
    check(one, edits)
    again = reopened(one)
    assert state_of(again) == state_of(one)
    assert again.answers == one.answers


def any_form(seed: int, edits: list[Edit]) -> None:
    made = RandomForm(seed).form
    note(described(made))
    check(new(made), edits)


@given(edits=EDITS)
@USUAL
def test_a_form_that_uses_everything(edits: list[Edit]) -> None:
    edited(edits)


@given(seed=SEEDS, edits=EDITS)
@USUAL
def test_any_form(seed: int, edits: list[Edit]) -> None:
    any_form(seed, edits)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@given(edits=EDITS)
@PROOF
def test_a_form_that_uses_everything_at_length(edits: list[Edit]) -> None:
    edited(edits)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@given(seed=SEEDS, edits=EDITS)
@PROOF
def test_any_form_at_length(seed: int, edits: list[Edit]) -> None:
    any_form(seed, edits)
