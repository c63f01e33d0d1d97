"""A copy of the whole database in one file, made while others write and then read back."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from sle_desktop.errors import UserError
from sle_desktop.store import durable, engine
from sle_desktop.store.failures import refusals
from sle_desktop.store.store import Store


def snapshot(store: Store, place: Path) -> None:
    """Copy the database to ``place``, encrypted with the same key, whole or not at all.

    Only a read lock is held, so writing goes on meanwhile. Raises BACKUP_FAILED when the copy does
    not read back, and the refusals of ``failures``.
    """
    part = place.with_name(place.name + durable.PART)
    with refusals():
        try:
            part.unlink(missing_ok=True)
            with store.plainly() as driver:
                driver.execute("VACUUM INTO ?", (str(part),))
            if faults := faults_of(part, store.key):
                raise UserError(
                    "BACKUP_FAILED",
                    f"A copy of the notebook did not read back: {faults[0]}.",
                    "Make another on a different disk; the notebook itself was not changed.",
                )
            durable.flush_file(part)
            durable.put_in_place(part, place)
        finally:
            part.unlink(missing_ok=True)


def faults_of(path: Path, key: bytes) -> tuple[str, ...]:
    """Return what is wrong with a database file that nobody writes; empty when it is sound."""
    try:
        driver = engine.connect_read_only(path, key)
    except dbapi2.DatabaseError as error:
        return (str(error),)
    try:
        return faults_in(driver, pages=True)
    except dbapi2.DatabaseError as error:
        return (str(error),)
    finally:
        driver.close()


def faults_in(driver: Any, *, pages: bool) -> tuple[str, ...]:
    """Return what SQLCipher and SQLite find wrong with an open database.

    ``pages`` also authenticates pages that nothing uses, but reads the main file alone: in a store
    that is in use it would take a page that is being written for a damaged one.
    """
    check = "PRAGMA cipher_integrity_check"
    unused = [row[0] for row in driver.execute(check)] if pages else []
    inner = [row[0] for row in driver.execute("PRAGMA quick_check") if row[0] != "ok"]
    orphans = [
        f"a row of {row[0]} has lost its {row[2]}"
        for row in driver.execute("PRAGMA foreign_key_check")
    ]
    return (*unused, *inner, *orphans)
