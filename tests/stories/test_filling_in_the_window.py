"""An SLE fills a record in: a section at a time, by keyboard, and nothing she typed is lost."""

from datetime import time
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sle_desktop.domain.records import State
from sle_desktop.store.engine import READ
from sle_desktop.ui.fill.row_card import RowCard
from sle_desktop.ui.theme import theme
from sle_desktop.ui.widgets.banner import Banner
from tests.pages.fill import CONTROL, SHIFT, Fill, draft_of, sealed_of
from tests.pages.program import Program

KEY = Qt.Key


@pytest.fixture
def audit(on_sample: Program) -> Fill:
    """The draft of a review audit, at its fourth recommendation."""
    return Fill(on_sample, draft_of(on_sample, "eef_audit"), "r4")


@pytest.fixture
def scrutiny(on_sample: Program) -> Fill:
    """The draft of a book scrutiny, at what was looked for."""
    return Fill(on_sample, draft_of(on_sample, "book_scrutiny"), "lenses")


@pytest.fixture
def visit(on_sample: Program) -> Fill:
    """A new visit, with last time's actions to settle."""
    opened = on_sample.app._notebook
    assert opened is not None
    school = opened.projects.find_school("Hollowbrook").id
    return Fill(on_sample, opened.fieldwork.start("visit", school).record.id, "about")


@pytest.fixture
def signed(on_sample: Program) -> Fill:
    """A signed visit."""
    return Fill(on_sample, sealed_of(on_sample, "visit"))


def test_she_goes_on_where_she_was(audit: Fill) -> None:
    assert audit.page.title == "Review 1 audit"
    assert audit.page.subtitle.startswith("Hollowbrook First School · ")
    lines = audit.outline()
    assert list(lines)[:3] == ["About this audit", "Assessment", "Models"]
    assert (lines["Assessment"].number, lines["Assessment"].complete) == ("1", True)
    assert lines["Connected knowledge"].complete is False
    assert audit.section == "r4"
    assert audit.run.has_button("Next: 4b")
    assert "14 of 32 statements agreed" in audit.status()
    assert audit.status().startswith("Saved ")


def test_a_mark_given_by_key_is_on_disk_at_once(audit: Fill) -> None:
    audit.go("r5")
    before = audit.outline()["Independence"].done
    statement = audit.book.fieldwork.open(audit.id).instance.at("r5/agreed_5a").label
    marks = audit.marks(f"Agreed: {statement}")
    marks.focus_first()
    audit.run.keys("a")
    assert audit.stored("r5/agreed_5a") == "a"
    assert audit.status().startswith("Saved ")
    audit.run.wait(lambda: audit.outline()["Independence"].done == before + 1)
    audit.run.keys("x")
    assert audit.stored("r5/agreed_5a") == "not_applicable"
    assert audit.asks("5a: why does it not apply?")
    audit.run.key(KEY.Key_Backspace)
    assert audit.stored("r5/agreed_5a") is None


def test_last_time_stands_beside_and_in_the_marks(audit: Fill) -> None:
    audit.go("r1")
    opened = audit.book.fieldwork.open(audit.id)
    marks = audit.marks(f"Agreed: {opened.instance.at('r1/agreed_1a').label}")
    marks.focus_first()
    assert [one.option.value for one in marks.buttons.values() if one.last] == ["r"]  # type: ignore[attr-defined]
    beside = audit.beside()
    assert "1a so far | Last time | " in beside
    assert "Baseline audit" in beside
    assert "The school and the project lead" in beside
    audit.run.press("My notes")
    assert "Only you" in audit.beside()


