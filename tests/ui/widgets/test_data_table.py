import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sle_desktop.ui.marks import Mark
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import Batch, Cell, Column, Row, all_of

COLUMNS = (Column("day", "Date", 1, sorts=True), Column("what", "Record", 3))
PAGE = 200


class Store:
    """Rows by key, a page at a time, counting how often it was read."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.reads = 0

    def source(self, after: object) -> Batch:
        self.reads += 1
        first = 0 if after is None else int(str(after)) + 1
        last = min(first + PAGE, self.count) - 1
        rows = tuple(row(at) for at in range(first, last + 1))
        return Batch(rows, last if last + 1 < self.count else None)


def row(at: int) -> Row:
    return Row(str(at), (Cell(f"{at % 28 + 1} Nov"), Cell("Visit", "Hollowbrook", mark=Mark.AMBER)))


def table(qtbot: QtBot) -> DataTable:
    made = DataTable("Records", tall=True)
    qtbot.addWidget(made)
    made.resize(800, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_ten_thousand_rows_are_read_as_they_are_scrolled_to(qtbot: QtBot) -> None:
    shown, store = table(qtbot), Store(10_000)
    began = time.process_time()
    shown.show_rows(COLUMNS, store.source)
    qtbot.wait(1)
    assert time.process_time() - began < 0.5
    assert store.reads == 1
    for _ in range(60):
        shown.scrollToBottom()
        qtbot.wait(1)
    assert shown.model().rowCount() == 10_000
    assert store.reads == 50


def test_a_click_or_enter_opens_a_row(qtbot: QtBot) -> None:
    shown = table(qtbot)
    opened: list[str] = []
    shown.opened.connect(opened.append)
    shown.show_rows(COLUMNS, all_of(tuple(row(at) for at in range(3))))
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    at = QPoint(5, shown.rowViewportPosition(2) + 5)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["1", "2"]


def test_a_heading_asks_for_an_order_and_then_for_the_other(qtbot: QtBot) -> None:
    shown, asked = table(qtbot), []
    shown.sorted_by.connect(lambda key, down: asked.append((key, down)))
    shown.show_rows(COLUMNS, all_of((row(0),)))
    head = shown.horizontalHeader().viewport()
    for x in (10, 10, 300):
        QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
    assert asked == [("day", False), ("day", True)]


def test_rows_are_copied_with_tabs(qtbot: QtBot) -> None:
    shown = table(qtbot)
    shown.show_rows(COLUMNS, all_of((row(0), row(1))))
    shown.selectAll()
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "1 Nov\tdeveloping, Visit, Hollowbrook\n2 Nov\tdeveloping, Visit, Hollowbrook"
    )


def test_the_current_row_survives_a_new_reading(qtbot: QtBot) -> None:
    shown = table(qtbot)
    shown.show_rows(COLUMNS, all_of((row(0), row(1))))
    shown.selectRow(1)
    shown.show_rows(COLUMNS, all_of((row(5), row(1))))
    assert shown.current_key() == "1"
    shown.show_rows(COLUMNS, all_of(()))
    assert shown.current_key() == ""


def test_an_empty_table_is_no_stop_for_the_tab_key(qtbot: QtBot) -> None:
    shown = table(qtbot)
    shown.show_rows(COLUMNS, all_of(()))
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus
