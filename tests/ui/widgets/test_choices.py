import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.ui.theme import Size
from sle_desktop.ui.widgets.answer import Answer, Option, mark_of
from sle_desktop.ui.widgets.choice_list import ChoiceList, TickList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments, fits_in_segments
from sle_desktop.ui.widgets.one_of import OneOf
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.rank_list import RankList
from tests.ui.showcase import POSITIONS, SCALE


def listen(widget: QWidget) -> list[object]:
    heard: list[object] = []
    widget.answered.connect(heard.append)  # type: ignore[attr-defined]
    return heard


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(Size.MEASURE, Size.HEADER)  # an empty window is never activated
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("r", "red"),
        ("A", "amber"),
        ("g", "green"),
        ("x", "not_looked_at"),
        ("o", "not_looked_at"),
        ("0", "not_applicable"),
        ("1", "red"),
        ("2", "amber"),
        ("3", "green"),
        ("4", "not_looked_at"),
        ("5", "not_applicable"),
    ],
)
def test_a_mark_is_set_by_one_key(qtbot: QtBot, key: str, value: str) -> None:
    marks = PositionMarks("4a, agreed")
    shown(qtbot, marks)
    marks.show_answer(Answer(None, POSITIONS))
    marks.focus_first()
    heard = listen(marks)
    QTest.keyClicks(marks.focusWidget(), key)
    assert heard == [value]
    assert marks.buttons[value].isChecked()


def test_not_applicable_belongs_only_to_marks_that_offer_it(qtbot: QtBot) -> None:
    marks = PositionMarks("4a, school")
    shown(qtbot, marks)
    marks.show_answer(Answer(None, POSITIONS[:4]))
    marks.focus_first()
    heard = listen(marks)
    QTest.keyClicks(marks.focusWidget(), "05")
    assert heard == []


