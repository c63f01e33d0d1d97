"""RuledBand: a row with the soft band while it has the focus, else a hairline above it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEvent

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.band import Band


class RuledBand(Band):
    """A band for a row that begins something: what belongs to it follows below."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the band, or the hairline."""
        if self.is_open:
            super().paintEvent(event)
            return
        painter = painting.start(self)
        painting.hairline(painter, QPointF(Space.L, 0), self.width() - 2 * Space.L)
        painter.end()
