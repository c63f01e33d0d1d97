"""Connections to the encrypted database, and the settings that make a commit mean saved."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

OLDEST_SQLITE = (3, 51, 3)
"""Earlier ones may damage a database that two connections checkpoint at once."""

APPLICATION_ID = 0x534C4544
"""``SLED``: says, inside the encryption, that a database is ours."""

BEGIN = "sle_begin"
"""Execution option: the statement that opens a transaction."""
WRITE, READ = "BEGIN IMMEDIATE", "BEGIN"

WAIT = 5000
"""Milliseconds that a writer waits for another; jobs hold the lock under 50 ms."""

if dbapi2.sqlite_version_info < OLDEST_SQLITE:
    raise RuntimeError(
        f"SQLite {dbapi2.sqlite_version} may lose data; use {OLDEST_SQLITE} or later"
    )


def connect(path: Path, key: bytes, *, foreign_keys: bool = True) -> Any:
    """Open one connection in autocommit mode; the first read tells whether the key is right."""
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=WAIT / 1000)
    return _prepared(connection, key, _settings(foreign_keys))


def connect_read_only(path: Path, key: bytes) -> Any:
    """Open a database that nobody writes, without making files beside it."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = dbapi2.connect(uri, isolation_level=None, uri=True)
    return _prepared(connection, key, ["query_only = ON", "trusted_schema = OFF"])


def _prepared(connection: Any, key: bytes, settings: list[str]) -> Any:
    try:
        # Before the key: SQLCipher otherwise writes about damaged pages to stderr.
        connection.execute("PRAGMA cipher_log_level = none")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def _settings(foreign_keys: bool) -> list[str]:
    settings = [
        "journal_mode = WAL",
        # NORMAL loses answers that were acknowledged when the power goes.
        "synchronous = FULL",
        f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "cache_size = -20000",
    ]
    if sys.platform == "darwin":
        # There fsync does not reach the platter without these.
        settings += ["fullfsync = ON", "checkpoint_fullfsync = ON"]
    return settings


def engine(creator: Callable[[], Any]) -> Engine:
    """Return an engine on connections that ``creator`` makes; whoever connects keeps one."""
    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=NullPool,
        # Parameters are answers: they must not reach a log through an error's text.
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    # pysqlite opens no transaction before DDL or SELECT by itself, so we do.
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, WRITE))
