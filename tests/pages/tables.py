"""Tables as they are read: a tuple of words a row."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import CELL_ROLE


def rows(table: DataTable) -> list[tuple[str, ...]]:
    """Return every row that was read so far, in words."""
    model = table.model()
    return [
        tuple(
            model.index(row, column).data(CELL_ROLE).spoken for column in range(model.columnCount())
        )
        for row in range(model.rowCount())
    ]


def pick(table: DataTable, words: str, *, double: bool = False) -> None:
    """Click the first row that has words in it, or double click it."""
    at = next(at for at, row in enumerate(rows(table)) if words in " ".join(row))
    spot = table.visualRect(table.model().index(at, 0)).center()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), button, none, spot)
    if double:
        QTest.mouseDClick(table.viewport(), button, none, spot)
