"""What the disk and SQLite may do to us, as refusals in plain words; anything else is a bug."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from sle_desktop.errors import UserError

DISK_FULL = (
    "DISK_FULL",
    "The disk is full, or your allowance on it is used up.",
    "Free some space; nothing that was saved is lost, and saving goes on by itself.",
)
STORE_DAMAGED = (
    "STORE_DAMAGED",
    "A part of the notebook on this disk is damaged and cannot be read.",
    "Make no changes, and restore the newest backup. What is undamaged can still be read.",
)
IN_USE = (
    "IN_USE",
    "The notebook is being written by another window or command.",
    "Close that one, or wait until it is done, then try again.",
)
READ_ONLY = (
    "READ_ONLY",
    "The notebook's folder may not be written.",
    "Ask for permission to write there, or move the notebook to a folder of your own.",
)
DISK_FAILED = (
    "DISK_FAILED",
    "The disk failed while the notebook was read or written.",
    "Check that it is still connected, then try again; make a backup as soon as it works.",
)
CANNOT_OPEN = (
    "CANNOT_OPEN",
    "The notebook's file cannot be opened.",
    "Check that its folder is there and that you may read it.",
)

_Refusal = tuple[str, str, str]

_BY_FAMILY: dict[str, _Refusal] = {
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_CORRUPT": STORE_DAMAGED,
    "SQLITE_NOTADB": STORE_DAMAGED,
    "SQLITE_BUSY": IN_USE,
    "SQLITE_LOCKED": IN_USE,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_IOERR": DISK_FAILED,
    "SQLITE_CANTOPEN": CANNOT_OPEN,
}
_BY_ERRNO: dict[int, _Refusal] = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK_FAILED,
    errno.ENODEV: DISK_FAILED,
    errno.ENXIO: DISK_FAILED,
}


@contextmanager
def refusals() -> Iterator[None]:
    """Raise the disk's and SQLite's refusals as UserErrors; let bugs pass as they are."""
    try:
        yield
    except (DBAPIError, dbapi2.Error, OSError) as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise UserError(*refusal) from error


def refusal_of(error: Exception) -> _Refusal | None:
    """Return code, what is wrong and what to do for a fault of the machine, ``None`` for a bug."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    name = sqlite_name(error)
    family = "_".join(name.split("_")[:2])
    return _BY_FAMILY.get(family)


def sqlite_name(error: Exception) -> str:
    """Return SQLite's name for an error (``SQLITE_FULL``), empty when it has none."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(origin, "sqlite_errorname", ""))
