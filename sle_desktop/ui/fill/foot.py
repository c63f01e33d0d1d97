"""Foot: the bar under the questions with the one primary button: the next step, by its name."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

FINISH = "Finish…"


class Foot(QWidget):
    """The bar. In: ``show_next``, ``say``. Out: ``next_wanted``."""

    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.next = Button(FINISH, Kind.PRIMARY)
        self.next.setToolTip("Ctrl+Enter")
        self._words = Words("", Type.NOTE, Tone.INK2)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.next)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.next.clicked.connect(self.next_wanted)

    def show_next(self, name: str, *, last: bool) -> None:
        """Name the next section, or finishing after the last."""
        self.next.say(FINISH if last else f"Next: {name}")

    def say(self, words: str) -> None:
        """Say how far this section is."""
        self._words.setText(words)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the bar."""
        return QSize(super().sizeHint().width(), px(Size.FOOT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the hairline above."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painter.fillRect(room, theme().colour(Tone.PAGE))
        painting.hairline(painter, room.topLeft(), room.width())
        painter.end()
