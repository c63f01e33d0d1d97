"""LockedBar: says that a record is signed and locked, and starts its next version."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class LockedFact:
    """``on`` is the day in words; ``version`` the one that a correction would be."""

    on: str
    version: int
    is_current: bool = True
    has_pdf: bool = True


class LockedBar(QWidget):
    """A bar above the questions. In: ``show_fact``. Out: ``version_wanted`` with the reason,
    ``pdf_wanted``.
    """

    version_wanted = Signal(str)
    pdf_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Words("", Type.ACTION, wrap=True)
        self.start = Button("Start version 2…")
        self.pdf = Button("Show the PDF", icon="file-text")
        self.reason = TextField("Why is a new version needed?")
        self.begin = Button("Start", Kind.PRIMARY)
        self.leave = Button("Not now", Kind.QUIET)
        self._asking = QWidget()
        self._lay_out()
        self.start.clicked.connect(self._ask)
        self.leave.clicked.connect(self._stop_asking)
        self.begin.clicked.connect(self._begin)
        self.reason.returnPressed.connect(self._begin)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.hide()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        first.addWidget(self._words, 1)
        for button in (self.pdf, self.start):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout(self._asking)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(Space.S)
        for part in (self.reason, self.begin, self.leave):
            second.addWidget(part)
        self.reason.setPlaceholderText("Why is a new version needed?")
        column = QVBoxLayout(self)
        left = Space.XL + px(Size.ICON_SMALL) + Space.S
        column.setContentsMargins(left, Space.S, Space.XL, Space.S + Size.HAIRLINE)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addWidget(self._asking)
        self._asking.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_fact(self, fact: LockedFact | None) -> None:
        """Show the bar for a locked record, or take it away."""
        self.setVisible(fact is not None)
        self._stop_asking()
        if fact is None:
            return
        more = f" Start version {fact.version} to correct it." if fact.is_current else ""
        self._words.setText(f"Signed and locked on {fact.on}.{more}")
        self.start.say(f"Start version {fact.version}…")
        self.begin.say(f"Start version {fact.version}")
        self.start.setVisible(fact.is_current)
        self.pdf.setVisible(fact.has_pdf)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, the lock and the hairline below."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painter.fillRect(room, theme().colour(Tone.TINT))
        painting.hairline(painter, QRectF(room.adjusted(0, 0, 0, -1)).bottomLeft(), room.width())
        side = px(Size.ICON_SMALL)
        top = Space.S + (theme().leading(Type.ACTION) - side) / 2
        paint_icon(painter, "lock", QRectF(Space.XL, top, side, side), Tone.INK2)
        painter.end()

    def _ask(self) -> None:
        self._asking.show()
        self.start.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        was = self._asking.isVisible()
        self._asking.hide()
        self.start.show()
        if was:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.version_wanted.emit(self.reason.text())
