"""PositionMarks: R, A, G, ○ and – in one box; solid is now, outlined is last time."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, px
from sle_desktop.ui.widgets.answer import Option, mark_of
from sle_desktop.ui.widgets.one_of import OneOf
from sle_desktop.ui.widgets.radio import PaintedRadio

_KEYS = {
    "r": Mark.RED,
    "a": Mark.AMBER,
    "g": Mark.GREEN,
    "x": Mark.NOT_LOOKED_AT,
    "o": Mark.NOT_LOOKED_AT,
    "0": Mark.NOT_APPLICABLE,
    "-": Mark.NOT_APPLICABLE,
}


class PositionMark(PaintedRadio):
    """One mark of a position: a radio button drawn as its letter in its shape."""

    def __init__(self, option: Option, mark: Mark) -> None:
        super().__init__(option)
        self.mark = mark
        self.setToolTip(option.label)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a segment, chosen or not."""
        return QSize(px(Size.SEGMENT), px(Size.SEGMENTS) - 2 * Space.HAIR)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the mark as what it is now: chosen, last time's, or on offer."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.underMouse() and self.isEnabled() and not self.isChecked():
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus():
            painting.ring(painter, room)
        manner = Manner.OUTLINE if self.last else Manner.PLAIN
        manner = Manner.SOLID if self.isChecked() else manner
        side = px(Size.MARK)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(room.center())
        paint_mark(painter, spot, self.mark, manner)
        painter.end()


def width_of_marks(count: int) -> int:
    """Return how wide the box of so many marks is, in pixels."""
    return count * px(Size.SEGMENT) + 2 * Space.XS


class PositionMarks(OneOf):
    """The marks of one statement by one view. Keys ``R A G X 0`` or ``1`` to ``5``.

    Where the options name no keys of their own, ``X`` and ``O`` mean not looked at, ``0`` and ``-``
    not applicable. Options without a mark of their own are matched by name (``red``,
    ``not_looked_at`` ...); one that fits none is left out.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XS, Space.HAIR, Space.XS, Space.HAIR)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def build(self, options: tuple[Option, ...]) -> dict[str, QAbstractButton]:
        """Return a mark for each option that is a position."""
        made: dict[str, QAbstractButton] = {}
        for option in options:
            mark = option.mark or mark_of(option.value)
            if mark is not None:
                made[option.value] = PositionMark(option, mark)
                self._row.addWidget(made[option.value])
        return made

    def show_last(self, button: QAbstractButton, is_last: bool) -> None:
        """Outline last time's mark."""
        assert isinstance(button, PositionMark)
        button.show_last(is_last)

    def key_value(self, event: QKeyEvent) -> str | None:
        """Return the option of a mark's letter, else of a digit."""
        named = any(one.key for one in self.answer.options)
        mark = None if named else _KEYS.get(event.text().casefold())
        for value, button in self.buttons.items():
            if isinstance(button, PositionMark) and button.mark is mark:
                return value
        return super().key_value(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box round the marks."""
        painter = painting.start(self)
        painting.box(painter, QRectF(self.rect()), Tone.PAGE, Tone.EDGE)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setCursor(Qt.CursorShape.ArrowCursor)
