from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.calendars import (
    BankHolidays,
    Calendar,
    Counted,
    read_calendar,
    read_holidays,
)
from sle_desktop.errors import UserError

NAMES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")
DATES = (
    (date(2026, 9, 2), date(2026, 10, 23)),
    (date(2026, 11, 2), date(2026, 12, 18)),
    (date(2027, 1, 4), date(2027, 2, 12)),
    (date(2027, 2, 22), date(2027, 3, 25)),
    (date(2027, 4, 12), date(2027, 5, 28)),
    (date(2027, 6, 7), date(2027, 7, 22)),
)
HOLIDAYS = BankHolidays(frozenset({date(2027, 5, 3), date(2026, 12, 25)}), date(2028, 12, 31))
FRIDAY = date(2026, 10, 23)
DAYS = st.dates(date(2026, 7, 1), date(2028, 1, 31))


def terms() -> list[dict[str, Any]]:
    return [
        {"name": name, "first": first, "last": last}
        for name, (first, last) in zip(NAMES, DATES, strict=True)
    ]


def told(**changed: Any) -> dict[str, Any]:
    return {
        "calendar": "sle-calendar-1",
        "title": "Ours",
        "note": "Check it.",
        "source": "A test.",
        "half_term": terms(),
    } | changed


def calendar(**changed: Any) -> Calendar:
    return read_calendar("ours", told(**changed), HOLIDAYS)


def test_half_term_bank_holidays_and_inset_days_are_no_working_days() -> None:
    ours = calendar(inset_days=[date(2026, 11, 2)])
    assert ours.is_working_day(FRIDAY)
    for day in (date(2026, 10, 24), date(2026, 10, 28), date(2026, 11, 2), date(2027, 5, 3)):
        assert not ours.is_working_day(day)
    assert ours.add_working_days(FRIDAY, 1) == Counted(date(2026, 11, 3), True)


def test_a_clock_does_not_run_through_the_holidays() -> None:
    assert calendar().add_working_days(date(2026, 10, 21), 5).day == date(2026, 11, 4)
    assert calendar().working_days_between(date(2026, 12, 18), date(2027, 1, 4)) == 1


def test_beyond_the_known_dates_weekdays_are_counted_and_it_says_so() -> None:
    counted = calendar().add_working_days(date(2027, 7, 21), 2)
    assert counted == Counted(date(2027, 9, 1), False)
    assert calendar(half_term=[]).add_working_days(FRIDAY, 1) == Counted(date(2026, 10, 26), False)
    early = replace(HOLIDAYS, until=date(2026, 12, 31))
    late = read_calendar("ours", told(), early)
    assert not late.add_working_days(date(2027, 1, 5), 1).is_known


def test_the_week_of_the_half_term_counts_mondays() -> None:
    ours = calendar()
    assert [ours.week_of(date(2026, 11, day)) for day in (2, 6, 8, 9, 23)] == [1, 1, 1, 2, 4]
    assert ours.week_of(date(2026, 9, 7)) == 2  # the first week began on a Wednesday
    assert ours.week_of(date(2026, 10, 28)) == 0


def test_a_schools_own_inset_days_count() -> None:
    ours = calendar().with_inset([date(2026, 11, 9)])
    assert not ours.is_working_day(date(2026, 11, 9))
    assert calendar().with_inset([]) == calendar()


@given(DAYS, st.integers(0, 30))
def test_adding_lands_on_a_working_day_and_counting_gives_the_number_back(
    day: date, number: int
) -> None:
    ours = calendar()
    landed = ours.add_working_days(day, number).day
    assert ours.is_working_day(landed)
    assert landed >= day
    if number or ours.is_working_day(day):
        assert ours.working_days_between(day, landed) == number


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(one: date, two: date, three: date) -> None:
    between = calendar().working_days_between
    first, middle, last = sorted((one, two, three))
    assert between(first, middle) + between(middle, last) == between(first, last)
    assert between(last, first) == -between(first, last)
    assert between(first, last) <= (last - first).days


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"calendar": "sle-calendar-9"}, "sle-calendar-1"),
    ({"half_terms": []}, "no key"),
    ({"title": " "}, "“title” is missing"),
    ({"inset_days": ["2026-11-02"]}, "list of dates"),
    ({"inset_days": [date(2026, 10, 28)]}, "outside the half terms"),
    ({"half_term": terms()[:5]}, "has 5 half terms"),
    ({"half_term": "none"}, "list of tables"),
    ({"half_term": [terms()[1], terms()[0], *terms()[2:]]}, "not where it belongs"),
    ({"half_term": [*terms()[:5], terms()[5] | {"last": date(2027, 7, 24)}]}, "weekend"),
    ({"half_term": [*terms()[:5], terms()[5] | {"first": date(2027, 5, 27)}]}, "does not follow"),
    ({"half_term": [*terms()[:5], terms()[5] | {"first": "June"}]}, "are none"),
)


@pytest.mark.parametrize(("changed", "says"), WRONG)
def test_a_bad_file_is_refused_with_the_reason(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(UserError) as refused:
        calendar(**changed)
    assert refused.value.code == "CALENDAR_REFUSED"
    assert says in refused.value.says


def test_half_terms_of_one_year_are_six() -> None:
    later = [
        one | {name: one[name] + timedelta(days=21) for name in ("first", "last")}
        for one in terms()[:1]
    ]
    with pytest.raises(UserError, match=r"does not follow|not six|not where"):
        calendar(half_term=[*terms()[:5], *later])


@pytest.mark.parametrize(
    "wrong",
    [
        {"bank_holidays": "sle-bank-holidays-2"},
        {"bank_holidays": "sle-bank-holidays-1", "day": [{"name": "None"}]},
        {"bank_holidays": "sle-bank-holidays-1", "day": []},
    ],
)
def test_bad_bank_holidays_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="CALENDAR_REFUSED"):
        read_holidays(wrong)
