"""What assistive tools see: every control has a name, a role, and is reached by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.ui.theme import Mode, Size, theme
from tests.ui.showcase import answers, others, showcase

ROLE = QAccessible.Role
EXPECTED = {
    "marks": (ROLE.Grouping, ROLE.RadioButton),
    "segments": (ROLE.Grouping, ROLE.RadioButton),
    "list": (ROLE.Grouping, ROLE.RadioButton),
    "ticks": (ROLE.Grouping, ROLE.CheckBox),
    "pick": (ROLE.ComboBox, None),
    "text": (ROLE.EditableText, None),
    "area": (ROLE.EditableText, None),
    "number": (ROLE.EditableText, None),
    "outline": (ROLE.List, ROLE.ListItem),
    "table": (ROLE.Table, ROLE.Cell),
    "card": (ROLE.Button, None),
    "progress": (ROLE.ProgressBar, None),
    "words": (ROLE.StaticText, None),
    "tabs": (ROLE.PageTabList, ROLE.PageTab),
}


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def children(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(one.childCount()):
        child = one.child(at)
        if child is not None:
            yield child


def name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


@pytest.fixture
def everything(qtbot: QtBot) -> QWidget:
    whole = showcase()
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    return whole


def focusable(whole: QWidget) -> list[QWidget]:
    return [
        one
        for one in whole.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_everything_that_takes_the_focus_has_a_name(everything: QWidget) -> None:
    parts = [one for one in focusable(everything) if one.focusProxy() is None]
    assert len(parts) > 30
    assert [type(one).__name__ for one in parts if not name(interface(one))] == []


def test_every_button_has_a_name(everything: QWidget) -> None:
    buttons = [one for one in everything.findChildren(QAbstractButton) if one.isVisible()]
    assert [type(one).__name__ for one in buttons if not name(interface(one)).strip()] == []


@pytest.mark.parametrize("which", EXPECTED)
def test_a_widget_has_the_role_it_looks_like(qtbot: QtBot, which: str) -> None:
    widget = (answers() | others())[which]
    qtbot.addWidget(widget)
    widget.show()
    role, inner = EXPECTED[which]
    seen = interface(widget)
    assert seen.role() == role
    if inner is not None:
        assert inner in {child.role() for child in children(seen)}


def test_a_chosen_mark_is_said_to_be_checked(qtbot: QtBot) -> None:
    marks = answers()["marks"]
    qtbot.addWidget(marks)
    marks.show()
    said = {name(one): one.state().checked for one in children(interface(marks))}
    assert said["Developing"] == 1
    assert said["Secure"] == 0


def test_a_painted_list_says_everything_it_shows(qtbot: QtBot) -> None:
    outline = others()["outline"]
    qtbot.addWidget(outline)
    outline.show()
    assert [name(one) for one in children(interface(outline))] == [
        "About this audit, complete",
        "1 Assessment, 4 of 4, developing",
        "5 Independence, Not started, 2 missing",
        "Sample, 8 books",
    ]


def test_tab_reaches_every_stop_and_is_never_caught(everything: QWidget) -> None:
    seen: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(everything, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            break
        seen.append(here)
    assert here is seen[0], f"the focus was caught by {here}"
    stops = {
        one
        for one in focusable(everything)
        if one.focusProxy() is None and not in_a_radio_group(one)
    }
    missed = [f"{type(one).__name__} {one.accessibleName()}" for one in stops - set(seen)]
    assert missed == []


def in_a_radio_group(widget: QWidget) -> bool:
    """Whether only one of several is a stop: the arrow keys reach the others."""
    return (isinstance(widget, QAbstractButton) and widget.autoExclusive()) or (
        isinstance(widget, QAbstractButton) and widget.group() is not None
    )


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_the_focus_can_be_seen(qtbot: QtBot, mode: Mode) -> None:
    theme().wear(mode)
    unseen = []
    for which, widget in (answers() | others()).items():
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        stops = [one for one in (widget, *focusable(widget)) if can_focus(one)]
        for stop in stops[:2]:
            stop.clearFocus()
            without = stop.grab().toImage()
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            if stop.grab().toImage() == without:
                unseen.append(f"{which}: {type(stop).__name__}")
        widget.hide()
    assert unseen == []


def can_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    )


def test_nothing_is_cut_at_twice_the_size(everything: QWidget, qtbot: QtBot) -> None:
    theme().wear(scale=2.0)
    qtbot.wait(20)
    column, wide = everything.layout(), 2 * Size.WINDOW[0]
    assert column is not None
    everything.resize(wide, column.totalHeightForWidth(wide))
    qtbot.wait(20)
    cut = [
        f"{type(one).__name__} {one.accessibleName()}"
        for one in everything.findChildren(QAbstractButton)
        if one.isVisible() and one.height() < one.minimumSizeHint().height()
    ]
    assert cut == []


@pytest.mark.parametrize("which", ["marks", "segments", "list", "ticks", "chips"])
def test_what_an_assistive_tool_toggles_is_an_answer(qtbot: QtBot, which: str) -> None:
    """Their action is no click: Qt only checks the button."""
    widget = (answers() | others())[which]
    qtbot.addWidget(widget)
    widget.show()
    button = next(
        one
        for one in widget.findChildren(QAbstractButton)
        if one.isCheckable() and not one.isChecked()
    )
    told = widget.chosen if which == "chips" else widget.answered  # type: ignore[attr-defined]
    with qtbot.waitSignal(told):
        action = interface(button).actionInterface()
        action.doAction(action.toggleAction())
    assert button.isChecked()
