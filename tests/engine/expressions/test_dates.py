"""Dates and times: how they are read, counted, compared and shown, also when the clocks change."""

from datetime import UTC, date, datetime, timedelta
from math import isnan
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.expressions import as_string
from tests.engine.expressions.tree import (
    LONDON,
    PHOENIX,
    Twig,
    environment,
    evaluate,
    grow,
    number,
    text,
    truth,
)

SUMMER = datetime(2026, 7, 5, 23, 30, tzinfo=UTC)  # already the 6th in London
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("date('2026-07-05')", "2026-07-05"),
        ("date('2026-7-5')", "2026-07-05"),
        ("date('2026-07-05T10:30')", "2026-07-05T10:30:00.000+01:00"),
        ("date('2026-07-05T10')", "2026-07-05T10:00:00.000+01:00"),
        ("date('2026-01-05T10:30:01.5Z')", "2026-01-05T10:30:01.500+00:00"),
        ("date('2026-07-05T10:30:00Z')", "2026-07-05T11:30:00.000+01:00"),
        ("date('2026-07-05T00:00:00+01:00')", "2026-07-05"),
        ("date('2026-07-04T23:00:00Z')", "2026-07-05"),
        ("date-time('2026-07-05')", "2026-07-05"),
        ("date('')", ""),
        ("date(true())", ""),
        ("date(/none)", ""),
        ("date(0)", "1970-01-01T01:00:00.000+01:00"),  # London kept summer time all year then
        ("date(20458)", "2026-01-05"),
        ("date('2026-02-30')", "Invalid Date"),
        ("date('2026-13-01')", "Invalid Date"),
        ("date('2026-01-01T24:00')", "Invalid Date"),
        ("date('2026-01-01T10:00+15:00')", "Invalid Date"),
        ("date('2026-01-01T10:00+05:60')", "Invalid Date"),
        ("date('05/07/2026')", "Invalid Date"),
        ("date(' 2026-07-05')", "Invalid Date"),
        ("date('0000-01-01')", "Invalid Date"),
        ("date(1 div 0)", "Invalid Date"),
        ("date('x' + 1)", ""),
        ("date(999999999999)", "Invalid Date"),
    ],
)
def test_dates_are_read_and_shown(source: str, expected: str) -> None:
    assert text(source) == expected


def test_an_invalid_date_counts_as_nothing() -> None:
    assert isnan(number("date('x')"))
    assert not truth("date('x')")
    assert text("format-date('x', '%Y')") == ""
    assert isnan(number("decimal-date-time('x')"))


def test_now_and_today_are_those_of_the_zone() -> None:
    around = environment(LONDON, SUMMER)
    assert text("today()", around=around) == "2026-07-06"
    assert text("now()", around=around) == "2026-07-06T00:30:00.000+01:00"
    assert text("today()", around=environment(PHOENIX, SUMMER)) == "2026-07-05"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("date('2026-07-05') > '2026-07-04'", True),
        ("'2026-07-05' < date('2026-07-06')", True),
        ("'2026-07-05' = date('2026-07-05')", True),
        ("'2026-07-04T23:00:00Z' = date('2026-07-05')", True),
        ("'2026-07-05' = '2026-07-05T00:00:00.000+01:00'", False),  # two texts
        ("date('2026-07-05') != date('2026-07-06')", True),
        ("'' < today()", False),
        ("'' = today()", False),
        ("'' != today()", True),
        ("'x' < '2026-01-01'", False),
        ("'2026-01-02' > '2026-01-01'", True),
        ("/data/when <= today()", True),
        ("/data/when = date('2026-03-01')", True),
        ("/data/when + 1 = date('2026-03-02')", True),
        ("/data/none <= today()", False),
    ],
)
def test_dates_are_compared(source: str, expected: bool) -> None:
    assert evaluate(source, grow("<data><when>2026-03-01</when></data>")) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # The clocks go back on 25 October 2026 and forward on 28 March 2027.
        ("date(date('2026-10-20') + 14)", "2026-11-03"),
        ("date(14 + date('2026-10-20'))", "2026-11-03"),
        ("date(date('2026-11-03') - 14)", "2026-10-20"),
        ("date(date('2027-03-20') + 14)", "2027-04-03"),
        ("date('2026-11-03') - date('2026-10-20')", "14"),
        ("int(date('2027-04-03') - date('2027-03-20'))", "14"),
        ("(decimal-date-time('2026-11-03') - decimal-date-time('2026-10-20')) div 7", "2"),
        ("'2026-11-03' - '2026-10-20'", "14"),
        ("format-date(date('2026-10-20') + 14, '%e %b %Y')", "3 Nov 2026"),
        ("date('2026-11-03') = date('2026-10-20') + 14", "true"),
        ("'2026-11-03' <= date('2026-10-20') + 14", "true"),
        ("date(date('2026-10-20') + 0.5)", "2026-10-20T12:00:00.000+01:00"),
        ("date(date('2026-10-24T12:00') + 1)", "2026-10-25T11:00:00.000+00:00"),
    ],
)
def test_days_go_by_the_calendar_when_the_clocks_change(source: str, expected: str) -> None:
    assert text(source) == expected


