"""Kinds of column: instants, dates, words and flags, as the database keeps them."""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Dialect, ForeignKey, Integer, String, Text, text
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as UTC text of one width so that text order is time order."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text; a naive instant is a bug."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the instant in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A school's local date, kept as ISO text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Return the date."""
        return None if value is None else date.fromisoformat(value)


class Reference(TypeDecorator[str]):
    """An id of something else, or nothing: empty words in the domain, NULL for the foreign key."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the id, or NULL."""
        return value or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the id, or empty words."""
        return value or ""


class Structure(TypeDecorator[Any]):
    """Lists and mappings that are never searched, kept as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return lists and mappings."""
        return None if value is None else json.loads(value)


def instant_text(value: datetime) -> str:
    """Return an instant as it is stored: UTC, microseconds, ``Z``."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def key(name: str = "id") -> Column[str]:
    """Return a column of text ids that tells rows apart."""
    return Column(name, String, primary_key=True)


def words(name: str) -> Column[str]:
    """Return a column of words, empty when there are none."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def flag(name: str) -> Column[bool]:
    """Return a column of yes or no."""
    return Column(name, Boolean, nullable=False, server_default=text("0"))


def number(name: str) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False)


def instant(name: str) -> Column[datetime]:
    """Return a column of instants."""
    return Column(name, Instant, nullable=False)


def structure(name: str) -> Column[Any]:
    """Return a column of lists and mappings, an empty list by default."""
    return Column(name, Structure, nullable=False, server_default=text("'[]'"))


def of_record(*, primary_key: bool = False) -> Column[int]:
    """Return a column that names a version of a record and goes when it goes."""
    target = ForeignKey("records.pk", ondelete="CASCADE")
    return Column("record_pk", Integer, target, nullable=False, primary_key=primary_key)
