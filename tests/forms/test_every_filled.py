"""What holds for every form while it is filled: what is asked, and what a record is called."""

from datetime import date
from typing import Any

import pytest

from tests.forms.filled import asked, blank
from tests.forms.instruments import IDS
from tests.forms.sample import TODAY

AUDIT, LESSON, BOOKS, VISIT = IDS
DAY = TODAY.isoformat()


@pytest.mark.parametrize(
    ("form_id", "expected"),
    [
        (
            AUDIT,
            {"with_whom", "scope", "how_filled", "evidence_looked_at"}
            | {f"{what}_r{number}" for what in ("position", "priority") for number in range(1, 9)},
        ),
        (
            LESSON,
            {"teacher", "years", "arrived", "left", "part_seen", "joint_with", "key_idea", "focus"}
            | {"strength_1", "develop_1", "no_steps_because"}
            | {"feedback_date", "feedback_from", "feedback_until", "feedback_by"},
        ),
        (
            BOOKS,
            {"focus", "led_by", "years", "unit", "domain", "period_from", "period_to"}
            | {"scheme_beside", "books_read", "chosen_by"}
            | {"strength_1", "develop_1", "no_steps_because"},
        ),
        (
            VISIT,
            {"arrived", "left", "units", "present", "purpose", "noticed", "engagement"}
            | {"no_activities_because", "no_steps_because"},
        ),
    ],
)
def test_a_new_record_asks_for_what_finishing_needs_and_nothing_else(
    form_id: str, expected: set[str]
) -> None:
    assert asked(blank(form_id)) == expected


@pytest.mark.parametrize("form_id", IDS)
def test_an_empty_row_left_behind_stops_nobody(form_id: str) -> None:
    one = blank(form_id)
    before = asked(one)
    for repeat in [key for key in one.rows if key != "photos"]:
        one.add_row(repeat)
    assert asked(one) == before


@pytest.mark.parametrize("form_id", IDS)
def test_a_record_dated_tomorrow_is_questioned(form_id: str) -> None:
    one = blank(form_id, {"about": {"date": "2026-11-25"}})
    assert "date" in asked(one)
    one.answer("about/date", DAY)
    assert "date" not in asked(one)


@pytest.mark.parametrize(
    ("form_id", "answers", "title"),
    [
        (VISIT, {"about": {"visit_number": 3}}, "Visit 3"),
        (AUDIT, {}, "Baseline audit"),
        (AUDIT, {"about": {"stage": "review", "review_number": 1}}, "Review 1 audit"),
        (AUDIT, {"about": {"stage": "final"}}, "Final audit"),
        (LESSON, {}, "Lesson observation"),
        (LESSON, {"about": {"years": ["4"]}}, "Lesson observation, Year 4"),
        (LESSON, {"about": {"years": ["R"]}}, "Lesson observation, Reception"),
        (LESSON, {"about": {"years": ["1", "R"]}}, "Lesson observation, Reception and Year 1"),
        (BOOKS, {"about": {"years": ["4", "3"]}}, "Book scrutiny, Years 3 and 4"),
        (BOOKS, {"about": {"years": ["3", "5", "4"]}}, "Book scrutiny, Years 3 to 5"),
        (BOOKS, {"about": {"years": ["R", "1", "2"]}}, "Book scrutiny, Reception to Year 2"),
    ],
)
def test_titles(form_id: str, answers: dict[str, Any], title: str) -> None:
    assert blank(form_id, answers).title() == title


def test_the_day_of_a_new_record_is_today() -> None:
    for form_id in IDS:
        assert blank(form_id).at("about/date").value == date(2026, 11, 24)
