"""ChoiceSegments: a few short options side by side; one that is off the scale stands apart."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Option
from sle_desktop.ui.widgets.one_of import OneOf
from sle_desktop.ui.widgets.radio import PaintedRadio

_FIT_OPTIONS = 6
_FIT_LETTERS = 52


def fits_in_segments(options: tuple[Option, ...]) -> bool:
    """Whether options are few and short enough for one row of segments in a page's column."""
    letters = sum(len(one.label) + 3 for one in options)
    return 1 < len(options) <= _FIT_OPTIONS and letters <= _FIT_LETTERS


class Segment(PaintedRadio):
    """One option of a row: a radio button whose width is that of its words when chosen."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the words in their chosen weight."""
        wide = painting.width_of(self.option.label, Type.LABEL) + 2 * Space.M
        return QSize(wide, px(Size.SEGMENTS))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words; when chosen on a soft ground with a ring."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or (self.underMouse() and self.isEnabled()):
            painting.box(painter, room, Tone.SOFT, None)
        if chosen:
            painting.ring(painter, room)
        elif self.last:
            painting.box(painter, room, None, Tone.FIELD)
        if self.hasFocus():
            inner = Size.RING + 1 if chosen else 0
            painting.ring(painter, room.adjusted(inner, inner, -inner, -inner))
        style, tone = (Type.LABEL, Tone.ACCENT) if chosen else (Type.NOTE, Tone.INK2)
        wide = painting.width_of(self.option.label, style)
        left = room.center().x() - wide / 2
        spot = QRectF(left, room.y(), wide + 1, room.height())
        painting.line(painter, spot, self.option.label, style, tone)
        painter.end()


class ChoiceSegments(OneOf):
    """Options in one row. Digits choose by place; Backspace clears."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def build(self, options: tuple[Option, ...]) -> dict[str, QAbstractButton]:
        """Return a segment for each option; those apart follow after a gap."""
        while self._row.count():
            self._row.takeAt(0)
        made: dict[str, QAbstractButton] = {}
        for option in sorted(options, key=lambda one: one.apart):
            if option.apart:
                self._row.addSpacing(Space.S)
            made[option.value] = Segment(option)
            self._row.addWidget(made[option.value])
        return made

    def show_last(self, button: QAbstractButton, is_last: bool) -> None:
        """Outline last time's choice."""
        assert isinstance(button, Segment)
        button.show_last(is_last)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw one box round the scale and one round each option apart, and short dividers."""
        painter = painting.start(self)
        scale = QRectF()
        shown = [one for one in self.buttons.values() if isinstance(one, Segment)]
        for one in shown:
            if one.option.apart:
                painting.box(painter, QRectF(one.geometry()), Tone.PAGE, Tone.EDGE)
            else:
                scale = scale.united(QRectF(one.geometry()))
        if scale.isValid():
            painting.box(painter, scale, Tone.PAGE, Tone.EDGE)
        for left, right in pairwise(shown):
            if not (left.isChecked() or right.isChecked() or right.option.apart):
                top = Space.S
                at = QPointF(right.x(), top)
                tall = self.height() - 2 * top
                painter.fillRect(
                    QRectF(at.x(), at.y(), Size.HAIRLINE, tall), theme().colour(Tone.LINE)
                )
        painter.end()
