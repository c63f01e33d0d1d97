"""CropFrame: a picture, and a frame on it that is moved and sized by mouse and by keyboard."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sle_desktop.domain.photos import Cut
from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, px, theme

_LEAST = 0.05
_BEGINS = 0.12
_STEP, _FINE = 0.02, 0.004
_FADED = 0.72
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_POINTERS = {
    "": Qt.CursorShape.ArrowCursor,
    "lrtb": Qt.CursorShape.SizeAllCursor,
    "lt": Qt.CursorShape.SizeFDiagCursor,
    "rb": Qt.CursorShape.SizeFDiagCursor,
    "rt": Qt.CursorShape.SizeBDiagCursor,
    "lb": Qt.CursorShape.SizeBDiagCursor,
    "l": Qt.CursorShape.SizeHorCursor,
    "r": Qt.CursorShape.SizeHorCursor,
    "t": Qt.CursorShape.SizeVerCursor,
    "b": Qt.CursorShape.SizeVerCursor,
}


class CropFrame(QWidget):
    """In: ``show_picture``, ``turn``, ``take_all``. Out: ``changed`` when the frame was moved or
    sized by a person, ``settled`` when Enter is pressed on it.

    Arrow keys move the frame, with Shift its right and lower edges; with Ctrl in small steps.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.quarters = 0
        """Quarter turns clockwise."""

        self.frame = QRectF(_BEGINS, _BEGINS, 1 - 2 * _BEGINS, 1 - 2 * _BEGINS)
        """The frame, in parts of the turned picture's sides."""

        self._held = ""
        self._from = QPointF()
        self._before = QRectF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(Size.PAD_LEAST), px(Size.PAD_LEAST))
        self.setAccessibleName("Frame round the work")
        self._describe()

    @property
    def cut(self) -> Cut:
        """What of the picture the frame holds."""
        one = self.frame
        return Cut(self.quarters, one.left(), one.top(), one.right(), one.bottom())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which handwriting can be told from a name."""
        return QSize(px(Size.PAPER_MOST), px(Size.MEASURE))

    def show_picture(self, jpeg: bytes) -> None:
        """Show a picture."""
        self._picture.loadFromData(jpeg)
        self.update()

    def turn(self, quarters: int) -> None:
        """Turn the picture by quarters, clockwise; the frame goes round with it."""
        self.quarters = (self.quarters + quarters) % 4
        self._picture = self._picture.transformed(QTransform().rotate(90 * quarters))
        for _ in range(quarters % 4):
            one = self.frame
            self.frame = QRectF(1 - one.bottom(), one.left(), one.height(), one.width())
        self._describe()
        self.update()

    def take_all(self) -> None:
        """Put the frame round the whole picture."""
        self.frame = QRectF(0, 0, 1, 1)
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move or size the frame; Enter is done with it."""
        way = _WAYS.get(Qt.Key(event.key()))
        held = event.modifiers()
        if way is not None:
            step = _FINE if held & Qt.KeyboardModifier.ControlModifier else _STEP
            edges = "rb" if held & Qt.KeyboardModifier.ShiftModifier else "lrtb"
            self._put(edges, self.frame, QPointF(way[0] * step, way[1] * step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the frame, an edge or a corner."""
        self._held = self._edges_at(event.position())
        self._from, self._before = event.position(), QRectF(self.frame)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move what is held; else show what could be."""
        if not self._held:
            self.setCursor(_POINTERS[self._edges_at(event.position())])
            return
        room, moved = self._room(), event.position() - self._from
        by = QPointF(moved.x() / max(room.width(), 1), moved.y() / max(room.height(), 1))
        self._put(self._held, self._before, by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._held = ""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys move the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that they do not."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture, faded outside the frame."""
        painter = painting.start(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room, frame = self._room(), self._shown()
        painter.drawPixmap(room, self._picture, QRectF(self._picture.rect()))
        painter.setOpacity(_FADED)
        for part in _around(room, frame):
            painter.fillRect(part, theme().colour(Tone.PAGE))
        painter.setOpacity(1)
        edge = frame.adjusted(-Size.RING, -Size.RING, Size.RING, Size.RING)
        painting.ring(painter, edge, Tone.ACCENT if self.hasFocus() else Tone.INK2)
        side = px(Space.S)
        for x in (frame.left(), frame.center().x(), frame.right()):
            for y in (frame.top(), frame.center().y(), frame.bottom()):
                if (x, y) != (frame.center().x(), frame.center().y()):
                    grip = QRectF(x - side / 2, y - side / 2, side, side)
                    painting.box(painter, grip, Tone.PAGE, Tone.ACCENT)
        painter.end()

    def _room(self) -> QRectF:
        """Return where the picture lies."""
        inset = px(Space.S)
        whole = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._picture.isNull():
            return whole
        size = QRectF(self._picture.rect()).size()
        size.scale(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = whole.center() - QPointF(size.width() / 2, size.height() / 2)
        return QRectF(at, size)

    def _shown(self) -> QRectF:
        """Return where the frame lies."""
        room, one = self._room(), self.frame
        return QRectF(
            room.left() + one.left() * room.width(),
            room.top() + one.top() * room.height(),
            one.width() * room.width(),
            one.height() * room.height(),
        )

    def _edges_at(self, at: QPointF) -> str:
        """Return the edges that would be held at a point: all within, two at a corner."""
        frame, near = self._shown(), px(Space.M)
        if not frame.adjusted(-near, -near, near, near).contains(at):
            return ""
        found = ""
        for name, edge, here in (
            ("l", frame.left(), at.x()),
            ("r", frame.right(), at.x()),
            ("t", frame.top(), at.y()),
            ("b", frame.bottom(), at.y()),
        ):
            if abs(edge - here) <= near and not set(found) & _OPPOSITE[name]:
                found += name
        return _IN_ORDER.get(frozenset(found), "") or "lrtb"

    def _put(self, edges: str, before: QRectF, by: QPointF) -> None:
        """Move edges from where they were, within the picture."""
        x, y = by.x(), by.y()
        if edges == "lrtb":
            x = min(max(x, -before.left()), 1 - before.right())
            y = min(max(y, -before.top()), 1 - before.bottom())
        left, top, right, bottom = before.left(), before.top(), before.right(), before.bottom()
        if "l" in edges:
            left = max(left + x, 0) if edges == "lrtb" else min(max(left + x, 0), right - _LEAST)
        if "r" in edges:
            right = max(min(right + x, 1), left + _LEAST)
        if "t" in edges:
            top = max(top + y, 0) if edges == "lrtb" else min(max(top + y, 0), bottom - _LEAST)
        if "b" in edges:
            bottom = max(min(bottom + y, 1), top + _LEAST)
        put = QRectF(QPointF(left, top), QPointF(min(right, 1), min(bottom, 1)))
        if put != self.frame:
            self.frame = put
            self._describe()
            self.update()
            self.changed.emit()

    def _describe(self) -> None:
        sides = (self.frame.left(), self.frame.right(), self.frame.top(), self.frame.bottom())
        left, right, top, bottom = (round(100 * one) for one in sides)
        self.setAccessibleDescription(
            f"From {left} to {right} % across and {top} to {bottom} % down. Arrow keys move it, "
            "Shift and arrow keys size it, Ctrl makes the steps small."
        )


_OPPOSITE = {"l": set[str](), "r": {"l"}, "t": set[str](), "b": {"t"}}
_IN_ORDER = {frozenset(one): one for one in _POINTERS if one}


def _around(room: QRectF, frame: QRectF) -> tuple[QRectF, ...]:
    """Return what of the picture lies outside the frame."""
    return (
        QRectF(room.topLeft(), QPointF(room.right(), frame.top())),
        QRectF(QPointF(room.left(), frame.bottom()), room.bottomRight()),
        QRectF(QPointF(room.left(), frame.top()), frame.bottomLeft()),
        QRectF(frame.topRight(), QPointF(room.right(), frame.bottom())),
    )
