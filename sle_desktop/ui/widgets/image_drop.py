"""ImageDrop: a place for a photo: choose a file, drop one, or paste one. Keeps nothing itself."""

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px

_ENDINGS = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp", ".tif", ".tiff")


class ImageDrop(QPushButton):
    """The dashed place "Add a photo". Out: ``given`` with a ``Path``, or with the PNG bytes of a
    pasted picture (nothing is written to disk here).
    """

    given = Signal(object)

    def __init__(self, name: str, words: str = "Add a photo") -> None:
        super().__init__()
        self._words = words
        self._over = False
        self.setAccessibleName(f"{name}: {words}")
        self.setToolTip("Choose a file, drop a picture here, or press Ctrl+V to paste one")
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a thumbnail."""
        return QSize(px(Size.DROP[0]), px(Size.DROP[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the dashed outline, the camera and the words."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self._over or self.underMouse():
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus() or self._over:
            painting.ring(painter, room)
        else:
            painting.dashed(painter, room)
        side = px(Size.ICON_SMALL) + Space.XS
        high = side + Space.XS + px(Space.L)
        top = room.center().y() - high / 2
        tone = Tone.ACCENT if self.isEnabled() else Tone.INK3
        paint_icon(painter, "camera", QRectF(room.center().x() - side / 2, top, side, side), tone)
        wide = painting.width_of(self._words, Type.LABEL)
        at = QRectF(room.center().x() - wide / 2, top + side + Space.XS, wide + 1, px(Space.L))
        painting.line(painter, at, self._words, Type.LABEL, tone)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take pictures, not other things."""
        if _files(event.mimeData()) or event.mimeData().hasImage():
            self._over = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Forget the picture that hovered."""
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Give the picture on."""
        self._over = False
        self._give(event.mimeData())
        event.acceptProposedAction()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Paste a picture."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._give(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()

    def _choose(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in _ENDINGS)
        chosen, _ = QFileDialog.getOpenFileName(self, self._words, "", f"Pictures ({kinds})")
        if chosen:
            self.given.emit(Path(chosen))

    def _give(self, held: QMimeData) -> None:
        files = _files(held)
        for file in files:
            self.given.emit(file)
        image = held.imageData() if held.hasImage() and not files else None
        if isinstance(image, QImage):
            self.given.emit(_png(image))


def _files(held: QMimeData) -> list[Path]:
    local = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
    return [file for file in local if file.suffix.casefold() in _ENDINGS]


def _png(image: QImage) -> bytes:
    into = QByteArray()
    buffer = QBuffer(into)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(into.data())
