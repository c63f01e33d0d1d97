"""PointRow: one statement to talk about, with the positions that make it so; it leads there."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


@dataclass(frozen=True, slots=True)
class Place:
    """A position with what stands before its mark; an earlier one is outlined."""

    word: str
    mark: Mark
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class PointFact:
    """A row: the key it leads to, a sign, words, up to two positions, and what was said of it."""

    key: str
    code: str
    words: str
    places: tuple[Place, ...] = ()
    said: str = ""

    @property
    def spoken(self) -> str:
        """Everything the row shows, in words."""
        places = [f"{one.word} {one.mark.word}".strip() for one in self.places]
        parts = (f"{self.code} {self.words}".strip().rstrip("."), ", ".join(places), self.said)
        return ". ".join(one for one in parts if one)


class PointRow(QPushButton):
    """A row to press. In: a ``PointFact``."""

    def __init__(self, fact: PointFact) -> None:
        super().__init__()
        self.fact = fact
        self.setAccessibleName(fact.spoken)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return Space.M + (painting.width_of("00", Type.STRONG) + Space.S if self.fact.code else 0)

    def _words(self, width: float) -> painting.Paragraph:
        return painting.Paragraph(self.fact.words, Type.READING, width - self._left() - Space.M)

    def _said(self, width: float) -> painting.Paragraph | None:
        if not self.fact.said:
            return None
        return painting.Paragraph(self.fact.said, Type.NOTE, width - self._left() - Space.M)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the words, the positions and what was said."""
        said = self._said(width)
        high = self._words(width).height + (said.height if said else 0)
        high += px(Size.MARK) + Space.HAIR if self.fact.places else 0
        return high + 2 * Space.S

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a reading measure."""
        wide = px(Size.MEASURE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the words wrap."""
        return QSize(px(Size.FIELD_SHORT), theme().leading(Type.READING))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground under the pointer, the words, the positions and what was said."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.underMouse():
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus():
            painting.ring(painter, room)
        left, top = float(self._left()), float(Space.S)
        if self.fact.code:
            at = QRectF(Space.M, top, left, theme().leading(Type.READING))
            painting.line(painter, at, self.fact.code, Type.ACTION_STRONG, Tone.INK3)
        words = self._words(room.width())
        words.draw(painter, QPointF(left, top), Tone.INK)
        top += words.height
        if self.fact.places:
            self._paint_places(painter, left, top)
            top += px(Size.MARK) + Space.HAIR
        said = self._said(room.width())
        if said is not None:
            said.draw(painter, QPointF(left, top), Tone.INK3)
        painter.end()

    def _paint_places(self, painter: QPainter, left: float, top: float) -> None:
        side = px(Size.MARK_SMALL)
        for one in self.fact.places:
            if one.word:
                wide = painting.width_of(one.word, Type.NOTE)
                at = QRectF(left, top, wide + 1, side)
                painting.line(painter, at, one.word, Type.NOTE, Tone.INK2)
                left += wide + Space.S
            manner = Manner.OUTLINE if one.earlier else Manner.SOLID
            paint_mark(painter, QRectF(left, round(top), side, side), one.mark, manner)
            left += side + Space.XS
            wide = painting.width_of(one.mark.word, Type.NOTE)
            at = QRectF(left, top, wide + 1, side)
            painting.line(painter, at, one.mark.word, Type.NOTE, Tone.INK2)
            left += wide + Space.XL

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()
