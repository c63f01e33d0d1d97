"""What the disk and SQLite may do to us, as refusals in plain words; anything else is a bug."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from sle_desktop.errors import UserError


def disk_full() -> UserError:
    """Return the refusal of a disk, or an allowance on it, that is used up."""
    return UserError(
        "DISK_FULL",
        "The disk is full, or your allowance on it is used up.",
        "Free some space; nothing that was saved is lost, and saving goes on by itself.",
    )


def store_damaged() -> UserError:
    """Return the refusal of a page that cannot be read."""
    return UserError(
        "STORE_DAMAGED",
        "A part of the notebook on this disk is damaged and cannot be read.",
        "Make no changes, and restore the newest backup. What is undamaged can still be read.",
    )


def in_use() -> UserError:
    """Return the refusal to write beside another writer."""
    return UserError(
        "IN_USE",
        "The notebook is being written by another window or command.",
        "Close that one, or wait until it is done, then try again.",
    )


def read_only() -> UserError:
    """Return the refusal of a folder that may not be written."""
    return UserError(
        "READ_ONLY",
        "The notebook's folder may not be written.",
        "Ask for permission to write there, or move the notebook to a folder of your own.",
    )


def disk_failed() -> UserError:
    """Return the refusal of a disk that failed."""
    return UserError(
        "DISK_FAILED",
        "The disk failed while the notebook was read or written.",
        "Check that it is still connected, then try again; make a backup as soon as it works.",
    )


def cannot_open() -> UserError:
    """Return the refusal of a file that cannot be opened."""
    return UserError(
        "CANNOT_OPEN",
        "The notebook's file cannot be opened.",
        "Check that its folder is there and that you may read it.",
    )


_BY_FAMILY: dict[str, Callable[[], UserError]] = {
    "SQLITE_FULL": disk_full,
    "SQLITE_CORRUPT": store_damaged,
    "SQLITE_NOTADB": store_damaged,
    "SQLITE_BUSY": in_use,
    "SQLITE_LOCKED": in_use,
    "SQLITE_READONLY": read_only,
    "SQLITE_PERM": read_only,
    "SQLITE_IOERR": disk_failed,
    "SQLITE_CANTOPEN": cannot_open,
}
_BY_ERRNO: dict[int, Callable[[], UserError]] = {
    errno.ENOSPC: disk_full,
    errno.EDQUOT: disk_full,
    errno.EFBIG: disk_full,
    errno.EROFS: read_only,
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EIO: disk_failed,
    errno.ENODEV: disk_failed,
    errno.ENXIO: disk_failed,
}


DATABASE: tuple[type[Exception], ...] = (DBAPIError, dbapi2.Error)
DISK: tuple[type[Exception], ...] = (*DATABASE, OSError)


@contextmanager
def refusals(kinds: tuple[type[Exception], ...] = DISK) -> Iterator[None]:
    """Raise the disk's and SQLite's refusals as UserErrors; let bugs pass as they are."""
    try:
        yield
    except kinds as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error


def refusal_of(error: Exception) -> UserError | None:
    """Return the refusal for a fault of the machine, ``None`` for a bug."""
    if isinstance(error, OSError):
        refusal = _BY_ERRNO.get(error.errno or 0)
    else:
        refusal = _BY_FAMILY.get("_".join(sqlite_name(error).split("_")[:2]))
    return None if refusal is None else refusal()


def sqlite_name(error: Exception) -> str:
    """Return SQLite's name for an error (``SQLITE_FULL``), empty when it has none."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(origin, "sqlite_errorname", ""))
