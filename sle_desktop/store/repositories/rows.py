"""Steps that the repositories share: domain facts to rows and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

from sle_desktop.errors import UserError
from sle_desktop.store.tables import records


def as_row(fact: Any) -> dict[str, Any]:
    """Return a frozen fact's fields by name, one level deep."""
    return {one.name: getattr(fact, one.name) for one in fields(fact)}


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert a row, or replace the values of the one with the same primary key."""
    statement = insert(table).values(row)
    keys = [column.name for column in table.primary_key]
    fresh = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh))


def none_such(code: str, what: str, wanted: str) -> UserError:
    """Return the refusal for an id that names nothing here."""
    return UserError(code, f"There is no {what} “{wanted}” in this notebook.", "Check the name.")


def pk_of(connection: Connection, record_id: str, version: int | None) -> int:
    """Return the key of a version, the current one if ``None``. Raises NO_SUCH_RECORD."""
    match = records.c.is_current if version is None else records.c.version == version
    wanted = select(records.c.pk).where(records.c.id == record_id, match)
    found: int | None = connection.execute(wanted).scalar()
    if found is None:
        raise none_such("NO_SUCH_RECORD", "record", record_id)
    return found
