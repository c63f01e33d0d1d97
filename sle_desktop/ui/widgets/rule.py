"""Rule and Ground: a hairline, and a surface in a tone of the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from sle_desktop.ui.theme import Size, Tone, theme


class Rule(QFrame):
    """A hairline across (or, ``upright``, down)."""

    def __init__(self, tone: Tone = Tone.LINE, *, upright: bool = False) -> None:
        super().__init__()
        self._tone = tone
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, wide) if upright else (wide, fixed)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return one pixel each way; the policy stretches it."""
        return QSize(Size.HAIRLINE, Size.HAIRLINE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Fill."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour(self._tone))
        painter.end()


class Ground(QWidget):
    """A surface: white to work on (``PAGE``), grey for reference (``TINT``, ``SHEET``)."""

    def __init__(self, tone: Tone = Tone.PAGE) -> None:
        super().__init__()
        self._tone = tone

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Fill."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour(self._tone))
        painter.end()
