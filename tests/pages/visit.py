"""A visit as a person meets it: what is settled first, and what was gathered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sle_desktop.ui.fill.settle_block import SettleRow
from tests.pages.fill import Fill


class Visit(Fill):
    """A visit that is being filled in."""

    def actions(self) -> list[SettleRow]:
        """Return last time's actions as they stand on the page."""
        return self.run.all(SettleRow)

    def action(self) -> str:
        """Return the words of the action that has the focus."""
        here = QApplication.focusWidget()
        row = next(one for one in self.actions() if here is not None and one.isAncestorOf(here))
        return row._what.text()

    def settle_by(self, key: str, note: str = "") -> None:
        """Say by a key how the action stands that has the focus, and why, and go on."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, key)
        if note:
            if QApplication.focusWidget() is here or not self._in_note():
                self.run.key(Qt.Key.Key_Tab)
            self.run.keys(note)
        self.run.key(Qt.Key.Key_Return)

    def activities(self) -> list[tuple[object, ...]]:
        """Return what is on disk of what was done."""
        instance = self.book.fieldwork.open(self.id).instance
        names = ("activity", "minutes", "activity_with")
        return [
            tuple(instance.at(f"{row}/{name}").value for name in names)
            for row in instance.at("activities").rows
        ]

    def _in_note(self) -> bool:
        here = QApplication.focusWidget()
        return any(one.note is here for one in self.actions())
