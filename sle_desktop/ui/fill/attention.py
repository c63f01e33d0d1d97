"""Attention: which question has the focus, and which one was just left."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sle_desktop.ui.fill.column import Column


class Attention(QObject):
    """Follows the focus inside a column. Out: ``turned`` and ``left``, each with a field's key.

    Another program, a calendar or a drop-down takes the focus without a question being left.
    """

    turned = Signal(str)
    left = Signal(str)

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._column = column
        self.key = ""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def forget(self) -> None:
        """Forget the question that had the focus: another record or section is shown."""
        self.key = ""

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._column.window():
            return
        key = self._column.key_at(now) if self._column.isAncestorOf(now) else ""
        if key == self.key:
            return
        before, self.key = self.key, key or self.key
        if before:
            self.left.emit(before)
        if key:
            self.turned.emit(key)
