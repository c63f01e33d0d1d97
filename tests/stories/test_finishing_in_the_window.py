"""A record is signed by those who were there, locked, and handed over before anybody leaves."""

import email
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from sle_desktop.domain.records import State
from sle_desktop.services.checking import verify_file
from sle_desktop.store import layout
from sle_desktop.ui.document.page import DocumentPage
from sle_desktop.ui.widgets.card import Card
from sle_desktop.ui.widgets.ink_pad import InkPad
from tests.pages.finish import CONTROL, Finish, notebook, ready
from tests.pages.program import Program


@pytest.fixture
def visit(on_sample: Program) -> Finish:
    """A visit that lacks nothing, on the page of finishing."""
    return Finish(on_sample, ready(on_sample, "visit", "hollowbrook_visit_1"))


@pytest.fixture
def lesson(on_sample: Program) -> Finish:
    """A lesson observation that lacks nothing: two copies, and the teacher signs."""
    return Finish(on_sample, ready(on_sample, "lesson_observation", "hollowbrook_lesson_y3"))


def record_of(finish: Finish) -> str:
    return finish.run.address.split("/")[1]


def chosen_file(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def kinds(finish: Finish, record: str) -> list[str]:
    return [one.kind for one in notebook(finish.run).records.events(record)]


def test_two_people_sign_and_the_document_is_locked(
    visit: Finish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, record = visit.run, record_of(visit)
    run.wait(lambda: visit.page.preview.paper.pages > 0)
    assert run.sees("Helen Loder still to sign") or run.sees("Helen Loder and 1 more still to sign")
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    assert run.sees("signs now, seen by Helen Loder")
    visit.type_name("maths lead", "Daniel Meech")
    assert run.sees("Nothing can be changed after this.")
    visit.lock()
    assert notebook(run).records.record(record).state is State.SEALED
    signed = notebook(run).records.signatures(record, 1)
    assert [(one.role, one.name, bool(one.strokes)) for one in signed] == [
        ("sle", "Helen Loder", True),
        ("maths_lead", "Daniel Meech", False),
    ]
    assert signed[1].witness == "Helen Loder"
    assert run.sees("Headteacher’s signature awaited")
    chosen_file(monkeypatch, tmp_path / "visit.pdf")
    run.press("Save a copy: school’s copy")
    assert verify_file(tmp_path / "visit.pdf").verdict.signer == "Helen Loder"
    assert run.sees("Copy saved: School’s copy, visit.pdf")
    assert kinds(visit, record) == ["sealed", "awaited", "saved"]


def test_it_is_done_by_keyboard_alone(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    panel = visit.page.signers.panels["sle"]
    assert panel.pad.hasFocus()
    run.named(QAbstractButton, "Sign in ink").setFocus(Qt.FocusReason.TabFocusReason)
    run.key(Qt.Key.Key_2)
    run.key(Qt.Key.Key_Tab)
    run.keys("Helen Loder")
    run.key(Qt.Key.Key_Return, CONTROL)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Read and discussed"
    run.key(Qt.Key.Key_1)
    run.named(QAbstractButton, "Sign in ink").setFocus(Qt.FocusReason.TabFocusReason)
    run.key(Qt.Key.Key_2)
    run.key(Qt.Key.Key_Tab)
    run.keys("Daniel Meech")
    run.key(Qt.Key.Key_Return, CONTROL)
    run.wait_for("Signed and locked as")
    assert notebook(run).records.record(record).state is State.SEALED
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Show: school’s copy"


def test_each_copy_has_its_pages_and_the_teacher_is_named_in_one_only(lesson: Finish) -> None:
    run, page = lesson.run, lesson.page
    run.wait(lambda: page.preview.paper.pages > 0)
    shown = {}
    for copy in ("teacher", "school"):
        page.preview.tabs.setCurrentIndex(("teacher", "school").index(copy))
        shown[copy] = page.preview.paper.accessibleDescription()
    assert "Josie Purkiss" in shown["teacher"]
    assert "Josie Purkiss" not in shown["school"]
    assert page.preview.tabs.accessibleName() == "Whose copy"


def test_what_goes_to_the_lead_is_said_before_anybody_signs(lesson: Finish) -> None:
    run = lesson.run
    assert run.sees("What goes to the lead")
    assert run.sees("teacher as T01")
    assert run.sees("Coded, may be recognisable: who knows the school may know who T01 is.")


def test_nothing_can_be_signed_while_something_is_missing(on_sample: Program) -> None:
    run = on_sample
    [draft] = notebook(run).records.records(form="lesson_observation", state="draft")
    Finish(run, draft.id)
    assert not run.has_button("Sign and lock")
    problems = notebook(run).before_signing.look(draft.id).problems
    cards = run.all(Card)
    assert len(cards) == len(problems) > 1
    assert run.sees(f"{len(problems)} things stand before signing")
    cards[1].click()
    assert run.address == f"record/{draft.id}/{problems[1].key}"
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == problems[1].label


def test_whoever_declines_is_recorded_without_ink(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    run.press("Declined")
    assert not run.all(InkPad)
    visit.lock()
    said = {one.role: one for one in notebook(run).records.signatures(record, 1)}
    assert (said["maths_lead"].meaning, said["maths_lead"].strokes) == ("declined", ())


def test_a_comment_belongs_to_reading_with_comment(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead", "Read, with comment")
    assert not run.has_button("Next: Daniel Meech")
    panel = visit.page.signers.panels["maths_lead"]
    panel.comment.setFocus()
    run.keys("We would rather begin in January.")
    panel.comment.flush()
    visit.lock()
    signed = {one.role: one for one in notebook(run).records.signatures(record, 1)}
    assert signed["maths_lead"].comment == "We would rather begin in January."


def test_a_changed_record_is_signed_again(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    fieldwork = notebook(run).fieldwork
    run.press("Back to the record")
    opened = fieldwork.open(record)
    key = next(one.key for one in opened.instance.walk() if one.field.name == "purpose")
    fieldwork.answer(opened, key, "Something else")
    run.window.go(f"finish/{record}")
    assert "was changed after somebody had signed" in run.said()
    assert not visit.page.signers.signing.is_begun()


def test_ink_is_kept_when_one_looks_back_and_changes_nothing(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.window.go("records")
    run.window.go(f"finish/{record}")
    assert visit.page.signers.panels["sle"].pad.strokes


def test_a_failing_disk_keeps_the_draft_and_the_ink(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead")
    files = layout.files(notebook(run).folder)
    kept = files.with_name("elsewhere")
    files.rename(kept)
    files.write_text("in the way")
    run.press("Sign and lock")
    run.wait(lambda: bool(run.said()))
    assert notebook(run).records.record(record).state is State.DRAFT
    assert visit.page.signers.panels["maths_lead"].pad.strokes
    files.unlink()
    kept.rename(files)
    run.press("Try again")
    run.wait_for("Signed and locked as")


def test_the_locked_pages_are_shown_in_the_whole_window(lesson: Finish) -> None:
    run, record = lesson.run, record_of(lesson)
    lesson.sign_in_ink("SLE")
    run.press("Next: Josie Purkiss")
    lesson.sign_in_ink("teacher")
    lesson.lock()
    run.press("Show: teacher’s copy")
    page = run.page
    assert isinstance(page, DocumentPage)
    assert not run.window.rail.isVisible()
    assert page.paper.hasFocus()
    assert page.paper.accessibleName().startswith("Lesson observation, Year 3, teacher’s copy")
    run.wait_for("Not one byte has changed since Helen Loder locked it")
    run.press("Read as text")
    assert "Josie Purkiss" in page.text.toPlainText()
    run.key(Qt.Key.Key_Escape)
    assert run.address == f"finish/{record}"
    assert kinds(lesson, record) == ["sealed", "shown"]


def test_the_teachers_copy_is_drafted_to_nobody_else(
    lesson: Finish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, record = lesson.run, record_of(lesson)
    lesson.sign_in_ink("SLE")
    run.press("Next: Josie Purkiss")
    lesson.sign_in_ink("teacher")
    lesson.lock()
    chosen_file(monkeypatch, tmp_path / "teacher")
    run.press("Send later: teacher’s copy")
    mail = email.message_from_bytes((tmp_path / "teacher.eml").read_bytes(), policy=default)
    assert mail["To"] is None
    chosen_file(monkeypatch, tmp_path / "school.eml")
    run.press("Send later: school’s copy")
    mail = email.message_from_bytes((tmp_path / "school.eml").read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert [one.display_name for one in mail["To"].addresses] == ["Ruth Stickland", "Daniel Meech"]
    [attached] = mail.iter_attachments()
    (tmp_path / "attached.pdf").write_bytes(attached.get_content())
    assert verify_file(tmp_path / "attached.pdf").verdict.copy == "school"
    assert kinds(lesson, record) == ["sealed", "drafted", "drafted"]


def test_what_the_school_replied_is_noted(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead")
    visit.lock()
    run.press("Facts right")
    run.write("Who it went to or came from", "Ruth Stickland")
    run.write("On which day", "20 November 2026")
    run.write("In which words", "Accurate, thank you.")
    run.key(Qt.Key.Key_Return)
    assert run.sees("Reply from Ruth Stickland on 20 November 2026: Accurate, thank you.")
    assert kinds(visit, record) == ["sealed", "awaited", "reply"]


def test_a_correction_that_is_asked_for_leads_to_the_record(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead")
    visit.lock()
    run.press("To correct")
    run.write("In which words", "The date is wrong.")
    run.press("Note it")
    assert run.sees("Correction asked for by Ruth Stickland: The date is wrong.")
    run.press("Open the record")
    assert run.address == f"record/{record}"
    assert run.has_button("Start version 2…")


def test_nothing_is_noted_that_nobody_told(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead")
    visit.lock()
    run.write("Who it went to or came from", "")
    run.press("Note it")
    assert "Nothing is written yet." in run.said()
    assert kinds(visit, record) == ["sealed", "awaited"]


def test_the_head_signs_later_and_nobody_signs_again(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead")
    visit.lock()
    run.press("The headteacher signs now")
    assert notebook(run).records.record(record).version == 2
    assert run.sees("it holds")
    run.press("Read and discussed")
    visit.type_name("headteacher", "Ruth Stickland")
    visit.lock()
    signed = notebook(run).records.signatures(record, 2)
    assert [(one.role, bool(one.strokes)) for one in signed] == [
        ("sle", True),
        ("maths_lead", True),
        ("head", False),
    ]
    assert not run.has_button("The headteacher signs now")
    assert run.sees("Version 2 signed and locked: The headteacher signs.")


def test_a_head_who_goes_again_leaves_version_1_as_it_was(visit: Finish) -> None:
    run, record = visit.run, record_of(visit)
    visit.sign_in_ink("SLE")
    run.press("Next: Daniel Meech")
    visit.sign_in_ink("maths lead")
    visit.lock()
    run.press("The headteacher signs now")
    run.press("Not now")
    now = notebook(run).records.record(record)
    assert (now.version, now.state) == (1, State.SEALED)
    assert run.has_button("The headteacher signs now")


def test_any_pdf_is_judged_in_one_sentence(
    on_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, book = on_sample, notebook(on_sample)
    [visit, *_] = book.records.records(form="visit", state="sealed")
    [paper] = book.handing_over.papers(visit.id)
    sealed, changed = tmp_path / "sealed.pdf", tmp_path / "changed.pdf"
    content = bytearray(book.handing_over.pdf(paper))
    sealed.write_bytes(content)
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    run.window.go("check")
    for file, said in (
        (sealed, "the project vouches for the signer."),
        (changed, "This document was changed after it was locked: do not rely on it."),
        (Path(__file__), "This file is not a PDF."),
    ):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, it=file: (str(it), ""))
        run.press("Choose a PDF")
        run.wait_for(said)
