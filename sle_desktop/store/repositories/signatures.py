"""What people put their name to: one list of signatures for each version of a record."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sle_desktop.domain.records import Signature
from sle_desktop.store.repositories.rows import as_row, pk_of
from sle_desktop.store.tables import signatures


class Signatures:
    """The signatures in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, record_id: str, version: int, signed: Sequence[Signature]) -> None:
        """Replace the signatures of a version. Raises NO_SUCH_RECORD."""
        pk = pk_of(self._connection, record_id, version)
        self._connection.execute(delete(signatures).where(signatures.c.record_pk == pk))
        rows = [
            as_row(one) | {"record_pk": pk, "position": place} for place, one in enumerate(signed)
        ]
        if rows:
            self._connection.execute(insert(signatures), rows)

    def of_record(self, record_id: str, version: int) -> tuple[Signature, ...]:
        """Return the signatures of a version in the order they were made. Raises NO_SUCH_RECORD."""
        pk = pk_of(self._connection, record_id, version)
        wanted = (
            select(signatures).where(signatures.c.record_pk == pk).order_by(signatures.c.position)
        )
        return tuple(_signature(row) for row in self._connection.execute(wanted))


def _signature(row: Any) -> Signature:
    facts = dict(row._mapping)
    del facts["record_pk"], facts["position"]
    facts["strokes"] = tuple(
        tuple((x, y, pressure) for x, y, pressure in stroke) for stroke in facts["strokes"]
    )
    return Signature(**facts)
