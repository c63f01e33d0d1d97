"""SearchField: one line to search or filter by, with its key at the right."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.pause import Pause


class SearchField(QLineEdit):
    """A search. Out: ``searched`` with the words, on a pause, on Enter, or empty on Escape."""

    searched = Signal(str)

    def __init__(self, name: str, keys: str = "") -> None:
        super().__init__()
        self._keys = keys
        self._said = ""
        self.setProperty("look", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._pause = Pause(self)
        self._pause.settled.connect(self._settle)
        self.textChanged.connect(self._pause.touch)
        self.returnPressed.connect(self._pause.flush)
        self.setFont(theme().font(Type.READING))
        self._inset()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable width."""
        return QSize(px(Size.SEARCH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Empty the field with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._pause.flush()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line, the glass and, while empty, the keys."""
        super().paintEvent(event)
        painter = painting.start(self)
        side, room = px(Size.ICON_SMALL), QRectF(self.rect())
        spot = QRectF(Space.M, room.center().y() - side / 2, side, side)
        paint_icon(painter, "search", spot, Tone.INK3)
        if self._keys and not self.text():
            wide = painting.width_of(self._keys, Type.NOTE)
            at = QRectF(room.right() - Space.M - wide, room.y(), wide + 1, room.height())
            painting.line(painter, at, self._keys, Type.NOTE, Tone.INK3)
        painter.end()

    def _settle(self) -> None:
        if self.text().strip() != self._said:
            self._said = self.text().strip()
            self.searched.emit(self._said)

    def _inset(self) -> None:
        keys = painting.width_of(self._keys, Type.NOTE) + Space.S if self._keys else 0
        self.setTextMargins(px(Size.ICON_SMALL) + Space.S, 0, keys, 0)
