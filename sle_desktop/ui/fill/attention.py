"""Attention: which question has the focus, and which one was just left."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sle_desktop.ui.fill.column import Column
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.statement.linking import link


class Attention(QObject):
    """Follows the focus inside a column; the desk is told which question was left.

    Out: ``turned`` with the key of the question that has the focus now.

    Another program, a calendar or a drop-down takes the focus without a question being left.
    """

    turned = Signal(str)

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._column = column
        self.key = ""
        self._desk: Desk | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def watch(self, desk: Desk) -> None:
        """Tell another record's desk from now on."""
        self.key = ""
        self._desk = desk

    def forget(self) -> None:
        """Forget the question that had the focus: another record or section is shown."""
        self.key = ""

    def link(self, record_id: str) -> None:
        """Link a record to the statement that has the focus, or undo that."""
        if self._desk is not None:
            link(self._desk, self.key, record_id)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._column.window():
            return
        key = self._column.key_at(now) if self._column.holds(now) else ""
        if key == self.key:
            return
        before, self.key = self.key, key or self.key
        if before and self._desk is not None:
            self._desk.left(before)
        if key:
            self.turned.emit(key)
