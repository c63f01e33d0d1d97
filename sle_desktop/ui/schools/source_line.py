"""SourceLine: one thing that was seen, and the record it stands in; pressed, it opens that."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


class SourceLine(QPushButton):
    """Words that wrap, a mark before them if they are a position, and a quiet line beneath."""

    def __init__(self, record_id: str, words: str, quiet: str, mark: Mark | None = None) -> None:
        super().__init__()
        self.record_id = record_id
        self._words, self._quiet, self._mark = words, quiet, mark
        self.setAccessibleName(", ".join(one for one in (words, quiet) if one))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room at the width of a column."""
        return QSize(px(Size.CONTEXT), self.heightForWidth(px(Size.CONTEXT)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the words wrap."""
        return QSize(px(Size.FIELD_SHORTEST), theme().leading(Type.READING))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of both paragraphs."""
        return self._set(width, self._words, Type.READING).height + (
            self._set(width, self._quiet, Type.NOTE).height + 2 * Space.XS
        )

    def _left(self) -> int:
        return px(Size.MARK_SMALL) + Space.S if self._mark else 0

    def _set(self, width: float, words: str, style: Type) -> painting.Paragraph:
        return painting.Paragraph(words, style, width - 2 * Space.S - self._left())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground under the pointer, the mark, the words and the quiet line."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.underMouse():
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus():
            painting.ring(painter, room)
        if self._mark:
            side = px(Size.MARK_SMALL)
            spot = QRectF(Space.S, Space.XS, side, side)
            paint_mark(painter, spot, self._mark, Manner.SOLID)
        left = Space.S + self._left()
        words = self._set(room.width(), self._words, Type.READING)
        words.draw(painter, QPointF(left, Space.XS), Tone.INK)
        quiet = self._set(room.width(), self._quiet, Type.NOTE)
        quiet.draw(painter, QPointF(left, Space.XS + words.height), Tone.INK2)
        painter.end()
