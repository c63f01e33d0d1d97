"""The tree that assistive tools read, as Qt tells it, widget by widget.

The rows of lists and tables are read from their models: PySide frees their interfaces too early.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QWidget

_ROWS = 40


@dataclass(frozen=True)
class Node:
    """One thing in the tree."""

    role: str
    name: str
    focusable: bool
    where: str

    def __str__(self) -> str:
        """Return where it stands, for whoever has to mend it."""
        return f"{self.role} “{self.name}” in {self.where}"


def walk(window: QWidget) -> Iterator[Node]:
    """Yield everything that is in sight in a window."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        state = interface.state()
        name = interface.text(QAccessible.Text.Name).strip()
        stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        parent = type(widget.parentWidget()).__name__
        yield Node(interface.role().name, name, stop and not state.disabled, parent)
        if isinstance(widget, QAbstractItemView):
            yield from _rows(widget, name)


def _rows(view: QAbstractItemView, name: str) -> Iterator[Node]:
    model = view.model()
    for row in range(min(model.rowCount(), _ROWS) if model is not None else 0):
        index = model.index(row, 0)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
        yield Node("ListItem", str(said or "").strip(), True, name)
