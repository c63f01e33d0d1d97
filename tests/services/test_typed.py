"""What somebody typed is understood however it is typed, and marked where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.services.typed import Marked, Typed, excerpt, fold


@pytest.mark.parametrize(
    ("line", "either"),
    [
        ("talk partners", [("talk", "partners")]),
        ("  talk   partners ", [("talk", "partners")]),
        ('talk "number line" x', [("talk", "number line", "x")]),
        ("“number line”", [("number line",)]),
        ('an open "quote', [("an", "open", "quote")]),
        ("- * (", []),
        ("", []),
        ("lesson visit", [("lesson", "visit"), ("lesson", "observation")]),
        ("Lesson vis", [("Lesson", "vis"), ("lesson", "observation")]),
        ("lesson v", [("lesson", "v"), ("lesson", "observation")]),
        ("lesson visits", [("lesson", "visits"), ("lesson", "observation")]),
        (
            "mill lesson visit 3",
            [("mill", "lesson", "visit", "3"), ("mill", "lesson", "observation", "3")],
        ),
        ("lesson vis 3", [("lesson", "vis", "3"), ("lesson", "observation", "3")]),
        ("lesson observation", [("lesson", "observation"), ("lesson", "visit")]),
        ("book look", [("book", "look"), ("book", "scrutiny")]),
        ("book", [("book",)]),
        ("visit", [("visit",)]),
    ],
)
def test_a_line_is_read_as_words(line: str, either: list[tuple[str, ...]]) -> None:
    assert list(Typed.read(line).either) == either
    assert Typed.read(line).is_blank is not bool(either)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("HOLLOW", ["Hollowbrook First School"]),
        ("first holl", ["Hollowbrook First School"]),
        ("zoe", ["Zoë Ångström"]),
        ("angstrom", ["Zoë Ångström"]),
        ("Zoë", ["Zoe"]),
        ("o'neill", ["Pat O’Neill"]),
        ("number-line", ["the number line"]),
        ("brook", ["Hollowbrook"]),
        ("lesson visit hollow", ["Lesson observation, Year 4", "Hollowbrook"]),
        ("[talk]", ["talk"]),
    ],
)
def test_words_fit(line: str, texts: list[str]) -> None:
    assert Typed.read(line).fits(*texts) > 0


@pytest.mark.parametrize(
    ("line", "text"), [("ol", "Hollowbrook"), ("hollow second", "Hollowbrook First"), (".*", "any")]
)
def test_other_words_do_not_fit(line: str, text: str) -> None:
    assert Typed.read(line).fits(text) == 0


def test_what_a_text_begins_with_counts_most() -> None:
    typed = Typed.read("mill")
    assert typed.fits("Mill Lane") > typed.fits("Old Mill") > typed.fits("Windmill") > 0


@pytest.mark.parametrize(
    ("line", "text", "shown"),
    [
        ("part talk", "Talk partners", "[Talk] [part]ners"),
        ("cafe", "The Café’s sum", "The [Café]’s sum"),
        ("number line", "a number-line", "a [number]-[line]"),
        ('"number line"', "a number-line", "a [number-line]"),
        ("alk", "Talk", "Talk"),
        ("ta tal", "Talk", "[Tal]k"),
        ("ffi", "ﬃ x", "[ﬃ] x"),
    ],
)
def test_marks_stand_where_the_words_are(line: str, text: str, shown: str) -> None:
    assert _shown(Marked(text, Typed.read(line).marks(text))) == shown


def _shown(marked: Marked) -> str:
    words = marked.words
    for start, end in reversed(marked.marks):
        words = f"{words[:start]}[{words[start:end]}]{words[end:]}"
    return words


def test_an_excerpt_is_one_line_round_the_first_match() -> None:
    text = (
        "A long beginning about other things,\n\n" * 4 + "then talk partners explain " + "on " * 60
    )
    found = excerpt(Typed.read("partners"), text, 60)
    assert _shown(found).startswith("…")
    assert "talk [partners] explain on" in _shown(found)
    assert found.words.endswith("…")
    assert len(found.words) <= 63
    assert excerpt(Typed.read("x"), "short  one", 60) == Marked("short one")


@given(st.text(), st.text(), st.integers(20, 80))
def test_nothing_typed_and_no_text_is_too_strange(line: str, text: str, room: int) -> None:
    typed = Typed.read(line)
    typed.fits(text, "x")
    for shown in (Marked(text, typed.marks(text)), excerpt(typed, text, room)):
        ends = [place for mark in shown.marks for place in mark]
        assert ends == sorted(ends)
        assert all(0 <= place <= len(shown.words) for place in ends)
    assert len(excerpt(typed, text, room).words) <= room + 2
    assert all(len(letters) for words in typed.needles() for _, letters in words)


@given(st.text(st.characters(categories=["L", "N"]), min_size=3))
def test_a_text_always_fits_itself(text: str) -> None:
    assert Typed.read(text).fits(text) > 0 or fold(text) != fold(fold(text))
