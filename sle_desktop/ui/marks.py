"""The five marks of a position: letter inside its shape, solid now, outlined an earlier time."""

from enum import Enum, StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from sle_desktop.ui.theme import Size, Tone, Type, theme


class Mark(Enum):
    """A position: its letter, its word and its tone. Colour alone never carries it."""

    RED = ("R", "not yet in place", Tone.RED)
    AMBER = ("A", "developing", Tone.AMBER)
    GREEN = ("G", "secure", Tone.GREEN)
    NOT_LOOKED_AT = ("○", "not looked at", Tone.INK2)
    NOT_APPLICABLE = ("–", "not applicable", Tone.INK2)

    @property
    def letter(self) -> str:
        """The letter or sign inside the shape."""
        return self.value[0]

    @property
    def word(self) -> str:
        """The word that goes with the mark."""
        return self.value[1]

    @property
    def tone(self) -> Tone:
        """The colour of the shape."""
        return self.value[2]


class Manner(StrEnum):
    """How a mark is drawn: chosen now, from an earlier time, or only on offer."""

    SOLID = "solid"
    OUTLINE = "outline"
    PLAIN = "plain"


# The corners of each shape in a unit square, and where its letter's middle lies.
_DIAMOND = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
_TRIANGLE = ((0.5, 0.06), (1.0, 0.94), (0.0, 0.94))
_LETTER_SIZE = 0.57
_DISC = 0.92
_CIRCLE = 0.44
_DASH = 0.4


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark, manner: Manner) -> None:
    """Draw a mark in a square. The two signs without a letter are drawn, not written."""
    if mark is Mark.NOT_LOOKED_AT or mark is Mark.NOT_APPLICABLE:
        _paint_sign(painter, rect, mark, manner)
        return
    if manner is Manner.PLAIN:
        _letter(painter, rect, mark, Tone.INK2)
        return
    solid = manner is Manner.SOLID
    width = Size.HAIRLINE * 1.5
    painter.setPen(
        QPen(
            theme().colour(mark.tone),
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    painter.setBrush(theme().colour(mark.tone) if solid else Qt.BrushStyle.NoBrush)
    _shape(painter, rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), mark)
    _letter(painter, rect, mark, Tone.MARK_INK if solid else mark.tone)


def _shape(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    if mark is Mark.GREEN:
        painter.drawEllipse(_middle(rect, _DISC))
        return
    corners = _DIAMOND if mark is Mark.RED else _TRIANGLE
    painter.drawPolygon(
        QPolygonF(
            [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in corners]
        )
    )


def _letter(painter: QPainter, rect: QRectF, mark: Mark, tone: Tone) -> None:
    font = QFont(theme().font(Type.ACTION_STRONG))
    plain = tone is Tone.INK2
    font.setWeight(QFont.Weight.Medium if plain else QFont.Weight.Bold)
    font.setPixelSize(round(rect.height() * _LETTER_SIZE))
    measure = QFontMetricsF(font)
    low = 0.16 if mark is Mark.AMBER and not plain else 0.0
    at = QPointF(
        rect.center().x() - measure.horizontalAdvance(mark.letter) / 2,
        rect.center().y() + measure.capHeight() / 2 + low * rect.height(),
    )
    painter.setFont(font)
    painter.setPen(theme().colour(tone))
    painter.drawText(at, mark.letter)


def _paint_sign(painter: QPainter, rect: QRectF, mark: Mark, manner: Manner) -> None:
    solid = manner is Manner.SOLID
    width = rect.height() * (0.11 if solid else 0.065)
    painter.setPen(
        QPen(theme().colour(mark.tone), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.NOT_LOOKED_AT:
        painter.drawEllipse(_middle(rect, _CIRCLE + (0.2 if solid else 0.0)))
        return
    half = rect.width() * (_DASH + (0.2 if solid else 0.0)) / 2
    middle = rect.center()
    painter.drawLine(QPointF(middle.x() - half, middle.y()), QPointF(middle.x() + half, middle.y()))


def _middle(rect: QRectF, part: float) -> QRectF:
    across, down = rect.width() * (1 - part) / 2, rect.height() * (1 - part) / 2
    return rect.adjusted(across, down, -across, -down)
