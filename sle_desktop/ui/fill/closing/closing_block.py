"""ClosingBlock: what every closing view has in common: it holds no answers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.theme import Space


class ClosingBlock(QWidget):
    """A view of the whole record. In: ``refresh`` (subclasses)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.keys: tuple[str, ...] = ()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.L, 0, Space.L, Space.L)
        self.column.setSpacing(Space.S)

    def refresh(self) -> None:
        """Show the present state."""

    def clear(self) -> None:
        """Take everything out."""
        while item := self.column.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def key_at(self, _widget: QWidget) -> str:
        """Return no key."""
        return ""

    def focus(self, _key: str) -> None:
        """Do nothing: nothing is asked here."""

    def flush(self) -> None:
        """Do nothing: nothing is typed here."""
