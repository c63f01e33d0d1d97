"""The palette: it fits its window at every size, and tells assistive tools what is chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.ui.search.palette import NAME, Palette
from sle_desktop.ui.search.results import Results, Row
from sle_desktop.ui.theme import Mode, Size, Type, theme

ROWS = (
    Row("Notes"),
    *(Row(f"Pupils explain {at}", f"n{at}", ((0, 6),), "Visit 3", icon="eye") for at in range(20)),
    Row("Commands"),
    Row("Go to Today", "c", keys="Ctrl 1"),
)


@pytest.fixture
def palette(qtbot: QtBot) -> Iterator[Palette]:
    """A palette open over a window that is as small as windows get."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*Size.WINDOW_LEAST)
    made = Palette(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.ask("")
    made.show_rows(ROWS, "")
    yield made
    theme().wear(Mode.LIGHT, 1.0)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_fits_and_leaves_room_for_results(palette: Palette, mode: Mode, scale: float) -> None:
    theme().wear(mode, scale)
    window = palette.window()
    box = palette.line.parentWidget()
    assert box is not None
    assert window.rect().contains(box.geometry())
    assert palette.results.height() >= theme().leading(Type.ACTION)
    assert not window.grab().isNull()


def test_it_follows_the_window(palette: Palette) -> None:
    before = palette.results.height()
    palette.window().resize(*Size.WINDOW)
    assert palette.geometry() == palette.window().rect()
    assert palette.results.height() > before


def test_names_are_there_for_assistive_tools(palette: Palette) -> None:
    line = QAccessible.queryAccessibleInterface(palette.line)
    assert line.text(QAccessible.Text.Name) == NAME
    found = QAccessible.queryAccessibleInterface(palette.results)
    assert found.role() == QAccessible.Role.List
    names = [
        one.text(QAccessible.Text.Name)
        for one in map(found.child, range(found.childCount()))
        if one is not None
    ]
    assert "Pupils explain 0, Visit 3" in names
    assert "Go to Today, Ctrl 1" in names


def test_keys_go_round_and_headings_are_stepped_over(palette: Palette) -> None:
    def chosen() -> str:
        row = palette.results.current()
        assert row is not None
        return row.key

    assert chosen() == "n0"
    for key, expected in (
        (Qt.Key.Key_Up, "c"),
        (Qt.Key.Key_Down, "n0"),
        (Qt.Key.Key_PageDown, "n5"),
        (Qt.Key.Key_PageUp, "n0"),
        (Qt.Key.Key_Tab, "c"),
        (Qt.Key.Key_Backtab, "n0"),
    ):
        QTest.keyClick(palette.line, key)
        assert chosen() == expected


def test_a_click_on_a_heading_opens_nothing(palette: Palette) -> None:
    opened: list[str] = []
    palette.opened.connect(opened.append)
    results = palette.results
    for row in (0, 1):
        at = results.visualRect(results.model().index(row, 0)).center()
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["n0"]


def test_nothing_found_is_said_in_its_place(palette: Palette) -> None:
    palette.show_rows((), "Nothing has these words.")
    assert not palette.results.isVisible()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.isVisible()


def test_an_empty_list_moves_nowhere(qtbot: QtBot) -> None:
    results = Results("Found")
    qtbot.addWidget(results)
    results.step(1)
    results.step_group(1)
    assert results.current() is None
