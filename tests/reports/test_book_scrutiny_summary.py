"""A book scrutiny: what books show and cannot show, and no count that points at a child."""

from dataclasses import replace
from typing import Any

import pytest

from sle_desktop.reports.blocks import Photos, Table
from sle_desktop.reports.book_scrutiny_summary import TOLD
from sle_desktop.reports.summaries import report_of, summarise
from tests.forms.instruments import shipped
from tests.reports.filling import filled, headings, sample, section, text

SCRUTINY = summarise(sample("stourbank_scrutiny"))


def books(lower: int = 0, higher: int = 0, middle: int = 0, disadvantaged: int = 0) -> list[Any]:
    kinds = ["lower"] * lower + ["higher"] * higher + ["middle"] * middle
    return [
        {
            "letter": chr(65 + index),
            "starting_point": kind,
            "disadvantaged": "yes" if index < disadvantaged else "no",
        }
        for index, kind in enumerate(kinds)
    ]


def scrutiny(planner: list[Any], compare: dict[str, str] | None = None, **about: Any) -> str:
    answers = {
        "about": {"date": "2026-11-03", **about},
        "sample": {"books_read": len(planner) or 12},
        "books": planner,
        "compare": compare or {},
    }
    return text(summarise(filled("book_scrutiny", answers)))


def test_it_opens_with_focus_and_sample() -> None:
    assert text(list(SCRUTINY.opening)).splitlines() == [
        "When: Wednesday 4 November 2026, 35 minutes, led by the maths lead with the SLE",
        "Focus: Recommendation 2, models; Recommendation 4, connected knowledge",
        "Question: Do models lead to symbols, and what happens to mistakes?",
        "Books: 12 from Years 5 and 6, fractions, 8 September to 23 October; 6 a class. Chosen at "
        "random by the SLE. The unit plan and assessments were beside us.",
    ]
    assert SCRUTINY.verdict == (
        "Fractions build in small steps, and models carry meaning in Year 5.",
        "Mistakes are found more often than they are put right.",
    )


def test_what_was_looked_for_has_a_word_and_what_was_seen() -> None:
    rows = section(SCRUTINY, "What the books show").splitlines()
    assert rows[2] == (
        "Range and depth of work | Some | Fluency and reasoning in 12 of 12; problems in 5 of 12."
    )
    assert any(row.startswith("Books show what was written.") for row in rows)
    assert rows[-1] == "Written feedback follows the school’s own policy and helps pupils: partly."


def test_cannot_tell_and_not_looked_at_are_no_low_marks() -> None:
    told = summarise(
        filled("book_scrutiny", {"lenses": {"steps": "cannot_tell", "range": "little"}})
    )
    table = next(one for one in told.blocks if isinstance(one, Table))
    looks = [[part.look for part in row.cells[1][0]] for row in table.rows]  # type: ignore[union-attr]
    assert looks[:3] == [["plain"], ["strong"], ["muted"]]
    assert "Not looked at" in text(told)


def test_groups_of_five_are_compared_with_their_numbers() -> None:
    told = scrutiny(
        books(5, 7), {"compare_starting": "similar", "compare_starting_note": "The same."}
    )
    assert "A similar diet for both (5 and 7 books): the same." in told


def test_a_small_group_is_not_compared_and_its_number_is_not_told() -> None:
    told = scrutiny(books(5, 7, disadvantaged=4), {"compare_starting": "reduced"})
    assert (
        "A reduced diet for lower starting points (5 and 7 books). Fewer than five books came "
        in told
    )
    assert "from disadvantaged pupils, so those are not compared." in told
    assert "4" not in told.replace("24", "")


def test_numbers_that_would_tell_a_small_group_by_subtraction_are_left_out() -> None:
    told = scrutiny(books(5, 5, middle=2), {"compare_starting": "similar"})
    assert "A similar diet for both." in told
    assert "(5 and 5" not in told
    enough = scrutiny(books(5, 5, middle=5), {"compare_starting": "similar"})
    assert "(5 and 5 books)" in enough


def test_without_a_group_of_five_nothing_is_compared() -> None:
    told = scrutiny(books(3, 3))
    assert "Groups of pupils are not compared: that needs five books or more from each." in told
    assert "starting points" not in told


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"led_by": "together", "with_maths_lead": "yes"}, "led by the maths lead and the SLE tog"),
        ({"led_by": "sle", "with_maths_lead": "no"}, ", read by the SLE\n"),
        ({"scheme_beside": "no"}, "The unit plan was not beside us."),
        ({"scheme_beside": "no", "assessment_beside": "no"}, "Neither the unit plan nor assess"),
        (
            {"scheme_beside": "yes", "assessment_beside": "no"},
            "was beside us; assessments were not.",
        ),
        ({"assessment_beside": "yes"}, "Assessments were beside us."),
        ({"classes": 5}, "Books: 12; 5 classes."),
        ({"classes": 1}, "Books: 12; one class."),
    ],
)
def test_how_the_books_were_read(about: dict[str, Any], said: str) -> None:
    assert said in scrutiny([], **about)


def test_who_chose_the_books_is_said() -> None:
    told = text(summarise(filled("book_scrutiny", {"sample": {"chosen_by": "teacher"}})))
    assert "Chosen by the teacher." in told


def test_talk_strengths_and_steps_follow() -> None:
    assert "Talk with pupils | with 6 pupils" in text(SCRUTINY)
    assert section(SCRUTINY, "To develop").splitlines() == [
        "Mistakes become teaching.",
        "From drawing to symbols in Year 6.",
    ]
    assert "Agreed next steps" in headings(SCRUTINY)


def test_photos_are_shown_with_their_caption_as_words_for_who_cannot_see_them() -> None:
    one = sample("stourbank_scrutiny")
    rows = [{"row": "a", "photo": "hash-1", "caption": "Book B, bar model"}, {"row": "b"}]
    told = summarise(
        replace(one, values={**one.values, "photos": rows}, photos={"hash-1": b"jpeg"})
    )
    (photos,) = [block for block in told.blocks if isinstance(block, Photos)]
    assert [(photo.data, photo.alt, photo.caption) for photo in photos.items] == [
        (b"jpeg", "Book B, bar model", "Book B, bar model")
    ]


def test_nothing_about_a_single_book_is_told() -> None:
    for word in ("Book A", "Ask whether he would lead", "exceptions:"):
        assert word not in text(SCRUTINY)


def test_an_empty_draft_has_no_empty_sections() -> None:
    assert headings(summarise(filled("book_scrutiny"))) == []


def test_every_question_that_the_school_may_see_is_told() -> None:
    form = shipped("book_scrutiny")
    lenses = {one.name for one in form.walk() if one.list_name == "evidence_strength"}
    seen = {
        one.name
        for one in form.walk()
        if "school" in one.extra.get("sle::audience", "")
        and one.type not in ("group", "note", "acknowledge")
    }
    assert seen - TOLD - lenses - {f"{lens}_note" for lens in lenses} == set()


def test_it_has_a_page_on_how_to_check_it() -> None:
    one = sample("stourbank_scrutiny")
    assert report_of(one).signing(one).check_page
