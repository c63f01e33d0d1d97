"""Photos: pictures of work are taken in, kept encrypted until their day, and given back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from sle_desktop.clock import Now, local_date
from sle_desktop.domain.photos import WHOLE, Cut, Picture, deletion_day
from sle_desktop.errors import UserError
from sle_desktop.services.loading import ONE_AT_A_TIME
from sle_desktop.store.files import Files
from sle_desktop.store.repositories.photos import Photo
from sle_desktop.store.store import Store

_MOST_BYTES = 60_000_000

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Photos:
    """Takes pictures in and gives them back. ``look`` and ``prepare`` may run in any thread."""

    store: Store
    files: Files
    now: Now

    def look(self, source: Path | bytes) -> bytes:
        """Return the upright picture of a file or of bytes, a JPEG on which to choose a frame.

        Raises PHOTO_UNREADABLE.
        """
        # Pillow comes with the first picture: a window that shows none does without it.
        with ONE_AT_A_TIME:
            from sle_desktop.services import pictures  # noqa: PLC0415

        return _read(source, pictures.REFUSALS, pictures.look)

    def prepare(self, source: Path | bytes, cut: Cut = WHOLE) -> Picture:
        """Return what a frame holds of a picture, ready to keep. Raises PHOTO_UNREADABLE."""
        with ONE_AT_A_TIME:
            from sle_desktop.services import pictures  # noqa: PLC0415

        return _read(source, pictures.REFUSALS, lambda data: pictures.picture(data, cut))

    def keep(self, picture: Picture) -> str:
        """Keep a picture, encrypted, and return its SHA-256: the answer that names it.

        Raises what the store raises; nothing is left behind then.
        """
        sha256 = self.files.put(picture.jpeg)
        photo = Photo(
            sha256,
            len(picture.jpeg),
            picture.width,
            picture.height,
            self.now(),
            picture.thumbnail,
            self.next_deletion(),
        )
        with self.store.work() as work:
            work.photos.put(photo)
        return sha256

    def thumbnail(self, sha256: str) -> bytes:
        """Return a photo's thumbnail, a JPEG. Raises NO_SUCH_PHOTO."""
        with self.store.reading() as work:
            return work.photos.get(sha256).thumbnail

    def deleted_on(self, sha256: str) -> date | None:
        """Return the day on which a photo is deleted, if one was set. Raises NO_SUCH_PHOTO."""
        with self.store.reading() as work:
            return work.photos.get(sha256).delete_on

    def next_deletion(self) -> date:
        """Return the day on which a photo taken in today is deleted."""
        return deletion_day(local_date(self.now()))

    def delete_due(self) -> int:
        """Delete the photos whose day has come, and those that no answer names any more.

        Returns how many had reached their day. Signed PDFs keep what was printed in them. A
        file goes before its row, so that what is interrupted is done at the next opening.
        """
        with self.store.reading() as work:
            due = work.photos.due(local_date(self.now()))
            gone = due | work.photos.unused()
        for sha256 in gone:
            self.files.remove(sha256)
        if gone:
            with self.store.work() as work:
                for sha256 in gone:
                    work.photos.remove(sha256)
        return len(due)


def _read(
    source: Path | bytes, refusals: tuple[type[Exception], ...], made: Callable[[bytes], Made]
) -> Made:
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        if len(data) > _MOST_BYTES:
            raise ValueError("larger than any camera's picture")
        return made(data)
    except refusals as error:
        name = f"“{source.name}”" if isinstance(source, Path) else "What was pasted"
        raise UserError(
            "PHOTO_UNREADABLE",
            f"{name} cannot be read as a picture.",
            "Choose a photo that is a JPEG, a PNG or an iPhone’s HEIC.",
        ) from error
