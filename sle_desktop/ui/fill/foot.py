"""Foot: the bar under the questions with the one primary button: the next step, by its name."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.fill.statement.whole_bar import WholeBar
from sle_desktop.ui.fill.stops import stops_in
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

FINISH = "Finish…"


class Foot(QWidget):
    """The bar. In: ``show_next``, ``say``, ``show_bar``, ``show_folded``. Out: ``next_wanted``."""

    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.next = Button(FINISH, Kind.PRIMARY)
        self.next.setToolTip("Ctrl+Enter")
        self.unfold = Button("", Kind.QUIET, "eye")
        self.unfold.hide()
        self._words = Words("", Type.NOTE, Tone.INK2)
        self._bar: WholeBar | None = None
        air = (px(Size.FOOT) - px(Size.CONTROL)) // 2
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XL, air, Space.XL, air)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.next.clicked.connect(self.next_wanted)

    def show_bar(self, bar: WholeBar | None) -> None:
        """Show what belongs to the whole section instead of how far it is."""
        old, self._bar = self._bar, bar
        self._row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)  # out of the old bar
        self._words.setVisible(bar is None)
        if old is not None:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        if bar is not None:
            self._row.insertWidget(0, bar, 1)
            bar.row.addWidget(self.next)
            bar.setVisible(True)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the focus here, in order."""
        inside = stops_in(self._bar) if self._bar is not None else ()
        return (*(one for one in inside if one is not self.next), self.unfold, self.next)

    def show_next(self, name: str, *, last: bool) -> None:
        """Name the next section, or finishing after the last."""
        self.next.say(FINISH if last else f"Next: {name}")

    def say(self, words: str) -> None:
        """Say how far this section is."""
        self._words.setText(words)

    def show_folded(self, count: int) -> None:
        """Offer to show so many private questions that are folded while one is in a school."""
        self.unfold.say(f"Show {count} private question{'s' * (count != 1)}")
        self.unfold.setVisible(bool(count))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the bar."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), px(Size.FOOT)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the hairline above."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painter.fillRect(room, theme().colour(Tone.PAGE))
        painting.hairline(painter, room.topLeft(), room.width())
        painter.end()
