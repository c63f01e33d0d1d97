"""What is advised before an observation is signed: counted by the school year, in plain words."""

from datetime import date

import pytest

from sle_desktop.domain.observing import (
    Agreed,
    Observed,
    advice,
    count_this_year,
    is_same_teacher,
    school_year,
)

SAM = Observed(date(2026, 11, 24), "Sam Okafor")
ELSEWHERE = Agreed("Hollowbrook First School", 3)


def on(year: int, month: int, day: int, teacher: str = "Sam Okafor") -> Observed:
    return Observed(date(year, month, day), teacher)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), 2025),
        (date(2026, 9, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
        (date(2027, 8, 31), 2026),
    ],
)
def test_a_school_year_begins_on_the_first_of_september(day: date, year: int) -> None:
    assert school_year(day) == year


def test_a_name_is_one_however_it_was_typed() -> None:
    assert is_same_teacher("Sam Okafor", "  sam   OKAFOR ")
    assert not is_same_teacher("Sam Okafor", "Sam Oka")
    assert not is_same_teacher("", " ")


def test_only_this_teacher_in_this_school_year_counts() -> None:
    others = [
        on(2026, 9, 1, "SAM OKAFOR"),
        on(2027, 8, 31),  # a later one that is planned takes something from the teacher too
        on(2026, 8, 31),
        on(2027, 9, 1),
        on(2026, 10, 1, "Ann Loder"),
        Observed(None, "Sam Okafor"),
    ]
    assert count_this_year(SAM, others) == 3


def test_without_a_day_or_a_name_nothing_is_counted() -> None:
    assert count_this_year(Observed(None, "Sam Okafor"), [SAM]) == 0
    assert count_this_year(on(2026, 11, 24, " "), [on(2026, 11, 2, "")]) == 0
    assert advice(on(2026, 11, 24, ""), [], Agreed("Hollowbrook", 0)) == ()


def test_below_the_limit_nothing_is_said() -> None:
    assert advice(SAM, [on(2026, 10, 1)], ELSEWHERE) == ()


@pytest.mark.parametrize(
    ("others", "limit", "said"),
    [
        (2, 3, "3 times in this school year, which is all that the school agreed to."),
        (3, 3, "4 times in this school year; the school agreed to 3."),
        (0, 1, "once in this school year, which is all that the school agreed to."),
        (0, 0, "once in this school year; the school agreed to none."),
    ],
)
def test_the_limit_is_said_when_it_is_reached(others: int, limit: int, said: str) -> None:
    seen = [on(2026, 10, 1 + number) for number in range(others)]
    [line] = advice(SAM, seen, Agreed("Hollowbrook", limit))
    assert line.startswith(f"Sam Okafor has now been observed {said}")


def test_ones_own_school_is_named() -> None:
    [line] = advice(SAM, [], Agreed("Hollowbrook First School", 3, is_own=True))
    assert line.startswith("Hollowbrook First School is your own school.")


def test_both_are_said() -> None:
    assert len(advice(SAM, [on(2026, 10, 1)], Agreed("Hollowbrook", 2, is_own=True))) == 2
