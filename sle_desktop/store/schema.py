"""Which tables a store has: the revision that says how old it is."""

from pathlib import Path

from sqlalchemy import select

from sle_desktop.errors import UserError
from sle_desktop.store import engine
from sle_desktop.store.store import Store
from sle_desktop.store.tables import schema_version


def schema_of(store: Store) -> str:
    """Return the revision of a store's tables. Raises NOT_A_STORE or STORE_DAMAGED."""
    with store.plainly() as driver:
        kind = driver.execute("PRAGMA application_id").fetchone()[0]
    if kind != engine.APPLICATION_ID:
        raise not_a_store(store.path)
    with store.transaction(engine.READ) as connection:
        return str(connection.execute(select(schema_version.c.version_num)).scalar_one())


def not_a_store(path: Path) -> UserError:
    """Return the refusal of a database that is somebody else's."""
    return UserError(
        "NOT_A_STORE",
        f"{path} is not a notebook of SLE Desktop.",
        "Choose the folder that holds your notebook.",
    )
