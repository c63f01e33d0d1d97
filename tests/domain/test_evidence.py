"""Where an audit, lessons and books disagree about a recommendation, and where they must not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.evidence import (
    POSITIONS,
    STRENGTHS,
    Audited,
    Beside,
    Kind,
    Look,
    Says,
    Seen,
    recommendation_of,
)

AUDIT = Audited("audit", position="g")
STEPS = Look("books", "Learning builds in small steps", "little", statements=("1a", "4d"))


def strength(lesson: str) -> Seen:
    return Seen(lesson, Says.STRENGTH, "Checks reached everybody")


def develop(lesson: str) -> Seen:
    return Seen(lesson, Says.DEVELOP, "The plan did not change")


def audit(position: str, **statements: str) -> Audited:
    return replace(AUDIT, position=position, statements=statements)


def said(beside: Beside) -> list[tuple[Kind, str]]:
    return [(one.kind, one.words) for one in beside.disagreements]


def test_secure_in_the_audit_little_in_books() -> None:
    beside = Beside(audit("g"), looks=(STEPS,), scrutinies=1)
    words = (
        "The audit says secure; books show little evidence for “Learning builds in small steps”."
    )
    assert said(beside) == [(Kind.SECURE_BOOKS, words)]


def test_books_are_held_against_the_statements_they_are_about() -> None:
    beside = Beside(audit("g", **{"1a": "g", "1b": "g", "4d": "g"}), looks=(STEPS,), scrutinies=1)
    (one,) = beside.disagreements
    assert one.words.startswith("The audit says 1a and 4d are secure; books show little evidence")
    agreed = Beside(audit("g", **{"1a": "a", "1b": "g"}), looks=(STEPS,), scrutinies=1)
    assert agreed.disagreements == ()


def test_statements_that_were_not_looked_at_leave_the_whole_to_compare_with() -> None:
    beside = Beside(audit("g", **{"1a": "not_looked_at"}), looks=(STEPS,), scrutinies=1)
    assert [one.kind for one in beside.disagreements] == [Kind.SECURE_BOOKS]


@pytest.mark.parametrize("strength_of", ["clear", "consistent"])
def test_not_yet_in_the_audit_clear_in_books(strength_of: str) -> None:
    look = replace(STEPS, strength=strength_of)
    beside = Beside(audit("r", **{"4d": "r"}), looks=(look,), scrutinies=1)
    words = (
        f"The audit says 4d is not yet in place; books show {strength_of} evidence for “Learning"
        " builds in small steps”."
    )
    assert said(beside) == [(Kind.NOT_YET_BOOKS, words)]


def test_secure_in_the_audit_only_to_develop_in_lessons() -> None:
    seen = (develop("l1"), develop("l1"), develop("l2"))
    beside = Beside(audit("g"), seen, lessons=4)
    words = "The audit says secure; 2 of 4 lessons found something to develop and none a strength."
    assert said(beside) == [(Kind.SECURE_LESSONS, words)]


def test_not_yet_in_the_audit_only_strengths_in_lessons() -> None:
    beside = Beside(replace(audit("r"), is_draft=True), (strength("l1"),), lessons=1)
    words = (
        "The draft audit says not yet in place; 1 of 1 lesson found a strength and none something"
        " to develop."
    )
    assert said(beside) == [(Kind.NOT_YET_LESSONS, words)]


def test_strengths_in_lessons_little_in_books() -> None:
    beside = Beside(audit("a"), (strength("l1"),), 2, (STEPS,), 1)
    words = (
        "1 of 2 lessons found a strength; books show little evidence for “Learning builds in small"
        " steps”."
    )
    assert said(beside) == [(Kind.LESSONS_BOOKS, words)]


def test_clear_in_books_only_to_develop_in_lessons() -> None:
    look = replace(STEPS, strength="clear")
    beside = Beside(audit("a"), (develop("l1"),), 2, (look,), 1)
    assert [one.kind for one in beside.disagreements] == [Kind.BOOKS_LESSONS]


def test_lessons_that_found_both_disagree_with_nothing() -> None:
    for position in ("r", "a", "g"):
        beside = Beside(audit(position), (strength("l1"), develop("l2")), 2)
        assert beside.disagreements == ()


def test_notes_are_no_judgement() -> None:
    beside = Beside(audit("g"), (Seen("l1", Says.NOTE, "Number line on the wall"),), 1)
    assert beside.disagreements == ()
    assert beside.lessons_that() == 1


def test_secure_and_nothing_seen_is_said_without_being_a_disagreement() -> None:
    beside = Beside(audit("g"), lessons=3, scrutinies=1)
    assert beside.is_unseen
    assert beside.disagreements == ()
    assert not Beside(audit("a"), lessons=3).is_unseen
    assert not Beside(audit("g"), (strength("l1"),), 1).is_unseen
    assert Beside(audit("g"), looks=(replace(STEPS, strength="cannot_tell"),)).is_unseen


@pytest.mark.parametrize(
    ("seen", "lessons", "words"),
    [
        ((), 0, "No lesson yet"),
        ((), 3, "Nothing in 3 lessons"),
        ((Seen("l1", Says.NOTE, "n"),), 1, "Noted in 1 of 1 lesson"),
        ((strength("l1"), strength("l1")), 2, "Strength in 1 of 2 lessons"),
        ((develop("l2"),), 2, "To develop in 1 of 2 lessons"),
        (
            (strength("l1"), develop("l2"), strength("l2")),
            4,
            "Strength in 2, to develop in 1 of 4 lessons",
        ),
    ],
)
def test_what_lessons_found_is_said_n_of_n(
    seen: tuple[Seen, ...], lessons: int, words: str
) -> None:
    assert Beside(AUDIT, seen, lessons).lessons_said == words


def test_what_books_showed_is_said_in_words() -> None:
    assert Beside(AUDIT).books_said == "No scrutiny yet"
    agreed = Look("books", "Plan the ratio unit", "")
    assert Beside(AUDIT, looks=(agreed,), scrutinies=1).books_said == "Not looked at in books"
    cannot = replace(STEPS, what="Errors are put right", strength="cannot_tell")
    said = "Learning builds in small steps: little, and 1 more"
    assert Beside(AUDIT, looks=(cannot, STEPS, agreed), scrutinies=1).books_said == said
    said = "Errors are put right: cannot tell from books"
    assert Beside(AUDIT, looks=(cannot,), scrutinies=1).books_said == said


POSITION = st.sampled_from(["", "not_looked_at", "not_applicable"])
LOOKS = st.lists(st.sampled_from(sorted(STRENGTHS)).map(lambda one: replace(STEPS, strength=one)))


@given(POSITION, LOOKS)
def test_what_was_not_looked_at_disagrees_with_nobody(position: str, looks: list[Look]) -> None:
    """Blank is not red: an audit that did not look says nothing against books."""
    beside = Beside(audit(position, **{"1a": position}), looks=tuple(looks), scrutinies=len(looks))
    assert beside.disagreements == ()


@given(st.sampled_from(sorted(POSITIONS)), st.booleans())
def test_what_books_cannot_tell_is_no_evidence(position: str, with_lesson: bool) -> None:
    seen = (strength("l1"), develop("l1")) if with_lesson else ()
    look = replace(STEPS, strength="cannot_tell")
    assert Beside(audit(position), seen, 1, (look,), 1).disagreements == ()


@pytest.mark.parametrize(("statement", "number"), [("4b", "4"), ("1a", "1"), ("10c", "10")])
def test_a_statement_belongs_to_its_recommendation(statement: str, number: str) -> None:
    assert recommendation_of(statement) == number
