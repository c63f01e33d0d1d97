"""Rows that read the row before: exact, quick, and no circle."""

from datetime import UTC, datetime

import pytest

from sle_desktop.clock import SCHOOL_ZONE
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance, full_pass, state_of
from tests.engine.instance.building import beginning, form, new, q, repeat

RUNNING = form(
    repeat(
        "r",
        q("integer", "n"),
        q("calculate", "place", calculation="position(..)"),
        q(
            "calculate",
            "sum",
            calculation="coalesce(indexed-repeat(${sum}, ${r}, ${place} - 1), 0) + ${n}",
        ),
    ),
    repeat("s", q("calculate", "copy", calculation="indexed-repeat(${n}, ${r}, position(..))")),
)


def test_a_running_total_is_no_circle() -> None:
    one = new(RUNNING)
    for number in range(1, 6):
        one.add_row("r")
        one.answer(f"r[r{number}]/n", number)
    assert [row["sum"] for row in one.values()["r"]] == [1, 3, 6, 10, 15]
    one.answer("r[r2]/n", 12)
    assert [row["sum"] for row in one.values()["r"]] == [1, 13, 16, 20, 25]
    one.remove_row("r[r1]")
    assert [row["sum"] for row in one.values()["r"]] == [12, 15, 19, 24]
    assert state_of(one) == full_pass(one)


def test_a_balance_carried_from_row_to_row_over_two_fields() -> None:
    one = new(
        form(
            repeat(
                "r",
                q("integer", "n"),
                q(
                    "calculate",
                    "before",
                    calculation="coalesce(indexed-repeat(${after}, ${r}, position(..) - 1), 0)",
                ),
                q("calculate", "after", calculation="${before} + ${n}"),
            )
        )
    )
    for number in range(1, 5):
        one.add_row("r")
        one.answer(f"r[r{number}]/n", 10)
    assert [row["after"] for row in one.values()["r"]] == [10, 20, 30, 40]
    assert state_of(one) == full_pass(one)


def test_a_second_repeat_follows_the_first() -> None:
    one = new(RUNNING)
    one.add_row("s", "a")
    one.add_row("s", "b")
    assert one.values()["s"] == [{}, {}]
    one.add_row("r", "x")
    one.add_row("r", "y")
    assert one.answer("r[y]/n", 7).values["s[b]/copy"] == 7
    assert one.values()["s"] == [{}, {"copy": 7}]
    one.remove_row("r[x]")
    assert one.values()["s"] == [{"copy": 7}, {}]
    one.add_row("r", "z", at=0)
    assert one.values()["s"] == [{}, {"copy": 7}]


@pytest.mark.parametrize(
    "expression",
    [
        "indexed-repeat(${n}, ${r}, position(..) - 1)",
        "${n} + position(..)",
        "if(${n} > 3, 'many', 'few')",
    ],
)
def test_the_two_hundredth_row_costs_no_more_than_the_first(expression: str) -> None:
    asked: list[int] = []

    def now() -> datetime:
        asked.append(1)
        return datetime(2026, 3, 31, tzinfo=UTC)

    # now() is asked whenever the expression is worked out, so counting it counts the work.
    counted = f"if(now() = '', '', {expression})"
    made = form(
        q("text", "name"),
        repeat(
            "r",
            q("integer", "n"),
            q("calculate", "c", calculation=counted),
            q("text", "t", relevant=counted),
        ),
    )
    one = Instance.create(made, Environment(now, SCHOOL_ZONE), beginning())
    work = []
    for number in range(1, 201):
        asked.clear()
        one.add_row("r")
        one.answer(f"r[r{number}]/n", number)
        work.append(len(asked))
    assert max(work) <= 6
    assert work[1] == work[199]
