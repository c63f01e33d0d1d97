"""ShortLine: one quiet line under a statement that is not open, with a sign where it calls."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


@dataclass(frozen=True, slots=True)
class Short:
    """The line: its words, a sign, and whether something is wrong."""

    words: str = ""
    icon: str = ""
    wrong: bool = False


class ShortLine(QLabel):
    """The line. In: ``show_line``; without words it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._short = Short()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_line(self, short: Short) -> None:
        """Show other words."""
        self._short = short
        self.setText(short.words)
        self.setAccessibleName(short.words)
        self.setVisible(bool(short.words))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a line."""
        return QSize(px(Size.FIELD_SHORT), theme().leading(Type.NOTE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height, in little width."""
        return QSize(px(Size.CELL_LEAST), theme().leading(Type.NOTE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign and the words."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        tone = Tone.RED if self._short.wrong else Tone.INK2 if self._short.icon else Tone.INK3
        if self._short.icon:
            side = px(Size.ICON_SMALL)
            spot = QRectF(0, round(room.center().y() - side / 2), side, side)
            paint_icon(painter, self._short.icon, spot, tone)
            room.setLeft(side + Space.XS)
        style = Type.NOTE_STRONG if self._short.icon else Type.NOTE
        painting.line(painter, room, self._short.words, style, tone)
        painter.end()
