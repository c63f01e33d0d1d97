"""Every record in one table: found, opened, set aside, moved, deleted with undo, corrected."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMenu

from sle_desktop.ui.widgets.data_table import DataTable
from tests.pages.program import Program
from tests.pages.tables import pick, rows


def records(run: Program) -> DataTable:
    run.window.go("records")
    return run.all(DataTable)[0]


def choose_in_menu(run: Program, words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = next(one for one in menu.actions() if one.text() == words)
    menu.setActiveAction(chosen)
    run.key_in(menu, Qt.Key.Key_Return)


def test_drafts_come_first_then_the_latest(on_sample: Program) -> None:
    seen = rows(records(on_sample))
    assert len(seen) == 15
    assert [row[3] for row in seen[:4]] == ["draft", "draft", "draft", "signed and locked"]
    assert seen[3][0] == "18 November"
    assert seen[-1] == ("16 June", "Baseline audit", "Stourbank Middle School", "signed and locked")


def test_records_are_found_by_school_form_state_and_words(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    run.choose("School", "Hollowbrook First School")
    run.choose("Form", "Visit")
    assert [row[1] for row in rows(table)] == ["Visit 3", "Visit 2", "Visit 1"]
    run.choose("Form", "All")
    run.choose("State", "Drafts")
    assert run.sees("3 records")
    run.choose("State", "All")
    run.write("Search records", "scrutiny")
    run.key(Qt.Key.Key_Return)
    assert [row[1] for row in rows(table)] == ["Book scrutiny, Years 3 and 4"]
    run.write("Search records", "nothing of the kind")
    run.key(Qt.Key.Key_Return)
    assert run.sees("Nothing fits")
    run.press("Show all records")
    assert run.sees("15 records")


def test_headings_sort(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    table.horizontalHeader().sectionClicked.emit(1)
    titles = [row[1] for row in rows(table)]
    assert titles == sorted(titles, key=str.casefold)
    table.horizontalHeader().sectionClicked.emit(1)
    assert [row[1] for row in rows(table)] == titles[::-1]
    table.horizontalHeader().sectionClicked.emit(0)
    assert rows(table)[0][0] == "16 June"


def test_enter_and_a_double_click_open_a_record(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    table.setFocus()
    run.key(Qt.Key.Key_Return)
    assert run.address.startswith("record/")
    table = records(run)
    pick(table, "Visit 3")
    assert run.address == "records"
    pick(table, "Visit 3", double=True)
    assert run.address.startswith("record/")


def test_records_are_walked_by_keyboard_alone(on_sample: Program) -> None:
    run = on_sample
    records(run)
    run.key(Qt.Key.Key_Down)
    assert run.sees("Lesson observation, Year 4 · draft")
    run.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    run.keys("visit 3")
    run.key(Qt.Key.Key_Return)
    assert run.sees("1 record")
    run.window.go("schools")
    records(run)
    run.key(Qt.Key.Key_Return)
    assert run.address.startswith("record/")


def test_a_draft_is_set_aside_and_brought_back(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    pick(table, "Review 1 audit")
    run.press("Set aside")
    assert "is set aside" in run.said()
    assert [row[3] for row in rows(table)][:4] == [
        "draft",
        "draft",
        "draft, set aside",
        "signed and locked",
    ]
    run.press("Bring back")
    assert "draft, set aside" not in [row[3] for row in rows(table)]


def test_a_deleted_draft_comes_back(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    pick(table, "Lesson observation, Year 4")
    run.press("Delete draft")
    assert "“Lesson observation, Year 4” is deleted." in run.said()
    assert "Lesson observation, Year 4" not in [row[1] for row in rows(table)]
    run.press("Undo")
    assert "Lesson observation, Year 4" in [row[1] for row in rows(table)]


def test_a_draft_moves_to_another_school_and_back(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    pick(table, "Book scrutiny, Years 3 and 4")
    run.press("Move…")
    choose_in_menu(run, "Cranmead Primary School")
    assert "is moved to Cranmead Primary School" in run.said()
    schools = {row[1]: row[2] for row in rows(table)}
    assert schools["Book scrutiny, Years 3 and 4"] == "Cranmead Primary School"
    run.press("Undo")
    schools = {row[1]: row[2] for row in rows(table)}
    assert schools["Book scrutiny, Years 3 and 4"] == "Hollowbrook First School"


def test_a_locked_record_gets_a_new_version_for_a_reason(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    pick(table, "Visit 3")
    assert not run.has_button("Delete draft")
    run.press("New version…")
    run.press("Start")
    assert "A new version needs a reason." in run.said()
    run.write("Why is a new version needed?", "The date was wrong")
    run.key(Qt.Key.Key_Return)
    assert run.address.startswith("record/")
    assert "draft of version 2" in [row[3] for row in rows(records(run))]


def test_the_documents_of_a_locked_record_are_a_step_away(on_sample: Program) -> None:
    run = on_sample
    pick(records(run), "Lesson observation, Year 3")
    run.press("Documents…")
    choose_in_menu(run, "Teacher’s copy")
    assert run.address.startswith("document/")


def test_a_notebook_without_records_says_where_they_come_from(on_sample: Program) -> None:
    run = on_sample
    notebook = run.app._notebook
    assert notebook is not None
    with notebook.store.work() as work:
        for line in work.records.list():
            for version in work.records.versions(line.id):
                work.records.remove(line.id, version.version)
    run.window.go("records")
    assert run.sees("Your records belong here")
    run.press("Go to the schools")
    assert run.address == "schools"


def test_records_are_found_by_a_person(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    notebook = run.app._notebook
    assert notebook is not None
    name = notebook.records.people()[0]
    run.choose("Person", name)
    assert 0 < len(rows(table)) < 15
    run.window.go("school/" + notebook.projects.find_school("Cranmead").id)
    run.press("In school")
    records(run)
    offered = run.named(QComboBox, "Person")
    words = {offered.itemText(at) for at in range(offered.count())} - {"All"}
    assert words == set(notebook.records.people(notebook.projects.find_school("Cranmead").id))


def test_a_draft_moves_to_another_day_and_back(on_sample: Program) -> None:
    run = on_sample
    table = records(run)
    pick(table, "Lesson observation, Year 4")
    before = next(row[0] for row in rows(table) if row[1] == "Lesson observation, Year 4")
    run.press("Move…")
    choose_in_menu(run, "Another day…")
    run.write("The other day", "20 November 2026")
    run.press("Move")
    assert "is moved to 20 November 2026" in run.said()
    assert ("20 November", "Lesson observation, Year 4") in {row[:2] for row in rows(table)}
    run.press("Undo")
    assert (before, "Lesson observation, Year 4") in {row[:2] for row in rows(table)}


def test_what_is_no_day_is_refused_in_words(on_sample: Program) -> None:
    run = on_sample
    pick(records(run), "Lesson observation, Year 4")
    run.press("Move…")
    choose_in_menu(run, "Another day…")
    run.write("The other day", "one fine day")
    run.press("Move")
    assert "That is not a date." in run.said()


def test_a_record_is_exported_as_data_and_as_its_copies(
    on_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, file = on_sample, tmp_path / "visit.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    pick(records(run), "Visit 3")
    run.press("Export…")
    choose_in_menu(run, "Every answer (JSON)")
    assert "your private notes too" in run.said()
    assert json.loads(file.read_text("utf-8"))["form"] == "visit"
    run.press("Export…")
    paper = tmp_path / "visit.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(paper), ""))
    choose_in_menu(run, "School’s copy (PDF)")
    assert paper.read_bytes().startswith(b"%PDF-")
