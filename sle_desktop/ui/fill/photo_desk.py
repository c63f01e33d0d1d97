"""PhotoDesk: takes pictures in off the window's thread, and remembers thumbnails."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sle_desktop.domain.photos import Cut, Picture
from sle_desktop.errors import UserError
from sle_desktop.ui.fill.crop_dialog import CropDialog
from sle_desktop.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from sle_desktop.services.photos import Photos

_REMEMBERED = 200

Settle = Callable[[str | UserError | None], None]
"""Told the SHA-256 of a photo that is kept, why it was refused, or nothing if it is not wanted."""


class PhotoDesk(QObject):
    """Stands between a photo's place on the page and the service that keeps it."""

    def __init__(self, photos: "Photos", tasks: Tasks) -> None:
        super().__init__()
        self._photos = photos
        self._tasks = tasks
        self._thumbnails: dict[str, bytes] = {}
        self.asking: CropDialog | None = None
        """What asks for the frame, while it does."""

    def take(self, source: Path | bytes, settle: Settle) -> None:
        """Take a picture in once somebody has chosen what of it is kept."""
        job = self._tasks.prepare(partial(self._look, source))
        job.done.connect(partial(self._ask, source, settle))
        job.failed.connect(settle)
        job.start()

    def thumbnail(self, sha256: str) -> bytes:
        """Return a photo's thumbnail, empty if there is none."""
        if sha256 not in self._thumbnails:
            if len(self._thumbnails) >= _REMEMBERED:
                self._thumbnails.clear()
            try:
                self._thumbnails[sha256] = self._photos.thumbnail(sha256)
            except UserError:  # said by the picture's own place, which shows that it is gone
                return b""
        return self._thumbnails[sha256]

    def deleted_on(self, sha256: str) -> date | None:
        """Return the day on which a photo goes, ``None`` if it is gone or none was set."""
        try:
            return self._photos.deleted_on(sha256)
        except UserError:  # said by the picture's own place, which shows that it is gone
            return None

    def _look(self, source: Path | bytes, _progress: Progress) -> bytes:
        return self._photos.look(source)

    def _ask(self, source: Path | bytes, settle: Settle, shown: bytes) -> None:
        """Ask for the frame; the window's other questions wait, its thread does not."""
        box = CropDialog(shown, self._photos.next_deletion(), QApplication.activeWindow())
        self.asking = box
        box.accepted.connect(partial(self._cut, source, settle, box))
        box.rejected.connect(partial(settle, None))
        box.finished.connect(partial(self._asked, box))
        box.open()

    def _asked(self, box: CropDialog, _how: int) -> None:
        self.asking = None
        box.deleteLater()

    def _cut(self, source: Path | bytes, settle: Settle, box: CropDialog) -> None:
        job = self._tasks.prepare(partial(self._prepare, source, box.frame.cut))
        job.done.connect(partial(self._keep, settle))
        job.failed.connect(settle)
        job.start()

    def _prepare(self, source: Path | bytes, cut: Cut, _progress: Progress) -> Picture:
        return self._photos.prepare(source, cut)

    def _keep(self, settle: Settle, picture: Picture) -> None:
        try:
            settle(self._photos.keep(picture))
        except UserError as error:
            settle(error)
