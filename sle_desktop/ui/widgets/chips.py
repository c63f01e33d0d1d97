"""Chips: small things in a flowing row, to open (evidence) or to switch on and off (letters)."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class ChipFact:
    """One chip. ``on`` matters where chips are switches; ``adds`` is drawn as quiet words."""

    key: str
    label: str
    icon: str = ""
    on: bool = False
    adds: bool = False


class Chip(QPushButton):
    """A chip: a push button, checkable where it is a switch."""

    def __init__(self, fact: ChipFact, switch: bool) -> None:
        super().__init__()
        self.fact = fact
        self.setAccessibleName(fact.label)
        self.setCheckable(switch and not fact.adds)
        self.setChecked(fact.on)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for icon and words; letters make squares."""
        wide = painting.width_of(self.fact.label, Type.LABEL)
        wide += px(Size.ICON_SMALL) + Space.S if self.fact.icon else 0
        high = px(Size.CHIP)
        return QSize(max(wide + 2 * (Space.S if self.fact.adds else Space.M), high), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a pill with icon and words; a switch that is on has the ring."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        chosen, hot = self.isChecked(), self.underMouse() and self.isEnabled()
        ground = Tone.SOFT if hot or chosen else Tone.PAGE
        if not self.fact.adds:
            painting.box(painter, room, ground, Tone.EDGE)
        elif hot:
            painting.box(painter, room, ground, None)
        if chosen:
            painting.ring(painter, room)
        if self.hasFocus():
            inner = Size.RING + 1 if chosen else 0
            painting.ring(painter, room.adjusted(inner, inner, -inner, -inner))
        self._inside(painter, room)
        painter.end()

    def _inside(self, painter: QPainter, room: QRectF) -> None:
        chosen = self.isChecked()
        tone = Tone.ACCENT if chosen or self.fact.adds else Tone.INK2
        style = Type.LABEL if chosen else Type.NOTE_STRONG
        side = px(Size.ICON_SMALL) if self.fact.icon else 0
        gap = Space.S - Space.HAIR if side else 0
        wide = painting.width_of(self.fact.label, style)
        left = round(room.center().x() - (side + gap + wide) / 2)
        if side:
            spot = QRectF(left, round(room.center().y() - side / 2), side, side)
            paint_icon(painter, self.fact.icon, spot, tone)
        at = QRectF(left + side + gap, room.y(), wide + 1, room.height())
        painting.line(painter, at, self.fact.label, style, tone)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()


class Chips(QWidget):
    """A row of chips. In: ``show_chips``. Out: ``chosen`` with the pressed one's key."""

    chosen = Signal(str)

    def __init__(self, name: str, *, switches: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._switches = switches
        self._flow = Flow(self)
        self._chips: list[Chip] = []
        self._is_showing = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: tuple[ChipFact, ...]) -> None:
        """Show other chips; those that only switched keep their focus."""
        if [_but_on(one.fact) for one in self._chips] == [_but_on(one) for one in chips]:
            for chip, fact in zip(self._chips, chips, strict=True):
                chip.fact = fact
                self._is_showing = True
                chip.setChecked(fact.on)
                self._is_showing = False
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(fact, self._switches) for fact in chips]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.setVisible(True)
            # Assistive tools turn a switch without a click.
            (chip.toggled if chip.isCheckable() else chip.clicked).connect(self._pressed)
        self.updateGeometry()

    def _pressed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and not self._is_showing:
            self.chosen.emit(chip.fact.key)


def _but_on(fact: ChipFact) -> tuple[str, str, str, bool]:
    return fact.key, fact.label, fact.icon, fact.adds
