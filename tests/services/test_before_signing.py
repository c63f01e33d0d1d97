"""Who signs, by the form and by what is known; what stands; what is left out."""

from dataclasses import replace
from datetime import timedelta

from sle_desktop.assembly import Notebook
from sle_desktop.services.before_signing import BeforeSigning


def record(notebook: Notebook, form: str, title: str, state: str = "") -> str:
    found = notebook.records.records(form=form, state=state)
    return next(one.id for one in found if one.title == title)


def test_people_are_known_from_the_owner_the_record_and_the_school(notebook: Notebook) -> None:
    lesson = record(notebook, "lesson_observation", "Lesson observation, Year 4")
    before = notebook.before_signing.look(lesson)
    assert [(one.role, one.name, one.must) for one in before.signers] == [
        ("sle", "Helen Loder", True),
        ("teacher", "Sam Okafor", True),
    ]
    visit = notebook.before_signing.look(record(notebook, "visit", "Visit 3"))
    assert [(one.role, one.name, one.must, one.awaited) for one in visit.signers] == [
        ("sle", "Helen Loder", True, False),
        ("maths_lead", "Daniel Meech", True, False),
        ("head", "Ruth Stickland", False, True),
    ]
    assert visit.awaited == visit.signers[2]


def test_the_head_is_awaited_where_the_form_says_so(notebook: Notebook) -> None:
    baseline = record(notebook, "eef_audit", "Baseline audit", "sealed")
    assert notebook.before_signing.look(baseline).awaited is not None
    review = record(notebook, "eef_audit", "Review 1 audit", "draft")
    assert notebook.before_signing.look(review).awaited is None


def test_what_stands_is_told_with_its_section(notebook: Notebook) -> None:
    lesson = record(notebook, "lesson_observation", "Lesson observation, Year 4")
    opened = notebook.fieldwork.open(lesson)
    before = notebook.before_signing.look(lesson)
    assert [one.key for one in before.problems] == [one.key for one in opened.instance.problems()]
    assert before.problems[-1].section == "Feedback and comment"


def test_a_problem_in_a_row_names_the_row(notebook: Notebook) -> None:
    lesson = record(notebook, "lesson_observation", "Lesson observation, Year 4")
    opened = notebook.fieldwork.open(lesson)
    row, _ = notebook.fieldwork.add_row(opened, "next_steps")
    notebook.fieldwork.answer(opened, f"{row}/what", "Sorting cards on each table")
    sections = [one.section for one in notebook.before_signing.look(lesson).problems]
    assert "What we agreed 1" in sections


def test_hidden_answers_are_told_before_they_are_dropped(notebook: Notebook) -> None:
    lesson = record(notebook, "lesson_observation", "Lesson observation, Year 4")
    opened = notebook.fieldwork.open(lesson)
    notebook.fieldwork.answer(opened, "close/no_steps_because", "The teacher was called away")
    assert notebook.before_signing.look(lesson).left_out == ()
    row, _ = notebook.fieldwork.add_row(opened, "next_steps")
    notebook.fieldwork.answer(opened, f"{row}/what", "Sorting cards on each table")
    [left] = notebook.before_signing.look(lesson).left_out
    assert left.startswith("Nothing to try is agreed above.")


def test_a_clock_that_is_behind_is_said(notebook: Notebook) -> None:
    visit = record(notebook, "visit", "Visit 3")
    updated = notebook.records.record(visit).updated
    service = notebook.before_signing
    late = replace(service, now=lambda: updated + timedelta(minutes=1))
    early: BeforeSigning = replace(service, now=lambda: updated - timedelta(minutes=1))
    assert late.look(visit).warnings == ()
    [said] = early.look(visit).warnings
    assert said.startswith("This laptop’s clock says")
