"""Migrated tables and defined tables are the same."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from sle_desktop.store import engine, note_index
from sle_desktop.store.tables import HEAD, metadata
from sle_desktop.store.upgrading import VERSIONS, migrate

KEY = bytes(range(32))


def schema(connection: Connection) -> dict[str, list[str]]:
    """Return every table's and index's definition, its parts in any order, spacing aside."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(re.split(r"[\s,()]+", sql)) for name, sql in rows}


def _is_ours(name: str | None, *_: object) -> bool:
    return name not in (note_index.NAME, *note_index.SHADOWS)


def test_migrating_from_nothing_gives_the_defined_tables(tmp_path: Path) -> None:
    migrated = engine.engine(lambda: engine.connect(tmp_path / "a.db", KEY, foreign_keys=False))
    defined = engine.engine(lambda: engine.connect(tmp_path / "b.db", KEY))
    with migrated.connect() as connection, connection.begin():
        migrate(connection, (VERSIONS,))
        found = schema(connection)
        # SQLAlchemy knows nothing of full text: that is compared word by word below.
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []
    with defined.connect() as connection, connection.begin():
        metadata.create_all(connection)
        made = schema(connection)
        assert found == made
        assert {name for name in made if name.startswith("note_index")} == {
            note_index.NAME,
            *note_index.SHADOWS,
        }


def test_the_newest_migration_is_the_one_the_tables_name() -> None:
    scripts = ScriptDirectory(str(VERSIONS.parent), version_locations=[str(VERSIONS)])
    assert scripts.get_heads() == [HEAD]
    numbers = [script.revision for script in scripts.walk_revisions()]
    assert numbers == sorted(numbers, reverse=True)


def test_migrations_import_nothing_of_ours() -> None:
    for path in VERSIONS.parent.rglob("*.py"):
        assert "sle_desktop" not in path.read_text()
