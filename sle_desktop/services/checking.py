"""Checking a PDF that somebody holds: no notebook needed, nothing written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sle_desktop.clock import Now, local, now
from sle_desktop.errors import UserError
from sle_desktop.services.loading import ONE_AT_A_TIME
from sle_desktop.services.owner import project_root

if TYPE_CHECKING:
    # The command verify needs no store.
    from sle_desktop.signing.verify import Verdict
    from sle_desktop.store.store import Store

_LARGEST = 200 * 1024 * 1024

INTACT, UNKNOWN_SIGNER, CHANGED, UNSEALED, NOT_A_PDF = (
    "intact",
    "intact-unknown-signer",
    "changed",
    "unsealed",
    "not-a-pdf",
)
_SENTENCES = {
    CHANGED: "This document was changed after it was locked: do not rely on it.",
    UNSEALED: "This PDF was not locked by SLE Desktop, so nothing can be said about changes.",
    NOT_A_PDF: "This file is not a PDF.",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and the verdict on it."""

    file: Path
    verdict: "Verdict"

    @property
    def sentence(self) -> str:
        """The verdict in one sentence for a person."""
        return in_one_sentence(self.verdict)


def verify_file(file: Path, roots: Sequence[bytes] = (), clock: Now = now) -> Checked:
    """Return the verdict on a file. Raises NO_SUCH_FILE, FILE_UNREADABLE and FILE_TOO_LARGE."""
    try:
        _refuse_no_file(file)
        if file.stat().st_size > _LARGEST:
            raise UserError(
                "FILE_TOO_LARGE",
                f"{file.name} is larger than 200 MB; no sealed document is.",
                "Check that it is the right file.",
            )
        content = file.read_bytes()
    except OSError as fault:
        raise UserError(
            "FILE_UNREADABLE", f"{file} cannot be read: {fault.strerror}.", "Check its permissions."
        ) from fault
    return Checked(file, _verdict(content, roots, clock))


def _refuse_no_file(file: Path) -> None:
    """Raise NO_SUCH_FILE for nothing, FILE_UNREADABLE for a folder or a device."""
    if not file.exists():
        raise UserError(
            "NO_SUCH_FILE", f"There is no file {file}.", "Check the name and the folder."
        )
    if not file.is_file():
        raise UserError("FILE_UNREADABLE", f"{file} is not a file.", "Name the PDF itself.")


def in_one_sentence(verdict: "Verdict") -> str:
    """Return a verdict in one sentence, in the words of the screens."""
    if verdict.verdict not in (INTACT, UNKNOWN_SIGNER) or verdict.sealed_at is None:
        return _SENTENCES[verdict.verdict]
    unchanged = (
        f"Not one byte has changed since {verdict.signer} locked it on {_day(verdict.sealed_at)}"
    )
    if verdict.verdict == INTACT:
        return f"{unchanged}; the project vouches for the signer."
    return f"{unchanged}; the project’s check of the signer is pending."


@dataclass(frozen=True, slots=True)
class Checking:
    """Checks files by the project that this notebook belongs to, if it joined one."""

    store: "Store"
    now: Now

    def file(self, file: Path) -> Checked:
        """Return the verdict on a file. Raises as ``verify_file`` does."""
        return verify_file(file, self._roots(), self.now)

    def content(self, pdf: bytes) -> "Verdict":
        """Return the verdict on the bytes of a document."""
        return _verdict(pdf, self._roots(), self.now)

    def sentence(self, pdf: bytes) -> str:
        """Return the verdict on the bytes of a document, in one sentence."""
        return in_one_sentence(self.content(pdf))

    def _roots(self) -> tuple[bytes, ...]:
        with self.store.reading() as work:
            root = project_root(work)
        return (root,) if root else ()


def _verdict(pdf: bytes, roots: Sequence[bytes], clock: Now) -> "Verdict":
    # Start-up: pyHanko takes half a second to load, and is needed when a document is checked.
    with ONE_AT_A_TIME:
        from sle_desktop.signing.verify import verify  # noqa: PLC0415

    return verify(pdf, roots=roots, now=clock())


def _day(instant: datetime) -> str:
    shown = local(instant)
    return f"{shown.day} {shown:%B %Y} at {shown:%H:%M}"
