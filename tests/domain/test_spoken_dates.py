from datetime import date, timedelta

import pytest

from sle_desktop.domain.schools import School
from sle_desktop.domain.spoken_dates import age_of, day_of, lateness_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-21, "21 days late"),
        (-1, "1 day late"),
        (0, "due today"),
        (1, "due tomorrow"),
        (3, "due 27 November"),
        (400, "due 29 December 2027"),
    ],
)
def test_lateness_is_said_in_words(days: int, words: str) -> None:
    assert lateness_of(TODAY + timedelta(days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "agreed today"), (1, "1 day old"), (49, "49 days old")]
)
def test_age_is_said_in_days(days: int, words: str) -> None:
    assert age_of(TODAY - timedelta(days), TODAY) == words


def test_a_far_day_has_its_year() -> None:
    assert day_of(date(2025, 9, 5), TODAY) == "5 September 2025"
    assert day_of(date(2026, 9, 5), TODAY) == "5 September"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 9, "Reception to Year 4"),
        (9, 13, "Year 5 to Year 8"),
        (3, 11, "Nursery to Year 6"),
        (4, 5, "Reception"),
        (None, 9, ""),
    ],
)
def test_ages_are_said_as_year_groups(low: int | None, high: int, words: str) -> None:
    assert School("1", "A school", low_age=low, high_age=high).years == words