def test_tab_walks_everything_in_reading_order(scrutiny: Fill) -> None:
    page = scrutiny.page
    inside = page.column.inside
    page.column.focus_first()
    seen = [scrutiny.focused()]
    while inside.isAncestorOf(scrutiny.focused()) and len(seen) < 200:
        before = scrutiny.focused()
        scrutiny.run.key(KEY.Key_Tab)
        seen.append(scrutiny.focused())
        if before.isVisible() and inside.isAncestorOf(seen[-1]):  # else its row closed behind us
            places = [one.mapTo(inside, QPoint(0, 0)) for one in (before, seen[-1])]
            rows = [(at.y() // 40, at.x()) for at in places]
            assert rows == sorted(rows)
    assert seen[-1] is page.foot.next
    names = {page.column.key_at(one) for one in seen[:-1]}
    assert len(names) == scrutiny.outline()["What we looked for"].asked
    scrutiny.run.key(KEY.Key_Tab, SHIFT)
    assert scrutiny.focused() is seen[-2]


def test_ctrl_enter_goes_through_all_sections_and_on_to_finishing(scrutiny: Fill) -> None:
    scrutiny.go("about")
    sections = [one.key for one in scrutiny.outline().values()]
    for section in sections[1:]:
        scrutiny.run.key(KEY.Key_Return, CONTROL)
        assert scrutiny.section == section
        assert scrutiny.run.address == f"record/{scrutiny.id}/{section}"
        assert scrutiny.page.column.isAncestorOf(scrutiny.focused())
    assert scrutiny.page.foot.next.text() == "Finish…"
    scrutiny.run.key(KEY.Key_Return, CONTROL)
    assert scrutiny.run.address == f"finish/{scrutiny.id}"


def test_f8_goes_to_the_next_problem_wherever_it_is(scrutiny: Fill) -> None:
    problems = [one.key for one in scrutiny.book.fieldwork.open(scrutiny.id).instance.problems()]
    assert len(problems) > 1
    assert not any(item.missing for item in scrutiny.outline().values())
    found = []
    for _ in problems:
        scrutiny.run.key(KEY.Key_F8)
        key = scrutiny.page.column.key_at(scrutiny.focused())
        assert scrutiny.section == key.partition("/")[0]
        scrutiny.run.bot.wait(1)
        assert in_view(scrutiny, scrutiny.focused())
        found.append(key)
    assert sorted(found) == sorted(problems)
    assert sum(item.missing for item in scrutiny.outline().values()) == len(problems)


def in_view(fill: Fill, widget: QWidget) -> bool:
    if fill.page.foot.isAncestorOf(widget):
        return widget.isVisible()  # it does not scroll
    port = fill.page.column.viewport()
    top = widget.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= port.height()


def test_f8_brings_the_problem_into_view(audit: Fill) -> None:
    audit.go("about")
    for _ in range(4):
        audit.run.key(KEY.Key_F8)
        audit.run.bot.wait(1)
        assert in_view(audit, audit.focused())


def test_the_foot_of_the_outline_lists_what_is_missing(scrutiny: Fill) -> None:
    problems = scrutiny.book.fieldwork.open(scrutiny.id).instance.problems()
    scrutiny.run.press(f"{len(problems)} to do before finishing")
    assert scrutiny.problems() == [one.label for one in problems]
    last = problems[-1]
    listed = scrutiny.page.outline.problems
    listed.show_current(last.key)
    scrutiny.run.key(KEY.Key_Return)
    assert scrutiny.page.column.key_at(scrutiny.focused()) == last.key
    assert last.says in scrutiny.said_beneath(last.label)


def test_the_outline_is_walked_by_keys_and_entered(scrutiny: Fill) -> None:
    outline = scrutiny.page.outline.sections
    scrutiny.go("about")
    outline.setFocus()
    scrutiny.run.key(KEY.Key_Down)
    scrutiny.run.key(KEY.Key_Down)
    assert scrutiny.section == "books"
    assert scrutiny.run.address == f"record/{scrutiny.id}/books"
    assert scrutiny.focused() is outline
    scrutiny.run.key(KEY.Key_Return)
    assert scrutiny.page.column.isAncestorOf(scrutiny.focused())
    scrutiny.run.window.navigator.back()
    assert scrutiny.section == "sample"


def test_an_address_may_name_a_question(scrutiny: Fill) -> None:
    key = scrutiny.book.fieldwork.open(scrutiny.id).instance.key_of("books[3]/year")
    scrutiny.run.window.go(f"record/{scrutiny.id}/{key}")
    assert scrutiny.section == "books"
    assert scrutiny.page.column.key_at(scrutiny.focused()) == key


def test_a_problem_is_quiet_until_the_question_is_left(visit: Fill) -> None:
    label = "Agreed focus for today"
    visit.into(label)
    before = visit.said_beneath(label)
    visit.run.key(KEY.Key_Tab)
    after = visit.said_beneath(label)
    assert len(after) > len(before)
    visit.type(label, "Place value in Year 3")
    assert visit.said_beneath(label) == before


def test_what_cannot_be_read_stays_as_typed_and_is_told_beneath(visit: Fill) -> None:
    visit.type("From", "half nine")
    field = visit.question("From").control
    assert field.text() == "half nine"  # type: ignore[attr-defined]
    assert "14:30" in visit.said_beneath("From")
    assert visit.stored("about/arrived") is None
    visit.go("close")
    visit.go("about")
    assert visit.question("From").control.text() == "half nine"  # type: ignore[attr-defined]
    visit.type("From", "9.30")
    assert visit.stored("about/arrived") == time(9, 30)
    assert "14:30" not in visit.said_beneath("From")


def test_the_time_is_stamped_by_a_key(visit: Fill) -> None:
    visit.into("From")
    visit.run.key(KEY.Key_Period, CONTROL)
    assert isinstance(visit.stored("about/arrived"), time)


def test_a_question_that_comes_moves_neither_focus_nor_place(visit: Fill) -> None:
    visit.run.key(KEY.Key_F9)  # in the school what only the lead reads is folded
    visit.go("close")
    assert not visit.asks("What should the project lead know?")
    visit.choose("Is the work at this school on course?", "Watch")
    here = visit.focused()
    top = here.mapTo(visit.page, QPoint(0, 0))
    assert visit.asks("What should the project lead know?")
    assert visit.focused() is here
    visit.run.bot.wait(20)
    assert here.mapTo(visit.page, QPoint(0, 0)) == top
    visit.run.key(KEY.Key_Tab)
    assert visit.page.column.key_at(visit.focused()).endswith("engagement_note")
    visit.choose("Is the work at this school on course?", "On course")
    assert not visit.asks("What should the project lead know?")


def test_rows_are_added_named_and_taken_out_and_come_back(visit: Fill) -> None:
    visit.go("next_steps")
    assert visit.outline()["Agreed next steps"].note == "None yet"
    visit.run.press("Add agreed next step")
    visit.type("What will happen?", "Agree one number line")
    visit.run.press("Add agreed next step")
    cards = [one.name for one in visit.run.all(RowCard)]
    assert cards == ["Agreed next step 1", "Agreed next step 2"]
    before = visit.book.fieldwork.open(visit.id).instance.rows["next_steps"]
    visit.run.press("Remove agreed next step 1")
    assert [one.name for one in visit.run.all(RowCard)] == ["Agreed next step 1"]
    assert visit.stored("next_steps[1]/what") is None
    assert "Agreed next step 1 was removed" in visit.run.said()
    visit.run.press("Undo")
    assert visit.book.fieldwork.open(visit.id).instance.rows["next_steps"] == before
    assert visit.stored("next_steps[1]/what") == "Agree one number line"


def test_what_the_disk_refuses_stays_on_screen_and_is_saved_later(visit: Fill) -> None:
    words = "Place value. " * 7000
    label = "Agreed focus for today"
    full(visit, pages=1)
    area = visit.question(label).control
    area.setPlainText(words)  # type: ignore[attr-defined]  # as pasted
    area.flush()  # type: ignore[attr-defined]
    assert "The disk is full" in visit.run.said()
    assert "Not saved" in visit.status()
    assert "Saved" not in visit.status()
    assert area.toPlainText() == words  # type: ignore[attr-defined]
    visit.go("close")
    assert "The disk is full" in visit.run.said()
    full(visit, pages=1)
    visit.run.press("Try again")
    assert "The disk is full" in visit.run.said()
    full(visit, pages=2**30)
    visit.page._shown.desk._again.timeout.emit()  # type: ignore[union-attr]  # a few seconds pass
    assert visit.stored("about/purpose") == words
    assert not visit.run.all(Banner)
    assert visit.status().startswith("Saved ")


def test_the_window_does_not_close_or_lock_on_what_the_disk_refuses(visit: Fill) -> None:
    full(visit, pages=1)
    area = visit.question("Agreed focus for today").control
    area.setPlainText("Place value. " * 7000)  # type: ignore[attr-defined]
    area.flush()  # type: ignore[attr-defined]
    asked: list[str] = []
    for let_go in (visit.run.window.close, visit.run.window._lock):
        full(visit, pages=1)
        QTimer.singleShot(0, visit.run.window, partial(answer_box, "Keep it open", asked))
        let_go()
        assert visit.run.window.isVisible()
        assert area.toPlainText().startswith("Place value.")  # type: ignore[attr-defined]
    full(visit, pages=1)
    visit.run.app._lock_unless_owing()
    assert visit.run.page is visit.page
    assert asked == ["The last thing you wrote is not saved yet."] * 2
    full(visit, pages=1)
    QTimer.singleShot(0, visit.run.window, partial(answer_box, "Lose it", asked))
    visit.run.close()
    assert not visit.run.window.isVisible()


def answer_box(name: str, asked: list[str]) -> None:
    """Press a button of the box that is open, and note what it asks."""
    box = QApplication.activeModalWidget()
    assert box is not None
    asked.append(box.windowTitle())
    next(one for one in box.findChildren(QAbstractButton) if one.accessibleName() == name).click()


def full(fill: Fill, pages: int) -> None:
    """Let the notebook grow to so many pages and no more, until the connection is another."""
    with fill.book.store.transaction(READ) as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_while_she_types_nothing_is_called_saved(visit: Fill) -> None:
    visit.into("Names and roles, as the summary will say them")
    visit.run.keys("Daniel")
    visit.run.wait(lambda: visit.status().startswith("Saving…"))
    visit.run.wait(lambda: visit.status().startswith("Saved "))
    assert visit.stored("about/names") == "Daniel"


def test_a_signed_record_is_read_and_a_new_version_corrects_it(signed: Fill) -> None:
    assert signed.run.sees("Signed and locked on ")
    assert not signed.run.has_button("Finish…")
    signed.go("noticed_group")
    assert not [
        one
        for one in signed.page.column.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled()
    ]
    signed.run.press("Start version 2…")
    signed.run.press("Start version 2")
    assert "needs a reason" in signed.run.said()
    signed.run.write("Why is a new version needed?", "A name was wrong")
    signed.run.key(KEY.Key_Return)
    record = signed.book.records.record(signed.id)
    assert (record.version, record.state, record.reason) == (2, State.DRAFT, "A name was wrong")
    assert "Version 2: A name was wrong" in signed.page.subtitle
    assert signed.section == "noticed_group"
    assert not signed.run.sees("Signed and locked on ")
    signed.type("To work on", "Fewer worksheets")
    assert signed.stored("noticed_group/to_work_on") == "Fewer worksheets"


def test_the_pdf_of_a_signed_record_is_one_press_away(signed: Fill) -> None:
    document = signed.book.finishing.documents(signed.id)[0]
    signed.run.press("Show the PDF")
    assert signed.run.address == f"document/{document.id}"


def test_what_was_signed_meanwhile_is_seen_on_return(scrutiny: Fill) -> None:
    scrutiny.run.window.go("schools")
    scrutiny.book.fieldwork.set_aside(scrutiny.id)
    opened = scrutiny.book.fieldwork.open(scrutiny.id)
    key = "lenses/range_note"
    scrutiny.book.fieldwork.answer(opened, key, "Written elsewhere")
    scrutiny.go("lenses")
    scrutiny.page.column.focus(key)
    area = scrutiny.question("Range and depth of work: what we saw").control
    assert area.toPlainText() == "Written elsewhere"  # type: ignore[attr-defined]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("form", ["eef_audit", "book_scrutiny", "lesson_observation"])
def test_nothing_is_wider_than_its_column_at_any_size(
    on_sample: Program, form: str, scale: float
) -> None:
    fill = Fill(on_sample, draft_of(on_sample, form))
    on_sample.window.resize(1024, 540)
    theme().wear(scale=scale)
    on_sample.bot.wait(150)
    for one in list(fill.outline().values()):
        fill.go(one.key)
        column = fill.page.column
        assert column.inside.width() <= column.viewport().width(), one.label
    theme().wear(scale=1.0)
