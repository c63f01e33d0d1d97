"""Sealing: a record that lacks nothing becomes documents, recorded all at once or not at all."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop.clock import Now, local_date, new_id
from sle_desktop.domain.filled import Filled
from sle_desktop.domain.handing import AWAITED, SEALED
from sle_desktop.domain.records import Contents, Document, Event, Record, Signature, State
from sle_desktop.engine.definition import Form
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.values import to_text
from sle_desktop.errors import UserError
from sle_desktop.reports.blocks import DocumentFacts, Replaced
from sle_desktop.services.agreed import actions_agreed, updates_made
from sle_desktop.services.copies import Copies
from sle_desktop.services.library import Library
from sle_desktop.services.loading import ONE_AT_A_TIME
from sle_desktop.services.owner import identity, me, project_fingerprint
from sle_desktop.services.signing_later import awaited_role, carried, with_carried
from sle_desktop.services.signing_off import (
    copies_of,
    refuse_problems,
    refuse_signatures,
    witnessed,
)
from sle_desktop.signing.keys import Identity
from sle_desktop.store.files import Files
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

if TYPE_CHECKING:
    from sle_desktop.reports.pdf.draw import Drawn
    from sle_desktop.signing.seal import Sealer


@dataclass(frozen=True, slots=True)
class Ready:
    """A record that may be sealed, as each reader of a copy sees it; nothing is written yet.

    ``is_new``: its documents carry a number that nothing carries so far.
    """

    record: Record
    at: datetime
    signatures: tuple[Signature, ...]
    number: str
    is_new: bool
    filled: Mapping[str, Filled]
    sealer: "Sealer"
    author: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Sealing:
    """Makes documents of records. ``sealers`` holds the loaded key: reading it takes longer than a
    seal.
    """

    store: Store
    files: Files
    library: Library
    now: Now
    sealers: "dict[Identity, Sealer]" = field(default_factory=dict, repr=False)

    def ready(self, record_id: str, given: Sequence[Signature]) -> Ready:
        """Return a draft as it is sealed now, with the signatures that hold for it.

        Raises RECORD_LOCKED, SIGNATURE_MISSING, SIGNATURE_UNKNOWN, SIGNATURE_TWICE, NOT_READY.
        """
        at = self.now()
        with self.store.work() as work:
            record = work.records.get(record_id).checked_draft()
            form = self.library.form(work, record.form_hash)
            instance = self._copies(work, at).instance(record)
            held = carried(work, record)
            signed = with_carried(held, given, awaited_role(form, instance))
            refuse_signatures(form, signed)
            refuse_problems(instance)
            return self.read(work, record, witnessed(signed, me(work).name), at)

    def read(
        self, work: Work, record: Record, signed: tuple[Signature, ...], at: datetime
    ) -> Ready:
        """Return a record with the number that its documents have or will have."""
        form, copies = self.library.form(work, record.form_hash), self._copies(work, at)
        made = work.documents.of_record(record.id)
        return Ready(
            record=record,
            at=at,
            signatures=signed,
            number=made[0].number if made else work.documents.coming_number(_kind(form)),
            is_new=not made,
            filled={copy: copies.filled(record, copy, signed) for copy in copies_of(form)},
            sealer=self.sealer(work),
            author=me(work).name,
            fingerprint=project_fingerprint(work),
        )

    def make(self, ready: Ready, into: list[Document]) -> "tuple[Drawn, ...]":
        """Draw and seal every copy; return what was drawn.

        Each document is put into the list before its file is written: a file may be there although
        the disk refused to flush it.
        """
        drawn = {copy: draw(one, facts(ready, copy)) for copy, one in ready.filled.items()}
        for copy, one in drawn.items():
            sealed = ready.sealer.seal(one.pdf, at=ready.at)
            into.append(_document(ready, copy, sealed, one.pages))
            self.files.put(sealed)
        return tuple(drawn.values())

    def publish(self, ready: Ready, documents: Sequence[Document]) -> Record:
        """Record everything in one short transaction; the files are durable by now.

        Raises RECORD_LOCKED and NUMBER_TAKEN if the world moved on meanwhile.
        """
        record, at = ready.record, ready.at
        sealed = record.sealed(at)
        with self.store.work() as work:
            work.records.get(record.id, record.version).checked_draft()
            form = self.library.form(work, record.form_hash)
            instance = self._copies(work, at).instance(record)
            contents = work.records.contents(record.id, record.version)
            final = _as_sealed(instance, contents)
            work.records.put_answers(record.id, record.version, final, at)
            _agree(work, instance, sealed)
            work.signatures.put(record.id, record.version, ready.signatures)
            self.add(work, ready, documents)
            work.records.put(sealed)
            if record.version > 1:
                before = work.records.get(record.id, record.version - 1)
                work.records.put(replace(before, state=State.SUPERSEDED, updated=at))
            work.events.add(_event(sealed, SEALED, record.reason))
            awaited = awaited_role(form, instance)
            if awaited and awaited not in {one.role for one in ready.signatures}:
                work.events.add(_event(sealed, AWAITED, awaited))
        return sealed

    def add(self, work: Work, ready: Ready, documents: Sequence[Document]) -> None:
        """Record documents, and with them their number. Raises NUMBER_TAKEN."""
        form = self.library.form(work, ready.record.form_hash)
        if ready.is_new and work.documents.next_number(_kind(form)) != ready.number:
            raise UserError(
                "NUMBER_TAKEN",
                f"Another document became {ready.number} at the same moment.",
                "Try again: the next number is free.",
            )
        for one in documents:
            work.documents.add(one)

    def sealer(self, work: Work) -> "Sealer":
        """Return what seals with the owner's key. Raises KEY_UNREADABLE."""
        # Start-up: pyHanko takes half a second to load, and is needed when somebody signs.
        with ONE_AT_A_TIME:
            from sle_desktop.signing.seal import Sealer  # noqa: PLC0415

        mine = identity(work)
        if mine not in self.sealers:
            self.sealers[mine] = Sealer(mine)
        return self.sealers[mine]

    @contextmanager
    def nothing_left_behind(self) -> Iterator[list[Document]]:
        """Remove the files of the documents that a failing block put into this list."""
        made: list[Document] = []
        try:
            yield made
        except BaseException:
            self.sweep(made)
            raise

    def sweep(self, made: Sequence[Document]) -> None:
        """Remove the files of documents that nothing names, as far as that is certain.

        A file without a document is only room lost, a document without its file is a loss: what a
        failing disk cannot tell for sure stays. The first refusal is the one that is told.
        """
        with suppress(UserError), self.store.reading() as work:
            named = {one.sha256 for one in work.documents.list()}
            for one in made:
                if one.sha256 not in named:
                    self.files.remove(one.sha256)

    def _copies(self, work: Work, at: datetime) -> Copies:
        return Copies(work, self.library, self.files, lambda: at, is_ending=True)


