"""A row as it is typed: what stands before its words is taken apart, and nothing is lost."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.lesson_rows import Keys, Typed, as_line, read_row

KEYS = Keys(
    {"q": "question", "p": "pupil", "m": "misconception"},
    {"*": "strength", "!": "develop", "?": "ask"},
)

QUESTION_AT = Typed("How do you know?", code="question", at=time(10, 42))


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("", Typed()),
        ("Counters out", Typed("Counters out")),
        ("*Counters out", Typed("Counters out", "strength")),
        ("* Counters out", Typed("Counters out", "strength")),
        ("!", Typed("", "develop")),
        ("?/q Why?", Typed("Why?", "ask", "question")),
        ("/Q Why?", Typed("Why?", code="question")),
        ("/q 10:42 How do you know?", QUESTION_AT),
        ("10:42 /q How do you know?", QUESTION_AT),
        ("/q *10:42 How do you know?", replace(QUESTION_AT, flag="strength")),
        ("*9:05 /p Two halves", Typed("Two halves", "strength", "pupil", time(9, 5))),
        ("0:00 Begun", Typed("Begun", at=time(0))),
        ("23:59 Ended", Typed("Ended", at=time(23, 59))),
    ],
)
def test_a_flag_a_code_and_a_time_stand_before_the_words(line: str, row: Typed) -> None:
    assert read_row(line, KEYS) == row


@pytest.mark.parametrize(
    "line",
    [
        "/z Nothing has this letter",
        "/question in full",
        "/q",  # no space yet: a word may follow
        "10:42",
        "24:00 is no time",
        "10:60 is no time",
        "1:234 is no time",
        "3.14 is a number",
        "2.50 written as 2.5",
        "10.42 is ten and forty-two hundredths",
        "and/or",
        "Why?",
    ],
)
def test_what_is_no_code_and_no_time_stays_among_the_words(line: str) -> None:
    assert read_row(line, KEYS) == Typed(line)


def test_a_second_one_stays_among_the_words() -> None:
    assert read_row("**Both", KEYS) == Typed("*Both", "strength")
    assert read_row("/q /p said", KEYS) == Typed("/p said", code="question")
    assert read_row("10:42 11:15 on her clock", KEYS) == Typed(
        "11:15 on her clock", at=time(10, 42)
    )
    before = Typed("", "strength", "question", time(10, 42))
    line = "!/p 11:15 on her clock"
    assert read_row(line, KEYS, before) == Typed(line, "strength", "question", time(10, 42))


@pytest.mark.parametrize(
    ("words", "is_quote"),
    [
        ("“It is the same”", True),
        ('"It is the same."', True),
        ("‘Same’.", True),
        ("  “Same”  ", True),
        ("She said “the same”", False),
        ("“The same”, she said", False),
        ("“", False),
        ("", False),
    ],
)
def test_somebodys_own_words(words: str, is_quote: bool) -> None:
    assert Typed(words).is_quote is is_quote


LINES = st.one_of(
    st.text(alphabet="*!?/qpz10:42. ax", max_size=24),
    st.lists(
        st.sampled_from(["*", "!", "/q ", "/z ", "10:42 ", "25:00 ", "9.30 ", "word "]), max_size=7
    ).map("".join),
    st.text(max_size=30),
)


@given(LINES)
def test_nothing_typed_is_lost(line: str) -> None:
    row = read_row(line, KEYS)
    assert sorted(_squeezed(as_line(row, KEYS))) == sorted(_squeezed(_in_order(line, row)))
    assert line.endswith(row.words)


@given(LINES)
def test_typed_letter_by_letter_nothing_is_lost_either(line: str) -> None:
    row = Typed()
    for letter in line:
        row = read_row(row.words + letter, KEYS, row)
    assert sorted(_squeezed(as_line(row, KEYS))) == sorted(_squeezed(_in_order(line, row)))


@given(LINES)
def test_a_row_as_a_line_is_read_as_the_same_row(line: str) -> None:
    row = read_row(line, KEYS)
    assert read_row(as_line(row, KEYS), KEYS) == row


def _in_order(line: str, row: Typed) -> str:
    """Return a line with its time after its code, and the time in two figures."""
    before = line[: len(line) - len(row.words)]
    if row.at is None:
        return line
    written = f"{row.at.hour}:{row.at:%M}" if f"{row.at:%H:%M}" not in before else f"{row.at:%H:%M}"
    return before.replace(written, "", 1) + f"{row.at:%H:%M}" + row.words


def _squeezed(line: str) -> str:
    return "".join(line.split())
