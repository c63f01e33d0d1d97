"""How long a form takes to open and an answer to settle, beside the peers' published figures."""

import sys
from datetime import UTC, datetime

import pytest

from sle_desktop.clock import SCHOOL_ZONE
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance, full_pass
from tests.benchmarks.figures import say, times
from tests.benchmarks.large_forms import large_form

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
PEERS_OPEN = {
    509: "ODK Web Forms 2,770-4,390; Enketo 800-1,350; JavaRosa 360-1,000",
    1949: "ODK Web Forms 5,800-9,200; Enketo 3,100-4,000; JavaRosa 1,500-4,900",
}
PEERS_ANSWER = {
    509: "ODK Web Forms 52-54; Enketo 20-26; JavaRosa 0.1-0.3",
    1949: "ODK Web Forms 145-205; Enketo 65-100; JavaRosa 0.4-0.7",
}


@pytest.mark.parametrize("questions", [509, 1949])
def test_opening_and_answering(questions: int) -> None:
    form = large_form(questions)
    environment = Environment(now=lambda: NOW, zone=SCHOOL_ZONE)
    opened = times(lambda _: Instance.open(form, {}, {}, environment), 9)
    say(f"{questions} questions: live record made", opened, PEERS_OPEN[questions])

    instance = Instance.open(form, {}, {}, environment)
    marks = [one.path for one in form.walk() if one.list_name == "rating"]
    answered = times(
        lambda n: instance.answer(marks[n % len(marks)], str((n + n // len(marks)) % 4 + 1)), 2000
    )
    say(f"{questions} questions: one answer settled", answered, PEERS_ANSWER[questions])
    whole = times(lambda _: full_pass(instance), 5)
    say(f"{questions} questions: a full pass, for comparison", whole)
    # The graph must not grow with the form as a full pass does.
    assert answered[len(answered) // 2] * 5 < whole[len(whole) // 2]


def test_the_200th_row_is_as_fast_as_the_first() -> None:
    form = large_form(60)
    instance = Instance.open(form, {}, {}, Environment(now=lambda: NOW, zone=SCHOOL_ZONE))

    def add(_: int) -> None:
        instance.add_row("books")
        row = instance.at("books").rows[-1]
        instance.answer(f"{row}/letter", "A")

    first = times(add, 20)
    times(add, 170)
    last = times(add, 20)
    say("rows 1 to 20 of a repeat: added and answered", first)
    say("rows 191 to 210", last, "Enketo, 200th row: 200,000")
    sys.stdout.write(f"\nratio of the medians {last[10] / first[10]:.2f}")
