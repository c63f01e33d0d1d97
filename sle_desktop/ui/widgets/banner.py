"""Banner: a message in the page: what happened, why, what to do."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words


class Weight(Enum):
    """How a message is meant: its icon, its tone and its ground."""

    NOTE = ("info", Tone.ACCENT, Tone.SOFT)
    DONE = ("circle-check", Tone.GREEN, Tone.GREEN_SOFT)
    CARE = ("triangle-alert", Tone.AMBER, Tone.AMBER_SOFT)
    REFUSED = ("circle-alert", Tone.RED, Tone.RED_SOFT)


class Banner(QFrame):
    """A message in the page, not in a box. In: ``show_message``. Out: ``acted`` (its one button).

    Hidden until it has something to say. ``REFUSED`` is the red bar of a write that failed.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._weight = Weight.NOTE
        self._what = Words("", Type.ACTION_STRONG, wrap=True)
        self._more = Words("", Type.READING, wrap=True)
        self._act = Button("Try again")
        self._close = Button("Close this message", Kind.QUIET, "x", icon_only=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(self._act, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._inset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._act.clicked.connect(self.acted)
        self._close.clicked.connect(self.clear)
        self.hide()

    def show_message(self, weight: Weight, what: str, more: str = "", action: str = "") -> None:
        """Say what happened, why and what to do (``more``), with at most one button."""
        self._weight = weight
        self._what.setText(what)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._act.say(action or "Try again")
        self._act.setVisible(bool(action))
        self._close.setVisible(weight is not Weight.REFUSED or not action)
        self.setAccessibleName(f"{what} {more}".strip())
        self._inset()
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, the bar at the left and the icon."""
        name, tone, ground = self._weight.value
        painter = painting.start(self)
        room = QRectF(self.rect())
        painting.box(painter, room, ground, tone)
        bar = QRectF(0, 0, Size.RADIUS, room.height())
        painter.setClipRect(QRectF(0, 0, Size.BAND, room.height()))
        painting.box(painter, bar.adjusted(0, 0, Size.RADIUS, 0), tone, None)
        painter.setClipping(False)
        side = px(Size.ICON_SMALL) + Space.HAIR
        drop = (theme().leading(Type.ACTION_STRONG) - side) / 2
        spot = QRectF(Space.L, self.contentsMargins().top() + Space.S - 1 + drop, side, side)
        paint_icon(painter, name, spot, tone)
        painter.end()

    def _inset(self) -> None:
        left = Space.L + px(Size.ICON_SMALL) + Space.M
        row = self.layout()
        assert row is not None
        row.setContentsMargins(left, Space.S, Space.S, Space.S)
