"""Days of support are counted in quarters, and a joint visit once for each who was there."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.visits import QUARTER, Attendance, days, visits

DAY = date(2026, 11, 17)


def attendance(record: str, sle: str = "Helen", units: str = "0.5", **facts: object) -> Attendance:
    told = {"school_id": "s", "date": DAY} | facts
    return Attendance(record_id=record, sle=sle, units=Decimal(units), **told)  # type: ignore[arg-type]


def test_quarters_add_up_exactly() -> None:
    week = [attendance(str(at), units="0.25") for at in range(3)]
    assert days(week) == Decimal("0.75")
    assert days([]) == 0


@pytest.mark.parametrize("units", ["0.3", "-0.25", "0.125"])
def test_a_day_is_claimed_in_quarters(units: str) -> None:
    with pytest.raises(ValueError, match="quarters"):
        attendance("a", units=units)


def test_a_joint_visit_is_one_visit_and_a_day_for_each() -> None:
    both = [
        attendance("a", "Helen", "0.5", is_joint=True),
        attendance("b", "Omar", "0.75", is_joint=True),
    ]
    assert (days(both), visits(both)) == (Decimal("1.25"), 1)
    assert days(one for one in both if one.sle == "Helen") == Decimal("0.5")


def test_a_joint_visit_that_was_written_down_twice_counts_once() -> None:
    twice = [
        attendance("a", "Helen", "0.5", is_joint=True),
        attendance("a", "Helen", "0.5", is_joint=True),
        attendance("c", "Helen", "0.75", is_joint=True),
    ]
    assert (days(twice), visits(twice)) == (Decimal("0.75"), 1)


def test_two_visits_of_one_day_are_two() -> None:
    morning_and_afternoon = [attendance("a"), attendance("b")]
    assert (days(morning_and_afternoon), visits(morning_and_afternoon)) == (Decimal(1), 2)
    elsewhere = [attendance("a", is_joint=True), attendance("b", is_joint=True, school_id="t")]
    assert (days(elsewhere), visits(elsewhere)) == (Decimal(1), 2)


ATTENDANCES = st.lists(
    st.builds(
        Attendance,
        record_id=st.sampled_from("abcdef"),
        school_id=st.sampled_from("st"),
        sle=st.sampled_from(["Helen", "Omar"]),
        date=st.integers(0, 2).map(lambda n: DAY + timedelta(days=n)),
        units=st.integers(1, 4).map(lambda n: n * QUARTER),
        is_joint=st.booleans(),
    ),
    max_size=12,
)


@given(ATTENDANCES, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(seen: list[Attendance], chance: object) -> None:
    again = [*seen, *seen]
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert (days(again), visits(again)) == (days(seen), visits(seen))
    assert days(seen) % QUARTER == 0
    assert days(seen) <= sum((one.units for one in seen), Decimal(0))
    by_sle = [days(one for one in seen if one.sle == sle) for sle in ("Helen", "Omar")]
    assert sum(by_sle, Decimal(0)) == days(seen)
