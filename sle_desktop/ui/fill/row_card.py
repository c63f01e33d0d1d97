"""RowCard: the frame of one row of a repeat, with its name and the button that takes it out."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.fill.counting import row_name
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words


class RowCard(QGroupBox):
    """One row of a repeat: a bordered block. In: ``show_row``. Out: ``remove_wanted`` (its key)."""

    remove_wanted = Signal(str)

    def __init__(self, key: str, inside: QWidget) -> None:
        super().__init__()
        self.key = key
        self.name = ""
        self._heading = Words("", Type.STRONG)
        self.remove = Button("Remove", Kind.QUIET, "trash-2", icon_only=True)
        top = QHBoxLayout()
        top.setContentsMargins(Space.L, 0, Space.S, 0)
        top.addWidget(self._heading, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.L)
        column.setSpacing(Space.XS)
        column.addLayout(top)
        column.addWidget(inside)
        self.remove.clicked.connect(self._remove)

    def show_row(self, label: str, number: int, *, may_go: bool) -> None:
        """Show the row's name and whether it can be taken out."""
        self.name = row_name(label, number)
        self._heading.setText(self.name)
        self.setAccessibleName(self.name)
        self.remove.say(f"Remove {self.name[0].lower()}{self.name[1:]}")
        self.remove.setVisible(may_go)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the border."""
        painter = painting.start(self)
        painting.box(painter, QRectF(self.rect()), None, Tone.LINE)
        painter.end()

    def _remove(self) -> None:
        self.remove_wanted.emit(self.key)
