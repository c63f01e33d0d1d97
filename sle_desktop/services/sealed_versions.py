"""What is signed and locked, also of records whose correction is still being written."""

from datetime import datetime

from sle_desktop.clock import Now
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


def sealed_at(work: Work, record: Record) -> datetime | None:
    """Return when a version was sealed, ``None`` for a draft.

    Its documents tell; a record that came without them (a large sample) was last written then.
    """
    if record.state is State.DRAFT:
        return None
    made = work.documents.of_record(record.id, record.version)
    return made[0].sealed_at if made else record.updated


def clock_of(work: Work, record: Record, now: Now) -> Now:
    """Return the clock that a version's answers are read by: that of its sealing once sealed.

    What a form reads from the clock, such as how many days are left, then stays as it was signed.
    """
    at = sealed_at(work, record)
    return now if at is None else lambda: at
