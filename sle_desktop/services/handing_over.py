"""Handing a sealed document over: shown, saved, printed or sent later, each noted as an event."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop.clock import local, local_date
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.handing import (
    AWAITED,
    CORRECTION,
    DRAFTED,
    FEEDBACK,
    NO_FEEDBACK,
    PRINTED,
    REPLY,
    SAVED,
    SEALED,
    SENT,
    SHOWN,
    Heard,
)
from sle_desktop.domain.people import ROLES, Person
from sle_desktop.domain.records import Document, Event, Record
from sle_desktop.domain.schools import School
from sle_desktop.errors import UserError
from sle_desktop.services.finishing import Finishing
from sle_desktop.services.going import PEOPLE
from sle_desktop.services.owner import me
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

if TYPE_CHECKING:
    from email.headerregistry import Address

_SAID = {
    SEALED: "Signed and locked",
    SHOWN: "Shown",
    SAVED: "Copy saved",
    PRINTED: "Printed",
    DRAFTED: "E-mail draft saved",
    SENT: "Sent",
    FEEDBACK: "Feedback given",
    NO_FEEDBACK: "Feedback was noted by mistake",
    REPLY: "Reply",
    CORRECTION: "Correction asked for",
}
_TOWARDS = {SENT: "to", FEEDBACK: "to", REPLY: "from", CORRECTION: "by"}
_COPIES = {"school": "School’s copy", "teacher": "Teacher’s copy"}
_READERS = {"school": ("headteacher", "maths_lead")}
_ADDRESS = re.compile(r"[^@\s<>\"(),;:]+@[^@\s<>\"(),;:]+\.[^@\s<>\"(),;:.]+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A sealed document as it is handed over. ``copy_words`` name whose copy it is."""

    document: Document
    record: Record
    school: School
    copy_words: str
    file_name: str

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.record.title


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a record, as it is listed."""

    at: datetime
    says: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail draft with the document. ``to`` are the people it goes to, ``content`` is the
    whole file; mail programs open it as a message that is not sent yet.
    """

    to: tuple[str, ...]
    subject: str
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class HandingOver:
    """What happens to documents once they are sealed."""

    store: Store
    finishing: Finishing

    def papers(self, record_id: str) -> tuple[Paper, ...]:
        """Return the documents of a record's current version. Raises NO_SUCH_RECORD."""
        with self.store.reading() as work:
            version = work.records.get(record_id).version
        made = self.finishing.documents(record_id)
        return tuple(self._paper(one) for one in made if one.version == version)

    def paper(self, document_id: str) -> Paper:
        """Return one document. Raises NO_SUCH_DOCUMENT."""
        with self.store.reading() as work:
            document = work.documents.get(document_id)
        return self._paper(document)

    def pdf(self, paper: Paper) -> bytes:
        """Return the sealed PDF. Raises FILE_MISSING and FILE_DAMAGED."""
        return self.finishing.pdf(paper.document)

    def happened(self, record_id: str) -> tuple[Happened, ...]:
        """Return what happened to a record, oldest first."""
        with self.store.reading() as work:
            found = work.events.of_record(record_id)
        return tuple(Happened(one.at, _says(one), one.kind) for one in found)

    def note(self, paper: Paper, kind: str, note: str = "") -> Changes:
        """Note that a document was shown, saved, printed or drafted as an e-mail."""
        said = f"{paper.copy_words}, {note}" if note else paper.copy_words
        self.finishing.note_event(paper.record.id, kind, said)
        return Changes(records=frozenset({paper.record.id}))

    def hear(self, record_id: str, heard: Heard) -> Changes:
        """Note what a person tells. Raises NOTHING_TOLD where neither who nor what is told."""
        who, words = " ".join(heard.who.split()), " ".join(heard.words.split())
        if not who and not words:
            raise UserError(
                "NOTHING_TOLD", "Nothing is written yet.", "Say who it was, or what they said."
            )
        told = f"{_TOWARDS[heard.kind]} {who}" if who else ""
        if heard.on is not None and heard.on != local_date(self.finishing.now()):
            told += f" on {heard.on.day} {heard.on:%B %Y}"
        said = ": ".join(one for one in (told.strip(), words) if one)
        self.finishing.note_event(record_id, heard.kind, said)
        return Changes(records=frozenset({record_id}))

    def names(self, paper: Paper) -> tuple[str, ...]:
        """Return whose copy a document is, by name, as far as it is known."""
        with self.store.reading() as work:
            return tuple(name for name, _ in self._recipients(work, paper))

    def letter(self, paper: Paper) -> Letter:
        """Return an e-mail draft of a document to those whose copy it is.

        Whose address is not known is left out; the person adds it in the mail program. The
        teacher's copy goes to nobody but the teacher.
        """
        with self.store.reading() as work:
            owner, to = me(work), self._recipients(work, paper)
        # Start-up: letters are written at the end of a visit.
        from email.message import EmailMessage  # noqa: PLC0415
        from email.policy import SMTP  # noqa: PLC0415

        message = EmailMessage(policy=SMTP)
        message["X-Unsent"] = "1"
        if sender := _mailbox(owner.name, owner.email):
            message["From"] = sender
        known = [box for name, email in to if (box := _mailbox(name, email))]
        if known:
            message["To"] = known
        message["Subject"] = paper.file_name.removesuffix(".pdf")
        message.set_content(_text(paper, owner, [name for name, _ in to]))
        message.add_attachment(
            self.pdf(paper), maintype="application", subtype="pdf", filename=paper.file_name
        )
        names = tuple(box.display_name for box in known)
        name = paper.file_name.removesuffix(".pdf") + ".eml"
        return Letter(names, str(message["Subject"]), name, message.as_bytes())

    def _paper(self, document: Document) -> Paper:
        with self.store.reading() as work:
            record = work.records.get(document.record_id, document.version)
            school = work.schools.get(record.school_id)
        words = _COPIES.get(document.copy, f"Copy for the {document.copy}")
        return Paper(document, record, school, words, self.finishing.file_name(document))

    def _recipients(self, work: Work, paper: Paper) -> list[tuple[str, str]]:
        """Return names and e-mail addresses ("" if unknown) of those whose copy it is."""
        if roles := _READERS.get(paper.document.copy):
            found = (paper.school.contact(role) for role in roles)
            return [(one.name, one.email) for one in found if one is not None]
        name = self._named(work, paper)
        known = work.people.list(paper.school.id, paper.document.copy)
        emails = [one.email for one in known if one.name.casefold() == name.casefold()]
        return [(name, next(iter(emails), ""))] if name else []

    def _named(self, work: Work, paper: Paper) -> str:
        """Return whom the record names in a role, such as its teacher."""
        record = paper.record
        form = self.finishing.library.form(work, record.form_hash)
        stored = work.records.contents(record.id, record.version).answers
        for one in form.walk():
            if one.extra.get(PEOPLE) == paper.document.copy and one.path in stored:
                return stored[one.path][1]
        return ""


