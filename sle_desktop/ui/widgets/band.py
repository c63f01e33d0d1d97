"""Band: a row that is marked by one soft band while the focus is inside it, so nothing shifts."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Space, Tone


class Band(QWidget):
    """A row. Put widgets into ``column``. Out: ``opened`` when the focus enters, ``False`` when it
    goes to another row or part of the window.

    The band lies outside the text edge: give the column that holds rows 16 pixels less margin.
    """

    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.column.setSpacing(Space.S)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the band, or the hairline below a row, but for one above the band."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.is_open:
            painting.box(painter, room, Tone.SOFT, Tone.SOFT_EDGE)
        elif not self._next_is_open():
            low = room.bottomLeft()
            low.setX(Space.L)
            low.setY(low.y() - 1)
            painting.hairline(painter, low, room.width() - 2 * Space.L)
        painter.end()

    def _next_is_open(self) -> bool:
        above = self.parentWidget()
        rows = above.layout() if above is not None else None
        item = rows.itemAt(rows.indexOf(self) + 1) if rows is not None else None
        below = item.widget() if item is not None else None
        return isinstance(below, Band) and below.is_open

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # No focus at all means that another program or a pop-up has it: the row stays open.
        if now is None or now.window() is not self.window():
            return
        inside = self.isAncestorOf(now)
        if inside != self.is_open:
            self.is_open = inside
            above = self.parentWidget()
            for one in above.findChildren(Band) if above is not None else [self]:
                one.update()
            self.opened.emit(inside)
