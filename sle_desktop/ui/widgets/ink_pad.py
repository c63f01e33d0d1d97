"""InkPad: a place to sign with a pen, a finger or the mouse; it keeps strokes, never a picture."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QTabletEvent,
    QTransform,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from sle_desktop.domain import ink
from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme

Strokes = tuple[tuple[ink.Sample, ...], ...]

WIDE = 3.0
"""The box that strokes are measured in is three wide and one high."""

_MOUSE_PRESSURE = 0.2
"""A mouse and a finger draw the line of a fine pen."""

_LINE = 0.8
"""How far down the line to sign on lies."""

_NEAR = 0.004
_MOST = 3000
"""So many points at the most: a signature has a few hundred."""

_WIPES = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class InkPad(QWidget):
    """A pad with the proportions of its box. In: ``show_ink``, ``clear``. Out: ``inked``, after
    each stroke and when it was cleared.

    Backspace clears, Ctrl+Z takes the last stroke back. Who cannot draw types the name elsewhere.
    """

    inked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._strokes: list[tuple[ink.Sample, ...]] = []
        self._stroke: list[ink.Sample] = []
        self._drawn = QPainterPath()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    @property
    def strokes(self) -> Strokes:
        """The finished strokes: x, y and pressure of their points, in the box."""
        return tuple(self._strokes)

    def show_ink(self, strokes: Strokes) -> None:
        """Show strokes that were drawn here before."""
        self._strokes = list(strokes)
        self._stroke = []
        self._redraw()

    def clear(self) -> None:
        """Take all ink away."""
        if self._strokes or self._stroke:
            self.show_ink(())
            self.inked.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the pad's usual size."""
        return QSize(px(Size.PAD), self.heightForWidth(px(Size.PAD)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size that one can sign in."""
        return QSize(px(Size.PAD_LEAST), self.heightForWidth(px(Size.PAD_LEAST)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return a third of the width."""
        return round(min(width, px(Size.PAD)) / WIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), _MOUSE_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with a stroke."""
        self._go_on(event.position(), _MOUSE_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802
        """Draw with a pen, whose pressure is kept."""
        if event.type() == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Clear, or take the last stroke back."""
        if event.key() in _WIPES:
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Undo) and self._strokes:
            self.show_ink(tuple(self._strokes[:-1]))
            self.inked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, the line to sign on, and the ink."""
        painter = painting.start(self)
        box = self._box()
        painting.box(painter, box, Tone.PAGE, Tone.FIELD)
        if self.hasFocus():
            painting.ring(painter, box)
        left = box.x() + Space.L
        down = round(box.y() + box.height() * _LINE)
        painting.hairline(painter, QPointF(left, down), box.width() - 2 * Space.L, Tone.EDGE)
        if not self._strokes and not self._stroke:
            high = theme().leading(Type.NOTE)
            room = QRectF(left, down - high, box.width(), high)
            painting.line(painter, room, "Sign here", Type.NOTE)
        self._paint_ink(painter, box)
        painter.end()

    def _paint_ink(self, painter: QPainter, box: QRectF) -> None:
        painter.setClipRect(box)
        painter.setTransform(_onto(box))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(Tone.INK))
        painter.drawPath(self._drawn)
        if self._stroke:
            painter.drawPath(_path((tuple(self._stroke),)))

    def _box(self) -> QRectF:
        """Return the box within the widget; its edges are whole pixels."""
        wide = min(self.width(), px(Size.PAD), round(self.height() * WIDE))
        return QRectF(0, 0, wide, round(wide / WIDE))

    def _begin(self, at: QPointF, pressure: float) -> None:
        self._stroke = [self._sample(at, pressure)]
        self.update()

    def _go_on(self, at: QPointF, pressure: float) -> None:
        if not self._stroke or sum(map(len, self._strokes)) + len(self._stroke) > _MOST:
            return
        sample, last = self._sample(at, pressure), self._stroke[-1]
        if abs(sample[0] - last[0]) + abs(sample[1] - last[1]) >= _NEAR:
            self._stroke.append(sample)
            self.update()

    def _end(self) -> None:
        if self._stroke:
            self._strokes.append(tuple(self._stroke))
            self._stroke = []
            self._redraw()
            self.inked.emit()

    def _sample(self, at: QPointF, pressure: float) -> ink.Sample:
        box = self._box()
        high = box.height() or 1.0
        x, y = (at.x() - box.x()) / high, (at.y() - box.y()) / high
        held = min(max(pressure, 0.0), 1.0)
        return round(min(max(x, 0.0), WIDE), 4), round(min(max(y, 0.0), 1.0), 4), round(held, 3)

    def _redraw(self) -> None:
        self._drawn = _path(tuple(self._strokes))
        self._describe()
        self.update()

    def _describe(self) -> None:
        ink_said = "signed in ink" if self._strokes else "empty"
        self.setAccessibleDescription(f"{ink_said}. The name can be typed instead.")


def _path(strokes: Strokes) -> QPainterPath:
    """Return the outlines of strokes as on paper, in the units of the box."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in ink.outlines(strokes):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        path.closeSubpath()
    return path


def _onto(box: QRectF) -> QTransform:
    scale = box.height()
    return QTransform(scale, 0, 0, scale, box.x(), box.y())


class _Pad(QAccessibleWidget):
    """What assistive tools see: a picture with a name and whether anything is drawn."""

    def __init__(self, pad: InkPad) -> None:
        super().__init__(pad, QAccessible.Role.Graphic, pad.accessibleName())


# Qt keeps no reference to what a factory returns.
_seen: list[_Pad] = []


def _interface(_name: str, one: QObject) -> QAccessibleInterface | None:
    if isinstance(one, InkPad):
        made = _Pad(one)
        _seen.append(made)
        return made
    return None


QAccessible.installFactory(_interface)
