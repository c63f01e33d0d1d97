"""Which school a school, a record or a document belongs to, and which visit is today's."""

from dataclasses import dataclass

from sle_desktop.clock import Now, local_date
from sle_desktop.domain.records import Record, State
from sle_desktop.errors import UserError
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

VISIT = "visit"
"""The id of the form whose draft, dated today, says that one is in a school."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the window asks to know whether somebody else's affairs are about to be shown."""

    store: Store
    now: Now

    def today(self) -> str:
        """Return the schools' day, in ISO."""
        return local_date(self.now()).isoformat()

    def school_name(self, school_id: str) -> str:
        """Return a school's name, ``""`` if there is no such school."""
        with self.store.reading() as work:
            return next((one.name for one in work.schools.find(school_id)), "")

    def school_of(self, thing: str) -> str:
        """Return the school that an id is of, or whose record or document it is of, or ``""``."""
        with self.store.reading() as work:
            if any(one.id == thing for one in work.schools.find(thing)):
                return thing
            record = _record(work, thing) or _of_document(work, thing)
            return record.school_id if record is not None else ""

    def is_visit_of_today(self, thing: str) -> bool:
        """Whether an id is that of a visit's draft that is dated today."""
        with self.store.reading() as work:
            record = _record(work, thing)
        return (
            record is not None
            and record.form_id == VISIT
            and record.state is State.DRAFT
            and record.date == local_date(self.now())
        )


def _record(work: Work, record_id: str) -> Record | None:
    try:
        return work.records.get(record_id)
    except UserError:  # NO_SUCH_RECORD: the id is of something else
        return None


def _of_document(work: Work, document_id: str) -> Record | None:
    try:
        return _record(work, work.documents.get(document_id).record_id)
    except UserError:  # NO_SUCH_DOCUMENT: the id is of something else
        return None
