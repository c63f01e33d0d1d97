"""A lesson observation: all to the teacher, to the school what was agreed, never a grade."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sle_desktop.domain.records import Signature
from sle_desktop.reports.blocks import Notice
from sle_desktop.reports.documents import draw_document
from sle_desktop.reports.lesson_observation_summary import TOLD
from sle_desktop.reports.signing_off_blocks import signed_off
from sle_desktop.reports.summaries import report_of, summarise
from tests.forms.instruments import shipped
from tests.reports.filling import NOW, drawn_words, facts, filled, headings, sample, section, text

TEACHERS = summarise(sample("stourbank_lesson_y5", "teacher"))
SCHOOLS = summarise(sample("stourbank_lesson_y5", "school"))


def lesson(reader: str, protocol: str = "themes", **parts: Any) -> Any:
    """A full observation at a school with a protocol."""
    answers: dict[str, Any] = {
        "about": {
            "protocol": protocol,
            "date": "2026-11-12",
            "teacher": "Anna Hansford",
            "years": ["5"],
            "class_name": "5H",
            "joint_with": ["maths_lead"],
            "key_idea": "One number with two names",
            **parts.pop("about", {}),
        },
        "feedback": {
            "strength_1": "Talk had a purpose",
            "strength_1_theme": "r5",
            "develop_1": "Notice the error",
            "develop_1_theme": "r1",
        },
        "close": {"teacher_comment": "The strips are staying!", **parts.pop("close", {})},
        **parts,
    }
    return filled("lesson_observation", answers, reader)


def test_the_teachers_page_says_first_what_it_is_for() -> None:
    assert TEACHERS.title == "Equivalent fractions, Year 5"
    assert TEACHERS.kind == "Lesson observation · Your copy"
    assert isinstance(TEACHERS.blocks[0], Notice)
    assert TEACHERS.blocks[0].text == (
        "This is to help you develop your teaching. It is not graded, and it is not used for "
        "appraisal."
    )
    assert text(list(TEACHERS.opening)).splitlines() == [
        "When: Friday 13 November 2026, 10:05–10:45; start and middle. 5H, 24 pupils, 1 other "
        "adult.",
        "Who: Anna Hansford, Stourbank Middle School; Helen Loder (SLE), Tom Ridout (maths lead)",
        "Focus: Recommendation 5: talk is used to reason",
    ]


def test_evidence_is_what_the_observer_picked_with_its_time() -> None:
    rows = section(TEACHERS, "What was seen").splitlines()[1:]
    assert [row[:5] for row in rows] == ["10:09", "10:14", "10:22", "10:31", "10:38"]
    assert "under a minute from the carpet" not in text(TEACHERS)


def test_strengths_and_the_one_thing_to_develop_carry_their_times() -> None:
    assert section(TEACHERS, "Strengths").splitlines() == [
        "One idea was seen three ways, always with the same whole: strips, wall, symbols (10:09, "
        "10:38).",
        "Talk had a purpose. Pupils tested a claim, and partners gave reasons (10:14, 10:22).",
    ]
    assert section(TEACHERS, "One thing to develop").endswith("let everyone test it (10:31).")


def test_what_was_agreed_has_a_day_and_help() -> None:
    assert section(TEACHERS, "What we agreed").splitlines()[:2] == [
        "You will try: One wrong answer a lesson: “When is this true? How do we know?”",
        "By when: Friday 27 November 2026",
    ]


def test_the_comment_is_the_teachers_own() -> None:
    assert "Your comment | typed by you; no one else can change it" in text(TEACHERS)
    shared = lesson("teacher", close={"comment_to_school": "yes"})
    assert "Your comment | typed by you; your maths lead and headteacher see it too" in text(
        summarise(shared)
    )


@pytest.mark.parametrize(
    ("meaning", "heading"),
    [
        ("read", "Read, and talked about"),
        ("comment", "Read, with a comment"),
        ("declined", "The teacher chose not to sign"),
    ],
)
def test_the_read_status_is_the_heading_of_the_signatures(meaning: str, heading: str) -> None:
    signed = (Signature("teacher", "Anna Hansford", meaning, NOW, "Helen Loder"),)
    one = replace(sample("stourbank_lesson_y5", "teacher"), signatures=signed)
    told = text(signed_off(summarise(one), one, facts(), report_of(one).signing(one)))
    assert f"{heading} | reading is not the same as agreeing" in told
    assert "after talking from 15:40 to 15:58." in told


def test_themes_only_means_no_name_no_words_no_class() -> None:
    told = signed_off(SCHOOLS, one := sample("stourbank_lesson_y5", "school"), facts(),
                      report_of(one).signing(one))  # fmt: skip
    said = text(told)
    for secret in (
        "Anna",
        "Hansford",
        "5H",
        "strips, wall",
        "let everyone test",
        "10:31",
        "worried",
    ):
        assert secret not in said, secret
    assert section(SCHOOLS, "Themes").splitlines() == [
        "Strengths: Models (2), Independence (5)",
        "To develop: Assessment (1)",
        "To share: Independence (5): other staff would gain from seeing this.",
    ]
    assert "What we agreed" in headings(SCHOOLS)
    assert "The teacher has a copy of their own, and signs that one only." in said


def test_the_drawn_copy_for_the_school_never_names_the_teacher() -> None:
    words = drawn_words(sample("stourbank_lesson_y5", "school"))
    assert "Equivalent fractions, Year 5" in words
    assert "Hansford" not in words
    assert "Hansford" in drawn_words(sample("stourbank_lesson_y5", "teacher"))


@pytest.mark.parametrize("protocol", ["maths_lead", "maths_lead_head"])
def test_a_named_protocol_gives_the_name_and_strengths_but_no_timeline(protocol: str) -> None:
    log = [{"at": "10:09", "note": "You ask why", "shown": "yes"}]
    one = lesson("school", protocol, log=log)
    told = text(summarise(one))
    assert "Anna Hansford, Stourbank Middle School" in told
    assert "Talk had a purpose. Independence (5)" in told
    assert "To develop: Assessment (1)" in told
    assert "You ask why" not in told
    assert "The strips are staying" not in told
    assert ("maths lead and headteacher" in told) is (protocol == "maths_lead_head")


def test_a_comment_goes_to_the_school_only_if_the_teacher_ticked_it() -> None:
    assert "The strips" not in text(summarise(lesson("school")))
    told = text(summarise(lesson("school", close={"comment_to_school": "yes"})))
    assert (
        "The teacher’s comment | the teacher wished you to see it\n“The strips are staying!”"
        in told
    )


def test_a_glimpse_is_called_one() -> None:
    short = lesson("teacher", about={"arrived": "10:00", "left": "10:15"})
    assert "15 minutes are a glimpse: nothing wider follows from them." in text(summarise(short))


def test_two_things_to_develop_keep_their_order_and_samples_are_no_percentages() -> None:
    one = lesson(
        "teacher",
        about={"sampling": "two"},
        feedback={"develop_1": "First thing", "develop_2": "Second thing", "reasoning": "Time"},
        samples=[
            {"sample_at": "10:10", "sample_mode": "talk_partners", "scanned": 10, "working": 8}
        ],
    )
    told = summarise(one)
    assert section(told, "To develop").splitlines() == ["Mainly: First thing.", "Second thing."]
    assert section(told, "How the class was working").splitlines() == [
        "Time | How | Looked at | Working",
        "10:10 | Talk partners | 10 | 8",
    ]
    assert section(told, "Your reasons") == "Time."


def test_little_is_said_gracefully() -> None:
    for reader in ("teacher", "school"):
        told = summarise(filled("lesson_observation", {}, reader))
        assert headings(told) == []
        assert told.title == "Lesson observation"


@pytest.mark.parametrize("reader", ["teacher", "school"])
def test_never_a_grade(reader: str) -> None:
    told = text(summarise(sample("stourbank_lesson_y5", reader)))
    told = told.replace("It is not graded", "").replace("not used for appraisal", "")
    assert not re.search(r"(?i)\b(grad|scor|apprais|outstanding|inadequate|inspect|%)", told)


@pytest.mark.parametrize("reader", ["teacher", "school"])
def test_every_question_that_a_reader_may_see_is_told(reader: str) -> None:
    seen = {
        one.name
        for one in shipped("lesson_observation").walk()
        if reader in one.extra.get("sle::audience", "")
        and one.type not in ("group", "note", "acknowledge")
    }
    assert seen - TOLD == set()


def test_the_samples_feedback_fits_one_page() -> None:
    assert draw_document(sample("stourbank_lesson_y5", "teacher"), facts()).pages == 1
