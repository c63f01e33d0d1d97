"""What is signed and locked, also of records whose correction is still being written."""

from sle_desktop.domain.records import Record, State
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.unit_of_work import Work

_EVERY = 100_000


def sealed_version(work: Work, record: Record) -> Record | None:
    """Return the sealed version of a current record: the one before it while that is a draft."""
    if record.state is State.DRAFT and record.version > 1:
        record = work.records.get(record.id, record.version - 1)
    return record if record.state is State.SEALED else None


def sealed_records(work: Work, school_id: str, form_id: str) -> list[Record]:
    """Return the sealed version of every record of a form at a school that has one."""
    current = work.records.list(Wanted(school_id, form_id), limit=_EVERY)
    return [sealed for one in current if (sealed := sealed_version(work, one)) is not None]
