from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.ui.widgets.typed import (
    read_date,
    read_number,
    read_time,
    say_date,
    say_day,
    say_time,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "words",
    [
        "23 November 2026",
        "23 Nov 2026",
        "23rd november 2026",
        " 23 nov. 26 ",
        "Mon 23 Nov 2026",
        "Monday, 23 November 2026",
        "23 nov",
        "23/11/2026",
        "23/11/26",
        "23.11.2026",
        "23-11-26",
        "23/11",
        "2026-11-23",
    ],
)
def test_a_date_is_read_as_people_write_it(words: str) -> None:
    assert read_date(words, TODAY) == TODAY


@pytest.mark.parametrize(
    "words", ["", "tomorrow", "31/2/2026", "11/23/2026", "23 J 2026", "23 Ma", "2026-13-01", "23"]
)
def test_what_is_no_date_is_not_guessed(words: str) -> None:
    assert read_date(words, TODAY) is None


@given(st.dates())
def test_every_date_is_read_as_it_is_said(day: date) -> None:
    if day.year >= 1000:
        assert read_date(say_date(day), TODAY) == day
        assert read_date(say_day(day), TODAY) == day


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("14:08", time(14, 8)),
        ("14.08", time(14, 8)),
        ("1408", time(14, 8)),
        ("9", time(9)),
        ("09:05", time(9, 5)),
        ("2:08 pm", time(14, 8)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("0:00", time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, moment: time) -> None:
    assert read_time(words) == moment


@pytest.mark.parametrize("words", ["", "25:00", "9:60", "13 pm", "0 am", "soon", "9:5"])
def test_what_is_no_time_is_not_guessed(words: str) -> None:
    assert read_time(words) is None


@given(st.times())
def test_every_time_is_read_as_it_is_said(moment: time) -> None:
    assert read_time(say_time(moment)) == time(moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("28", 28),
        (" -3 ", -3),
        ("\u22123", -3),
        ("1,250", 1250),
        ("2.50", Decimal("2.50")),
        ("1,250.5", Decimal("1250.5")),
        (".5", Decimal("0.5")),
    ],
)
def test_a_number_is_read(words: str, number: object) -> None:
    assert read_number(words) == number
    assert type(read_number(words)) is type(number)


@pytest.mark.parametrize("words", ["", "about ten", "1,2", "NaN", "Infinity", "1..2"])
def test_what_is_no_number_is_not_guessed(words: str) -> None:
    assert read_number(words) is None


@given(st.text(max_size=20))
def test_nothing_typed_ever_raises(words: str) -> None:
    read_date(words, TODAY)
    read_time(words)
    read_number(words)
