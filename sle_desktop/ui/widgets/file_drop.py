"""FileDrop: a place for one file: choose it, or drop it. Keeps nothing itself."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


class FileDrop(QPushButton):
    """The dashed place for a file. ``kinds`` are as a file dialog names them ("PDF (*.pdf)"); what
    is dropped may be anything. Out: ``given`` with the ``Path``.
    """

    given = Signal(object)

    def __init__(self, words: str, more: str, kinds: str) -> None:
        super().__init__()
        self._words, self._more, self._kinds = words, more, kinds
        self._over = False
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(Size.MEASURE))
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the icon and two lines, with plenty of air to drop into."""
        high = theme().leading(Type.STRONG) + theme().leading(Type.NOTE) + px(Size.ICON)
        return QSize(px(Size.MEASURE), high + 2 * Space.XXL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height, in less width."""
        return QSize(px(Size.PAD_LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the dashed outline, the icon and the words."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self._over or (self.underMouse() and self.isEnabled()):
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus() or self._over:
            painting.ring(painter, room)
        else:
            painting.dashed(painter, room)
        side = px(Size.ICON)
        y = float(Space.XXL - Space.XS)
        tone = Tone.ACCENT if self.isEnabled() else Tone.INK3
        paint_icon(painter, "file-text", QRectF(room.center().x() - side / 2, y, side, side), tone)
        y += side + Space.XS
        for words, style, ink in ((self._words, Type.STRONG, tone), (self._more, Type.NOTE, None)):
            wide = painting.width_of(words, style)
            high = theme().leading(style)
            at = QRectF(max(room.center().x() - wide / 2, Space.S), y, wide + 1, high)
            painting.line(painter, at, words, style, ink)
            y += high
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a file, not other things."""
        if _file(event.mimeData()) is not None:
            self._over = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Forget the file that hovered."""
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Give the file on."""
        self._over = False
        self.update()
        file = _file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.given.emit(file)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._words, "", self._kinds)
        if chosen:
            self.given.emit(Path(chosen))


def _file(held: QMimeData) -> Path | None:
    local = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
    return local[0] if local else None
