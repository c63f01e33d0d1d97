"""The full text of notes: found by words, compared with the answers, and made again."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, column, select, table, text
from sqlalchemy.exc import DatabaseError

from sle_desktop.domain.records import Record
from sle_desktop.store.failures import sqlite_name
from sle_desktop.store.repositories.records import FACTS, record_of
from sle_desktop.store.tables import answers, notes, records

_INDEX = table("note_index", column("rowid"))
_HITS = text("note_index MATCH :wanted")

_ASTRAY = """
    SELECT EXISTS (
        SELECT record_pk, key FROM answers WHERE kind = 'text'
        EXCEPT SELECT record_pk, key FROM notes
    ) OR EXISTS (
        SELECT record_pk, key FROM notes
        EXCEPT SELECT record_pk, key FROM answers WHERE kind = 'text'
    )"""
_COMPARE = "INSERT INTO note_index (note_index, rank) VALUES ('integrity-check', 1)"
_ANEW = (
    """DELETE FROM notes WHERE (record_pk, key) NOT IN
    (SELECT record_pk, key FROM answers WHERE kind = 'text')""",
    """INSERT INTO notes (record_pk, key) SELECT record_pk, key FROM answers WHERE kind = 'text'
    EXCEPT SELECT record_pk, key FROM notes""",
    "INSERT INTO note_index (note_index) VALUES ('rebuild')",
)


@dataclass(frozen=True, slots=True)
class Note:
    """An answer in words: the current version that it stands in, its key there, and itself."""

    record: Record
    key: str
    words: str


class Notes:
    """The full text in one transaction. Triggers keep it true; see ``note_index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(
        self, either: Sequence[Sequence[str]], *, school_id: str = "", limit: int = 20
    ) -> tuple[Note, ...]:
        """Return notes of current versions, those begun last first.

        ``either`` are lists of words or phrases as somebody typed them: a note holds all of one
        list, the last of it as a beginning. Case, accents and signs do not matter.
        """
        wanted = " OR ".join(filter(None, map(_expression, either)))
        if not wanted:
            return ()
        its_answer = and_(answers.c.record_pk == notes.c.record_pk, answers.c.key == notes.c.key)
        query = (
            select(answers.c.key, answers.c.text, *FACTS)
            .select_from(_INDEX)
            .join(notes, notes.c.id == _INDEX.c.rowid)
            .join(records, and_(records.c.pk == notes.c.record_pk, records.c.is_current))
            .join(answers, its_answer)
            .where(_HITS.bindparams(wanted=wanted))
            .order_by(_INDEX.c.rowid.desc())
            .limit(limit)
        )
        if school_id:
            query = query.where(records.c.school_id == school_id)
        rows = self._connection.execute(query)
        return tuple(Note(record_of(row), row.key, row.text) for row in rows)

    def are_true(self) -> bool:
        """Whether the index holds every note as it stands and nothing else; needs ``work``."""
        if self._connection.exec_driver_sql(_ASTRAY).scalar_one():
            return False
        try:
            self._connection.exec_driver_sql(_COMPARE)
        except DatabaseError as error:
            if sqlite_name(error).startswith("SQLITE_CORRUPT"):
                return False
            raise
        return True

    def make_anew(self) -> None:
        """Make the index again from the answers."""
        for step in _ANEW:
            self._connection.exec_driver_sql(step)


def _expression(words: Sequence[str]) -> str:
    """Return words in FTS5's language: all of them, each in quotes so that it means nothing else.

    Words without a letter or a number are left out: FTS5 would find nothing by them.
    """
    plain = [word.replace('"', " ").replace("\0", " ") for word in words]
    quoted = [f'"{word}"' for word in plain if any(map(str.isalnum, word))]
    return f"({' AND '.join(quoted)} *)" if quoted else ""
