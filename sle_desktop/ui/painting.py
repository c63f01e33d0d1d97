"""The few strokes that custom widgets share: boxes, focus rings, bands and lines of text."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from sle_desktop.ui.theme import Size, Tone, Type, px, theme

_LINE_BREAK = "\u2028"


def start(widget: QWidget) -> QPainter:
    """Return a painter for a widget with smooth edges; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(painter: QPainter, rect: QRectF, fill: Tone | None, edge: Tone | None) -> None:
    """Draw a rounded box; its hairline lies inside the rectangle, on whole pixels."""
    half = Size.HAIRLINE / 2
    painter.setPen(QPen(theme().colour(edge), Size.HAIRLINE) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inside = rect.adjusted(half, half, -half, -half) if edge else rect
    painter.drawRoundedRect(inside, Size.RADIUS, Size.RADIUS)


def ring(painter: QPainter, rect: QRectF, tone: Tone = Tone.ACCENT) -> None:
    """Draw the ring of what is chosen or has the focus, inside the rectangle."""
    half = Size.RING / 2
    painter.setPen(QPen(theme().colour(tone), Size.RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), Size.RADIUS, Size.RADIUS)


def dashed(painter: QPainter, rect: QRectF, tone: Tone = Tone.FIELD) -> None:
    """Draw the dashed outline of a place where something may be put."""
    half = Size.HAIRLINE / 2
    painter.setPen(QPen(theme().colour(tone), Size.HAIRLINE, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), Size.RADIUS, Size.RADIUS)


def hairline(painter: QPainter, left: QPointF, length: float, tone: Tone = Tone.LINE) -> None:
    """Draw a horizontal hairline from a point."""
    painter.fillRect(QRectF(left.x(), left.y(), length, Size.HAIRLINE), theme().colour(tone))


def line(
    painter: QPainter,
    rect: QRectF,
    words: str,
    style: Type,
    tone: Tone | None = None,
) -> None:
    """Draw one line of words, left and vertically centred, cut with an ellipsis where it ends."""
    painter.setFont(theme().font(style))
    painter.setPen(theme().colour(tone or style.tone))
    shown = QFontMetricsF(theme().font(style)).elidedText(
        words, Qt.TextElideMode.ElideRight, rect.width() + 1
    )
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def width_of(words: str, style: Type) -> int:
    """Return the width of one line of words, in whole pixels, rounded up."""
    return int(QFontMetricsF(theme().font(style)).horizontalAdvance(words)) + 1


class Paragraph:
    """Words set in a width with the line height of their style; newlines are kept."""

    def __init__(self, words: str, style: Type, width: float) -> None:
        self._layout = QTextLayout(words.replace("\n", _LINE_BREAK), theme().font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.width = 0.0
        self.lines = 0
        leading = theme().leading(style)
        shift = (leading - QFontMetricsF(theme().font(style)).height()) / 2
        self._layout.beginLayout()
        while (one := self._layout.createLine()).isValid():
            one.setLineWidth(max(width, px(Size.ICON)))
            one.setPosition(QPointF(0, round(self.lines * leading + shift)))
            self.width = max(self.width, one.naturalTextWidth())
            self.lines += 1
        self._layout.endLayout()
        self.height = self.lines * leading

    def draw(self, painter: QPainter, at: QPointF, tone: Tone) -> None:
        """Draw with the top left corner at a point."""
        painter.setPen(theme().colour(tone))
        self._layout.draw(painter, at)
