"""The law of undo: n steps back are the answers of before, n steps forward those of after."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sle_desktop.engine.definition import Value
from sle_desktop.engine.instance import Delta, Instance, full_pass, restore, state_of
from sle_desktop.ui.fill.history import MOST, Doing, History
from tests.engine.instance.building import environment, form, new, q, repeat
from tests.engine.instance.edits import EDITS, EVERYTHING, Edit, RandomForm, apply

USUAL = settings(max_examples=50, deadline=None)
PROOF = settings(max_examples=500, deadline=None)
SEEDS = st.integers(0, 2**32)

Held = tuple[dict[str, Value], dict[str, tuple[str, ...]]]


def held(one: Instance) -> Held:
    """Return everything that would be stored."""
    answers: dict[str, Value] = dict(one.answers)
    answers = {key: value for key, value in answers.items() if value is not None}
    return answers, {key: ids for key, ids in one.rows.items() if ids}


class Desk:
    """A record with its history, as the page keeps them."""

    def __init__(self, one: Instance) -> None:
        self.one = one
        self.history = History()
        self.history.meet(one)

    def edit(self, edit: Edit) -> bool:
        """Do something; return whether it made a step."""
        before = self.history.back()
        delta = apply(self.one, edit)
        if delta is not None:
            self.history.note(Doing("", "Something"), self.one, delta)
        return self.history.back() is not before

    def answer(self, key: str, value: object, *, typed: bool = False) -> None:
        """Answer one question."""
        delta = self.one.answer(key, value)
        self.history.note(Doing(key, key, typed), self.one, delta)

    def turn(self, *, back: bool) -> bool:
        """Undo or do again; return whether there was anything."""
        step = self.history.back() if back else self.history.forward()
        if step is None:
            return False
        part = step.before if back else step.after
        before = self.one
        self.one, delta = restore(self.one, step.doing.key, part, environment())
        assert isinstance(delta, Delta)
        self.history.turned(self.one, delta if before is self.one else None, back=back)
        return True


def there_and_back(one: Instance, edits: list[Edit]) -> None:
    desk = Desk(one)
    stood = [held(one)]
    for edit in edits:
        if desk.edit(edit):
            stood.append(held(desk.one))
        else:
            assert held(desk.one) == stood[-1]
    for before in reversed(stood[:-1]):
        assert desk.turn(back=True)
        assert held(desk.one) == before
        assert state_of(desk.one) == full_pass(desk.one)
    assert not desk.turn(back=True)
    for after in stood[1:]:
        assert desk.turn(back=False)
        assert held(desk.one) == after
    assert not desk.turn(back=False)


@given(edits=EDITS)
@USUAL
def test_a_form_that_uses_everything_goes_back_and_forward(edits: list[Edit]) -> None:
    there_and_back(new(EVERYTHING), edits)


@given(seed=SEEDS, edits=EDITS)
@USUAL
def test_any_form_goes_back_and_forward(seed: int, edits: list[Edit]) -> None:
    there_and_back(new(RandomForm(seed).form), edits)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@given(edits=EDITS)
@PROOF
def test_a_form_that_uses_everything_at_length(edits: list[Edit]) -> None:
    there_and_back(new(EVERYTHING), edits)


PLAIN = form(
    q("text", "words"), q("integer", "n"), q("text", "other"), repeat("books", q("text", "letter"))
)


def test_what_is_typed_in_one_visit_is_one_step() -> None:
    desk = Desk(new(PLAIN))
    for words in ("On", "One", "One two"):
        desk.answer("words", words, typed=True)
    desk.history.left()
    desk.answer("words", "One two three", typed=True)
    desk.turn(back=True)
    assert desk.one.at("words").value == "One two"
    desk.turn(back=True)
    assert desk.one.at("words").value is None
    desk.turn(back=False)
    assert desk.one.at("words").value == "One two"


def test_typing_after_an_undo_is_a_step_of_its_own_and_ends_the_way_forward() -> None:
    desk = Desk(new(PLAIN))
    desk.answer("words", "One", typed=True)
    desk.answer("other", "Two", typed=True)
    desk.turn(back=True)
    desk.answer("words", "One more", typed=True)
    assert desk.history.forward() is None
    desk.turn(back=True)
    assert desk.one.at("words").value == "One"


def test_words_that_were_taken_away_again_make_no_step() -> None:
    desk = Desk(new(PLAIN))
    desk.answer("n", 3)
    desk.answer("words", "One", typed=True)
    desk.answer("words", None, typed=True)
    assert desk.history.back().doing.key == "n"  # type: ignore[union-attr]


def test_a_record_that_somebody_else_changed_has_no_steps() -> None:
    desk = Desk(new(PLAIN))
    desk.answer("n", 3)
    desk.history.meet(desk.one)
    assert desk.history.back() is not None
    desk.one.answer("n", 4)
    desk.history.meet(desk.one)
    assert desk.history.back() is None


def test_the_oldest_steps_are_forgotten() -> None:
    desk = Desk(new(PLAIN))
    for number in range(MOST + 20):
        desk.answer("n", number)
    steps = 0
    while desk.turn(back=True):
        steps += 1
    assert steps == MOST
    assert desk.one.at("n").value == 19
