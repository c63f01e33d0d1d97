"""Sealed PDFs by record and version, and the numbers printed on them."""

from typing import Any

from sqlalchemy import Connection, Select, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from sle_desktop.domain.records import Document
from sle_desktop.store.repositories.rows import as_row, none_such, pk_of
from sle_desktop.store.tables import document_numbers, documents, records


class Documents:
    """The sealed PDFs' facts in one transaction; ``files`` holds their bytes by ``sha256``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, kind: str) -> str:
        """Return the next number of a kind (``A-0031``); a committed one never comes again."""
        first = upsert(document_numbers).values(kind=kind, last=1)
        counted = first.on_conflict_do_update(
            index_elements=["kind"], set_={"last": document_numbers.c.last + 1}
        )
        last = self._connection.execute(counted.returning(document_numbers.c.last)).scalar_one()
        return f"{kind}-{last:04d}"

    def coming_number(self, kind: str) -> str:
        """Return the number that :meth:`next_number` gives next, without using it."""
        counted = select(document_numbers.c.last).where(document_numbers.c.kind == kind)
        last = self._connection.execute(counted).scalar_one_or_none()
        return f"{kind}-{(last or 0) + 1:04d}"

    def add(self, document: Document) -> None:
        """Add a sealed PDF of a version. Raises NO_SUCH_RECORD."""
        row = as_row(document)
        row["record_pk"] = pk_of(self._connection, row.pop("record_id"), row.pop("version"))
        self._connection.execute(insert(documents).values(row))

    def get(self, document_id: str) -> Document:
        """Return a sealed PDF's facts. Raises NO_SUCH_DOCUMENT."""
        found = self._connection.execute(_all().where(documents.c.id == document_id)).first()
        if found is None:
            raise none_such("NO_SUCH_DOCUMENT", "document", document_id)
        return _document(found)

    def of_record(self, record_id: str, version: int | None = None) -> tuple[Document, ...]:
        """Return the sealed PDFs of a record, of one version if named, oldest first."""
        wanted = _all().where(records.c.id == record_id)
        if version is not None:
            wanted = wanted.where(records.c.version == version)
        return self._found(wanted)

    def of_number(self, number: str) -> tuple[Document, ...]:
        """Return the sealed PDFs that carry a number, oldest first."""
        return self._found(_all().where(documents.c.number == number))

    def list(self) -> tuple[Document, ...]:
        """Return every sealed PDF's facts, oldest first."""
        return self._found(_all())

    def _found(self, wanted: Select[Any]) -> tuple[Document, ...]:
        ordered = wanted.order_by(documents.c.sealed_at, documents.c.id)
        return tuple(_document(row) for row in self._connection.execute(ordered))


def _all() -> Select[Any]:
    facts = [column for column in documents.c if column.name != "record_pk"]
    joined = documents.join(records, records.c.pk == documents.c.record_pk)
    named = records.c.id.label("record_id")
    return select(*facts, named, records.c.version).select_from(joined)


def _document(row: Any) -> Document:
    return Document(**row._mapping)
