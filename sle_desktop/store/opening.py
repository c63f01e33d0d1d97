"""A store made once, and opened at every start: its key, kind, age and schema looked at first."""

from pathlib import Path

from sqlalchemy import Connection, insert

from sle_desktop.errors import UserError
from sle_desktop.store import durable, engine, layout
from sle_desktop.store.failures import refusals
from sle_desktop.store.schema import not_a_store, schema_of
from sle_desktop.store.store import Store
from sle_desktop.store.tables import HEAD, meta, metadata, schema_version
from sle_desktop.store.vault import Vault

_PLAIN_HEADER = b"SQLite format 3\0"
_SMALLEST = 4096


def create(folder: Path, key: bytes) -> Store:
    """Make an empty store beside its vault, whole or not at all. Raises STORE_EXISTS."""
    vault = Vault.open(folder)
    path = layout.store(folder)
    if path.exists():
        raise UserError(
            "STORE_EXISTS",
            f"There is a notebook in {folder} already.",
            "Open that one, or choose an empty folder.",
        )
    part = path.with_name(path.name + durable.PART)
    with refusals():
        _clear(part)
        made = engine.engine(lambda: engine.connect(part, key))
        with made.connect() as connection, connection.begin():
            _fill(connection, vault.store_id)
        # Closing the only connection has moved everything from the -wal into the file.
        durable.flush_file(part)
        durable.put_in_place(part, path)
    return Store(folder, key)


def open_store(folder: Path, key: bytes) -> Store:
    """Open the notebook of a folder, upgrading an older one after a verified backup.

    Raises NO_STORE, VAULT_MISSING, STORE_MISSING, WRONG_KEY, NOT_A_STORE, STORE_DAMAGED or
    NEWER_STORE, none of which changes a byte of it.
    """
    vault = Vault.open(folder)
    _look_at_file(layout.store(folder))
    if not vault.fits(key):
        raise UserError(
            "WRONG_KEY",
            "The key given is not this notebook's.",
            "Enter your passphrase or your recovery code.",
        )
    store = Store(folder, key)
    found = schema_of(store)
    store.close()
    if found > HEAD:
        raise UserError(
            "NEWER_STORE",
            "This notebook was last opened by a newer version of SLE Desktop.",
            "Update SLE Desktop, then open it again.",
        )
    if found < HEAD:
        # Start-up: Alembic takes longer to load than a notebook that is up to date to open.
        from sle_desktop.store.upgrading import upgrade  # noqa: PLC0415

        upgrade(folder, key)
    return store


def _fill(connection: Connection, store_id: str) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {engine.APPLICATION_ID}")
    metadata.create_all(connection)
    connection.execute(insert(schema_version).values(version_num=HEAD))
    connection.execute(insert(meta).values(name="store", value=store_id))


def _look_at_file(path: Path) -> None:
    with refusals():
        if not path.exists():
            raise UserError(
                "STORE_MISSING",
                f"The key of a notebook is in {path.parent}, but {path.name} is missing.",
                "Put that file back, or restore a backup into an empty folder.",
            )
        with path.open("rb") as file:
            start = file.read(_SMALLEST)
    if start.startswith(_PLAIN_HEADER):
        raise not_a_store(path)
    if len(start) < _SMALLEST:
        # SQLCipher would take an empty file for a new database and begin to fill it.
        raise UserError(
            "STORE_DAMAGED",
            f"{path} has lost its contents.",
            "Keep that file, and restore the newest backup into an empty folder.",
        )


def _clear(part: Path) -> None:
    """Remove what an interrupted set-up left behind."""
    for ending in ("", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
