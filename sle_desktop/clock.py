"""Time and identity, passed in wherever they are needed so that tests and samples can fix them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import uuid6

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
    return str(uuid6.uuid7())


_ids: ContextVar[Callable[[], str]] = ContextVar("ids", default=_by_chance)
