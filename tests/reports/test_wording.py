"""Days, times, lists and numbers as British readers write them."""

import locale
from datetime import UTC, date, datetime, time

import pytest

from sle_desktop.reports import wording
from sle_desktop.reports.openers import OPENERS

DAY = date(2026, 11, 17)


def test_days_are_said_in_british_order() -> None:
    assert wording.long_date(DAY) == "17 November 2026"
    assert wording.weekday_date(DAY) == "Tuesday 17 November 2026"
    assert wording.short_date(DAY) == "17 Nov 2026"
    assert wording.month_year(DAY) == "Nov 2026"
    assert wording.day_month(date(2026, 10, 6), DAY) == "6 October"
    assert wording.day_month(date(2025, 10, 6), DAY) == "6 October 2025"
    assert wording.month_of(date(2026, 1, 13), DAY) == "January"
    assert wording.month_of(date(2025, 1, 13), DAY) == "January 2025"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 9, 7), date(2026, 10, 23), "7 September to 23 October"),
        (date(2026, 9, 7), date(2026, 9, 23), "7 to 23 September"),
        (date(2026, 9, 7), date(2026, 9, 7), "7 September"),
        (date(2025, 12, 7), date(2026, 1, 9), "7 December 2025 to 9 January"),
        (date(2025, 9, 7), date(2025, 10, 23), "7 September to 23 October 2025"),
    ],
)
def test_a_year_is_said_only_where_it_is_in_doubt(start: date, end: date, said: str) -> None:
    assert wording.days_from_to(start, end, DAY) == said


def test_days_do_not_follow_the_machines_language() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        assert wording.long_date(DAY) == "17 November 2026"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_times_are_those_of_the_schools_clocks() -> None:
    assert wording.clock(time(9, 5)) == "09:05"
    assert wording.clock_span(time(10, 5), time(10, 45)) == "10:05–10:45"
    assert wording.clock_span(time(10, 5), None) == "from 10:05"
    assert wording.clock_span(None, time(10, 45)) == "until 10:45"
    assert wording.clock_span(None, None) == ""
    summer = datetime(2026, 6, 16, 14, 44, tzinfo=UTC)
    assert wording.moment(summer) == "16 Jun 2026, 15:44"
    assert wording.long_moment(summer) == "16 June 2026, 15:44"
    assert wording.moment(datetime(2026, 6, 16, 23, 30, tzinfo=UTC)) == "17 Jun 2026, 00:30"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "", "b", "c"], "a, b and c"),
        (["a, x", "b"], "a, x; and b"),
    ],
)
def test_lists(words: list[str], said: str) -> None:
    assert wording.listed(words) == said


def test_plurals() -> None:
    hard = "\u00a0"
    assert wording.counted(1, "pupil") == f"1{hard}pupil"
    assert wording.counted(0, "pupil") == f"0{hard}pupils"
    assert wording.counted(2, "child", "children") == f"2{hard}children"


def test_points_lose_bullets_that_somebody_typed() -> None:
    assert wording.points("- one\n\n • two \n3. three\n4 of 14 pupils") == (
        "one",
        "two",
        "three",
        "4 of 14 pupils",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One word", "One word."),
        ("One word.", "One word."),
        ("Why?", "Why?"),
        ("“Why?”", "“Why?”"),
        ("He said “no”", "He said “no”."),
        ("", ""),
    ],
)
def test_sentences_end_once(text: str, said: str) -> None:
    assert wording.sentence(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In Years 1 and 2", "in Years 1 and 2"),
        ("Year 6 compare", "Year 6 compare"),
        ("Helen reads", "Helen reads"),
        ("EEF audit", "EEF audit"),
        ("May half term", "May half term"),
        ("“Draw it” first", "“Draw it” first"),
        ("4 of 14", "4 of 14"),
        ("", ""),
    ],
)
def test_only_what_is_no_name_loses_its_capital(text: str, said: str) -> None:
    assert wording.lower_first(text) == said


def test_no_month_weekday_or_common_name_is_taken_for_a_word() -> None:
    names = {"will", "mark", "grace", "may", "march", "rose", "hope", "bill", "august", "dawn"}
    days = {one.lower() for one in (*wording.MONTHS, *wording.WEEKDAYS)}
    assert not OPENERS & (names | days)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Strips and wall.", "Strips and wall (10:09)."),
        ("Strips and wall", "Strips and wall (10:09)."),
        ("Why halves?", "Why halves? (10:09)"),
    ],
)
def test_times_stand_within_the_full_stop(text: str, said: str) -> None:
    assert wording.with_times(text, "10:09") == said
    assert wording.with_times("Strips.", "") == "Strips."


def test_two_lines_part_between_sentences() -> None:
    assert wording.in_two_lines("") == ()
    assert wording.in_two_lines("One sentence only") == ("One sentence only",)
    assert wording.in_two_lines("First one. Second one.") == ("First one.", "Second one.")
    assert wording.in_two_lines("A. Bee is short. This one is by far the longest of all.") == (
        "A. Bee is short.",
        "This one is by far the longest of all.",
    )


def test_words_already_in_quotation_marks_are_not_quoted_again() -> None:
    assert wording.quoted("Fine.") == "“Fine.”"
    assert wording.quoted("“Fine.”") == "“Fine.”"
    assert wording.quoted("“A” and “B”") == "““A” and “B””"
