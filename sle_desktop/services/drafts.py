"""What may become of a draft beside being finished: moved to another school, deleted, undone."""

from dataclasses import dataclass, replace

from sle_desktop.clock import Now
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import Contents, Record
from sle_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Deleted:
    """A draft that was taken out, whole, so that it can be brought back."""

    record: Record
    contents: Contents

    @property
    def changes(self) -> Changes:
        """What deleting it, or bringing it back, changed."""
        return Changes(records=frozenset({self.record.id}))


@dataclass(frozen=True, slots=True)
class Drafts:
    """What an SLE does with a draft in a list."""

    store: Store
    now: Now

    def delete(self, record_id: str) -> Deleted:
        """Take a draft out and return it. Raises NO_SUCH_RECORD, RECORD_LOCKED once sealed.

        A draft of a later version goes alone: the sealed version before it is current again.
        """
        with self.store.work() as work:
            record = work.records.get(record_id).checked_draft()
            contents = work.records.contents(record_id, record.version)
            work.records.remove(record_id, record.version)
        return Deleted(record, contents)

    def bring_back(self, deleted: Deleted) -> Changes:
        """Put a deleted draft back as it was."""
        record, contents = deleted.record, deleted.contents
        with self.store.work() as work:
            work.records.add(record)
            work.records.put_rows(record.id, record.version, contents.rows, record.updated)
            answers = dict(contents.answers)
            work.records.put_answers(record.id, record.version, answers, record.updated)
        return deleted.changes

    def move(self, record_id: str, school_id: str) -> Changes:
        """Move a draft to another school. Raises NO_SUCH_SCHOOL and RECORD_LOCKED."""
        with self.store.work() as work:
            record = work.records.get(record_id).checked_draft()
            school = work.schools.get(school_id)
            work.records.put(replace(record, school_id=school.id, updated=self.now()))
        return Changes(records=frozenset({record_id}), schools=frozenset({school_id}))
