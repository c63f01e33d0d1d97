"""A visit from the door to the document: settle, gather, sum up, sign, lock and hand over."""

import email
import io
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog

from sle_desktop.assembly import Notebook
from sle_desktop.domain.records import State
from sle_desktop.services.checking import verify_file
from sle_desktop.ui.finish.signer_panel import SignerPanel
from sle_desktop.ui.pdf import Pdf
from tests.cli.conftest import complete
from tests.pages.finish import CONTROL, Finish, notebook
from tests.pages.program import Program
from tests.pages.visit import Visit

TODAY = "2026-11-24"


def begun(book: Notebook, form: str, **about: Any) -> str:
    """Begin a record of today at Hollowbrook, and return its id."""
    school = book.projects.find_school("Hollowbrook").id
    return book.fieldwork.start(form, school, {"about": {"date": TODAY} | about}).record.id


@pytest.fixture
def visit(on_sample: Program) -> Visit:
    """A visit of today, after a lesson was seen; it opens as a person finds it."""
    book = notebook(on_sample)
    for draft in book.records.records(state="draft"):
        book.fieldwork.set_aside(draft.id)  # one of them is of today too
    lesson = begun(book, "lesson_observation", years=["2"])
    opened = book.fieldwork.open(lesson)
    book.fieldwork.answer(opened, "about/arrived", "10:00")
    book.fieldwork.answer(opened, "about/left", "10:50")
    return Visit(on_sample, begun(book, "visit"))


def fill_the_rest(visit: Visit) -> None:
    """Answer what this story is not about, as another session of the SLE did."""
    book = visit.book
    answers = complete("hollowbrook_visit_1")
    answers.pop("activities")
    answers["about"] |= {"date": TODAY, "arrived": "09:00", "left": "12:00"}
    answers["close"] |= {"next_date": "2027-01-26"}
    for step in answers["next_steps"]:
        step["by_when"] = "2026-12-18"
    book.fieldwork.fill(book.fieldwork.open(visit.id), answers)


def test_it_opens_with_last_times_actions_and_settles_them_by_keys(visit: Visit) -> None:
    rows = visit.actions()
    assert len(rows) > 2
    assert visit.section == "last_actions"
    assert visit.action() == rows[0]._what.text()
    assert visit.run.sees(f"0 of {len(rows)} settled. D done, P partly, N not yet, X dropped;")
    visit.settle_by("d")
    assert visit.action() == rows[1]._what.text()
    visit.settle_by("x", "Staff absence")
    assert visit.action() == rows[2]._what.text()
    visit.settle_by("3", "Dated now")
    stood = visit.book.fieldwork.open(visit.id).instance
    told = [
        (stood.at(f"{row.row}/action_status").value, stood.at(f"{row.row}/action_note").value)
        for row in rows[:3]
    ]
    assert told == [("done", None), ("dropped", "Staff absence"), ("not_yet", "Dated now")]
    assert visit.run.sees(f"3 of {len(rows)} settled.")
    outline = visit.outline()["Last time’s actions"]
    visit.run.wait(lambda: visit.outline()["Last time’s actions"].note.startswith("3 of"))
    assert outline.asked == len(rows)


def test_what_is_dropped_needs_its_reason_and_says_so_there(visit: Visit) -> None:
    first = visit.actions()[0]
    visit.run.keys("x")
    assert QApplication.focusWidget() is first.note
    visit.run.key(Qt.Key.Key_Return)
    assert "Say in a few words why it was dropped." in [
        one.text() for one in first._problem.findChildren(type(first._what))
    ]


def test_none_is_added_or_taken_out_by_hand(visit: Visit) -> None:
    assert not [one for one in visit.run.all(type(visit.page.finish)) if "Remove" in one.text()]
    assert not visit.run.has_button("Add last time’s action")


def test_a_school_without_open_actions_begins_with_the_visit_itself(on_sample: Program) -> None:
    book = notebook(on_sample)
    school = book.projects.add_school("Fernleigh").id
    fresh = Visit(on_sample, book.fieldwork.start("visit", school).record.id)
    assert fresh.section == "about"
    assert "Last time’s actions" not in fresh.outline()


def test_what_was_recorded_today_is_there_and_what_is_taken_out_stays_out(visit: Visit) -> None:
    run, book = visit.run, visit.book
    visit.go("activities")
    assert visit.activities()[0] == ("lesson_observation", 50, "Year 2")
    begun(book, "book_scrutiny", years=["2", "4"], minutes=35)
    run.window.go("records")
    visit.go("activities")
    assert ("book_scrutiny", 35, "Years 2 and 4") in visit.activities()
    run.press("Remove row 1")
    run.window.go("records")
    visit.go("activities")
    assert [one[0] for one in visit.activities()] == ["book_scrutiny"]


