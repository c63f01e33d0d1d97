"""Time and identity, passed in wherever they are needed so that tests and samples can fix them."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

SCHOOL_ZONE = ZoneInfo("Europe/London")
"""Dates and times on screen are the schools'; Windows has no zones, so tzdata is a dependency."""

Now = Callable[[], datetime]
"""Returns the present instant, aware and in UTC."""


def now() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)


def local(instant: datetime) -> datetime:
    """Return an instant as the schools' clocks show it."""
    return instant.astimezone(SCHOOL_ZONE)


def local_date(instant: datetime) -> date:
    """Return the date that the schools' calendars show at an instant."""
    return local(instant).date()


def new_id() -> str:
    """Return a new UUIDv7 as 36 lower-case characters; later ids sort after earlier ones."""
    return _ids.get()()


@contextmanager
def ids_from(source: Callable[[], str]) -> Iterator[None]:
    """Take ids from a source within this block: the sample is the same each time it is written."""
    before = _ids.set(source)
    try:
        yield
    finally:
        _ids.reset(before)


def _by_chance() -> str:
    """Return a UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance.

    Python has its own from 3.14 on; the package for older ones takes 50 ms and 2 MB to load.
    """
    with _turn:
        milliseconds = _last[0] = max(time.time_ns() // 1_000_000, _last[0] + 1)
    value = milliseconds << 80 | int.from_bytes(os.urandom(10))
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(3 << 62) | 2 << 62
    return str(UUID(int=value))


_turn, _last = threading.Lock(), [0]
"""Two ids of one millisecond take two: later ids sort after earlier ones."""

_ids: ContextVar[Callable[[], str]] = ContextVar("ids", default=_by_chance)
