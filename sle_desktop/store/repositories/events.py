"""What happened to records after they were made; events are only ever added."""

from typing import Any

from sqlalchemy import Connection, insert, select

from sle_desktop.domain.records import Event
from sle_desktop.store.repositories.rows import as_row
from sle_desktop.store.tables import events


class Events:
    """The events in one transaction. They leave only with their record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, event: Event) -> None:
        """Add an event about a version that is here."""
        self._connection.execute(insert(events).values(as_row(event)))

    def of_record(self, record_id: str) -> tuple[Event, ...]:
        """Return the events about all versions of a record, in the order they happened."""
        wanted = (
            select(events).where(events.c.record_id == record_id).order_by(events.c.at, events.c.id)
        )
        return tuple(_event(row) for row in self._connection.execute(wanted))

    def of_kind(self, kind: str) -> tuple[Event, ...]:
        """Return the events of one kind about any record, in the order they happened."""
        wanted = select(events).where(events.c.kind == kind).order_by(events.c.at, events.c.id)
        return tuple(_event(row) for row in self._connection.execute(wanted))


def _event(row: Any) -> Event:
    return Event(**row._mapping)
