"""Named words: the notebook's settings, and the facts about the store itself."""

from sqlalchemy import Connection, Table, delete, select

from sle_desktop.store.repositories.rows import put


class Names:
    """Words by name in one table."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table

    def get(self, name: str, default: str = "") -> str:
        """Return a name's words."""
        wanted = select(self._table.c.value).where(self._table.c.name == name)
        found: str | None = self._connection.execute(wanted).scalar()
        return default if found is None else found

    def set(self, name: str, value: str) -> None:
        """Give a name its words."""
        put(self._connection, self._table, {"name": name, "value": value})

    def remove(self, name: str) -> None:
        """Forget a name."""
        self._connection.execute(delete(self._table).where(self._table.c.name == name))

    def all(self) -> dict[str, str]:
        """Return every name's words."""
        rows = self._connection.execute(select(self._table.c.name, self._table.c.value))
        return {name: value for name, value in rows}  # noqa: C416  rows are not plain tuples
