"""A school is added, found, read at a glance, changed, and a record is started at it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui.schools.strip import StageMark
from sle_desktop.ui.widgets.data_table import DataTable
from tests.pages.first_run import make, open_now
from tests.pages.program import Program
from tests.pages.tables import rows
from tests.stories.conftest import Start


def school(run: Program, name: str) -> str:
    return run.app._notebook.projects.find_school(name).id  # type: ignore[union-attr]


def open_school(run: Program, name: str = "Hollowbrook First School") -> Program:
    run.window.go(f"school/{school(run, name)}")
    return run


def test_a_first_school_is_added_by_keyboard_alone(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    make(run)
    open_now(run, "Add your first school")
    run.keys("Furzecombe First School")
    run.key(Qt.Key.Key_Tab)
    run.keys("Wareham")
    run.key(Qt.Key.Key_Return)
    assert run.address.startswith("school/")
    assert run.page.title == "Furzecombe First School"
    assert run.sees("No audit yet")
    assert run.sees("No records yet")
    run.window.go("schools")
    assert rows(run.all(DataTable)[0]) == [("Furzecombe First School, Wareham", "", "", "")]


def test_an_empty_notebook_says_what_belongs_here(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    make(run)
    open_now(run, "Not now")
    assert run.sees("Your schools belong here")
    run.press("Add a school")
    assert run.address == "schools/add"


def test_a_phase_fills_in_its_usual_ages(on_sample: Program) -> None:
    run = on_sample
    run.window.go("schools/add")
    run.write("Name", "Sandways Middle School")
    run.choose("Phase", "Middle (deemed secondary)")
    run.press("Add the school")
    assert run.page.subtitle == "Middle (deemed secondary) · Year 5 to Year 8"


def test_what_cannot_be_is_said_beside_its_field(on_sample: Program) -> None:
    run = on_sample
    run.window.go("schools/add")
    run.press("Add the school")
    assert run.sees("The school has no name.")
    run.write("Name", "Sandways Middle School")
    run.write("URN", "990001")
    run.press("Add the school")
    assert run.sees("URN 990001 already belongs to Hollowbrook First School.")
    run.write("URN", "990009")
    run.press("Add the school")
    assert run.address.startswith("school/")


def test_schools_are_found_by_name_phase_and_town(on_sample: Program) -> None:
    run = on_sample
    run.window.go("schools")
    table = run.all(DataTable)[0]
    assert [row[0] for row in rows(table)] == [
        "Cranmead Primary School, Cranmead",
        "Hollowbrook First School, Hollowbrook",
        "Stourbank Middle School, Stourbank",
    ]
    run.choose("Phase", "First")
    assert [row[0] for row in rows(table)] == ["Hollowbrook First School, Hollowbrook"]
    run.choose("Phase", "All")
    run.write("Search schools", "stour")
    run.key(Qt.Key.Key_Return)
    assert [row[0] for row in rows(table)] == ["Stourbank Middle School, Stourbank"]
    table.setFocus()
    run.key(Qt.Key.Key_Return)
    assert run.page.title == "Stourbank Middle School"


def test_a_school_is_read_at_a_glance(on_sample: Program) -> None:
    run = open_school(on_sample, "Stourbank Middle School")
    assert "Year 5 to Year 8" in run.page.subtitle
    marks = [one.accessibleName() for one in run.all(StageMark)]
    assert marks[:2] == [
        "1 Assessment, Baseline: developing",
        "2 Models, Baseline: not yet in place",
    ]
    assert marks[8:] == [
        "1 Assessment, Review 1: secure, up one",
        "2 Models, Review 1: developing, up one",
        "3 Problems, Review 1: not yet in place, same",
        "4 Connected knowledge, Review 1: developing, same",
        "5 Independence, Review 1: developing, same",
        "6 Tasks and resources, Review 1: secure, up one",
        "7 Extra help, Review 1: developing, down one",
        "8 Moving on, Review 1: developing, first look",
    ]
    assert run.sees("days late")
    assert run.sees("Named feedback to the teacher, ")


def test_a_draft_audit_is_shown_as_one(on_sample: Program) -> None:
    run = open_school(on_sample)
    assert run.has_button("Review 1, draft, 24 November") or run.sees("Review 1, draft")
    assert any("not looked at" in one.accessibleName() for one in run.all(StageMark))


def test_a_stage_opens_its_audit(on_sample: Program) -> None:
    run = open_school(on_sample, "Stourbank Middle School")
    stages = [
        one for one in run.all(QAbstractButton) if one.accessibleName().startswith("Baseline")
    ]
    stages[0].click()
    assert run.address.startswith("record/")


@pytest.mark.parametrize("form", ["Visit", "Lesson observation", "Book scrutiny", "EEF audit"])
def test_a_record_is_started_from_the_menu(on_sample: Program, form: str) -> None:
    run = open_school(on_sample, "Cranmead Primary School")
    run.press("Start…")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = next(one for one in menu.actions() if one.text().startswith(form))
    menu.setActiveAction(chosen)
    run.key_in(menu, Qt.Key.Key_Return)
    assert run.address.startswith("record/")
    run.window.go(f"school/{school(run, 'Cranmead Primary School')}")
    assert any("draft" in row[2] for row in rows(run.all(DataTable)[0]))


def test_a_record_is_started_by_its_keys(on_sample: Program) -> None:
    run = open_school(on_sample, "Cranmead Primary School")
    QTest.keyClick(run.window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert run.address.startswith("record/")
    here = run.address
    QTest.keyClick(run.window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert run.address == here


def test_details_are_saved_field_by_field(on_sample: Program) -> None:
    run = open_school(on_sample)
    run.press("Details")
    run.write("Pupils", "171")
    run.key(Qt.Key.Key_Tab)
    run.press("Named feedback to the teacher and the maths lead")
    run.write("Most observations of one teacher in a year", "4")
    run.key(Qt.Key.Key_Tab)
    assert run.sees("Saved ")
    run.press("Back to the school")
    assert "171 pupils" in run.page.subtitle
    assert run.sees("At most 4 observations of one teacher in a year, ")
    kept = run.app._notebook.projects.find_school("990001")  # type: ignore[union-attr]
    assert (kept.roll, kept.observation_protocol, kept.observation_limit) == (171, "maths_lead", 4)


def test_an_impossible_detail_is_refused_where_it_stands(on_sample: Program) -> None:
    run = open_school(on_sample)
    run.press("Details")
    run.write("Youngest age", "42")
    run.key(Qt.Key.Key_Tab)
    assert run.sees("cannot be")
    run.write("Pupils", "many")
    run.key(Qt.Key.Key_Tab)
    assert run.sees("That is not a whole number.")
    kept = run.app._notebook.projects.find_school("990001")  # type: ignore[union-attr]
    assert (kept.low_age, kept.roll) == (4, 168)


def test_contacts_come_and_go(on_sample: Program) -> None:
    run = open_school(on_sample)
    run.press("Details")
    before = len(run.app._notebook.projects.find_school("990001").contacts)  # type: ignore[union-attr]
    run.press("Add a contact")
    run.keys("Carol Bugler")
    run.key(Qt.Key.Key_Tab)
    run.keys("carol@hollowbrook.example")
    run.key(Qt.Key.Key_Tab)
    contacts = run.app._notebook.projects.find_school("990001").contacts  # type: ignore[union-attr]
    assert (contacts[-1].name, contacts[-1].email) == ("Carol Bugler", "carol@hollowbrook.example")
    run.press(f"Remove contact {before + 1}")
    run.press("Undo")
    contacts = run.app._notebook.projects.find_school("990001").contacts  # type: ignore[union-attr]
    assert len(contacts) == before + 1


def test_a_school_that_is_gone_is_said_in_the_page(on_sample: Program) -> None:
    on_sample.window.go("school/gone")
    assert "There is no" in on_sample.said()


def test_evidence_by_recommendation_leads_to_what_stands_behind_it(on_sample: Program) -> None:
    run = open_school(on_sample, "Stourbank Middle School")
    assert run.sees("1 Assessment, secure, To develop in 1 of 1 lesson")
    assert run.sees("These disagree: the audit says 1b and 1d are secure; books show little")
    row = next(one for one in run.all(QAbstractButton) if "3 Problems" in one.accessibleName())
    row.setFocus()
    run.key(Qt.Key.Key_Space)
    assert run.address.endswith("/evidence/r3")
    assert run.page.title == "Stourbank Middle School: evidence"
    assert run.sees("1 lesson observation and 1 book scrutiny since 16 June")
    assert run.sees("Range and depth of work: some")
    line = next(
        one for one in run.all(QAbstractButton) if "Errors are put right" in one.accessibleName()
    )
    line.click()
    assert run.address.startswith("record/")


def test_in_a_school_lessons_are_counted_without_their_words(on_sample: Program) -> None:
    run = open_school(on_sample, "Stourbank Middle School")
    run.press("In school")
    run.window.go(f"school/{school(run, 'Stourbank Middle School')}/evidence")
    assert run.sees("2 lines, Lesson observation, Year 5")
    assert not run.sees("On three whiteboards")


def test_the_actions_of_a_school_are_a_step_away(on_sample: Program) -> None:
    run = open_school(on_sample, "Stourbank Middle School")
    run.press("All actions of this school")
    assert run.address == f"actions/{school(run, 'Stourbank Middle School')}"
    assert run.sees("9 actions")


def test_the_next_visit_and_the_contacts_are_read_at_a_glance(on_sample: Program) -> None:
    run = open_school(on_sample)
    assert "next visit" in run.page.subtitle
    assert run.sees("Headteacher")
