"""Records by id and version: what they are; ``contents`` holds their answers and rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    union,
    update,
)

from sle_desktop.domain.records import Record, State
from sle_desktop.store.repositories.holding import Part, holds
from sle_desktop.store.repositories.rows import as_row, none_such
from sle_desktop.store.tables import (
    action_updates,
    actions,
    answers,
    records,
    schools,
    signatures,
)

FACTS = [column for column in records.c if column.name not in ("pk", "is_current")]
"""What a version says of itself."""

ORDERS = {
    "updated": (records.c.updated.desc(),),
    "date": (records.c.date.desc(), records.c.updated.desc()),
    "drafts": ((records.c.state != State.DRAFT), records.c.updated.desc()),
    "listed": (
        (records.c.state != State.DRAFT),
        records.c.set_aside,
        func.coalesce(records.c.date, func.date(records.c.updated)).desc(),
    ),
    "title": (func.lower(records.c.title), records.c.updated.desc()),
    "school": (func.lower(schools.c.name), records.c.updated.desc()),
    "form": (records.c.form_id, records.c.updated.desc()),
}
"""The ways a table of records may be ordered."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name: records that one of ``authors`` wrote, that the person signed, or that
    answer one of the questions ``keys`` with the name.
    """

    name: str
    keys: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which current versions to list; what is left empty does not matter.

    ``text`` is looked for in the title, the author and the school's name. ``set_aside`` is
    ``None`` for both.
    """

    school_id: str = ""
    form_id: str = ""
    state: str = ""
    text: str = ""
    set_aside: bool | None = None
    author: str = ""
    person: Named | None = None


EVERY = Wanted()