@given(
    DAYS,
    st.integers(-20_000, 20_000),
    st.sampled_from(
        ["Europe/London", "America/Phoenix", "Pacific/Auckland", "America/Sao_Paulo", "UTC"]
    ),
)
def test_adding_days_is_python_s_calendar_in_every_zone(day: date, more: int, zone: str) -> None:
    around = environment(ZoneInfo(zone))
    later = (day + timedelta(days=more)).isoformat()
    assert text(f"date(date('{day}') + {more})", around=around) == later
    assert number(f"date('{later}') - date('{day}')", around=around) == more
    assert truth(f"date('{later}') = date('{day}') + {more}", around=around)
    assert text(f"number('{day}')", around=around) == str((day - date(1970, 1, 1)).days)


@given(DAYS, st.times())
def test_a_moment_survives_its_text(day: date, clock: object) -> None:
    source = f"date('{day}T{clock}')"
    shown = text(source)
    assert text(f"date('{shown}')") == shown
    assert number(f"date('{shown}')") == pytest.approx(number(source), abs=1e-7)


def test_a_date_goes_beyond_the_calendar_as_a_mere_number() -> None:
    assert number("date('9999-12-31') + 5") > 2_932_896
    assert text("date(date('9999-12-31') + 5)") == "Invalid Date"
    assert number("date('2026-01-05') + 1 div 0") == float("inf")


def test_a_date_used_as_a_number() -> None:
    assert number("number('2026-01-05')") == 20458
    assert number("number(date('2026-07-05'))") == pytest.approx(20639 - 1 / 24)
    assert text("number('2026-07-05')") == "20639"
    assert text("number('2026-07-05T22:30:00Z')") == "20639"
    assert number("date('2026-01-05') * 2") == 40916
    assert number("- date('2026-01-05')") == -20458
    assert number("max('2026-01-05', 3)") == 20458


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("decimal-time('12:00')", 0.5),
        ("decimal-time('06:00:00.000')", 0.25),
        ("decimal-time('18:00:00Z')", 0.75),
        ("decimal-time('18:00:00+06:00')", 0.5),
        ("decimal-time('00:00')", 0.0),
        ("decimal-time('23:00-01:00')", 0.0),
    ],
)
def test_a_time_is_a_part_of_the_day(source: str, expected: float) -> None:
    assert number(source) == pytest.approx(expected)


@pytest.mark.parametrize(
    "written", ["", "24:00", "12:60", "12:00:60", "9:00", "noon", "2026-01-05"]
)
def test_what_is_no_time(written: str) -> None:
    assert isnan(number(f"decimal-time('{written}')"))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("%Y-%m-%d", "2026-07-05"),
        ("%e/%n/%y", "5/7/26"),
        ("%a %e %b %Y", "Sun 5 Jul 2026"),
        ("%H:%M:%S.%3", "09:04:03.007"),
        ("%h", "9"),
        ("100%", "100%"),
        ("%q %%", "%q %%"),
        ("", ""),
    ],
)
def test_a_date_is_written_out(form: str, expected: str) -> None:
    node = Twig("when", "2026-07-05T09:04:03.007+01:00")
    assert text(f"format-date-time(., '{form}')", node) == expected
    assert text(f"format-date(., '{form}')", node) == expected


def test_what_can_be_written_out_as_a_date() -> None:
    assert text("format-date(20458, '%d %b')") == "05 Jan"
    assert text("format-date('2026-1-5', '%d %b')") == "05 Jan"
    assert text("format-date(today(), '%a')") == "Tue"
    assert text("format-date(true(), '%a')") == ""
    assert text("format-date('', '%a')") == ""


def test_a_date_is_a_text_to_every_function_of_texts() -> None:
    assert text("substring(today(), 1, 4)") == "2026"
    assert text("concat('On ', today())") == "On 2026-11-24"
    assert as_string(evaluate("today()")) == "2026-11-24"
