"""Photos: their sizes and thumbnails; ``files`` holds the pictures by ``sha256``."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from sle_desktop.store.repositories.rows import as_row, none_such, put
from sle_desktop.store.tables import answers, photos


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was taken in: bytes, pixels, and a thumbnail of at most 16 KB.

    ``delete_on`` is the day by which it is to be deleted, if one was agreed.
    """

    sha256: str
    size: int
    width: int
    height: int
    added: datetime
    thumbnail: bytes
    delete_on: date | None = None


class Photos:
    """The photos in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, photo: Photo) -> None:
        """Keep a photo's facts; the same photo twice is one."""
        put(self._connection, photos, as_row(photo))

    def get(self, sha256: str) -> Photo:
        """Return a photo's facts. Raises NO_SUCH_PHOTO."""
        found = self._connection.execute(select(photos).where(photos.c.sha256 == sha256)).first()
        if found is None:
            raise none_such("NO_SUCH_PHOTO", "photo", sha256)
        return _photo(found)

    def names(self) -> frozenset[str]:
        """Return the SHA-256 of every photo."""
        return frozenset(self._connection.execute(select(photos.c.sha256)).scalars())

    def unused(self) -> frozenset[str]:
        """Return the photos that no answer names."""
        named = select(answers.c.text).where(answers.c.kind == "image")
        wanted = select(photos.c.sha256).where(photos.c.sha256.not_in(named))
        return frozenset(self._connection.execute(wanted).scalars())

    def due(self, today: date) -> frozenset[str]:
        """Return the photos whose day of deletion has come."""
        found = select(photos.c.sha256).where(photos.c.delete_on <= today)
        return frozenset(self._connection.execute(found).scalars())

    def remove(self, sha256: str) -> None:
        """Forget a photo's facts; its file is swept afterwards."""
        self._connection.execute(delete(photos).where(photos.c.sha256 == sha256))


def _photo(row: Any) -> Photo:
    return Photo(**row._mapping)
