"""A visit gathers what was recorded on its day at its school, and lets itself be corrected."""

from typing import Any

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.records import Signature
from sle_desktop.services.fieldwork import OpenRecord
from tests.cli.conftest import complete

DAY = "2026-11-17"


@pytest.fixture
def school(notebook: Notebook) -> str:
    return notebook.projects.add_school("Fernleigh").id


def start(notebook: Notebook, form: str, school: str, **about: Any) -> OpenRecord:
    return notebook.fieldwork.start(form, school, {"about": {"date": DAY} | about})


def answer(notebook: Notebook, record: str, **named: object) -> None:
    opened = notebook.fieldwork.open(record)
    for name, value in named.items():
        key = next(one.key for one in opened.instance.walk() if one.field.name == name)
        notebook.fieldwork.answer(opened, key, value)


def rows(notebook: Notebook, visit: str) -> list[tuple[object, ...]]:
    """Gather, and return the rows as they are on disk."""
    notebook.fieldwork.gather(notebook.fieldwork.open(visit))
    instance = notebook.fieldwork.open(visit).instance
    return [
        tuple(
            instance.at(f"{row}/{name}").value for name in ("activity", "minutes", "activity_with")
        )
        for row in instance.at("activities").rows
    ]


@pytest.fixture
def visit(notebook: Notebook, school: str) -> str:
    return start(notebook, "visit", school).record.id


@pytest.fixture
def lesson(notebook: Notebook, school: str) -> str:
    opened = start(notebook, "lesson_observation", school, years=["4"])
    notebook.fieldwork.answer(opened, "about/arrived", "10:00")
    notebook.fieldwork.answer(opened, "about/left", "10:45")
    return opened.record.id


def test_the_records_of_the_day_are_rows_with_minutes_from_their_times(
    notebook: Notebook, school: str, visit: str, lesson: str
) -> None:
    scrutiny = start(notebook, "book_scrutiny", school, years=["2", "4"], minutes=35)
    assert rows(notebook, visit) == [
        ("lesson_observation", 45, "Year 4"),
        ("book_scrutiny", 35, "Years 2 and 4"),
    ]
    instance = notebook.fieldwork.open(visit).instance
    named = [instance.at(f"{row}/activity_record").value for row in instance.at("activities").rows]
    assert named == [lesson, scrutiny.record.id]


def test_other_days_and_schools_are_not_gathered(
    notebook: Notebook, visit: str, lesson: str
) -> None:
    elsewhere = notebook.projects.add_school("Oakhurst").id
    start(notebook, "book_scrutiny", elsewhere)
    answer(notebook, lesson, date="2026-11-16")
    assert rows(notebook, visit) == []


def test_to_gather_again_changes_nothing(notebook: Notebook, visit: str, lesson: str) -> None:
    first = rows(notebook, visit)
    opened = notebook.fieldwork.open(visit)
    assert notebook.fieldwork.gather(opened).records == frozenset()
    assert rows(notebook, visit) == first != []
    assert notebook.records.record(lesson).id == lesson


def test_a_row_follows_its_record_in_what_nobody_changed(
    notebook: Notebook, visit: str, lesson: str
) -> None:
    rows(notebook, visit)
    opened = notebook.fieldwork.open(visit)
    [row] = opened.instance.at("activities").rows
    notebook.fieldwork.answer(opened, f"{row}/activity", "joint_observation")
    answer(notebook, lesson, left="11:00", years=["3", "4"])
    assert rows(notebook, visit) == [("joint_observation", 60, "Years 3 and 4")]
    notebook.fieldwork.answer(notebook.fieldwork.open(visit), f"{row}/minutes", 50)
    answer(notebook, lesson, left="11:10")
    assert rows(notebook, visit) == [("joint_observation", 50, "Years 3 and 4")]


def test_a_row_that_was_taken_out_stays_out(notebook: Notebook, visit: str, lesson: str) -> None:
    rows(notebook, visit)
    opened = notebook.fieldwork.open(visit)
    [row] = opened.instance.at("activities").rows
    taken = notebook.fieldwork.row_taken(opened, row)
    notebook.fieldwork.remove_row(opened, row)
    answer(notebook, lesson, left="11:00")
    assert rows(notebook, visit) == []
    notebook.fieldwork.bring_back(notebook.fieldwork.open(visit), taken)
    assert rows(notebook, visit) == [("lesson_observation", 60, "Year 4")]


@pytest.mark.parametrize("written", [False, True])
def test_a_row_goes_with_its_record_unless_somebody_wrote_in_it(
    notebook: Notebook, visit: str, lesson: str, written: bool
) -> None:
    rows(notebook, visit)
    opened = notebook.fieldwork.open(visit)
    [row] = opened.instance.at("activities").rows
    if written:
        notebook.fieldwork.answer(opened, f"{row}/minutes", 40)
    kept = notebook.drafts.delete(lesson)
    assert rows(notebook, visit) == ([("lesson_observation", 40, "Year 4")] if written else [])
    notebook.drafts.bring_back(kept)
    assert len(rows(notebook, visit)) == 1


def test_a_row_that_was_written_by_hand_is_taken_for_its_record(
    notebook: Notebook, school: str, visit: str
) -> None:
    opened = notebook.fieldwork.open(visit)
    row, _ = notebook.fieldwork.add_row(opened, "activities")
    notebook.fieldwork.answer(opened, f"{row}/activity", "joint_observation")
    notebook.fieldwork.answer(opened, f"{row}/minutes", 30)
    lesson = start(notebook, "lesson_observation", school, years=["R"])
    notebook.fieldwork.answer(lesson, "about/arrived", "10:00")
    notebook.fieldwork.answer(lesson, "about/left", "10:45")
    assert rows(notebook, visit) == [("joint_observation", 30, "Reception")]


def test_what_the_schools_copy_does_not_tell_is_not_gathered(
    notebook: Notebook, visit: str, lesson: str
) -> None:
    said = str(rows(notebook, visit))
    assert "teacher" not in said
    answer(notebook, lesson, teacher="Josie Purkiss")
    assert "Josie" not in str(rows(notebook, visit))


def test_what_is_signed_or_corrected_gathers_nothing(notebook: Notebook, school: str) -> None:
    answers = complete("hollowbrook_visit_1")
    day = answers["about"]["date"]
    visit = notebook.fieldwork.start("visit", school, answers).record.id
    roles = ("sle", "maths_lead")
    given = [Signature(one, one, "read", notebook.now()) for one in roles]
    notebook.finishing.finish(visit, given)
    before = rows(notebook, visit)
    notebook.fieldwork.start("book_scrutiny", school, {"about": {"date": day}})
    assert rows(notebook, visit) == before
    notebook.finishing.new_version(visit, "A wrong time")
    assert rows(notebook, visit) == before