def draw(filled: Filled, told: DocumentFacts) -> "Drawn":
    """Draw one copy of a record."""
    # Start-up: ReportLab is needed when the first page is drawn, not to open a notebook.
    with ONE_AT_A_TIME:
        from sle_desktop.reports.documents import draw_document  # noqa: PLC0415

    return draw_document(filled, told)


def facts(ready: Ready, copy: str) -> DocumentFacts:
    """Return what the document of one copy says of itself."""
    replaced, filled = None, ready.filled[copy]
    if filled.replaces is not None:
        version, when, reason = filled.replaces
        replaced = Replaced(version, local_date(when), reason)
    return DocumentFacts(
        ready.number,
        filled.record.version,
        copy,
        ready.at,
        ready.author,
        replaced,
        fingerprint=ready.fingerprint,
    )


def _document(ready: Ready, copy: str, sealed: bytes, pages: int) -> Document:
    return Document(
        id=new_id(),
        number=ready.number,
        record_id=ready.record.id,
        version=ready.record.version,
        copy=copy,
        sha256=hashlib.sha256(sealed).hexdigest(),
        pages=pages,
        bytes=len(sealed),
        sealed_at=ready.at,
    )


def _kind(form: Form) -> str:
    """Return the letter before a form's document numbers."""
    return form.settings.get("sle::kind", "D")


def _event(record: Record, kind: str, note: str) -> Event:
    return Event(new_id(), record.id, record.version, record.updated, kind, note)


def _agree(work: Work, instance: Instance, sealed: Record) -> None:
    """Keep what the record agrees, and what it says of the school's earlier actions."""
    work.actions.put_of_record(sealed.id, actions_agreed(instance, sealed))
    theirs = {one.id for one in work.actions.list(sealed.school_id)}
    told = [one for one in updates_made(instance, sealed) if one.action_id in theirs]
    work.actions.put_updates_of_record(sealed.id, told)


def _as_sealed(instance: Instance, contents: Contents) -> dict[str, tuple[str, str] | None]:
    """Return the stored answers that sealing changes.

    Those that do not apply were kept while drafting and go now; what the form reads from the clock
    stays as it was at this instant.
    """
    changed: dict[str, tuple[str, str] | None] = {}
    for one in instance.walk():
        if one.field.holds_children:
            continue
        text = None
        if one.value is not None and one.relevant:
            kind = instance.kind(one.key)
            text = (kind, to_text(kind, one.value))
        if text != contents.answers.get(one.key):
            changed[one.key] = text
    return changed
