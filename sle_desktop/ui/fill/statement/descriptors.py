"""Descriptors: what each position of a statement looks like, side by side; the chosen one solid."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px


class Descriptor(QLabel):
    """One position with its word and what it looks like."""

    def __init__(self, mark: Mark, words: str) -> None:
        super().__init__()
        self._mark = mark
        self._words = words
        self._chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.choose(False)

    def choose(self, chosen: bool) -> None:
        """Show whether this is the position that was agreed."""
        self._chosen = chosen
        now = ", chosen" if chosen else ""
        self.setAccessibleName(f"{self._mark.word.capitalize()}{now}: {self._words}")
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the mark and the wrapped words."""
        said = painting.Paragraph(self._words, Type.READING, width - 2 * Space.M)
        return px(Size.MARK) + Space.XS + said.height + 2 * Space.S

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a third of a reading measure."""
        wide = px(Size.MEASURE) // 3
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the words wrap."""
        return QSize(px(Size.FIELD_SHORTEST), px(Size.MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the card: white with the mark's edge for the chosen one."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        ground = Tone.PAGE if self._chosen else Tone.SOFT
        painting.box(painter, room, ground, self._mark.tone if self._chosen else Tone.SOFT_EDGE)
        side = px(Size.MARK)
        spot = QRectF(Space.M - 1, Space.S, side, side)
        paint_mark(painter, spot, self._mark, Manner.SOLID if self._chosen else Manner.OUTLINE)
        head = QRectF(Space.M + side + Space.XS, Space.S, room.width(), side)
        tone = Tone.INK if self._chosen else Tone.INK2
        painting.line(painter, head, self._mark.word.capitalize(), Type.NOTE_STRONG, tone)
        said = painting.Paragraph(self._words, Type.READING, room.width() - 2 * Space.M)
        said.draw(painter, QPointF(Space.M, Space.S + side + Space.XS), tone)
        painter.end()


class Descriptors(QWidget):
    """The descriptors of one statement. In: ``choose``."""

    def __init__(self, said: tuple[tuple[Mark, str], ...]) -> None:
        super().__init__()
        self._cards = {mark: Descriptor(mark, words) for mark, words in said}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for card in self._cards.values():
            row.addWidget(card, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def choose(self, mark: Mark | None) -> None:
        """Show which position was agreed."""
        for one, card in self._cards.items():
            card.choose(one is mark)
