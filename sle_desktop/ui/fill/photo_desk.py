"""PhotoDesk: takes pictures in off the window's thread, and remembers thumbnails."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sle_desktop.errors import UserError
from sle_desktop.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from sle_desktop.services.photos import Photos, Picture

_REMEMBERED = 200


class PhotoDesk(QObject):
    """Stands between a photo's place on the page and the service that keeps it."""

    def __init__(self, photos: "Photos", tasks: Tasks) -> None:
        super().__init__()
        self._photos = photos
        self._tasks = tasks
        self._thumbnails: dict[str, bytes] = {}

    def take(
        self,
        source: Path | bytes,
        kept: Callable[[str], None],
        refused: Callable[[UserError], None],
    ) -> None:
        """Take a picture in; tell its SHA-256, or why it was refused."""
        job = self._tasks.prepare(partial(self._prepare, source))
        job.done.connect(partial(self._keep, kept, refused))
        job.failed.connect(refused)
        job.start()

    def thumbnail(self, sha256: str) -> bytes:
        """Return a photo's thumbnail, empty if there is none."""
        if sha256 not in self._thumbnails:
            if len(self._thumbnails) >= _REMEMBERED:
                self._thumbnails.clear()
            try:
                self._thumbnails[sha256] = self._photos.thumbnail(sha256)
            except UserError:  # said by the picture's own place, which shows that it is missing
                return b""
        return self._thumbnails[sha256]

    def _prepare(self, source: Path | bytes, _progress: Progress) -> "Picture":
        return self._photos.prepare(source)

    def _keep(
        self,
        kept: Callable[[str], None],
        refused: Callable[[UserError], None],
        picture: "Picture",
    ) -> None:
        try:
            sha256 = self._photos.keep(picture)
        except UserError as error:
            refused(error)
            return
        kept(sha256)