@pytest.mark.parametrize("make", [PositionMarks, ChoiceSegments, ChoiceList])
def test_showing_an_answer_is_silent_and_choosing_is_said_once(
    qtbot: QtBot, make: type[OneOf]
) -> None:
    group = make("Question")
    shown(qtbot, group)
    heard = listen(group)
    group.show_answer(Answer("red", POSITIONS))
    group.show_answer(Answer("amber", POSITIONS))
    assert heard == []
    QTest.mouseClick(group.buttons["green"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(group.buttons["green"], Qt.MouseButton.LeftButton)
    assert heard == ["green"]


@pytest.mark.parametrize("make", [PositionMarks, ChoiceSegments, ChoiceList])
def test_backspace_takes_the_answer_back(qtbot: QtBot, make: type[OneOf]) -> None:
    group = make("Question")
    shown(qtbot, group)
    group.show_answer(Answer("red", POSITIONS))
    group.focus_first()
    heard = listen(group)
    QTest.keyClick(group.focusWidget(), Qt.Key.Key_Backspace)
    QTest.keyClick(group.focusWidget(), Qt.Key.Key_Backspace)
    assert heard == [None]
    assert not any(button.isChecked() for button in group.buttons.values())


def test_the_arrow_keys_move_among_marks(qtbot: QtBot) -> None:
    marks = PositionMarks("4a, agreed")
    shown(qtbot, marks)
    marks.show_answer(Answer("red", POSITIONS))
    marks.focus_first()
    heard = listen(marks)
    QTest.keyClick(marks.focusWidget(), Qt.Key.Key_Right)
    assert heard == ["amber"]


@pytest.mark.parametrize(("value", "stop"), [("green", "Secure"), (None, "Not yet in place")])
def test_tab_stops_at_the_chosen_mark_and_only_there(
    qtbot: QtBot, value: str | None, stop: str
) -> None:
    marks = PositionMarks("4a, agreed")
    marks.show_answer(Answer(value, POSITIONS))
    shown(qtbot, marks)
    stops = [
        one.accessibleName()
        for one in marks.buttons.values()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [stop]


def test_no_segment_changes_its_size_when_chosen(qtbot: QtBot) -> None:
    segments = ChoiceSegments("Range of work")
    shown(qtbot, segments)
    segments.show_answer(Answer(None, SCALE))
    before = {value: one.geometry() for value, one in segments.buttons.items()}
    for value in before:
        segments.show_answer(Answer(value, SCALE, "little"))
        qtbot.wait(1)
        assert {name: one.geometry() for name, one in segments.buttons.items()} == before


def test_what_is_off_the_scale_stands_apart(qtbot: QtBot) -> None:
    segments = ChoiceSegments("Range of work")
    shown(qtbot, segments)
    segments.show_answer(Answer(None, (SCALE[3], *SCALE[:3])))
    last_of_scale, apart = segments.buttons["clear"], segments.buttons["cannot_tell"]
    assert apart.x() > last_of_scale.geometry().right() + 1


def test_last_time_is_said_to_assistive_tools(qtbot: QtBot) -> None:
    marks = PositionMarks("4a, agreed")
    shown(qtbot, marks)
    marks.show_answer(Answer("amber", POSITIONS, "red"))
    assert marks.buttons["red"].accessibleDescription() == "chosen last time"
    assert marks.buttons["amber"].accessibleDescription() == ""


@pytest.mark.parametrize("make", [PositionMarks, ChoiceSegments, ChoiceList])
def test_a_read_only_answer_cannot_be_changed(qtbot: QtBot, make: type[OneOf]) -> None:
    group = make("Question")
    shown(qtbot, group)
    group.show_answer(Answer("red", POSITIONS, read_only=True))
    heard = listen(group)
    QTest.mouseClick(group.buttons["green"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(group, "g2")
    assert heard == []


def test_filtered_options_replace_the_old_ones(qtbot: QtBot) -> None:
    group = ChoiceList("Question")
    shown(qtbot, group)
    group.show_answer(Answer("red", POSITIONS))
    group.show_answer(Answer("red", POSITIONS[1:]))
    assert list(group.buttons) == [one.value for one in POSITIONS[1:]]
    assert not any(button.isChecked() for button in group.buttons.values())


def test_ticks_are_said_in_the_order_of_the_options(qtbot: QtBot) -> None:
    ticks = TickList("Seen")
    shown(qtbot, ticks)
    ticks.show_answer(Answer(("clear",), SCALE))
    heard = listen(ticks)
    rows = ticks.findChildren(QWidget)
    for name in ("Little", "Clear", "Little"):
        row = next(one for one in rows if one.accessibleName() == name)
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert heard == [("little", "clear"), ("little",), None]


def test_an_option_with_an_ampersand_is_shown_as_it_is(qtbot: QtBot) -> None:
    picked = PickOne("Subject")
    shown(qtbot, picked)
    picked.show_answer(Answer("a", (Option("a", "Reading & writing"),)))
    assert picked.currentText() == "Reading & writing"


def test_a_drop_down_says_its_value_and_can_be_cleared(qtbot: QtBot) -> None:
    picked = PickOne("School")
    shown(qtbot, picked)
    picked.show_answer(Answer("little", SCALE))
    heard = listen(picked)
    QTest.keyClick(picked, Qt.Key.Key_Down)
    QTest.keyClick(picked, Qt.Key.Key_Backspace)
    assert heard == ["some", None]


def test_a_wheel_over_a_drop_down_changes_nothing(qtbot: QtBot) -> None:
    picked = PickOne("School")
    shown(qtbot, picked)
    picked.show_answer(Answer("little", SCALE))
    heard = listen(picked)
    QTest.wheelEvent(picked.windowHandle(), picked.rect().center(), picked.rect().bottomRight())
    assert heard == []


def test_ranking_moves_by_keyboard(qtbot: QtBot) -> None:
    ranked = RankList("Order")
    shown(qtbot, ranked)
    ranked.show_answer(Answer(("clear", "some"), SCALE[:3]))
    heard = listen(ranked)
    ranked.lines.setFocus()
    QTest.keyClick(ranked.lines, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert heard == [("some", "clear", "little")]


def test_short_options_fit_in_segments_and_long_ones_do_not() -> None:
    assert fits_in_segments(SCALE)
    assert not fits_in_segments((Option("a", "A long option " * 4), Option("b", "B")))
    assert not fits_in_segments(SCALE[:1])


def test_marks_are_known_by_the_names_forms_use() -> None:
    assert [mark_of(one.value) for one in POSITIONS] == [
        mark_of(x) for x in ("r", "a", "g", "o", "na")
    ]
    assert mark_of("other") is None
    assert mark_of(None) is None
