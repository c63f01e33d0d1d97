"""Agreed actions in one table: found, settled without opening a record, and undone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sle_desktop.ui.widgets.data_table import DataTable
from tests.pages.program import Program
from tests.pages.tables import pick, rows


def actions(run: Program, address: str = "actions") -> DataTable:
    run.window.go(address)
    return run.named(DataTable, "Actions")


def whats(table: DataTable) -> list[str]:
    return [row[1].partition(",")[0] for row in rows(table)]


def test_what_is_open_comes_first_due_first(on_sample: Program) -> None:
    table = actions(on_sample)
    assert len(rows(table)) == 17
    assert rows(table)[0][1].startswith("Collect five open problems")
    assert "working days late" in rows(table)[0][0] or "weeks late" in rows(table)[0][0]
    assert on_sample.sees("17 actions")
    assert on_sample.page.subtitle.startswith("17 open · ")


def test_actions_are_filtered_by_school_owner_and_words(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    run.choose("School", "Cranmead Primary School")
    assert {row[3] for row in rows(table)} == {"Cranmead Primary School"}
    run.choose("School", "All")
    run.choose("Owner", "Deputy head")
    assert {row[2] for row in rows(table)} == {"Deputy head"}
    run.choose("Owner", "All")
    run.write("Search actions", "nothing of the kind")
    run.key(Qt.Key.Key_Return)
    assert run.sees("No action fits")
    run.press("Show all")
    assert run.sees("23 actions")


def test_an_action_is_done_without_opening_its_record_and_undone(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    pick(table, "Put the progression into medium-term plans")
    run.write("Note", "All four year groups")
    run.press("Done")
    assert "“Put the progression into medium-term plans” is done." in run.said()
    assert "Put the progression into medium-term plans" not in whats(table)
    assert run.address == "actions"
    run.press("Settled")
    assert any("All four year groups" in row[4] for row in rows(table))
    run.press("Undo")
    run.press("Open")
    assert "Put the progression into medium-term plans" in whats(table)


def test_actions_are_settled_by_keyboard_alone(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    first, second = whats(table)[:2]
    QTest.keyClick(table, Qt.Key.Key_1)
    assert f"“{first}" in run.said()
    assert whats(table)[0] == second
    QTest.keyClick(table, Qt.Key.Key_3)
    assert "is not yet" in run.said()
    assert whats(table)[0] == second
    assert "carried over 4 times" in rows(table)[0][4]


def test_a_dropped_action_needs_a_why(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    pick(table, "Film one lesson")
    run.press("Dropped")
    assert "needs a word of why" in run.said()
    run.write("Note", "The teacher has left")
    run.press("Dropped")
    assert "is dropped" in run.said()
    assert "Film one lesson to watch together as a staff" not in whats(table)


def test_a_settled_action_can_be_opened_again(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    run.press("Settled")
    pick(table, "Ten minutes of facts")
    run.press("Open again")
    run.press("Open")
    assert any(one.startswith("Ten minutes of facts") for one in whats(table))


def test_the_record_that_agreed_an_action_is_a_step_away(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    pick(table, "Film one lesson")
    run.press("Open its record")
    assert run.address.startswith("record/")


def test_the_actions_of_one_school_have_an_address(on_sample: Program) -> None:
    run = on_sample
    assert run.app._notebook is not None
    school = next(one for one in run.app._notebook.projects.schools() if "Cranmead" in one.name)
    table = actions(run, f"actions/{school.id}")
    assert {row[3] for row in rows(table)} == {"Cranmead Primary School"}


def test_a_filter_stays_until_it_would_show_nothing_of_a_school(on_sample: Program) -> None:
    run = on_sample
    table = actions(run)
    run.choose("Owner", "Deputy head")
    run.window.go("records")
    table = actions(run)
    assert {row[2] for row in rows(table)} == {"Deputy head"}
    run.choose("School", "Cranmead Primary School")
    assert {row[3] for row in rows(table)} == {"Cranmead Primary School"}
    assert run.sees("2 actions")
