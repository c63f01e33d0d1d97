"""What is advised before an observation is signed, and what a teacher is handed."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.errors import UserError
from sle_desktop.services.fieldwork import OpenRecord
from sle_desktop.services.observing import Observing

COMMENT, TO_SCHOOL = "close/teacher_comment", "close/comment_to_school"


def observed(notebook: Notebook, teacher: str = "Priya Nair", on: str = "2026-11-02") -> OpenRecord:
    school = notebook.projects.find_school("Hollowbrook").id
    about = {"teacher": teacher, "date": on}
    return notebook.fieldwork.start("lesson_observation", school, {"about": about})


def warnings(notebook: Notebook, opened: OpenRecord) -> tuple[str, ...]:
    return notebook.before_signing.look(opened.record.id).warnings


def test_the_limit_of_the_school_is_told_drafts_counted(notebook: Notebook) -> None:
    first = observed(notebook)
    observed(notebook, " PRIYA  nair", "2026-10-05")
    observed(notebook, on="2026-07-01")  # last school year
    assert warnings(notebook, first) == ()
    last = observed(notebook, on="2026-11-20")
    [said] = warnings(notebook, last)
    assert said.startswith("Priya Nair has now been observed 3 times in this school year")


def test_ones_own_school_is_told(notebook: Notebook) -> None:
    opened = observed(notebook)
    school = notebook.projects.school(opened.record.school_id)
    notebook.projects.change_school(school.id, is_home_school=True)
    [said] = warnings(notebook, opened)
    assert "is your own school" in said


def test_a_visit_to_ones_own_school_is_no_observation(notebook: Notebook) -> None:
    school = notebook.projects.find_school("Hollowbrook")
    notebook.projects.change_school(school.id, is_home_school=True)
    visit = notebook.fieldwork.start("visit", school.id)
    assert warnings(notebook, visit) == ()


def test_the_teacher_is_handed_what_their_copy_says(notebook: Notebook) -> None:
    opened = observed(notebook)
    for name, words in {
        "feedback/strength_1": "Waits for eight seconds",
        "feedback/develop_1": "Let pairs say it first",
        "feedback/question_1": "Why this order?",
        "close/private_notes": "Only I see this",
    }.items():
        notebook.fieldwork.answer(opened, name, words)
    handed = Observing(notebook.fieldwork).handed(opened)
    assert handed.sle == "Helen Loder"
    assert handed.school == "Hollowbrook First School"
    assert handed.parts == (
        ("Strengths", ("Waits for eight seconds",)),
        ("To develop", ("Let pairs say it first",)),
        ("Questions", ("Why this order?",)),
    )
    assert [one.key for one in handed.asked] == [COMMENT]
    assert "Only I see this" not in str(handed)


def test_whether_it_goes_further_is_asked_once_there_is_a_comment(notebook: Notebook) -> None:
    opened, observing = observed(notebook), Observing(notebook.fieldwork)
    observing.answer(opened, COMMENT, "I had planned for pairs.")
    comment, further = observing.handed(opened).asked
    assert comment.value == "I had planned for pairs."
    assert (further.key, further.options) == (TO_SCHOOL, (("yes", "Yes"), ("no", "No")))
    stored = notebook.fieldwork.open(opened.record.id)
    assert stored.instance.at(COMMENT).value == "I had planned for pairs."


def test_what_is_too_long_is_kept_and_said(notebook: Notebook) -> None:
    opened, observing = observed(notebook), Observing(notebook.fieldwork)
    observing.answer(opened, COMMENT, "a" * 1001)
    assert observing.handed(opened).asked[0].problem == "Please keep this to 1000 characters."


def test_only_what_asks_a_teacher_is_handed_over(notebook: Notebook) -> None:
    school = notebook.projects.find_school("Hollowbrook").id
    visit = notebook.fieldwork.start("visit", school)
    with pytest.raises(UserError) as refused:
        Observing(notebook.fieldwork).handed(visit)
    assert refused.value.code == "NOT_FOR_TEACHERS"
