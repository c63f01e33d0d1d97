"""What else may become of a draft: moved to another school or day, or deleted with undo."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sle_desktop.clock import Now
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import Contents, Event, Record, Signature
from sle_desktop.engine.definition import Form
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.values import from_text, to_text
from sle_desktop.errors import UserError
from sle_desktop.services.beginning import FILL, PRIOR, Beginning, environment
from sle_desktop.services.fieldwork import OpenRecord, described_by, live_record
from sle_desktop.services.library import Library
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_DATE = "date"
_ROW = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was, whole, so that it can be brought back."""

    record: Record
    contents: Contents
    signatures: tuple[Signature, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def changes(self) -> Changes:
        """What deleting, moving or bringing it back changes."""
        record = self.record
        return Changes(records=frozenset({record.id}), schools=frozenset({record.school_id}))


@dataclass(frozen=True, slots=True)
class Drafts:
    """What an SLE does with a draft in a list."""

    store: Store
    library: Library
    now: Now

    def delete(self, record_id: str) -> Kept:
        """Take a draft out and return it. Raises NO_SUCH_RECORD, RECORD_LOCKED once sealed.

        A draft of a later version goes alone: the sealed version before it is current again.
        """
        with self.store.work() as work:
            kept = _kept(work, record_id)
            work.records.remove(record_id, kept.record.version)
        return kept

    def bring_back(self, kept: Kept) -> Changes:
        """Put a draft back as it was, in the place of what became of it.

        Raises RECORD_LOCKED if it was sealed meanwhile.
        """
        record = kept.record
        with self.store.work() as work:
            now = next(
                (one for one in work.records.versions(record.id) if one.version == record.version),
                None,
            )
            if now is not None:
                now.checked_draft()
                work.records.remove(record.id, record.version)
            work.records.add(record)
            _put(work, record, kept.contents)
            if kept.signatures:
                work.signatures.put(record.id, record.version, kept.signatures)
            for event in kept.events:
                work.events.add(event)
        return kept.changes

    def move(self, record_id: str, school_id: str) -> Kept:
        """Move a draft to another school and return it as it was.

        What the app had filled in of the school (its agreement, last time's positions, its open
        actions) is taken out, and that of the new school put in; what people answered stays. Who
        had signed signs anew.
        Raises NO_SUCH_SCHOOL, RECORD_LOCKED, and VERSION_STAYS for a later version of a record.
        """
        with self.store.work() as work:
            kept = _kept(work, record_id)
            record = kept.record
            if record.version > 1:
                raise UserError(
                    "VERSION_STAYS",
                    f"“{record.title}” corrects a record that is signed and locked.",
                    "A correction stays at its school: make a new record at the other one.",
                )
            form = self.library.form(work, record.form_hash)
            begun = Beginning(work, self.library, self.now).draft(form, school_id)
            live = self._with_answers(form, kept.contents, begun.instance)
            moved = replace(record, school_id=school_id, prior_id=begun.record.prior_id)
            opened = OpenRecord(replace(moved, updated=self.now()), form, live)
            described = described_by(opened, self.now)
            work.records.remove(record_id, record.version)
            work.records.add(described)
            _put(work, described, _contents(live))
        return kept

    def move_day(self, record_id: str, day: date) -> Kept:
        """Give a draft another day and return it as it was.

        Raises DAY_REFUSED where its form has no day or does not take this one, and RECORD_LOCKED.
        """
        with self.store.work() as work:
            kept = _kept(work, record_id)
            record = kept.record
            form = self.library.form(work, record.form_hash)
            live = live_record(work, form, record, self.now)
            key = next((one.path for one in form.walk() if one.name == _DATE), "")
            if not key:
                raise UserError(
                    "DAY_REFUSED",
                    f"“{record.title}” has no day to change.",
                    "It keeps the day on which it was made.",
                )
            live.answer(key, day)
            if problem := live.at(key).problem:
                raise UserError("DAY_REFUSED", problem, "Choose another day.")
            opened = OpenRecord(replace(record, updated=self.now()), form, live)
            described = described_by(opened, self.now)
            work.records.put(described)
            _put(work, described, _contents(live))
        return kept

    def _with_answers(self, form: Form, held: Contents, fresh: Instance) -> Instance:
        """Return a fresh draft with what people answered in the old one."""
        given = _given(form)
        answers = {
            key: from_text(kind, text)
            for key, (kind, text) in held.answers.items()
            if not _is_given(key, given)
        }
        rows = {key: ids for key, ids in held.rows.items() if not _is_given(key, given)}
        answers |= {key: value for key, value in fresh.answers.items() if _is_given(key, given)}
        rows |= {key: ids for key, ids in fresh.rows.items() if _is_given(key, given)}
        return Instance.open(form, answers, rows, environment(self.now))


def _kept(work: Work, record_id: str) -> Kept:
    record = work.records.get(record_id).checked_draft()
    version = record.version
    return Kept(
        record,
        work.records.contents(record_id, version),
        work.signatures.of_record(record_id, version),
        tuple(one for one in work.events.of_record(record_id) if one.version == version),
    )


def _put(work: Work, record: Record, contents: Contents) -> None:
    work.records.put_rows(record.id, record.version, contents.rows, record.updated)
    answers = dict(contents.answers)
    work.records.put_answers(record.id, record.version, answers, record.updated)


def _contents(live: Instance) -> Contents:
    answers: Mapping[str, tuple[str, str]] = {
        key: (live.kind(key), to_text(live.kind(key), value))
        for key, value in live.answers.items()
        if value is not None
    }
    return Contents(answers, dict(live.rows))


def _given(form: Form) -> frozenset[str]:
    """Return the paths of the questions and repeats that the app fills in at the start."""
    return frozenset(one.path for one in form.walk() if PRIOR in one.extra or FILL in one.extra)


def _is_given(key: str, given: frozenset[str]) -> bool:
    path = _ROW.sub("", key)
    return path in given or any(path.startswith(f"{one}/") for one in given)
