"""Finishing a record: people sign, one PDF per copy is drawn and sealed, the record is locked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sle_desktop.clock import Now, local_date, new_id
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import Document, Event, Record, Signature, State
from sle_desktop.engine.definition import Form
from sle_desktop.errors import UserError
from sle_desktop.reports.blocks import DocumentFacts
from sle_desktop.services.copies import Copies
from sle_desktop.services.library import Library
from sle_desktop.services.owner import me
from sle_desktop.services.sealing import Sealing, draw
from sle_desktop.services.signing_later import reason_to_sign
from sle_desktop.services.signing_off import clock_warnings, copies_of, safe_name
from sle_desktop.signing.keys import Identity
from sle_desktop.store.files import Files
from sle_desktop.store.store import Store

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
            copies = Copies(work, self.library, self.files, self.now)
            filled = copies.filled(record, copy, tuple(signatures))
            author = me(work).name
        facts = DocumentFacts("", record.version, copy, self.now(), author, draft=True)
        return draw(filled, facts)

    def finish(self, record_id: str, signatures: Sequence[Signature]) -> Finished:
        """Seal a record and return its documents. A failing key or disk leaves the draft open.

        Raises NOT_READY while something stands before finishing, SIGNATURE_MISSING and
        SIGNATURE_UNKNOWN about who signs, RECORD_LOCKED once sealed.
        """
        sealing = self.sealing
        ready = sealing.ready(record_id, signatures)
        with sealing.nothing_left_behind() as documents:
            drawn = sealing.make(ready, documents)
            sealed = sealing.publish(ready, documents)
        said = clock_warnings(ready.record, ready.at)
        said += tuple(word for one in drawn for word in one.warnings)
        return Finished(sealed, tuple(documents), Changes(records=frozenset({record_id})), said)

    def sign_later(self, record_id: str, role: str) -> Record:
        """Start the version that adds the signature of a role to a sealed record, and return it.

        Everything is copied, and the earlier signatures hold as long as no answer is changed.
        Raises NOT_SEALED for a record that is still a draft.
        """
        return self.new_version(record_id, reason_to_sign(role))

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
            self.sealing.sealer(work)

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

        Raises what ``document`` raises, FILE_MISSING and FILE_DAMAGED.
        """
        if draft:
            return self.preview(record_id, self.copy_of(record_id, copy)).pdf
        return self.pdf(self.document(record_id, copy, version))

    def copy_of(self, record_id: str, copy: str | None, version: int | None = None) -> str:
        """Return for whom a copy is, the form's first reader if nobody is named.

        Raises NO_SUCH_RECORD and NO_SUCH_COPY.
        """
        with self.store.reading() as work:
            record = work.records.get(record_id, version)
            form = self.library.form(work, record.form_hash)
        copy = copy or copies_of(form)[0]
        _refuse_copy(form, copy)
        return copy

    def document(self, record_id: str, copy: str | None, version: int | None = None) -> Document:
        """Return the sealed document of a copy, of the current version unless one is named.

        Raises NO_SUCH_RECORD, NO_SUCH_COPY and NOT_SEALED_YET.
        """
        copy = self.copy_of(record_id, copy, version)
        with self.store.reading() as work:
            record = work.records.get(record_id, version)
        for one in self.documents(record_id):
            if one.copy == copy and one.version == record.version:
                return one
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

    @property
    def sealing(self) -> Sealing:
        """What makes its documents."""
        return Sealing(self.store, self.files, self.library, self.now, self._sealers)

    def _make_up(self, record: Record) -> tuple[Document, ...]:
        sealing = self.sealing
        with self.store.work() as work:
            signed = work.signatures.of_record(record.id, record.version)
            ready = sealing.read(work, record, signed, self.now())
        with sealing.nothing_left_behind() as documents:
            sealing.make(ready, documents)
            with self.store.work() as work:
                # Another command may have made them up meanwhile: then those are the documents.
                if not (there := work.documents.of_record(record.id)):
                    sealing.add(work, ready, documents)
        if there:
            sealing.sweep(documents)
        return there or tuple(documents)


def _refuse_copy(form: Form, copy: str) -> None:
    if copy not in copies_of(form):
        raise UserError(
            "NO_SUCH_COPY",
            f"A {form.title.lower()} has no copy for the {copy}.",
            f"Choose from: {', '.join(copies_of(form))}.",
        )
