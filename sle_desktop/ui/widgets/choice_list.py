"""ChoiceList: options one below the other, to choose one (radio) or several (ticks)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QGroupBox,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.one_of import OneOf

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # the real base comes from the second parent

_Sign = Callable[[QPainter, QRectF, bool], None]
_GAP = Space.M
_COLUMNS_MOST = 4


def _left() -> int:
    return px(Size.TICK) + _GAP + Space.XS


def _paragraphs(option: Option, width: float) -> list[painting.Paragraph]:
    styles = ((option.label, Type.READING), (option.second, Type.NOTE))
    return [painting.Paragraph(words, style, width) for words, style in styles if words]


def _height(option: Option, width: int) -> int:
    room = min(width, px(Size.MEASURE)) - _left()
    return sum(one.height for one in _paragraphs(option, room)) + 2 * Space.XS


def _paint(painter: QPainter, row: QAbstractButton, option: Option, sign: _Sign) -> None:
    room = QRectF(row.rect())
    if row.hasFocus():
        painting.ring(painter, room)
    elif row.underMouse() and row.isEnabled():
        painting.box(painter, room, Tone.SOFT, None)
    side, leading = px(Size.TICK), theme().leading(Type.READING)
    spot = QRectF(Space.XS, Space.XS + (leading - side) // 2 + 1, side, side)
    sign(painter, spot, row.isChecked())
    y = float(Space.XS)
    tones = (Tone.INK if row.isChecked() else Tone.INK2, Tone.INK3)
    width = min(row.width(), px(Size.MEASURE)) - _left()
    for one, tone in zip(_paragraphs(option, width), tones, strict=False):
        one.draw(painter, QPointF(_left(), y), tone)
        y += one.height


def _paint_radio(painter: QPainter, spot: QRectF, checked: bool) -> None:
    painter.setPen(QPen(theme().colour(Tone.ACCENT if checked else Tone.FIELD), Size.RING * 0.75))
    painter.setBrush(theme().colour(Tone.PAGE))
    painter.drawEllipse(spot.adjusted(1, 1, -1, -1))
    if checked:
        inner = spot.width() * 0.28
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(Tone.ACCENT))
        painter.drawEllipse(spot.adjusted(inner, inner, -inner, -inner))


def _paint_tick(painter: QPainter, spot: QRectF, checked: bool) -> None:
    painter.setPen(QPen(theme().colour(Tone.ACCENT if checked else Tone.FIELD), Size.RING * 0.75))
    painter.setBrush(theme().colour(Tone.ACCENT if checked else Tone.PAGE))
    painter.drawRoundedRect(spot.adjusted(1, 1, -1, -1), Space.XS, Space.XS)
    if checked:
        paint_icon(painter, "check", spot.adjusted(2, 2, -2, -2), Tone.ACCENT_INK)


class _Row(_Base):
    """What a radio row and a tick row share: words that wrap, and a target as wide as the list."""

    option: Option

    def set_up(self, option: Option) -> None:
        """Take the option, its name and the sizes."""
        self.option = option
        self.setAccessibleName(option.label)
        self.setAccessibleDescription(option.second)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(px(Size.MEASURE))

    @property
    def wanted(self) -> int:
        """The width that the words take on one line."""
        return painting.width_of(self.option.label, Type.READING) + _left() + Space.XS

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the words in a reading measure."""
        wide = px(Size.MEASURE)
        return QSize(wide, _height(self.option, wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: a few words wide."""
        return QSize(px(Size.FIELD_SHORTEST), theme().leading(Type.READING) + 2 * Space.XS)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the words at a width."""
        return _height(self.option, width)

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802
        """Whether a point belongs to the row: all of it does."""
        return self.rect().contains(at)


class RadioRow(_Row, QRadioButton):
    """One option of which only one holds."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.set_up(option)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the circle and the words."""
        painter = painting.start(self)
        _paint(painter, self, self.option, _paint_radio)
        painter.end()


class TickRow(_Row, QCheckBox):
    """One option of which several may hold."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.set_up(option)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the square and the words."""
        painter = painting.start(self)
        _paint(painter, self, self.option, _paint_tick)
        painter.end()


class ChoiceList(OneOf):
    """One of several, as a list of radio rows. In: ``show_answer``. Out: ``answered``."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._column = _column(self)

    def build(self, options: tuple[Option, ...]) -> dict[str, QAbstractButton]:
        """Return a radio row for each option."""
        made: dict[str, QAbstractButton] = {one.value: RadioRow(one) for one in options}
        for row in made.values():
            self._column.addWidget(row)
        return made


class TickList(QGroupBox):
    """Any number of options. In: ``show_answer`` with a tuple. Out: ``answered`` with the chosen
    values in the order of the options, or ``None`` when none is.

    ``across`` sets short options side by side, in columns as wide as the longest.
    """

    answered = Signal(object)

    def __init__(self, name: str, *, across: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._across = across
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.HAIR)
        self._rows: dict[str, TickRow] = {}
        self._is_showing = False

    def show_answer(self, answer: Answer) -> None:
        """Show which options are chosen."""
        if tuple(row.option for row in self._rows.values()) != answer.options:
            self._rebuild(answer.options)
        chosen = answer.value if isinstance(answer.value, tuple) else ()
        self._is_showing = True
        for value, row in self._rows.items():
            row.setChecked(value in chosen)
            row.setEnabled(not answer.read_only)
        self._is_showing = False

    def _rebuild(self, options: tuple[Option, ...]) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {one.value: TickRow(one) for one in options}
        self._lay_out()
        for row in self._rows.values():
            row.setVisible(True)
            row.toggled.connect(self._emit)  # assistive tools tick without a click

    def _lay_out(self) -> None:
        """Put the rows into as many columns as their words leave room for."""
        longest = max((row.wanted for row in self._rows.values()), default=1)
        columns = max(1, px(Size.MEASURE) // (longest + Space.M)) if self._across else 1
        columns = min(columns, _COLUMNS_MOST)
        for at in range(_COLUMNS_MOST):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at, row in enumerate(self._rows.values()):
            self._grid.addWidget(row, at // columns, at % columns)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._across:
            self._lay_out()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room in a reading measure."""
        wide = px(Size.MEASURE)
        return QSize(wide, self._grid.heightForWidth(wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move between the rows with the arrow keys, as in a list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        rows: list[QWidget] = list(self._rows.values())
        here = self.focusWidget()
        if step is None or here not in rows:
            super().keyPressEvent(event)
            return
        rows[(rows.index(here) + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _emit(self) -> None:
        if self._is_showing:
            return
        chosen = tuple(value for value, row in self._rows.items() if row.isChecked())
        self.answered.emit(chosen or None)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw nothing: the rows draw themselves."""


def _column(box: QGroupBox) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    return column
