"""The tables, as Core definitions; ``SCHEMA.md`` says what each is for.

How to change them: change the definition here, add a migration in ``migrations/versions``, raise
``HEAD`` and say it in ``SCHEMA.md``. A test compares a migrated database with these definitions.
"""

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

from sle_desktop.store import columns as c
from sle_desktop.store import note_index

HEAD = "0003"
"""The migration that these tables are the result of."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

schema_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own; a new store is made at ``HEAD`` without it."""

meta = Table("meta", metadata, c.key("name"), Column("value", Text, nullable=False))
settings = Table("settings", metadata, c.key("name"), Column("value", Text, nullable=False))

schools = Table(
    "schools",
    metadata,
    c.key(),
    Column("name", Text, nullable=False),
    c.words("town"),
    c.words("postcode"),
    c.words("urn"),
    c.structure("former_urns"),
    c.words("phase"),
    Column("low_age", Integer),
    Column("high_age", Integer),
    Column("roll", Integer),
    c.words("pyramid"),
    c.words("role_in_project"),
    c.flag("is_home_school"),
    c.words("observation_protocol"),
    c.number("observation_limit"),
    c.number("notice_days"),
    c.flag("photo_permission"),
    c.structure("contacts"),
    c.words("calendar"),
    c.structure("inset_days"),
    Index(None, "urn"),
)

people = Table(
    "people",
    metadata,
    c.key(),
    Column("name", Text, nullable=False),
    c.words("role"),
    c.words("email"),
    Column("school_id", c.Reference, ForeignKey("schools.id")),
    c.words("code"),
    Index(None, "school_id"),
)

forms = Table(
    "forms",
    metadata,
    c.key("hash"),
    Column("id", String, nullable=False),
    c.words("version"),
    c.words("title"),
    Column("text", Text, nullable=False),
    c.instant("installed_at"),
    Index(None, "id", "installed_at"),
)

records = Table(
    "records",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String, nullable=False),
    c.number("version"),
    Column("form_id", String, nullable=False),
    Column("form_hash", String, ForeignKey("forms.hash"), nullable=False),
    Column("school_id", c.Reference, ForeignKey("schools.id")),
    Column("state", String, nullable=False),
    c.instant("created"),
    c.instant("updated"),
    c.words("title"),
    Column("date", c.Day),
    c.words("stage"),
    c.words("prior_id"),
    c.words("author"),
    c.words("reason"),
    c.flag("set_aside"),
    c.flag("is_current"),
    UniqueConstraint("id", "version"),
    Index(None, "school_id"),
    Index(None, "form_hash"),
    Index("ix_records_current", "updated", "id", sqlite_where=text("is_current = 1")),
)

answers = Table(
    "answers",
    metadata,
    c.of_record(primary_key=True),
    c.key("key"),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    c.number("record_pk"),
    Column("key", String, nullable=False),
    UniqueConstraint("record_pk", "key"),
)
"""Written by the triggers of ``note_index`` alone, so it names no foreign key."""

repeat_rows = Table(
    "repeat_rows",
    metadata,
    c.of_record(primary_key=True),
    c.key("repeat_key"),
    c.key("row_id"),
    c.number("position"),
    sqlite_with_rowid=False,
)

signatures = Table(
    "signatures",
    metadata,
    c.of_record(primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("meaning", String, nullable=False),
    c.instant("at"),
    c.words("witness"),
    c.words("comment"),
    c.structure("strokes"),
    sqlite_with_rowid=False,
)

documents = Table(
    "documents",
    metadata,
    c.key(),
    Column("number", String, nullable=False),
    c.of_record(),
    Column("copy", String, nullable=False),
    Column("sha256", String, nullable=False),
    c.number("pages"),
    c.number("bytes"),
    c.instant("sealed_at"),
    Index(None, "number"),
    Index(None, "record_pk"),
    Index(None, "sha256"),
)

document_numbers = Table("document_numbers", metadata, c.key("kind"), c.number("last"))

events = Table(
    "events",
    metadata,
    c.key(),
    Column("record_id", String, nullable=False),
    c.number("version"),
    c.instant("at"),
    Column("kind", String, nullable=False),
    c.words("note"),
    ForeignKeyConstraint(
        ["record_id", "version"], ["records.id", "records.version"], ondelete="CASCADE"
    ),
    Index(None, "record_id", "version"),
)

actions = Table(
    "actions",
    metadata,
    c.key(),
    Column("school_id", String, ForeignKey("schools.id"), nullable=False),
    Column("record_id", String, nullable=False),
    Column("what", Text, nullable=False),
    c.words("who"),
    Column("due", c.Day),
    c.words("success"),
    Column("agreed_on", c.Day),
    Index(None, "school_id"),
    Index(None, "record_id"),
)

action_updates = Table(
    "action_updates",
    metadata,
    c.key(),
    Column("action_id", String, nullable=False),
    Column("date", c.Day, nullable=False),
    Column("status", String, nullable=False),
    c.words("note"),
    c.words("by_record"),
    Index(None, "action_id"),
    Index(None, "by_record"),
)

photos = Table(
    "photos",
    metadata,
    c.key("sha256"),
    c.number("size"),
    c.number("width"),
    c.number("height"),
    c.instant("added"),
    Column("thumbnail", LargeBinary, nullable=False),
    Column("delete_on", c.Day),
)


def _make_index(_tables: MetaData, connection: Connection, **_: object) -> None:
    for statement in note_index.STATEMENTS:
        connection.exec_driver_sql(statement)


event.listen(metadata, "after_create", _make_index)

devices = Table(
    "devices",
    metadata,
    c.key(),
    Column("name", Text, nullable=False),
    c.words("email"),
    c.words("role"),
    Column("certificate", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    c.instant("joined_at"),
    Column("status", String, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    c.key("device"),
    Column("number", Integer, primary_key=True),
    c.key("hash"),
    Column("kind", String, nullable=False),
    c.words("record_id"),
    c.number("version"),
    c.words("school_id"),
    Column("line", Text, nullable=False),
    c.instant("received_at"),
    Index(None, "record_id", "version"),
    sqlite_with_rowid=False,
)
"""A fork of a laptop that went on from a backup is two hashes at one number."""