class Records:
    """The records in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, record: Record) -> None:
        """Add a record, or a later version of one; the highest version is current."""
        row = as_row(record)
        self._connection.execute(insert(records).values(row))
        self._mark_current(record.id)

    def get(self, record_id: str, version: int | None = None) -> Record:
        """Return a version, the current one unless named. Raises NO_SUCH_RECORD."""
        match = records.c.is_current if version is None else records.c.version == version
        wanted = select(*FACTS).where(records.c.id == record_id, match)
        found = self._connection.execute(wanted).first()
        if found is None:
            raise none_such("NO_SUCH_RECORD", "record", record_id)
        return record_of(found)

    def versions(self, record_id: str) -> tuple[Record, ...]:
        """Return every version of a record, the first one first; empty for an unknown id."""
        wanted = select(*FACTS).where(records.c.id == record_id).order_by(records.c.version)
        return tuple(record_of(row) for row in self._connection.execute(wanted))

    def put(self, record: Record) -> None:
        """Replace what a version says of itself.

        Raises NO_SUCH_RECORD, and RECORD_LOCKED for a sealed version, which may only become
        superseded.
        """
        held = self.get(record.id, record.version)
        if held.state is not State.DRAFT:
            _check_allowed(held, record)
        match = and_(records.c.id == record.id, records.c.version == record.version)
        self._connection.execute(update(records).where(match).values(as_row(record)))

    def remove(self, record_id: str, version: int) -> None:
        """Remove a version with its answers, signatures, documents' rows and events.

        With the last version go the actions that it agreed and its updates of others.
        """
        match = and_(records.c.id == record_id, records.c.version == version)
        self._connection.execute(delete(records).where(match))
        self._mark_current(record_id)
        if not self.versions(record_id):
            self._connection.execute(delete(actions).where(actions.c.record_id == record_id))
            theirs = action_updates.c.by_record == record_id
            self._connection.execute(delete(action_updates).where(theirs))

    def list(
        self, wanted: Wanted = EVERY, *, limit: int = 200, after: Record | None = None
    ) -> tuple[Record, ...]:
        """Return a page of current versions, the last changed first.

        ``after`` is the last record of the page before; pages do not shift when records change.
        """
        query = _matching(select(*FACTS), wanted)
        if after is not None:
            at = tuple_(records.c.updated, records.c.id)
            query = query.where(at < tuple_(*_place(after)))
        query = query.order_by(records.c.updated.desc(), records.c.id.desc()).limit(limit)
        return tuple(record_of(row) for row in self._connection.execute(query))

    def holding(
        self, either: Sequence[Sequence[Part]], *, school_id: str = "", limit: int = 60
    ) -> tuple[Record, ...]:
        """Return current versions whose title, school or form may hold all parts, by date."""
        held = holds(either, (records.c.title,), (records.c.school_id, records.c.form_id))
        query = _matching(select(*FACTS), Wanted(school_id)).where(held)
        query = query.order_by(*ORDERS["date"], records.c.id.desc()).limit(limit)
        return tuple(record_of(row) for row in self._connection.execute(query))

    def count(self, wanted: Wanted = EVERY) -> int:
        """Return how many current versions match."""
        query = _matching(select(func.count()).select_from(records), wanted)
        return int(self._connection.execute(query).scalar_one())

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many current versions there are by form and state."""
        query = select(records.c.form_id, records.c.state, func.count()).where(records.c.is_current)
        found: dict[str, dict[str, int]] = {}
        for form, state, count in self._connection.execute(
            query.group_by(records.c.form_id, records.c.state)
        ):
            found.setdefault(form, {})[state] = count
        return found

    def keys(self, wanted: Wanted = EVERY, order: str = "updated") -> tuple[int, ...]:
        """Return the keys of all current versions that match, in one of :data:`ORDERS`.

        A table of 50,000 rows is made of these, and reads the rows it shows with :meth:`by_keys`.
        """
        query = _matching(select(records.c.pk), wanted)
        if order == "school" and not wanted.text:
            query = query.outerjoin(schools, schools.c.id == records.c.school_id)
        query = query.order_by(*ORDERS[order], records.c.id.desc())
        return tuple(self._connection.execute(query).scalars())

    def by_keys(self, keys: Sequence[int]) -> tuple[Record, ...]:
        """Return the versions with those keys, in their order; ones that went are left out."""
        query = select(records.c.pk, *FACTS).where(records.c.pk.in_(keys))
        found = {row[0]: record_of(row) for row in self._connection.execute(query)}
        return tuple(found[key] for key in keys if key in found)

    def named_in(self, keys: Sequence[str], school_id: str = "") -> tuple[str, ...]:
        """Return the names of people in current versions, by name: who signed, and what answers
        those questions; of one school only if named.
        """
        current = select(records.c.pk).where(records.c.is_current)
        if school_id:
            current = current.where(records.c.school_id == school_id)
        told = select(answers.c.text).where(
            answers.c.record_pk.in_(current), answers.c.key.in_(keys)
        )
        signed = select(signatures.c.name).where(signatures.c.record_pk.in_(current))
        found = set(self._connection.execute(union(told, signed)).scalars())
        return tuple(sorted((one for one in found if one.strip()), key=str.casefold))

    def _mark_current(self, record_id: str) -> None:
        highest = (
            select(func.max(records.c.version)).where(records.c.id == record_id).scalar_subquery()
        )
        marked = update(records).where(records.c.id == record_id)
        self._connection.execute(marked.values(is_current=records.c.version == highest))


def _matching(query: Select[Any], wanted: Wanted) -> Select[Any]:
    query = query.where(records.c.is_current)
    for name in ("school_id", "form_id", "state", "author"):
        value = getattr(wanted, name)
        if value:
            query = query.where(records.c[name] == value)
    if wanted.set_aside is not None:
        query = query.where(records.c.set_aside == wanted.set_aside)
    if wanted.person is not None:
        query = query.where(_names(wanted.person))
    if wanted.text:
        looked_in = (records.c.title, records.c.author, schools.c.name)
        query = query.outerjoin(schools, schools.c.id == records.c.school_id).where(
            or_(*(column.contains(wanted.text, autoescape=True) for column in looked_in))
        )
    return query


def _names(person: Named) -> ColumnElement[bool]:
    signed = exists().where(
        signatures.c.record_pk == records.c.pk, signatures.c.name == person.name
    )
    told = exists().where(
        answers.c.record_pk == records.c.pk,
        answers.c.key.in_(person.keys),
        answers.c.text == person.name,
    )
    return or_(records.c.author.in_(person.authors), signed, told)


def _place(record: Record) -> tuple[Any, Any]:
    return literal(record.updated, records.c.updated.type), record.id


def _check_allowed(held: Record, record: Record) -> None:
    superseded = replace(held, state=State.SUPERSEDED, updated=record.updated)
    if record not in (held, superseded):
        held.checked_draft()


def record_of(row: Any) -> Record:
    """Return the record among a row's columns."""
    facts = {column.name: row._mapping[column.name] for column in FACTS}
    return Record(**facts | {"state": State(facts["state"])})
