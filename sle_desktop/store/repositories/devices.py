"""The laptops of a project, as its lead knows them."""

from typing import Any

from sqlalchemy import Connection, func, select

from sle_desktop.domain.devices import Device
from sle_desktop.store.repositories.rows import as_row, none_such, put
from sle_desktop.store.tables import devices


class Devices:
    """The laptops in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, device: Device) -> None:
        """Keep a laptop, or better what is known of it."""
        put(self._connection, devices, as_row(device))

    def get(self, device_id: str) -> Device:
        """Return a laptop. Raises NO_SUCH_DEVICE."""
        found = self._connection.execute(select(devices).where(devices.c.id == device_id)).first()
        if found is None:
            raise none_such("NO_SUCH_DEVICE", "laptop", device_id)
        return _device(found)

    def find(self, device_id: str) -> Device | None:
        """Return a laptop, ``None`` for one that never joined."""
        found = self._connection.execute(select(devices).where(devices.c.id == device_id)).first()
        return None if found is None else _device(found)

    def list(self) -> tuple[Device, ...]:
        """Return every laptop, by the person's name."""
        wanted = select(devices).order_by(func.lower(devices.c.name), devices.c.id)
        return tuple(_device(row) for row in self._connection.execute(wanted))


def _device(row: Any) -> Device:
    return Device(**row._mapping)
