from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.date_field import CalendarPopup, DateField
from sle_desktop.ui.widgets.number_field import NumberField, Range, Stepper
from sle_desktop.ui.widgets.pause import PAUSE_MS
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.time_field import TimeField
from tests.ui.widgets.test_choices import listen, shown


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_words_are_said_once_after_a_pause(qtbot: QtBot, make: type[TextField | TextArea]) -> None:
    field = make("Note")
    shown(qtbot, field)
    field.setFocus()
    heard = listen(field)
    with qtbot.waitSignal(field.answered, timeout=PAUSE_MS * 10):
        QTest.keyClicks(field, "Two methods")
        assert heard == []
    assert heard == ["Two methods"]


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_leaving_says_the_words_at_once(qtbot: QtBot, make: type[TextField | TextArea]) -> None:
    field = make("Note")
    shown(qtbot, field)
    field.setFocus()
    heard = listen(field)
    QTest.keyClicks(field, "Some")
    field.clearFocus()
    assert heard == ["Some"]


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_hiding_says_the_words_at_once(qtbot: QtBot, make: type[TextField | TextArea]) -> None:
    field = make("Note")
    shown(qtbot, field)
    field.setFocus()
    heard = listen(field)
    QTest.keyClicks(field, "Some")
    field.hide()
    assert heard == ["Some"]


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_showing_is_silent_and_an_emptied_field_is_a_blank(
    qtbot: QtBot, make: type[TextField | TextArea]
) -> None:
    field = make("Note")
    shown(qtbot, field)
    heard = listen(field)
    field.show_answer(Answer("Some"))
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    field.flush()
    assert heard == [None]


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_what_is_being_typed_is_never_overwritten(
    qtbot: QtBot, make: type[TextField | TextArea]
) -> None:
    field = make("Note")
    shown(qtbot, field)
    field.show_answer(Answer("Old"))
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "New")
    field.show_answer(Answer("Other"))
    heard = listen(field)
    field.flush()
    assert heard == ["New"]


def test_a_key_after_tab_never_replaces_a_note(qtbot: QtBot) -> None:
    whole = QWidget()
    column = QVBoxLayout(whole)
    first, note, number = TextField("First"), TextField("Note"), NumberField("Pupils")
    for field, value in ((first, "a"), (note, "Two methods"), (number, 28)):
        field.show_answer(Answer(value))
        column.addWidget(field)
    shown(qtbot, whole)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClicks(note, "!")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    QTest.keyClicks(number, "3")
    assert note.text() == "Two methods!"
    assert number.text() == "3"


def test_tab_leaves_long_words_and_pasting_keeps_only_words(qtbot: QtBot) -> None:
    area = TextArea("Note")
    shown(qtbot, area)
    assert area.tabChangesFocus()
    assert not area.acceptRichText()


def test_long_words_grow_the_field_up_to_its_most(qtbot: QtBot) -> None:
    area = TextArea("Note")
    area.resize(400, 100)
    shown(qtbot, area)
    least = area.sizeHint().height()
    area.show_answer(Answer("\n".join("abcdefg")))
    grown = area.sizeHint().height()
    area.show_answer(Answer("\n".join("x" * 60)))
    most = area.sizeHint().height()
    area.show_answer(Answer("\n".join("x" * 200)))
    assert least < grown < most == area.sizeHint().height()


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        (DateField, "24/11/26", date(2026, 11, 24)),
        (DateField, "soon", "soon"),
        (TimeField, "9.05", time(9, 5)),
        (TimeField, "break", "break"),
        (NumberField, "28", 28),
        (NumberField, "2.5", Decimal("2.5")),
        (NumberField, "many", "many"),
        (Stepper, "12", 12),
    ],
)
def test_what_is_typed_is_read_or_handed_on_as_typed(
    qtbot: QtBot, field: type[TextField], words: str, value: object
) -> None:
    made = field("Question")
    shown(qtbot, made)
    made.setFocus()
    heard = listen(made)
    line = made if isinstance(made, QLineEdit) else made.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, words)
    made.flush()
    assert heard == [value]
    assert line.text() == words


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_date_is_shown_in_words_and_picked_from_a_calendar_with_monday_weeks(
    qtbot: QtBot,
) -> None:
    field = DateField("Date of the visit")
    shown(qtbot, field)
    field.show_answer(Answer(date(2026, 11, 23)))
    assert field.line.text() == "23 November 2026"
    heard = listen(field)
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    grid = popup.calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert isinstance(grid, QWidget)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert heard == [date(2026, 11, 24)]
    assert field.line.text() == "24 November 2026"


def test_the_present_time_is_stamped(qtbot: QtBot) -> None:
    field = TimeField("Started")
    shown(qtbot, field)
    heard = listen(field)
    QTest.keyClick(field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert len(heard) == 1
    assert isinstance(heard[0], time)


def test_a_number_steps_from_a_blank(qtbot: QtBot) -> None:
    stepper = Stepper("Books")
    shown(qtbot, stepper)
    stepper.show_answer(Answer(None))
    heard = listen(stepper)
    QTest.keyClick(stepper.line, Qt.Key.Key_Up)
    QTest.keyClick(stepper.line, Qt.Key.Key_Up)
    QTest.keyClick(stepper.line, Qt.Key.Key_Down)
    assert heard == [1, 2, 1]


def test_a_range_is_blank_until_touched_and_can_be_blank_again(qtbot: QtBot) -> None:
    ranged = Range("Sure", Decimal(0), Decimal(1), Decimal("0.5"))
    shown(qtbot, ranged)
    ranged.show_answer(Answer(None))
    heard = listen(ranged)
    QTest.keyClick(ranged.handle, Qt.Key.Key_Right)
    QTest.keyClick(ranged.handle, Qt.Key.Key_Right)
    QTest.keyClick(ranged.handle, Qt.Key.Key_Backspace)
    assert heard == [Decimal("0.5"), 1, None]


def test_a_search_is_said_on_enter_and_emptied_by_escape(qtbot: QtBot) -> None:
    search = SearchField("Search schools")
    shown(qtbot, search)
    heard: list[str] = []
    search.searched.connect(heard.append)
    QTest.keyClicks(search, " hollow ")
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert heard == ["hollow", ""]
