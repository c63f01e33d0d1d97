"""Card: a thing that can be picked up or opened: icon, words, a quiet line, keys or progress."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.progress_dashes import paint_dashes, said


@dataclass(frozen=True, slots=True)
class CardFact:
    """What a card says. ``trailing`` stands quietly at the right (keys, a date); ``done`` of
    ``asked`` is drawn as progress beneath; ``boxed`` is off for rows of a list: a hairline
    below (but for the last one: ``ruled`` is off), and words that start 8 pixels inside, so that
    the soft band lies outside the text edge.
    """

    title: str
    second: str = ""
    icon: str = ""
    trailing: str = ""
    done: int = 0
    asked: int = 0
    unit: str = ""
    boxed: bool = True
    ruled: bool = True


class Card(QPushButton):
    """A card. In: ``show_card``. Out: ``clicked``."""

    def __init__(self, fact: CardFact) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.show_card(fact)

    def show_card(self, fact: CardFact) -> None:
        """Show other words."""
        self._fact = fact
        progress = said(fact.done, fact.asked, fact.unit) if fact.asked else ""
        spoken = (fact.title, fact.second, progress, fact.trailing)
        self.setAccessibleName(", ".join(one for one in spoken if one))
        self.updateGeometry()
        self.update()

    def _lines(self) -> int:
        high = theme().leading(Type.STRONG)
        high += theme().leading(Type.NOTE) if self._fact.second else 0
        return high + (theme().leading(Type.NOTE) if self._fact.asked else 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the lines with their air."""
        return QSize(px(Size.CONTEXT), self._lines() + 2 * (Space.M - 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height, in little width."""
        return QSize(px(Size.FIELD_SHORTEST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, icon, lines and what stands at the right."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        self._ground(painter, room)
        inset = Space.L if self._fact.boxed else Space.S
        inner = QRectF(0, 0, room.width() - 2 * inset, self._lines())
        inner.moveTopLeft(room.topLeft())
        inner.translate(inset, (room.height() - inner.height()) / 2)
        if self._fact.icon:
            side = px(Size.ICON_SMALL) + Space.XS
            spot = QRectF(inner.x(), inner.y(), side, theme().leading(Type.STRONG))
            square = QRectF(0, 0, side, side)
            square.moveCenter(spot.center())
            paint_icon(painter, self._fact.icon, square, Tone.ACCENT)
            inner.setLeft(inner.left() + side + Space.M)
        self._words(painter, inner)
        painter.end()

    def _ground(self, painter: QPainter, room: QRectF) -> None:
        hot = self.underMouse() and self.isEnabled()
        if self._fact.boxed:
            painting.box(painter, room, Tone.SOFT if hot else Tone.PAGE, Tone.EDGE)
        else:
            if hot:
                painting.box(painter, room, Tone.SOFT, None)
            if self._fact.ruled:
                low = QPointF(Space.S, room.bottom() - Size.HAIRLINE)
                painting.hairline(painter, low, room.width() - 2 * Space.S)
        if self.hasFocus():
            painting.ring(painter, room)

    def _words(self, painter: QPainter, inner: QRectF) -> None:
        fact = self._fact
        top = QRectF(inner.x(), inner.y(), inner.width(), theme().leading(Type.STRONG))
        if fact.trailing:
            wide = painting.width_of(fact.trailing, Type.NOTE)
            spot = QRectF(top.right() - wide, top.y(), wide + 1, top.height())
            painting.line(painter, spot, fact.trailing, Type.NOTE)
            top.setRight(spot.left() - Space.M)
        painting.line(painter, top, fact.title, Type.STRONG)
        y = top.bottom()
        if fact.second:
            low = QRectF(inner.x(), y, inner.width(), theme().leading(Type.NOTE))
            painting.line(painter, low, fact.second, Type.NOTE)
            y = low.bottom()
        if fact.asked:
            low = QRectF(inner.x(), y, inner.width(), theme().leading(Type.NOTE))
            across = paint_dashes(painter, low, fact.done, fact.asked)
            words = said(fact.done, fact.asked, fact.unit)
            painting.line(painter, low.adjusted(across + Space.S, 0, 0, 0), words, Type.NOTE)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()