def chosen(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def print_into(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Let the person choose a printer that prints into a file."""

    def accept(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)


def sign_by_keyboard(run: Program, name: str) -> None:
    """Say that it was read and discussed, and type the name."""
    here = QApplication.focusWidget()
    if here is not None and here.accessibleName() == "Read and discussed":
        run.key(Qt.Key.Key_1)
    panel = next(one for one in run.all(SignerPanel) if one._inside.isVisible())
    panel.way.focus_first()
    run.key(Qt.Key.Key_2)
    run.key(Qt.Key.Key_Tab)
    run.keys(name)
    run.key(Qt.Key.Key_Return, CONTROL)


def test_a_visit_by_keyboard_from_the_door_to_the_document(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, book = visit.run, visit.book
    for _ in visit.actions():
        visit.settle_by("p", "Seen today")
    run.window.go("records")
    fill_the_rest(visit)
    visit.go("activities")
    assert ("lesson_observation", 50, "Year 2") in visit.activities()
    assert not book.fieldwork.problems(book.fieldwork.open(visit.id))
    run.window.go(f"record/{visit.id}/close")
    visit.settle()
    run.key(Qt.Key.Key_Return, CONTROL)
    assert run.address == f"finish/{visit.id}"
    finish = Finish(run, visit.id)
    run.wait(lambda: finish.page.preview.paper.pages > 0)
    sign_by_keyboard(run, "Helen Loder")
    sign_by_keyboard(run, "Daniel Meech")
    run.wait_for("Signed and locked as")
    assert book.records.record(visit.id).state is State.SEALED

    chosen(monkeypatch, tmp_path / "visit.pdf")
    run.press("Save a copy: school’s copy")
    assert verify_file(tmp_path / "visit.pdf").verdict.signer == "Helen Loder"
    assert Pdf((tmp_path / "visit.pdf").read_bytes()).pages <= 2
    chosen(monkeypatch, tmp_path / "visit.eml")
    run.press("Send later: school’s copy")
    mail = email.message_from_bytes((tmp_path / "visit.eml").read_bytes(), policy=default)
    assert [one.display_name for one in mail["To"].addresses] == ["Ruth Stickland", "Daniel Meech"]
    [attached] = mail.iter_attachments()
    assert attached.get_content() == (tmp_path / "visit.pdf").read_bytes()
    print_into(monkeypatch, tmp_path / "printed.pdf")
    run.press("Print: school’s copy")
    assert Pdf((tmp_path / "printed.pdf").read_bytes()).pages <= 2
    chosen(monkeypatch, tmp_path / "actions.docx")
    run.press("As a Word table: agreed actions")
    [table] = Document(io.BytesIO((tmp_path / "actions.docx").read_bytes())).tables
    assert len(table.rows) > 1
    run.press("Note it")
    happened = [one.kind for one in book.records.events(visit.id)]
    assert happened == ["sealed", "awaited", "saved", "drafted", "printed", "saved", "sent"]
    for said in (
        "Copy saved: School’s copy, visit.pdf",
        "E-mail draft saved: School’s copy, to Ruth Stickland and Daniel Meech",
        "Printed: School’s copy",
        "Copy saved: Agreed actions, actions.docx",
        "Sent to Ruth Stickland and Daniel Meech",
    ):
        assert run.sees(said)
    following = book.fieldwork.start("visit", book.records.record(visit.id).school_id)
    assert following.instance.at("last_actions").rows


def test_a_signed_visit_shows_what_became_of_each_action(on_sample: Program) -> None:
    book = notebook(on_sample)
    signed = next(
        one.id
        for one in book.records.records(form="visit", state="sealed")
        if book.fieldwork.open(one.id).instance.at("last_actions").rows
    )
    visit = Visit(on_sample, signed, "last_actions")
    rows = visit.actions()
    assert on_sample.sees(f"{len(rows)} of {len(rows)} settled.")
    assert not any(one.isEnabled() for row in rows for one in row.status.buttons.values())


def test_where_there_is_no_printer_nothing_is_lost(
    on_sample: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = notebook(on_sample)
    sealed = book.records.records(form="visit", state="sealed")[0].id
    Finish(on_sample, sealed)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    on_sample.press("Print: school’s copy")
    assert "No printer is set up on this computer." in on_sample.said()
