"""PhotoField: one photo: a place to put it, then its thumbnail, the day it goes, and a way out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.fill.camera import CameraDialog, has_camera
from sle_desktop.ui.fill.photo_desk import PhotoDesk
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.image_drop import ImageDrop
from sle_desktop.ui.widgets.typed import say_date
from sle_desktop.ui.widgets.words import Words


class _Thumbnail(QLabel):
    """A small picture with round corners."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QPixmap()

    def show_picture(self, jpeg: bytes) -> None:
        """Show a JPEG; a dashed frame where there is none."""
        self._picture = QPixmap()
        self._picture.loadFromData(jpeg)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the picture's shape within a thumbnail's room."""
        most = QSize(px(Size.FIELD_SHORT), px(Size.FIELD_SHORT))
        if self._picture.isNull():
            return QSize(px(Size.DROP[0]), px(Size.DROP[1]))
        return self._picture.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture."""
        painter = painting.start(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        if self._picture.isNull():
            painting.dashed(painter, room)
            painting.line(
                painter, room.adjusted(Space.M, 0, -Space.M, 0), "No longer kept", Type.NOTE
            )
        else:
            edge = QPainterPath()
            edge.addRoundedRect(room, Size.RADIUS, Size.RADIUS)
            painter.setClipPath(edge)
            painter.drawPixmap(self.rect(), self._picture)
            painter.setClipping(False)
            painting.box(painter, room, None, Tone.LINE)
        painter.end()


class PhotoField(QWidget):
    """A photo. In: ``show_answer`` with its SHA-256, ``rest``. Out: ``given`` with a file's path or
    the bytes of a picture, which somebody takes in meanwhile; ``answered`` with ``None`` when the
    photo is taken out.
    """

    answered = Signal(object)
    given = Signal(object)

    def __init__(self, name: str, desk: PhotoDesk | None) -> None:
        super().__init__()
        self._desk = desk
        self._known: str | None = None
        self.drop = ImageDrop(name)
        self.picture = _Thumbnail(name)
        self.remove = Button(f"{name}: take the photo out", Kind.QUIET, "trash-2", icon_only=True)
        self.camera = Button(f"{name}: use the camera", Kind.QUIET, "camera", icon_only=True)
        self._busy = Words("Taking the photo in…", Type.NOTE)
        self._goes = Words("", Type.NOTE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for part in (self.drop, self.camera, self.picture, self.remove, self._busy, self._goes):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._busy.hide()
        self.drop.given.connect(self._given)
        self.remove.clicked.connect(self._taken_out)
        self.camera.clicked.connect(self._take)

    def show_answer(self, answer: Answer) -> None:
        """Show a photo, or the place for one."""
        known = answer.value if isinstance(answer.value, str) else None
        if known is not None and known != self._known:
            self.picture.show_picture(self._desk.thumbnail(known) if self._desk else b"")
        here = self.drop.hasFocus() or self.remove.hasFocus()
        self._known = known
        self.rest()
        self.picture.setVisible(known is not None)
        self.remove.setVisible(known is not None and not answer.read_only)
        self.drop.setVisible(known is None and not answer.read_only)
        self.camera.setVisible(self.drop.isVisibleTo(self) and has_camera())
        self._say_day(known)
        if here:
            stop = self.drop if known is None else self.remove
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Wait no longer: the picture was taken in or refused."""
        self._busy.hide()
        self.drop.setEnabled(True)

    def _say_day(self, known: str | None) -> None:
        """Say when the photo goes."""
        day = self._desk.deleted_on(known) if self._desk and known else None
        self._goes.setText(f"Cropped, no location kept. Deleted {say_date(day)}." if day else "")
        self._goes.setVisible(day is not None)

    def _take(self) -> None:
        box = CameraDialog(self.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.taken.connect(self._given)
        box.open()

    def _given(self, source: object) -> None:
        self._busy.show()
        self.given.emit(source)

    def _taken_out(self) -> None:
        self.answered.emit(None)
