"""Rail: the window's places at the left, as a group of tool buttons with words beneath icons."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the rail: the address it opens, its word and icon; ``low`` lies at the foot."""

    address: str
    word: str
    icon: str
    low: bool = False


class RailButton(QToolButton):
    """One place."""

    def __init__(self, place: Place, keys: str) -> None:
        super().__init__()
        self.place = place
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setToolTip(f"{place.word} ({keys})")
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a place."""
        return QSize(px(Size.RAIL_ITEM_WIDTH), px(Size.RAIL_ITEM))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same width; in a low window the air goes first."""
        return QSize(px(Size.RAIL_ITEM_WIDTH), px(Size.RAIL_ITEM - Space.M))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground when chosen, the icon and the word."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        here, hot = self.isChecked(), self.underMouse()
        if here or hot:
            painting.box(painter, room, Tone.SOFT if here else Tone.SHEET, None)
        if self.hasFocus():
            painting.ring(painter, room)
        tone = Tone.ACCENT if here else Tone.INK2
        style = Type.LABEL if here else Type.NOTE
        side, high = px(Size.ICON), theme().leading(Type.NOTE)
        top = (room.height() - side - Space.XS - high) / 2
        spot = QRectF((room.width() - side) / 2, round(top), side, side)
        paint_icon(painter, self.place.icon, spot, tone)
        wide = painting.width_of(self.place.word, style)
        at = QRectF((room.width() - wide) / 2, spot.bottom() + Space.XS, wide + 1, high)
        painting.line(painter, at, self.place.word, style, tone)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()


class Rail(QWidget):
    """The places. In: ``show_here``, ``show_school``. Out: ``chosen`` with a place's address.

    While one is in a school, a band of the accent runs down its edge.
    """

    chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self.setAccessibleName("Places")
        self._in_school = False
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, Size.HAIRLINE, Space.S)
        column.setSpacing(Space.XS)
        self._buttons = [RailButton(one, f"Ctrl+{at}") for at, one in enumerate(places, 1)]
        stretched = False
        for button in self._buttons:
            if button.place.low and not stretched:
                column.addStretch(1)
                stretched = True
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._group.addButton(button)
        if not stretched:
            column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._is_showing = False
        self._group.buttonToggled.connect(self._toggled)  # assistive tools choose without a click
        self._group.buttonClicked.connect(self._clicked)

    def places(self) -> tuple[Place, ...]:
        """Return the places, in the order of their keys."""
        return tuple(one.place for one in self._buttons)

    def last_stop(self) -> QWidget:
        """Return the last place, which Tab comes to before the page."""
        return self._buttons[-1]

    def show_here(self, place: str) -> None:
        """Show which place one is in (an address; an unknown one shows none)."""
        self._is_showing = True
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.place.address == place)
        self._group.setExclusive(True)
        self._is_showing = False

    def show_school(self, name: str) -> None:
        """Show whether one is in a school (``""`` for none)."""
        self._in_school = bool(name)
        self.setAccessibleDescription(f"In {name}" if name else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the rail."""
        return QSize(px(Size.RAIL), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the hairline at the right."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painter.fillRect(room, theme().colour(Tone.TINT))
        edge = QRectF(room.right() - Size.HAIRLINE, 0, Size.HAIRLINE, room.height())
        painter.fillRect(edge, theme().colour(Tone.LINE))
        if self._in_school:
            painter.fillRect(QRectF(0, 0, Size.BAND, room.height()), theme().colour(Tone.ACCENT))
        painter.end()

    def _toggled(self, button: RailButton, on: bool) -> None:
        if on and not self._is_showing:
            self.chosen.emit(button.place.address)

    def _clicked(self, button: RailButton) -> None:
        self.chosen.emit(button.place.address)
