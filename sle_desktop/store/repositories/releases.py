"""Releases: this laptop's own stream, and on the lead's also those of everybody. Only added to."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from sle_desktop.domain.devices import Position, Published, position
from sle_desktop.store.repositories.rows import as_row
from sle_desktop.store.tables import releases


class Releases:
    """The releases in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, published: Sequence[Published]) -> None:
        """Add releases; those that are here already stay as they are."""
        if published:
            statement = insert(releases).on_conflict_do_nothing()
            self._connection.execute(statement, [as_row(one) for one in published])

    def of_device(self, device: str, after: int = 0) -> tuple[Published, ...]:
        """Return a device's releases with a number above ``after``, in order."""
        wanted = (
            select(releases)
            .where(releases.c.device == device, releases.c.number > after)
            .order_by(releases.c.number, releases.c.hash)
        )
        return tuple(_published(row) for row in self._connection.execute(wanted))

    def last(self, device: str) -> Published | None:
        """Return a device's latest release."""
        wanted = (
            select(releases)
            .where(releases.c.device == device)
            .order_by(releases.c.number.desc(), releases.c.hash)
            .limit(1)
        )
        found = self._connection.execute(wanted).first()
        return None if found is None else _published(found)

    def of_record(self, record_id: str) -> tuple[Published, ...]:
        """Return every release about a record, by version then hash."""
        wanted = (
            select(releases)
            .where(releases.c.record_id == record_id)
            .order_by(releases.c.version, releases.c.hash)
        )
        return tuple(_published(row) for row in self._connection.execute(wanted))

    def released(self, device: str) -> frozenset[tuple[str, int]]:
        """Return the (record, version) pairs that a device published."""
        wanted = select(releases.c.record_id, releases.c.version).where(
            releases.c.device == device, releases.c.kind == "record"
        )
        return frozenset((row[0], row[1]) for row in self._connection.execute(wanted))

    def versions(self, record_ids: Iterable[str]) -> dict[str, dict[int, frozenset[str]]]:
        """Return the hashes of each version of records that are here, by record and version."""
        wanted = select(releases.c.record_id, releases.c.version, releases.c.hash).where(
            releases.c.kind == "record", releases.c.record_id.in_(list(record_ids))
        )
        found: dict[str, dict[int, frozenset[str]]] = {}
        for record_id, version, name in self._connection.execute(wanted):
            of = found.setdefault(record_id, {})
            of[version] = of.get(version, frozenset()) | {name}
        return found

    def places(self, device: str) -> dict[int, frozenset[str]]:
        """Return the hashes at each number of a device's stream: more than one is a fork."""
        wanted = select(releases.c.number, releases.c.hash).where(releases.c.device == device)
        found: dict[int, frozenset[str]] = {}
        for number, name in self._connection.execute(wanted):
            found[number] = found.get(number, frozenset()) | {name}
        return found

    def position(self, device: str) -> Position:
        """Return how far a device's stream is here."""
        wanted = select(releases.c.number).where(releases.c.device == device)
        return position(device, set(self._connection.execute(wanted).scalars()))


def _published(row: Any) -> Published:
    return Published(**row._mapping)
