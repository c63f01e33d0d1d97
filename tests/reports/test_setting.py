"""Text is set in lines that fit, break where a reader expects it and keep their words together."""

import pytest

from sle_desktop.reports.blocks import Arrow, Band, Line, Mark, line, position, strong
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.fragments import Gap, Glyphs, SetLine, Shape
from sle_desktop.reports.pdf.setting import Typesetter


def words(one: SetLine) -> str:
    return "".join(part.text for part in one.fragments if isinstance(part, Glyphs))


def set_lines(text: Line, width: float) -> list[str]:
    return [words(one) for one in Typesetter().set(text, style.TABLE, width)]


def test_lines_fit_the_measure_and_hold_every_word() -> None:
    text = "Use tasks and resources to challenge and support pupils’ mathematics"
    lines = Typesetter().set(line(text), style.TABLE, 120)
    assert all(one.width <= 120 for one in lines)
    assert " ".join(words(one) for one in lines) == text


def test_a_short_last_line_takes_a_word_from_the_line_before() -> None:
    text = line("Teach pupils strategies for solving problems")
    assert set_lines(text, 205) == ["Teach pupils strategies for solving problems"]
    assert set_lines(text, 180) == ["Teach pupils strategies for", "solving problems"]


def test_words_of_two_looks_without_a_space_stay_together() -> None:
    text = line("whether ", strong("A-0031"), ", version 2")
    assert any("A-0031," in one for one in set_lines(text, 80))


def test_dates_and_years_are_not_torn_apart() -> None:
    text = line("Please bring the plans by 18 December with Year 5 to page 3")
    for width in range(60, 300, 7):
        for one in set_lines(text, width):
            assert not one.endswith(("18", "Year", "page"))


def test_a_newline_begins_a_new_line_that_is_read_apart() -> None:
    first, second = Typesetter().set(line("one\ntwo"), style.TABLE, 200)
    assert (words(first), words(second)) == ("one", "two")
    assert first.goes_on
    assert not second.goes_on


def test_a_word_wider_than_the_measure_is_cut_and_read_whole() -> None:
    lines = Typesetter().set(line("https://example.org/" + "x" * 60), style.TABLE, 100)
    assert "".join(words(one) for one in lines) == "https://example.org/" + "x" * 60
    assert words(lines[0]) == "https://example.org/"
    assert not any(one.goes_on for one in lines)
    assert all(one.width <= 100 for one in lines)


def test_a_letter_wider_than_the_measure_stands_alone() -> None:
    assert set_lines(line("abc"), 1) == ["a", "b", "c"]


def test_a_mark_is_shape_letter_and_word_in_columns() -> None:
    setter = Typesetter()
    found = [
        setter.set(line(position(band, now=now)), style.TABLE, 200)[0]
        for band in (Band.NOT_YET, Band.DEVELOPING, Band.SECURE)
        for now in (False, True)
    ]
    starts = set()
    for one in found:
        shape, letter, space, gap, _word = one.fragments
        assert isinstance(shape, Shape)
        assert isinstance(gap, Gap)
        starts.add(round(shape.width + letter.width + space.width + gap.width, 3))
    assert len(starts) == 1


def test_an_earlier_position_is_grey_and_the_current_one_semibold() -> None:
    setter = Typesetter()
    for now, face, colour in (
        (False, style.REGULAR, style.MUTED),
        (True, style.SEMIBOLD, style.INK),
    ):
        (one,) = setter.set(line(position(Band.SECURE, now=now)), style.TABLE, 200)
        word = one.fragments[-1]
        assert isinstance(word, Glyphs)
        assert (word.face.name, word.colour, word.text) == (face, colour, "Secure")


def test_a_mark_whose_words_wrap_goes_on_beneath_them() -> None:
    first, second = Typesetter().set(line(position(Band.NOT_YET, now=False)), style.TABLE, 70)
    assert isinstance(second.fragments[0], Gap)
    beside = first.width - first.fragments[-1].width
    assert second.fragments[0].width == pytest.approx(beside)


def test_what_was_not_looked_at_has_a_shape_and_words_but_no_letter() -> None:
    (one,) = Typesetter().set(line(position(Band.NOT_LOOKED_AT, now=True)), style.TABLE, 200)
    assert words(one) == "Not looked at"
    assert isinstance(one.fragments[0], Shape)


def test_an_arrow_and_a_bare_mark_are_words_of_their_own() -> None:
    text = line(Mark(Band.NOT_YET), " ", Arrow("to"), " ", Mark(Band.SECURE))
    assert set_lines(text, 200) == ["R → G"]


def test_every_text_that_cannot_be_printed_is_told_once() -> None:
    setter = Typesetter()
    for _ in range(2):
        setter.set(line("👍 yes"), style.TABLE, 200)
    assert len(setter.warnings) == 1
