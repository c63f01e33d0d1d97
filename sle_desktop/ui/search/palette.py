"""Palette: a line to search by and what it finds, over the page, inside the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.search.results import Results, Row
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.words import Words

NAME = "Search everything"
_HINT = "Schools, records, people, actions, notes and commands"
_VEIL = 0.6
"""How much of the page beneath the veil takes away."""

_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_GROUPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(QWidget):
    """An overlay of the window. In: ``ask``, ``show_rows``. Out: ``typed`` with the line as it
    changes, ``opened`` with the key of what was chosen, ``left`` when nothing was.
    """

    typed = Signal(str)
    opened = Signal(str)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._window = window
        self.setObjectName("palette")
        self.line = PaletteLine()
        self.results = Results("Found")
        self._none = Words("", Type.READING, wrap=True)
        self._foot = Words("", Type.NOTE, wrap=True)
        self._keys = Words("↑ ↓ choose   Enter opens   Esc closes", Type.NOTE)
        self._box = QFrame(self)
        self._box.setProperty("look", "popup")
        self._column = QVBoxLayout(self._box)
        self._lay_out()
        self._soon = QTimer(self)  # one search for keys that were pressed while the last one ran
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self.line.textChanged.connect(self._start)
        self.line.moved.connect(self.results.step)
        self.line.jumped.connect(self.results.step_group)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.left)
        self.results.opened.connect(self.opened)
        self.results.selectionModel().currentChanged.connect(self._say_current)
        window.installEventFilter(self)

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.line)
        column.addWidget(self.results)
        none = QHBoxLayout()
        none.setContentsMargins(Space.M, 0, Space.M, 0)
        none.addWidget(self._none)
        column.addLayout(none)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.M, 0, Space.M, 0)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._keys)
        column.addLayout(foot)

    def ask(self, foot: str) -> None:
        """Show an empty line, over everything; ``foot`` says what is searched, if not all."""
        self._foot.setText(foot)
        self.line.clear()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._place()

    def show_rows(self, rows: tuple[Row, ...], none: str) -> None:
        """Show what was found; ``none`` in the place of nothing."""
        self.results.show_rows(rows)
        self.results.setVisible(bool(rows))
        self._none.setText(none)
        self._none.setVisible(not rows)
        self._place()
        if not rows and none:
            self._announce(none)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme and the size of its text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.results.doItemsLayout()
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the veil over the page."""
        painter = painting.start(self)
        veil = theme().colour(Tone.SHEET)
        veil.setAlphaF(_VEIL)
        painter.fillRect(QRectF(self.rect()), veil)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave with a click beside the box."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.left.emit()

    def _place(self) -> None:
        """Fill the window; the box is as high as what it holds, or as the window lets it be."""
        if not self.isVisible():
            return
        self.setGeometry(self._window.rect())
        top, wide = px(Size.HEADER), min(px(Size.PALETTE), self.width() - 2 * Space.XL)
        room, high = self.height() - top - Space.XL, self.results.sizeHint().height()
        self.results.setFixedHeight(high)
        over = max(self._column.totalHeightForWidth(wide) - room, 0)
        self.results.setFixedHeight(max(high - over, 0))
        whole = self._column.totalHeightForWidth(wide)
        self._box.setGeometry((self.width() - wide) // 2, top, wide, whole)

    def _start(self) -> None:
        self._soon.start(0)

    def _tell(self) -> None:
        self._soon.stop()
        self.typed.emit(self.line.text())

    def _enter(self) -> None:
        if self._soon.isActive():
            self._tell()
        row = self.results.current()
        if row is not None and row.key:
            self.opened.emit(row.key)

    def _say_current(self) -> None:
        row = self.results.current()
        if row is not None and row.key:
            self._announce(row.spoken)

    def _announce(self, words: str) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))


class PaletteLine(SearchField):
    """The line. Keys that choose go out as ``moved``, ``jumped``, ``entered`` and ``left``."""

    moved = Signal(int)
    jumped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(NAME)
        self.setPlaceholderText(_HINT)

    def event(self, event: QEvent) -> bool:
        """Take Tab too, which never leaves the palette."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _GROUPS.get(Qt.Key(event.key()))
            if by is not None:
                self.jumped.emit(by)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose with the arrows, open with Enter, leave with Escape."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in _OPENS:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