def _says(event: Event) -> str:
    if event.kind == AWAITED:
        role = ROLES.get(event.note, event.note)
        return f"{role[:1].upper()}{role[1:]}’s signature awaited"
    said = _SAID.get(event.kind, event.kind.replace("_", " ").capitalize())
    if event.kind == SEALED and event.version > 1:
        said = f"Version {event.version} signed and locked"
    if event.note.startswith(f"{_TOWARDS.get(event.kind, ':')} "):
        return f"{said} {event.note}"
    return f"{said}: {event.note}" if event.note else said


def _mailbox(name: str, email: str) -> "Address | None":
    """Return an address for a header, ``None`` where it could not be one."""
    email = email.strip()
    if not _ADDRESS.fullmatch(email) or not email.isascii():
        return None
    from email.headerregistry import Address  # noqa: PLC0415  # as above

    return Address(" ".join(name.split()), addr_spec=email)


def _text(paper: Paper, owner: Person, names: Iterable[str]) -> str:
    document, record = paper.document, paper.record
    day = record.date or local_date(document.sealed_at)
    at = local(document.sealed_at)
    greeting = " and ".join(names)
    return "\n".join(
        [
            f"Dear {greeting}," if greeting else "Good afternoon,",
            "",
            f"Attached is {_of(paper)} at {paper.school.name} on {day.day} {day:%B %Y}.",
            "",
            f"It was signed and locked on {at.day} {at:%B %Y} at {at:%H:%M} as "
            f"{document.number}, version {document.version}. Any later change to the file can be "
            "seen; its last lines say how to check that.",
            "",
            "If something in it is not right, please tell me: a correction becomes a new version "
            "that says what it replaces and why.",
            "",
            owner.name,
            "",
        ]
    )


def _of(paper: Paper) -> str:
    whose = {"teacher": "your copy of ", "school": "the school’s copy of "}
    return f"{whose.get(paper.document.copy, '')}“{paper.title}”"
