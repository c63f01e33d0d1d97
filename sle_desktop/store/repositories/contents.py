"""The answers and repeat rows of drafts: one saved answer is one small write."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from sle_desktop.domain.records import Contents, State
from sle_desktop.store.repositories.records import Records
from sle_desktop.store.repositories.rows import pk_of
from sle_desktop.store.tables import answers, records, repeat_rows

_LAST = "\U0010ffff"


class RecordsWithContents(Records):
    """The records in one transaction, with their answers."""

    def contents(self, record_id: str, version: int | None = None) -> Contents:
        """Return the answers and rows of a version, the current one unless named.

        Raises NO_SUCH_RECORD.
        """
        pk = pk_of(self._connection, record_id, version)
        kept = select(answers.c.key, answers.c.kind, answers.c.text).where(
            answers.c.record_pk == pk
        )
        told = {key: (kind, text) for key, kind, text in self._connection.execute(kept)}
        listed = (
            select(repeat_rows.c.repeat_key, repeat_rows.c.row_id)
            .where(repeat_rows.c.record_pk == pk)
            .order_by(repeat_rows.c.repeat_key, repeat_rows.c.position)
        )
        rows: dict[str, tuple[str, ...]] = {}
        for repeat_key, row_id in self._connection.execute(listed):
            rows[repeat_key] = (*rows.get(repeat_key, ()), row_id)
        return Contents(told, rows)

    def put_answers(
        self,
        record_id: str,
        version: int,
        changed: Mapping[str, tuple[str, str] | None],
        updated: datetime,
    ) -> None:
        """Keep answers, (kind of question, canonical text) by key; ``None`` takes one away.

        Raises NO_SUCH_RECORD and RECORD_LOCKED.
        """
        pk = self._touch(record_id, version, updated)
        kept = [
            {"record_pk": pk, "key": key, "kind": told[0], "text": told[1]}
            for key, told in changed.items()
            if told is not None
        ]
        if kept:
            self._connection.execute(_KEEP, kept)
        gone = [key for key, told in changed.items() if told is None]
        if gone:
            match = and_(answers.c.record_pk == pk, answers.c.key.in_(gone))
            self._connection.execute(delete(answers).where(match))

    def put_rows(
        self,
        record_id: str,
        version: int,
        changed: Mapping[str, Sequence[str]],
        updated: datetime,
    ) -> None:
        """Keep the row ids of repeats in their order, by the repeat's key.

        Answers and inner rows of a row that is no longer named go with it. Raises NO_SUCH_RECORD
        and RECORD_LOCKED.
        """
        pk = self._touch(record_id, version, updated)
        for repeat_key, row_ids in changed.items():
            self._drop_rows(pk, repeat_key, row_ids)
            kept = [
                {"record_pk": pk, "repeat_key": repeat_key, "row_id": row_id, "position": place}
                for place, row_id in enumerate(row_ids)
            ]
            if kept:
                self._connection.execute(_KEEP_ROW, kept)

    def _drop_rows(self, pk: int, repeat_key: str, kept: Sequence[str]) -> None:
        mine = and_(repeat_rows.c.record_pk == pk, repeat_rows.c.repeat_key == repeat_key)
        held = self._connection.execute(select(repeat_rows.c.row_id).where(mine)).scalars()
        gone = set(held) - set(kept)
        if not gone:
            return
        self._connection.execute(delete(repeat_rows).where(mine, repeat_rows.c.row_id.in_(gone)))
        starts = [f"{repeat_key}[{row_id}]/" for row_id in gone]
        for table, column in ((answers, answers.c.key), (repeat_rows, repeat_rows.c.repeat_key)):
            inside = or_(*(column.between(start, start + _LAST) for start in starts))
            self._connection.execute(delete(table).where(table.c.record_pk == pk, inside))

    def _touch(self, record_id: str, version: int, updated: datetime) -> int:
        """Note the time of a change and return the key, in one statement."""
        match: Any = and_(
            records.c.id == record_id,
            records.c.version == version,
            records.c.state == State.DRAFT,
        )
        touched = update(records).where(match).values(updated=updated).returning(records.c.pk)
        found: int | None = self._connection.execute(touched).scalar()
        if found is None:
            self.get(record_id, version).checked_draft()
            raise RuntimeError("a draft was not found by its state")
        return found


_kept = insert(answers)
_KEEP = _kept.on_conflict_do_update(
    index_elements=["record_pk", "key"],
    set_={"kind": _kept.excluded.kind, "text": _kept.excluded.text},
)
_kept_row = insert(repeat_rows)
_KEEP_ROW = _kept_row.on_conflict_do_update(
    index_elements=["record_pk", "repeat_key", "row_id"],
    set_={"position": _kept_row.excluded.position},
)
