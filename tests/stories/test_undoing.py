"""Undo goes back through a whole record, one step at a time, and each step back is saved."""

import pytest
from PySide6.QtCore import Qt

from tests.pages.fill import CONTROL, SHIFT, Fill, draft_of
from tests.pages.program import Program

KEY = Qt.Key


@pytest.fixture
def audit(on_sample: Program) -> Fill:
    """The draft of a review audit, at a recommendation that is not begun."""
    return Fill(on_sample, draft_of(on_sample, "eef_audit"), "r5")


@pytest.fixture
def scrutiny(on_sample: Program) -> Fill:
    """The draft of a book scrutiny, at its sample of books."""
    return Fill(on_sample, draft_of(on_sample, "book_scrutiny"), "books")


def undo(fill: Fill) -> None:
    fill.run.key(KEY.Key_Z, CONTROL)


def redo(fill: Fill) -> None:
    fill.run.key(KEY.Key_Z, CONTROL | SHIFT)


def mark(fill: Fill, path: str, key: str) -> None:
    statement = fill.book.fieldwork.open(fill.id).instance.at(path).label
    fill.marks(f"Agreed: {statement}").focus_first()
    fill.run.keys(key)


def write_notes(fill: Fill) -> None:
    """Put the focus into one's own notes on statement 5a."""
    fill.page.column.focus("r5/private_5a")


def here(fill: Fill) -> str:
    """Return the key of the question that has the focus."""
    return fill.page.column.key_at(fill.focused())


def test_marks_are_taken_back_one_by_one_and_given_again(audit: Fill) -> None:
    mark(audit, "r5/agreed_5a", "a")
    mark(audit, "r5/agreed_5a", "g")
    mark(audit, "r5/agreed_5b", "r")
    undo(audit)
    assert (audit.stored("r5/agreed_5a"), audit.stored("r5/agreed_5b")) == ("g", None)
    assert here(audit) == "r5/agreed_5b"
    assert "Undone: 5b " in audit.status()
    undo(audit)
    assert audit.stored("r5/agreed_5a") == "a"
    assert here(audit) == "r5/agreed_5a"
    undo(audit)
    assert audit.stored("r5/agreed_5a") is None
    undo(audit)
    assert "Nothing to undo" in audit.status()
    redo(audit)
    audit.run.key(KEY.Key_Y, CONTROL)
    assert audit.stored("r5/agreed_5a") == "g"
    assert "Done again: 5a " in audit.status()


def test_undo_goes_to_the_section_it_changes(audit: Fill) -> None:
    mark(audit, "r5/agreed_5a", "a")
    audit.go("r6")
    mark(audit, "r6/agreed_6a", "r")
    undo(audit)
    undo(audit)
    assert audit.section == "r5"
    assert audit.run.address == f"record/{audit.id}/r5"
    assert here(audit) == "r5/agreed_5a"


def test_undo_takes_words_first_and_then_the_record(audit: Fill) -> None:
    mark(audit, "r5/agreed_5a", "a")
    write_notes(audit)
    audit.run.keys("Seen twice.")
    audit.run.wait(lambda: audit.stored("r5/private_5a") == "Seen twice.")
    undo(audit)  # what was typed since the field was entered
    audit.run.wait(lambda: audit.stored("r5/private_5a") is None)
    assert here(audit) == "r5/private_5a"
    assert audit.stored("r5/agreed_5a") == "a"
    undo(audit)
    assert audit.stored("r5/agreed_5a") is None
    assert here(audit) == "r5/agreed_5a"


def test_what_is_typed_in_one_visit_of_a_field_is_one_step(audit: Fill) -> None:
    write_notes(audit)
    audit.run.keys("Seen")
    audit.run.wait(lambda: audit.stored("r5/private_5a") == "Seen")
    audit.run.keys(" twice.")
    audit.run.wait(lambda: audit.stored("r5/private_5a") == "Seen twice.")
    mark(audit, "r5/agreed_5b", "a")
    write_notes(audit)
    audit.run.keys(" By two people.")
    audit.run.wait(lambda: audit.stored("r5/private_5a") == "Seen twice. By two people.")
    mark(audit, "r5/agreed_5b", "g")
    for _ in range(2):
        undo(audit)
    assert audit.stored("r5/private_5a") == "Seen twice."
    assert audit.focused().toPlainText() == "Seen twice."  # type: ignore[attr-defined]
    for _ in range(2):
        undo(audit)
    assert audit.stored("r5/private_5a") is None


def test_words_not_saved_yet_are_a_step_too(audit: Fill) -> None:
    write_notes(audit)
    audit.run.keys("Seen")
    audit.page._undoing.undo()  # as from another control, before the pause is over
    assert audit.stored("r5/private_5a") is None
    audit.page._undoing.redo()
    assert audit.stored("r5/private_5a") == "Seen"


def test_a_row_is_taken_out_and_brought_back_with_all_it_held(scrutiny: Fill) -> None:
    before = scrutiny.book.fieldwork.open(scrutiny.id).instance
    rows = before.at("books").rows
    scrutiny.run.press("Remove book 1")
    scrutiny.run.press("Add book")
    scrutiny.run.key(KEY.Key_Z, CONTROL)
    assert "Undone: Book" in scrutiny.status()
    scrutiny.run.key(KEY.Key_Z, CONTROL)
    after = scrutiny.book.fieldwork.open(scrutiny.id).instance
    assert after.at("books").rows == rows
    assert dict(after.answers) == dict(before.answers)
    redo(scrutiny)
    redo(scrutiny)
    again = scrutiny.book.fieldwork.open(scrutiny.id).instance.at("books").rows
    assert again[: len(rows) - 1] == rows[1:]
    assert len(again) == len(rows)


def test_steps_are_remembered_while_one_looks_elsewhere(audit: Fill) -> None:
    mark(audit, "r5/agreed_5a", "a")
    audit.run.window.go("records")
    audit.go("r6")
    undo(audit)
    assert audit.stored("r5/agreed_5a") is None
    assert audit.section == "r5"
