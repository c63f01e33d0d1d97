"""Finishing a record: people sign, one PDF per copy is drawn and sealed, the record is locked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop.clock import Now, local_date, new_id
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.filled import Filled
from sle_desktop.domain.records import Document, Event, Record, Signature, State
from sle_desktop.engine.definition import Form
from sle_desktop.engine.instance import Instance
from sle_desktop.errors import UserError
from sle_desktop.reports.blocks import DocumentFacts, Replaced
from sle_desktop.services.agreed import actions_agreed, updates_made
from sle_desktop.services.copies import Copies
from sle_desktop.services.library import Library
from sle_desktop.services.loading import ONE_AT_A_TIME
from sle_desktop.services.owner import identity, me, project_fingerprint
from sle_desktop.services.signing_off import (
    clock_warnings,
    copies_of,
    refuse_problems,
    refuse_signatures,
    safe_name,
    witnessed,
)
from sle_desktop.signing.identity import Identity
from sle_desktop.store.files import Files
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

if TYPE_CHECKING:
    from sle_desktop.reports.pdf.draw import Drawn
    from sle_desktop.signing.seal import Sealer


@dataclass(frozen=True, slots=True)
class Finished:
    """What finishing made. ``warnings`` are for the person, after the fact."""

    record: Record
    documents: tuple[Document, ...]
    changes: Changes
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A record that may be sealed, as each reader of a copy sees it."""

    record: Record
    signatures: tuple[Signature, ...]
    number: str
    filled: Mapping[str, Filled]
    sealer: "Sealer"
    author: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A record that may be sealed, with everything drawn but nothing written."""

    record: Record
    signatures: tuple[Signature, ...]
    number: str
    drawn: "tuple[tuple[str, Drawn], ...]"
    sealer: "Sealer"
    at: datetime


@dataclass(frozen=True, slots=True)
class Finishing:
    """What happens when the form is full and people sign."""

    store: Store
    files: Files
    library: Library
    now: Now
    _sealers: "dict[Identity, Sealer]" = field(default_factory=dict, repr=False)
    """The loaded key: reading it takes longer than a seal. It goes when the notebook is locked."""

    def preview(self, record_id: str, copy: str, signatures: Sequence[Signature] = ()) -> "Drawn":
        """Return the draft pages of one copy, watermarked. Raises NO_SUCH_RECORD, NO_SUCH_COPY."""
        with self.store.work() as work:
            record = work.records.get(record_id)
            _refuse_copy(self.library.form(work, record.form_hash), copy)
            filled = self._copies(work).filled(record, copy, tuple(signatures))
            author = me(work).name
        facts = DocumentFacts("", record.version, copy, self.now(), author, draft=True)
        return _draw(filled, facts)

    def finish(self, record_id: str, signatures: Sequence[Signature]) -> Finished:
        """Seal a record and return its documents. A failing key or disk leaves the draft open.

        Raises NOT_READY while something stands before finishing, SIGNATURE_MISSING and
        SIGNATURE_UNKNOWN about who signs, RECORD_LOCKED once sealed.
        """
        ready = self._prepare(record_id, signatures)
        documents = tuple(self._seal(ready, copy, one) for copy, one in ready.drawn)
        sealed = self._publish(ready, documents)
        said = clock_warnings(ready.record, ready.at)
        said += tuple(word for _, one in ready.drawn for word in one.warnings)
        return Finished(sealed, documents, Changes(records=frozenset({record_id})), said)

    def new_version(self, record_id: str, reason: str) -> Record:
        """Start the next version of a sealed record as a copy of it, and return it.

        Raises REASON_MISSING, and NOT_SEALED for a record that is still a draft.
        """
        if not reason.strip():
            raise UserError(
                "REASON_MISSING", "A new version needs a reason.", "Say in a few words why."
            )
        at = self.now()
        with self.store.work() as work:
            old = work.records.get(record_id)
            if old.state is not State.SEALED:
                raise UserError(
                    "NOT_SEALED", f"“{old.title}” is still a draft.", "Change the draft itself."
                )
            new = replace(
                old,
                version=old.version + 1,
                state=State.DRAFT,
                created=at,
                updated=at,
                reason=" ".join(reason.split()),
                author=me(work).id,
            )
            contents = work.records.contents(record_id, old.version)
            work.records.add(new)
            work.records.put_rows(record_id, new.version, contents.rows, at)
            work.records.put_answers(record_id, new.version, dict(contents.answers), at)
        return new

    def get_ready(self) -> None:
        """Load the key and what sealing needs, so that nobody waits for it in front of others."""
        with self.store.reading() as work:
            self._sealer(work)

    def documents(self, record_id: str) -> list[Document]:
        """Return the sealed PDFs of a record, the newest version first.

        A sealed record that came without its documents (a large sample) gets them now.
        """
        with self.store.reading() as work:
            record = work.records.get(record_id)
            found = work.documents.of_record(record_id)
        if record.state is State.SEALED and not found:
            found = self._make_up(record)
        return sorted(found, key=lambda one: -one.version)

    def copy_as_pdf(
        self, record_id: str, copy: str | None, *, draft: bool, version: int | None = None
    ) -> bytes:
        """Return a copy of the record: a sealed PDF, of the current version unless one is named,
        or the draft pages as they stand.

        Raises NO_SUCH_RECORD, NO_SUCH_COPY, NOT_SEALED_YET, FILE_MISSING and FILE_DAMAGED.
        """
        with self.store.reading() as work:
            record = work.records.get(record_id, version)
            form = self.library.form(work, record.form_hash)
        copy = copy or copies_of(form)[0]
        _refuse_copy(form, copy)
        if draft:
            return self.preview(record_id, copy).pdf
        for one in self.documents(record_id):
            if one.copy == copy and one.version == record.version:
                return self.pdf(one)
        raise UserError(
            "NOT_SEALED_YET",
            f"“{record.title}” is not signed and locked yet.",
            "Finish it first, or ask for a draft with --draft."
            if record.version == 1
            else f"Finish it first, or ask for --version {record.version - 1}, which is.",
        )

    def pdf(self, document: Document) -> bytes:
        """Return the bytes of a sealed PDF. Raises FILE_MISSING and FILE_DAMAGED."""
        return self.files.get(document.sha256)

    def file_name(self, document: Document) -> str:
        """Return a name to save a document under, safe on every system."""
        with self.store.reading() as work:
            record = work.records.get(document.record_id, document.version)
            school = work.schools.get(record.school_id)
            form = self.library.form(work, record.form_hash)
        day = record.date or local_date(document.sealed_at)
        parts = [school.name, record.title, f"{day.day} {day:%b %Y}"]
        if len(copies_of(form)) > 1:
            parts.append(f"{document.copy}’s copy")
        if document.version > 1:
            parts.append(f"version {document.version}")
        return safe_name(" – ".join(parts)) + ".pdf"

    def note_event(self, record_id: str, kind: str, note: str = "") -> Event:
        """Add something that happened to a record: shown, saved, sent, a reply."""
        with self.store.work() as work:
            record = work.records.get(record_id)
            event = Event(new_id(), record_id, record.version, self.now(), kind, note)
            work.events.add(event)
        return event

    def _copies(self, work: Work) -> Copies:
        return Copies(work, self.library, self.files, self.now)

    def _sealer(self, work: Work) -> "Sealer":
        # Start-up: pyHanko takes half a second to load, and is needed when somebody signs.
        with ONE_AT_A_TIME:
            from sle_desktop.signing.seal import Sealer  # noqa: PLC0415

        mine = identity(work)
        if mine not in self._sealers:
            self._sealers[mine] = Sealer(mine)
        return self._sealers[mine]

    def _make_up(self, record: Record) -> tuple[Document, ...]:
        with self.store.work() as work:
            signed = work.signatures.of_record(record.id, record.version)
            read = self._read(work, record, signed)
        ready = _drawn(read, self.now())
        documents = tuple(self._seal(ready, copy, one) for copy, one in ready.drawn)
        with self.store.work() as work:
            # Another command may have made them up meanwhile: then those are the documents.
            if not (there := work.documents.of_record(record.id)):
                for one in documents:
                    work.documents.add(one)
        return there or documents

    def _prepare(self, record_id: str, signatures: Sequence[Signature]) -> _Ready:
        with self.store.work() as work:
            record = work.records.get(record_id).checked_draft()
            form = self.library.form(work, record.form_hash)
            refuse_signatures(form, signatures)
            refuse_problems(self._copies(work).instance(record))
            read = self._read(work, record, witnessed(signatures, me(work).name))
        return _drawn(read, self.now())

    def _read(self, work: Work, record: Record, signed: tuple[Signature, ...]) -> _Read:
        form, copies = self.library.form(work, record.form_hash), self._copies(work)
        filled = {copy: copies.filled(record, copy, signed) for copy in copies_of(form)}
        number = _number(work, record, form)
        author, fingerprint = me(work).name, project_fingerprint(work)
        return _Read(record, signed, number, filled, self._sealer(work), author, fingerprint)

    def _seal(self, ready: _Ready, copy: str, drawn: "Drawn") -> Document:
        sealed = ready.sealer.seal(drawn.pdf, at=ready.at)
        record = ready.record
        return Document(
            id=new_id(),
            number=ready.number,
            record_id=record.id,
            version=record.version,
            copy=copy,
            sha256=self.files.put(sealed),
            pages=drawn.pages,
            bytes=len(sealed),
            sealed_at=ready.at,
        )

    def _publish(self, ready: _Ready, documents: Sequence[Document]) -> Record:
        """Record everything in one short transaction; the files are durable by now."""
        record, at = ready.record, ready.at
        sealed = record.sealed(at)
        with self.store.work() as work:
            work.records.get(record.id, record.version).checked_draft()
            instance = self._copies(work).instance(record)
            work.records.put_answers(record.id, record.version, _hidden(instance), at)
            work.actions.put_of_record(record.id, actions_agreed(instance, sealed))
            theirs = {one.id for one in work.actions.list(record.school_id)}
            told = [one for one in updates_made(instance, sealed) if one.action_id in theirs]
            work.actions.put_updates_of_record(record.id, told)
            work.signatures.put(record.id, record.version, ready.signatures)
            for one in documents:
                work.documents.add(one)
            work.records.put(sealed)
            if record.version > 1:
                before = work.records.get(record.id, record.version - 1)
                work.records.put(replace(before, state=State.SUPERSEDED, updated=at))
            work.events.add(Event(new_id(), record.id, record.version, at, "sealed"))
        return sealed


def _hidden(instance: Instance) -> dict[str, None]:
    """Return the answers that do not apply: kept while drafting, dropped by sealing."""
    return {one.key: None for one in instance.walk() if one.value is not None and not one.relevant}


def _draw(filled: Filled, facts: DocumentFacts) -> "Drawn":
    # Start-up: ReportLab is needed when the first page is drawn, not to open a notebook.
    with ONE_AT_A_TIME:
        from sle_desktop.reports.documents import draw_document  # noqa: PLC0415

    return draw_document(filled, facts)


def _drawn(read: _Read, at: datetime) -> _Ready:
    drawn = tuple(
        (copy, _draw(one, _facts(read, one, copy, at))) for copy, one in read.filled.items()
    )
    return _Ready(read.record, read.signatures, read.number, drawn, read.sealer, at)


def _number(work: Work, record: Record, form: Form) -> str:
    """Return the number of the record's documents: one for all its copies and versions."""
    made = work.documents.of_record(record.id)
    return (
        made[0].number if made else work.documents.next_number(form.settings.get("sle::kind", "D"))
    )


def _facts(read: _Read, filled: Filled, copy: str, at: datetime) -> DocumentFacts:
    replaces = None
    if filled.replaces is not None:
        version, when, reason = filled.replaces
        replaces = Replaced(version, local_date(when), reason)
    return DocumentFacts(
        read.number,
        filled.record.version,
        copy,
        at,
        read.author,
        replaces,
        fingerprint=read.fingerprint,
    )


def _refuse_copy(form: Form, copy: str) -> None:
    if copy not in copies_of(form):
        raise UserError(
            "NO_SUCH_COPY",
            f"A {form.title.lower()} has no copy for the {copy}.",
            f"Choose from: {', '.join(copies_of(form))}.",
        )
