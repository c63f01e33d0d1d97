"""MarkBadge: one position shown, not asked: its mark with its word beside it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


class MarkBadge(QLabel):
    """A position with its word. In: ``show_mark``; emits nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._manner = Manner.SOLID
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark, words: str | None = None, *, earlier: bool = False) -> None:
        """Show a mark, its word (or other words), solid for now or outlined for an earlier time."""
        self._mark = mark
        self._manner = Manner.OUTLINE if earlier else Manner.SOLID
        self.setText(mark.word if words is None else words)
        self.setAccessibleName(self.text() or mark.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the mark and the words."""
        wide = painting.width_of(self.text(), Type.NOTE) + Space.S if self.text() else 0
        side = px(Size.MARK_SMALL)
        return QSize(side + wide + 1, max(side, theme().leading(Type.NOTE)) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the mark and the words."""
        if self._mark is None:
            return
        painter = painting.start(self)
        side, room = px(Size.MARK_SMALL), QRectF(self.rect())
        spot = QRectF(0.5, round(room.center().y() - side / 2), side, side)
        paint_mark(painter, spot, self._mark, self._manner)
        at = room.adjusted(side + Space.S, 0, 0, 0)
        painting.line(painter, at, self.text(), Type.NOTE, Tone.INK2)
        painter.end()
