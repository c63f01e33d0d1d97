"""StatusLine: quiet and true: what is saved, how far one is, what waits; the lock at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class StatusFact:
    """What the line says. ``well`` draws the tick before it; off, the sign of a failed write."""

    saved: str
    more: tuple[str, ...] = ()
    right: str = ""
    well: bool = True


class StatusLine(QWidget):
    """The line at the window's foot. In: ``show_status``, ``show_sample``, ``show_school``.

    Out: ``lock_wanted``, ``leave_wanted``, ``school_left``.
    """

    lock_wanted = Signal()
    leave_wanted = Signal()
    school_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._well = True
        self._is_sample = False
        self._words = Words("", Type.NOTE, Tone.INK2)
        self._right = Words("", Type.NOTE, Tone.INK3)
        self.lock = Button("Lock", Kind.FAINT, "lock-open")
        self.lock.setToolTip("Lock the notebook (Ctrl+L)")
        self._sample = Words("Sample project: nothing here is real", Type.NOTE_STRONG, Tone.ACCENT)
        self._leave = Button("Leave the sample", Kind.FAINT, "arrow-left")
        self._school = Words("", Type.NOTE_STRONG, Tone.ACCENT)
        self._leave_school = Button("F9 leaves", Kind.FAINT, "map-pin")
        self._lay_out()
        self.show_sample(False)
        self.show_school("")
        self.lock.clicked.connect(self.lock_wanted)
        self._leave.clicked.connect(self.leave_wanted)
        self._leave_school.clicked.connect(self.school_left)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL + px(Size.ICON_SMALL) + Space.S, 0, Space.L, 0)
        row.setSpacing(Space.L)
        row.addWidget(self._words, 1)
        row.addWidget(self._right)
        row.addWidget(self._sample)
        row.addWidget(self._leave)
        row.addWidget(self._school)
        row.addWidget(self._leave_school)
        row.addWidget(self.lock)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_status(self, fact: StatusFact) -> None:
        """Say what is true now; a failed write is announced, a save is not."""
        self._well = fact.well
        self._words.setText("   ·   ".join((fact.saved, *fact.more)) if fact.saved else "")
        self._words.wear(Type.NOTE, Tone.INK2 if fact.well else Tone.RED)
        self._right.setText(fact.right)
        self._right.setVisible(bool(fact.right))
        if not fact.well:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, fact.saved))
        self.update()

    def show_sample(self, shown: bool) -> None:
        """Say that this is the sample, with a way out of it."""
        self._is_sample = shown
        self._show_whether_sample()

    def show_school(self, name: str) -> None:
        """Say which school one is in, so that nothing else is shown; ``""`` for none.

        A sample says that it is one again when the school is left.
        """
        self._school.setText(f"In {name}" if name else "")
        self._leave_school.setAccessibleName(f"Leave {name} (F9)")
        for part in (self._school, self._leave_school):
            part.setVisible(bool(name))
        self._show_whether_sample()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the line."""
        return QSize(super().sizeHint().width(), px(Size.STATUS))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height."""
        return QSize(super().minimumSizeHint().width(), px(Size.STATUS))

    def _show_whether_sample(self) -> None:
        for part in (self._sample, self._leave):
            part.setVisible(self._is_sample and not self._school.text())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, the hairline above and the sign."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painting.box(
            painter, room.adjusted(-Size.RADIUS, 0, Size.RADIUS, Size.RADIUS), Tone.TINT, Tone.LINE
        )
        if self._words.text():
            side = px(Size.ICON_SMALL)
            spot = QRectF(Space.XL - 1, room.center().y() - side / 2, side, side)
            name, tone = ("check", Tone.GREEN) if self._well else ("circle-alert", Tone.RED)
            paint_icon(painter, name, spot, tone)
        painter.end()
