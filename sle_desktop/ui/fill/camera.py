"""The computer's camera, where there is one and Qt's part for it was installed; never needed."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

_PARTS = ("PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets")


@cache
def _media() -> Any:
    """Return Qt's modules for cameras, ``None`` without them. They are an optional extra."""
    try:
        if all(find_spec(one) is not None for one in _PARTS):
            return tuple(import_module(one) for one in _PARTS)
    except ImportError:  # installed, but a library of the system that they need is not
        return None
    return None


def has_camera() -> bool:
    """Whether a photo can be taken here."""
    media = _media()
    return media is not None and bool(media[0].QMediaDevices.videoInputs())


class CameraDialog(QDialog):
    """Shows what the camera sees. Out: ``taken`` with the JPEG of a picture. Only where
    ``has_camera``; nothing is written to disk.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Take a photo")
        self.setModal(True)
        multimedia, widgets = _media()
        self._seen = widgets.QVideoWidget()
        self._seen.setMinimumSize(px(Size.DIALOG), px(Size.PAPER))
        self._camera = multimedia.QCamera(multimedia.QMediaDevices.defaultVideoInput())
        self._capture = multimedia.QImageCapture()
        self._session = multimedia.QMediaCaptureSession()
        self._session.setCamera(self._camera)
        self._session.setImageCapture(self._capture)
        self._session.setVideoOutput(self._seen)
        self._said = Words("Lay the book flat. You crop the picture next.", Type.READING)
        self.take = Button("Take the photo", Kind.PRIMARY, "camera")
        self.cancel = Button("Close")
        self._lay_out()
        self._connect()
        self._camera.start()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self._said)
        column.addWidget(self._seen, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self._capture.imageCaptured.connect(self._captured)
        self._capture.errorOccurred.connect(self._failed)
        self._camera.errorOccurred.connect(self._failed)
        self.finished.connect(self._camera.stop)

    def _take(self) -> None:
        self._capture.capture()

    def _captured(self, _number: int, image: Any) -> None:
        into = QByteArray()
        buffer = QBuffer(into)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", 95)
        self.taken.emit(bytes(into.data()))
        self.accept()

    def _failed(self, *_what: object) -> None:
        self._said.setText("The camera does not answer. Close other programs that use it.")
