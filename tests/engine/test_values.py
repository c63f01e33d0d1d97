"""Answers: raw input to values, and values to the text of XForms and back."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.definition import Choice, Field, Value
from sle_desktop.engine.question_types import TYPES, AnsweredBy, read_type, type_of
from sle_desktop.engine.values import from_text, parse_answer, to_text
from sle_desktop.errors import UserError

LETTERS = tuple(Choice(name, {"": name.upper()}) for name in "abc")


def ask(type_word: str, **more: object) -> Field:
    return Field(name="q", type=type_word, path="part/q", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_word", "raw", "value"),
    [
        ("text", "  Ysgol\r\nGymraeg \x0bend", "  Ysgol\nGymraeg \nend"),
        ("text", 4.0, "4"),
        ("text", " \t ", None),
        ("text", "\x00\x01", None),
        ("text", "👩‍🏫 ‏עברית", "👩‍🏫 ‏עברית"),
        ("integer", "12", 12),
        ("integer", " -12.0 ", -12),
        ("integer", 7.0, 7),
        ("decimal", "3.50", 3.5),
        ("decimal", 3, 3.0),
        ("decimal", ".5", 0.5),
        ("range", "5", 5),
        ("range", 2.5, 2.5),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("date", "2024-02-29T23:59:00.000+01:00", date(2024, 2, 29)),
        ("time", "14:30", time(14, 30)),
        ("dateTime", "2026-03-31 14:30", datetime.fromisoformat("2026-03-31T14:30")),
        ("dateTime", date(2026, 3, 31), datetime.fromisoformat("2026-03-31")),
        ("select_one", "b", "b"),
        ("select_multiple", "c a a", ("a", "c")),
        ("select_multiple", ["c", "b"], ("b", "c")),
        ("select_multiple", [], None),
        ("rank", ["c", "a", "b"], ("c", "a", "b")),
        ("acknowledge", True, "OK"),
        ("acknowledge", False, None),
        ("image", "a photo.jpg", "a photo.jpg"),
        ("note", None, None),
        ("geopoint", "", None),
    ],
)
def test_a_raw_answer_becomes_a_value(type_word: str, raw: object, value: Value) -> None:
    parsed = parse_answer(ask(type_word), raw, LETTERS)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(
    ("type_word", "raw"),
    [
        ("text", True),
        ("text", {"a": 1}),
        ("text", "\ud800"),
        ("text", "x" * 100_001),
        ("integer", "1.5"),
        ("integer", True),
        ("integer", "٣"),
        pytest.param("integer", 10**5000, id="integer-endless"),
        ("integer", "9" * 5000),
        ("decimal", "nan"),
        ("decimal", float("inf")),
        ("decimal", "3,5"),
        ("range", 11),
        ("date", "31/03/2026"),
        ("date", "2026-02-30"),
        ("date", "2026-W01-1"),
        ("time", "25:00"),
        ("dateTime", "yesterday"),
        ("select_one", "d"),
        ("select_one", ["a"]),
        ("select_multiple", ["a", "d"]),
        ("select_multiple", [["a"]]),
        ("acknowledge", "no"),
        ("image", 3),
        ("note", "words"),
        ("barcode", "123"),
        ("group", {"q": 1}),
    ],
)
def test_a_wrong_answer_is_refused_by_path_with_a_cure(type_word: str, raw: object) -> None:
    with pytest.raises(UserError) as refused:
        parse_answer(ask(type_word), raw, LETTERS)
    assert refused.value.code == "ANSWER_REFUSED"
    assert refused.value.says.startswith("part/q: ")
    assert refused.value.do.endswith((".", "?"))
    assert len(refused.value.says) < 200


def test_a_near_miss_is_named() -> None:
    yes_no = (Choice("yes", {}), Choice("no", {}))
    with pytest.raises(UserError, match="Did you mean “yes”"):
        parse_answer(ask("select_one"), "yse", yes_no)


def test_a_list_from_a_missing_file_takes_any_name() -> None:
    assert parse_answer(ask("select_one"), "anything", None) == "anything"


def test_a_range_keeps_to_its_parameters() -> None:
    field = ask("range", parameters={"start": "0", "end": "-5", "step": "0.5"})
    assert parse_answer(field, "-4.5", None) == -4.5
    with pytest.raises(UserError, match="from 0 to -5"):
        parse_answer(field, 1, None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3.0, "3"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (float("nan"), "NaN"),
        (("a", "b"), "a b"),
        (time(9, 5), "09:05:00.000"),
        (datetime.fromisoformat("2026-03-31T09:05"), "2026-03-31T09:05:00.000"),
        (date(99, 1, 2), "0099-01-02"),
    ],
)
def test_values_are_written_as_xforms_writes_them(value: Value, text: str) -> None:
    assert to_text("calculate", value) == text


def test_a_day_is_written_with_its_midnight_where_a_time_belongs() -> None:
    assert to_text("dateTime", date(2026, 1, 2)) == "2026-01-02T00:00:00.000"


_OFFSETS = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
_VALUES = {
    "text": st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"))).filter(
        lambda text: bool(text.strip())
    ),
    "integer": st.integers(-(10**15) + 1, 10**15 - 1),
    "decimal": st.floats(allow_nan=False, allow_infinity=False),
    "range": st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).filter(lambda x: x % 1 != 0),
    "date": st.dates(),
    "time": st.times(timezones=_OFFSETS),
    "dateTime": st.datetimes(timezones=_OFFSETS),
    "select_multiple": st.lists(st.from_regex(r"\A[a-z0-9_-]+\Z"), min_size=1, unique=True).map(
        tuple
    ),
}


@given(st.sampled_from(sorted(_VALUES)).flatmap(lambda t: st.tuples(st.just(t), _VALUES[t])))
def test_the_text_of_a_value_means_that_value(pair: tuple[str, Value]) -> None:
    type_word, value = pair
    read = from_text(type_word, to_text(type_word, value))
    assert read == value
    assert to_text(type_word, read) == to_text(type_word, value)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.sampled_from(sorted(TYPES)), _JSON)
def test_any_input_is_taken_or_refused(type_word: str, raw: object) -> None:
    try:
        value = parse_answer(ask(type_word), raw, LETTERS)
    except UserError:
        return
    assert parse_answer(ask(type_word), value, LETTERS) == value


@pytest.mark.parametrize(
    ("cell", "word", "list_name", "edge"),
    [
        ("text", "text", "", ""),
        (" String ", "text", "", ""),
        ("int", "integer", "", ""),
        ("datetime", "dateTime", "", ""),
        ("photo", "image", "", ""),
        ("select one yesNo", "select_one", "yesNo", ""),
        ("select_one  yes_no", "select_one", "yes_no", ""),
        ("select_one_from_file schools.csv", "select_one", "schools.csv", ""),
        ("select_multiple_from_file a b.csv", "select_multiple", "a b.csv", ""),
        ("select_one_external towns", "select_one", "towns", ""),
        ("select all that apply from x", "select_multiple", "x", ""),
        ("add select one prompt using x", "select_one", "x", ""),
        ("select_one", "select_one", "", ""),
        ("rank x", "rank", "x", ""),
        ("begin group", "group", "", "begin"),
        ("begin_repeat", "repeat", "", "begin"),
        ("End  Group", "group", "", "end"),
        ("endgroup", "group", "", "end"),
        ("begin lgroup", "repeat", "", "begin"),
        ("begin loop over x", "", "", "begin"),
        ("end", "end", "", ""),
        ("end time", "end", "", ""),
        ("add date time prompt", "dateTime", "", ""),
        ("q audio", "audio", "", ""),
        ("group", "", "", ""),
        ("nonsense", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_type_cells_in_the_wild(cell: str, word: str, list_name: str, edge: str) -> None:
    spelt = read_type(cell)
    assert (spelt.word, spelt.list_name, spelt.edge) == (word, list_name, edge)


@pytest.mark.parametrize("cell", ["select_one x or_other", "select one x OR OTHER"])
def test_or_other_is_no_part_of_the_list_name(cell: str) -> None:
    assert read_type(cell).or_other
    assert read_type(cell).list_name == "x"


def test_every_type_word_reads_as_itself() -> None:
    for word, type_ in TYPES.items():
        cell = f"begin {word}" if type_.holds_children else word
        assert read_type(cell).word == word
        assert type_of(word).answered_by in AnsweredBy
