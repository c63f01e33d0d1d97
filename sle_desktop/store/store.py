"""The store: a folder and its key, opened for short transactions on one connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sle_desktop.errors import UserError
from sle_desktop.store import durable, engine, layout
from sle_desktop.store.failures import DATABASE, refusals, sqlite_name
from sle_desktop.store.files import Files
from sle_desktop.store.unit_of_work import Work

_ROOM, _MOST_ROOM = 64 * 1024, 16 * 1024 * 1024


class Store:
    """One connection to a notebook. It connects when first used and stays with that thread.

    The window's thread owns one that writes; a job makes its own with :meth:`another`. Nothing is
    checked or upgraded here: ``opening`` does that once at the start.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.key = key
        self._engine = engine.engine(self._connect)
        self._connection: Connection | None = None
        self._busy = False

    @property
    def path(self) -> Path:
        """The encrypted database's file."""
        return layout.store(self.folder)

    @property
    def id(self) -> str:
        """The notebook's own id, which its vault and backups carry too."""
        with self.reading() as work:
            return work.meta.get("store")

    @property
    def files(self) -> Files:
        """The notebook's photos and sealed PDFs."""
        return Files(self.folder, self.key)

    def another(self) -> "Store":
        """Return a store of the same notebook for another thread."""
        return Store(self.folder, self.key)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Write: commit durably when the block ends well, roll back when it raises.

        Raises DISK_FULL, STORE_DAMAGED, IN_USE, READ_ONLY, DISK_FAILED or CANNOT_OPEN.
        """
        with self.transaction(engine.WRITE) as connection:
            yield Work(connection)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Read one unchanging state of the notebook while others may write.

        Raises the refusals of :meth:`work`; writing in here is a bug.
        """
        with self.transaction(engine.READ) as connection:
            yield Work(connection)

    @contextmanager
    def transaction(self, begin: str) -> Iterator[Connection]:
        """Give the bare connection within one transaction: for migrations, checks and backups."""
        if self._busy:
            raise RuntimeError("a transaction of this store is open already: pass its work on")
        # Not files that the block itself reads or writes: those are its own to explain.
        with refusals(DATABASE):
            connection = self._ready()
            connection.execution_options(**{engine.BEGIN: begin})
            self._busy = True
            try:
                with _only_reading(connection, begin), connection.begin():
                    yield connection
            except DATABASE as error:
                self._part_with(error)
                raise
            finally:
                self._busy = False

    @contextmanager
    def plainly(self) -> Iterator[Any]:
        """Give the driver's connection outside any transaction: for PRAGMAs and VACUUM INTO."""
        if self._busy:
            raise RuntimeError("a transaction of this store is open already")
        with refusals(DATABASE):
            try:
                yield self._ready().connection.driver_connection
            except DATABASE as error:
                self._part_with(error)
                raise

    def close(self) -> None:
        """Let go of the connection; the next use makes a new one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _part_with(self, error: Exception) -> None:
        """Let go of a connection that met a fault: nothing read through it can be trusted again.

        Raises the system's own reason for a failed write, if it gives one. SQLite calls only a full
        disk full; a quota, as schools set on profiles, and a largest file size are a bare "disk I/O
        error", so we write as much as its journal holds and look.
        """
        journal = self.path.with_name(f"{self.path.name}-wal")
        held = journal.stat().st_size if journal.exists() else 0
        self.close()
        if sqlite_name(error) == "SQLITE_IOERR":
            with refusals():
                durable.try_room(self.folder, min(held + _ROOM, _MOST_ROOM))

    def _ready(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _connect(self) -> Any:
        if not self.path.exists():
            raise UserError(
                "NO_STORE",
                f"There is no notebook in {self.folder}.",
                "Set one up, or choose the folder that holds yours.",
            )
        return engine.connect(self.path, self.key)


@contextmanager
def _only_reading(connection: Connection, begin: str) -> Iterator[None]:
    if begin != engine.READ:
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA query_only = ON")
    try:
        yield
    except DBAPIError as error:
        if sqlite_name(error) == "SQLITE_READONLY":
            raise RuntimeError("something was written while only reading") from error
        raise
    finally:
        driver.execute("PRAGMA query_only = OFF")
