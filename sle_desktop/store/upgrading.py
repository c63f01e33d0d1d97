"""Brings an older store up to date: a verified backup, then all steps in one transaction."""

import os
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from sle_desktop import clock
from sle_desktop.errors import UserError
from sle_desktop.store import engine, layout
from sle_desktop.store.failures import refusals
from sle_desktop.store.schema import schema_of
from sle_desktop.store.snapshot import snapshot
from sle_desktop.store.store import Store

_SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = _SCRIPTS / "versions"


def upgrade(
    folder: Path, key: bytes, versions: tuple[Path, ...] = (VERSIONS,), now: clock.Now = clock.now
) -> Path:
    """Upgrade the store of a folder, and return the backup that was made before.

    The caller holds the folder's lock. Either every step is committed or the store is as it was.
    Raises UPGRADE_FAILED when the upgraded tables do not hold everything they held before.
    """
    store = Store(folder, key)
    backup = _backup_place(folder, schema_of(store), now())
    with refusals():
        backup.parent.mkdir(parents=True, exist_ok=True)
    snapshot(store, backup)
    store.close()
    # Foreign keys must be off before the transaction: a table that is made anew would otherwise
    # take its children with it.
    path = layout.store(folder)
    made = engine.engine(lambda: engine.connect(path, key, foreign_keys=False))
    with refusals(), made.connect() as connection, connection.begin():
        before = _counts(connection)
        migrate(connection, versions)
        _check(connection, before)
    return backup


def migrate(connection: Connection, versions: tuple[Path, ...]) -> None:
    """Run every step that a database has not seen, in the transaction that is open."""
    command.upgrade(_config(connection, versions), "head")


def _config(connection: Connection, versions: tuple[Path, ...]) -> Config:
    config = Config(attributes={"connection": connection})
    places = os.pathsep.join(str(place) for place in versions)
    for name, value in (
        ("script_location", str(_SCRIPTS)),
        ("path_separator", "os"),
        ("version_locations", places),
    ):
        config.set_main_option(name, value.replace("%", "%%"))
    return config


def _backup_place(folder: Path, schema: str, at: datetime) -> Path:
    name = f"before-upgrade-from-{schema}-{at:%Y-%m-%d-%H%M%S}.db"
    return layout.backups(folder) / name


def _counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has, an index's own tables left out: it may shrink."""
    tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    names = connection.exec_driver_sql(tables).scalars().all()
    return {name: _count(connection, name) for name in names}


def _count(connection: Connection, table: str) -> int:
    quoted = connection.dialect.identifier_preparer.quote(table)
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {quoted}").scalar_one())  # noqa: S608


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    if lost or found or faults != ["ok"]:
        raise UserError(
            "UPGRADE_FAILED",
            "The notebook could not be brought up to date without losing something.",
            "It was left as it was. Keep the older SLE Desktop, and report this.",
        )
