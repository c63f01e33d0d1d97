"""Auditing in the window: an audit agreed by keyboard, its closing, and the school's own view."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from sle_desktop.ui.fill.closing.own_view_block import OwnViewBlock
from sle_desktop.ui.fill.closing.point_row import PointRow
from sle_desktop.ui.fill.statement.details import Details
from sle_desktop.ui.fill.statement.short_line import ShortLine
from sle_desktop.ui.fill.statement_block import StatementBlock
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.widgets.chips import Chip
from sle_desktop.ui.widgets.choice_list import TickRow
from tests.pages.fill import CONTROL, Fill, draft_of
from tests.pages.program import Program
from tests.workbooks import row_of, typed_into

KEY = Qt.Key


@pytest.fixture
def audit(on_sample: Program) -> Fill:
    """The draft of a review audit, at its fifth recommendation: the school has given its view."""
    return Fill(on_sample, draft_of(on_sample, "eef_audit"), "r5")


def row(audit: Fill, code: str) -> StatementBlock:
    """Return the row of a statement."""
    return next(one for one in audit.run.all(StatementBlock) if one.code == code)


def is_open(audit: Fill) -> list[str]:
    """Return the statements whose details are in sight."""
    rows = audit.run.all(StatementBlock)
    return [one.code for one in rows if one.details is not None and one.details.is_open]


def lines(audit: Fill) -> list[str]:
    """Return the quiet lines under statements that are not open."""
    return [one.text() for one in audit.run.all(ShortLine)]


def here(audit: Fill) -> str:
    """Return the key of the question that has the focus."""
    return audit.page.column.key_at(audit.focused())


def test_a_whole_recommendation_by_keyboard(audit: Fill) -> None:
    assert here(audit) == "r5/self_5a"
    assert is_open(audit) == ["5a"]
    audit.run.key(KEY.Key_Tab)
    for code, marks in (("5a", "aa"), ("5b", "ar"), ("5c", "ga"), ("5d", "0a")):
        assert is_open(audit) == [code], "only the row one is at is open"
        assert here(audit) == f"r5/sle_{code}", "one goes on where no mark is"
        for mark in marks:
            audit.run.keys(mark)
            audit.run.key(KEY.Key_Tab)
        assert audit.stored(f"r5/agreed_{code}") == marks[-1]
        audit.run.key(KEY.Key_Down, CONTROL)
    assert audit.stored("r5/sle_5d") == "not_looked"
    assert here(audit) == "r5/position_r5", "after the last statement comes the whole"
    audit.run.wait(lambda: audit.run.has_button("Next: Tasks and resources"))
    audit.run.keys("a")
    assert audit.stored("r5/position_r5") == "a"
    assert audit.stored("r5/direction_r5") in ("steady", "improving", "slipping", "first_look")
    audit.run.wait(lambda: audit.outline()["Independence"].mark is Mark.AMBER)
    assert audit.outline()["Independence"].done == 4
    assert audit.run.sees("4 of 4 agreed, 3 amber, 1 red")
    audit.run.key(KEY.Key_Up, CONTROL)
    assert is_open(audit) == ["5d"]


def test_the_button_names_the_next_step(audit: Fill) -> None:
    assert audit.run.has_button("Next: 5b")
    for name in ("Next: 5b", "Next: 5c", "Next: 5d", "Next: Position for 5"):
        audit.run.wait(partial(audit.run.has_button, name))
        audit.run.press(name)
    audit.run.wait(lambda: audit.run.has_button("Next: Tasks and resources"))
    audit.run.press("Next: Tasks and resources")
    assert audit.section == "r6"


def test_rows_open_and_close_while_the_one_with_the_focus_stays_where_it_is(audit: Fill) -> None:
    column = audit.page.column
    audit.run.key(KEY.Key_Down, CONTROL)
    audit.run.key(KEY.Key_Down, CONTROL)
    audit.run.bot.wait(1)
    mark = audit.focused()
    top = mark.mapTo(column.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < column.viewport().height()
    audit.run.keys("g")
    audit.run.bot.wait(1)
    assert audit.focused().mapTo(column.viewport(), QPoint(0, 0)).y() == top


def test_tab_goes_through_the_marks_and_then_what_belongs_to_the_statement(audit: Fill) -> None:
    seen = [here(audit)]
    while is_open(audit) == ["5a"] and len(seen) < 40:
        audit.run.key(KEY.Key_Tab)
        seen.append(here(audit))
    order = list(dict.fromkeys(seen))
    assert order[:3] == ["r5/self_5a", "r5/sle_5a", "r5/agreed_5a"]
    assert "r5/evidence_5a" in order
    assert "r5/sources_5a" in order
    assert order[-1] == "r5/self_5b"


def test_a_changed_position_asks_for_one_line(audit: Fill) -> None:
    assert audit.stored("r5/prior_5a") == "a"
    audit.page.column.focus("r5/agreed_5a")
    audit.run.keys("a")
    assert not audit.asks("5a: what changed?")
    audit.run.keys("r")
    assert audit.asks("5a: what changed?")
    assert audit.run.sees("What changed since the baseline audit?")
    assert audit.asks("5a: re-assessed because of")
    audit.run.keys("0")
    assert audit.stored("r5/agreed_5a") == "not_looked"
    assert not audit.asks("5a: what changed?"), "what was not looked at did not move"
    audit.run.keys("g")
    assert not audit.asks("5a: re-assessed because of")
    audit.type("5a: what changed?", "Every class plans with a partner")
    audit.run.key(KEY.Key_Down, CONTROL)
    assert any("what would a visitor see?" in one for one in lines(audit))
    audit.page.column.focus("r5/sources_5a")
    for name in ("Lessons", "Books"):
        audit.run.press(name)
    audit.page.column.focus("r5/self_5b")
    assert "Changed: Every class plans with a partner · 2 kinds of evidence" in lines(audit)


def test_views_two_bands_apart_call_for_words(audit: Fill) -> None:
    audit.run.keys("g")
    audit.run.key(KEY.Key_Tab)
    audit.run.keys("r")
    asked = "5a: we see this two bands apart. What did we say, and when do we look again?"
    assert audit.asks(asked)
    audit.run.key(KEY.Key_Down, CONTROL)
    assert "Two bands apart: talk about this" in lines(audit)
    audit.run.wait(lambda: audit.outline()["Talk about these"].count == "2")
    audit.go("-talk")
    rows = audit.run.all(PointRow)
    assert "5a" in [one.fact.code for one in rows]
    assert "School secure, SLE not yet in place" in next(
        one.accessibleName() for one in rows if one.fact.code == "5a"
    )
    next(one for one in rows if one.fact.code == "5a").setFocus()
    audit.run.key(KEY.Key_Space)
    assert audit.section == "r5"
    assert is_open(audit) == ["5a"]
    audit.type(asked, "We look again in March")
    audit.page.column.focus("r5/self_5b")
    assert "Two bands apart: talk about this" not in lines(audit)


def test_evidence_is_linked_by_keyboard_and_stands_as_a_chip(audit: Fill) -> None:
    add = next(one for one in audit.run.all(Chip) if one.accessibleName() == "Add")
    add.setFocus()
    audit.run.key(KEY.Key_Space)
    first = audit.focused()
    assert isinstance(first, TickRow)
    audit.run.key(KEY.Key_Space)
    linked = str(audit.stored("r5/links_5a"))
    assert linked == first.option.value
    audit.run.key(KEY.Key_Down)
    audit.run.key(KEY.Key_Escape)
    chips = [one for one in audit.run.all(Chip) if one.fact.key == linked]
    assert [one.accessibleName() for one in chips] == [first.option.label]
    assert not audit.run.all(TickRow)
    if "Lesson" in first.option.label:
        assert audit.stored("r5/sources_5a") == ("lessons",), "what is linked is a kind of evidence"
    audit.run.key(KEY.Key_Down, CONTROL)
    assert "1 piece of evidence" in lines(audit)
    audit.page.column.focus("r5/agreed_5a")
    chip = next(one for one in audit.run.all(Chip) if one.fact.key == linked)
    chip.setFocus()
    audit.run.key(KEY.Key_Space)
    assert audit.run.address == f"record/{linked}"


def test_what_is_private_is_folded_while_somebody_watches(audit: Fill) -> None:
    audit.page.column.focus("r5/agreed_5a")
    assert audit.run.has_button("Add")
    assert audit.run.has_button("My notes")
    school = audit.book.fieldwork.open(audit.id).record.school_id
    audit.page._services.in_school.enter(school)
    audit.page.column.focus("r5/agreed_5a")
    assert not audit.run.has_button("Add")
    assert not audit.run.has_button("My notes")
    assert "Lesson" not in audit.beside()


def test_three_can_come_now_and_the_fourth_is_told_which(audit: Fill) -> None:
    instance = audit.book.fieldwork.open(audit.id).instance
    now = [n for n in range(1, 9) if instance.at(f"r{n}/priority_r{n}").value == "now"]
    free = [n for n in range(1, 9) if n not in now]
    while len(now) < 3:
        number = free.pop(0)
        audit.go(f"r{number}")
        audit.page.column.focus(f"r{number}/priority_r{number}")
        audit.run.keys("1")
        assert audit.stored(f"r{number}/priority_r{number}") == "now"
        now.append(number)
    fourth = free[-1]
    audit.go(f"r{fourth}")
    key = f"r{fourth}/priority_r{fourth}"
    before = audit.stored(key)
    audit.page.column.focus(key)
    audit.run.keys("1")
    assert audit.stored(key) == before
    label = f"Is {fourth} a priority?"
    said = audit.said_beneath(label)
    assert "are Now already. Let one of them wait first" in said
    for number in now:
        assert f"{number} " in said
    audit.run.keys("2")
    assert audit.stored(key) == "next"
    assert "already" not in audit.said_beneath(label)


def test_a_priority_gets_a_success_criterion(audit: Fill) -> None:
    instance = audit.book.fieldwork.open(audit.id).instance
    told = {
        str(instance.at(f"{one}/criterion_recommendation").value)
        for one in instance.at("criteria").rows
    }
    now = [n for n in range(1, 9) if instance.at(f"r{n}/priority_r{n}").value == "now"]
    number = next(n for n in range(1, 9) if f"r{n}" not in told and n not in now)
    if len(now) == 3:
        audit.go(f"r{now[0]}")
        audit.page.column.focus(f"r{now[0]}/priority_r{now[0]}")
        audit.run.keys("2")
    audit.go(f"r{number}")
    audit.page.column.focus(f"r{number}/priority_r{number}")
    audit.run.keys("1")
    audit.run.press("Add a success criterion")
    assert audit.section == "criteria"
    fresh = audit.book.fieldwork.open(audit.id).instance
    rows = fresh.at("criteria").rows
    assert fresh.at(f"{rows[-1]}/criterion_recommendation").value == f"r{number}"


def test_the_picture_counts_only_what_was_looked_at_twice(audit: Fill) -> None:
    audit.go("whole")
    assert audit.run.sees("14 of 32 statements were looked at both times.")
    assert audit.run.sees("of support had been given before the baseline")
    assert audit.run.sees("5 Independence, Review 1: not looked at")


def test_the_workbook_comes_back_into_the_schools_column(
    audit: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit.go("about")
    file = tmp_path / "view.xlsx"
    answers: list[Callable[..., tuple[str, str]]] = [lambda *_: (str(file), "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: answers[0](*told))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *told: answers[0](*told))
    audit.run.press("Save the workbook…")
    book = file.read_bytes()
    at = row_of(book, "5a"), row_of(book, "4b")
    file.write_bytes(
        typed_into(book, {f"G{at[0]}": "Secure", f"G{at[1]}": "Developing", "C5": "Maths lead"})
    )
    audit.run.press("Bring the workbook back…")
    assert audit.run.sees("2 positions, filled in by maths lead.")
    told = [one.accessibleName() for one in audit.run.all(PointRow)]
    assert len(told) == 2
    assert "Now secure, In the workbook developing" in told[0], "what would be replaced"
    assert audit.stored("r5/self_5a") == "a"
    audit.run.press("Take in 2 positions")
    assert audit.stored("r5/self_5a") == "g"
    assert audit.stored("r4/self_4b") == "a"
    assert audit.stored("about/self_by") == "Maths lead"
    audit.run.key(KEY.Key_Z, CONTROL)
    assert audit.stored("r5/self_5a") == "a"
    assert audit.stored("r4/self_4b") == "g"


def test_another_file_is_refused_in_the_page(audit: Fill, tmp_path: Path) -> None:
    audit.go("about")
    other = tmp_path / "list.xlsx"
    other.write_bytes(b"not a workbook at all")
    block = audit.run.all(OwnViewBlock)[0]
    block.open_file(other)
    assert audit.run.sees("It is not an Excel workbook (.xlsx).")
    block.open_file(tmp_path / "gone.xlsx")
    assert audit.run.sees("gone.xlsx could not be read")


def test_nothing_of_a_signed_audit_can_be_changed_but_a_workbook_is_kept(
    on_sample: Program,
) -> None:
    book = on_sample.app._notebook
    assert book is not None
    signed = next(one.id for one in book.records.records(form="eef_audit", state="sealed"))
    audit = Fill(on_sample, signed, "r1")
    details: list[QWidget] = [*audit.run.all(Details)]
    assert details
    assert not [one for one in audit.run.all(Chip) if one.fact.adds]
    assert audit.run.sees(str(audit.stored("r1/evidence_1a"))), "what was said can be read"
    assert audit.run.sees(str(audit.stored("r1/strength_r1")))
    assert audit.run.has_button("Next: Models")
    audit.go("about")
    assert audit.run.has_button("Save the workbook…")
    assert not audit.run.has_button("Bring the workbook back…")
