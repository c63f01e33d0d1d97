"""A record of a form: its state and versions, who signed it, and what happened to it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sle_desktop.errors import UserError

_Day = date  # a field below is called date


class State(StrEnum):
    """Where a version of a record stands. "Ready" is derived: a draft without problems."""

    DRAFT = "draft"
    SEALED = "sealed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a record. ``id`` is shared by all versions; the highest version is current.

    ``date`` is the school's local date of what is recorded. ``stage`` is baseline, review or
    final for an audit, else empty. ``prior_id`` names the earlier audit whose positions were
    copied in when the draft was made. ``reason`` says why a later version was needed.
    """

    id: str
    version: int
    form_id: str
    form_hash: str
    school_id: str
    state: State
    created: datetime
    updated: datetime
    title: str = ""
    date: _Day | None = None
    stage: str = ""
    prior_id: str = ""
    author: str = ""
    reason: str = ""
    set_aside: bool = False

    def checked_draft(self) -> "Record":
        """Return this record if it may be written. Raises RECORD_LOCKED once it is sealed."""
        if self.state is not State.DRAFT:
            raise UserError(
                "RECORD_LOCKED",
                f"“{self.title or self.form_id}” is signed and locked.",
                "Start a new version of it to make a correction.",
            )
        return self

    def sealed(self, at: datetime) -> "Record":
        """Return this version as signed and locked."""
        return replace(self.checked_draft(), state=State.SEALED, updated=at)


@dataclass(frozen=True, slots=True)
class Contents:
    """The answers of one version as stored: canonical text by key, and row ids by repeat."""

    answers: Mapping[str, tuple[str, str]]
    """(kind of question, canonical text) by the field's key."""

    rows: Mapping[str, tuple[str, ...]]


MEANINGS = {
    "read": "I have read this and we discussed it.",
    "comment": "I have read this and wish to comment.",
    "declined": "Declined to sign.",
}
"""What a signature says. Never that somebody agreed, never that anything is certified."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A person's mark on one version: ink strokes or a typed name, and who saw it made.

    ``strokes`` are lists of (x, y, pressure) in a box 3 wide and 1 high, y downwards; empty for a
    typed name.
    """

    role: str
    name: str
    meaning: str
    at: datetime
    witness: str = ""
    comment: str = ""
    strokes: tuple[tuple[tuple[float, float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A sealed PDF: one copy of one version. ``sha256`` names the file and proves it."""

    id: str
    number: str
    record_id: str
    version: int
    copy: str
    sha256: str
    pages: int
    bytes: int
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a record after it was made; events are only ever added."""

    id: str
    record_id: str
    version: int
    at: datetime
    kind: str
    note: str = ""
