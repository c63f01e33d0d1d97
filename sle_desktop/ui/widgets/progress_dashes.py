"""ProgressDashes: how far a section is, as one dash an answer or as one bar, always n of N."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme

_MOST_DASHES = 8


def paint_dashes(painter: QPainter, left: QRectF, done: int, of: int) -> float:
    """Draw dashes (a bar, above eight or for want of room) in a rectangle; return their width."""
    high = px(Size.DASH_HEIGHT)
    y = round(left.center().y() - high / 2)
    step = px(Size.DASH) + Space.XS - 1
    if of > _MOST_DASHES or of * step > left.width() + Space.XS:
        bar = min(px(Size.BAR), left.width())
        _dash(painter, QRectF(left.x(), y, bar, high), Tone.REST)
        if done:
            _dash(painter, QRectF(left.x(), y, max(high, bar * done / of), high), Tone.ACCENT)
        return bar
    wide = px(Size.DASH)
    for at in range(of):
        spot = QRectF(left.x() + at * (wide + Space.XS - 1), y, wide, high)
        _dash(painter, spot, Tone.ACCENT if at < done else Tone.REST)
    return max(of * (wide + Space.XS - 1) - Space.XS + 1, 0)


def said(done: int, of: int, unit: str = "") -> str:
    """Return progress in words: ``2 of 4`` or ``Not started``."""
    return f"{done} of {of}{' ' + unit if unit else ''}" if done else "Not started"


def _dash(painter: QPainter, rect: QRectF, tone: Tone) -> None:
    painter.setPen(theme().colour(tone))
    painter.setBrush(theme().colour(tone))
    half = Size.HAIRLINE / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), Space.HAIR, Space.HAIR)


class ProgressDashes(QProgressBar):
    """Progress (a real progress bar to assistive tools). In: ``show_progress``; emits nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._unit = ""
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, of: int, unit: str = "") -> None:
        """Show how many of how many; ``unit`` follows the figures ("sections")."""
        self._unit = unit
        self.setRange(0, max(of, 1))
        self.setValue(min(done, of))
        self.setAccessibleDescription(said(done, of, unit))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the dashes and the words."""
        words = painting.width_of(said(self.value(), self.maximum(), self._unit), Type.NOTE)
        return QSize(px(Size.BAR) + Space.S + words, theme().leading(Type.NOTE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw dashes, then the figures."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        wide = paint_dashes(painter, room, self.value(), self.maximum())
        words = said(self.value(), self.maximum(), self._unit)
        painting.line(painter, room.adjusted(wide + Space.S, 0, 0, 0), words, Type.NOTE, Tone.INK2)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
