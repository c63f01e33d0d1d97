"""Checking a PDF that somebody holds: no notebook needed, nothing written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sle_desktop.clock import Now, now
from sle_desktop.errors import UserError
from sle_desktop.signing.verify import Verdict, verify

_LARGEST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and the verdict on it."""

    file: Path
    verdict: Verdict


def verify_file(file: Path, roots: Sequence[bytes] = (), clock: Now = now) -> Checked:
    """Return the verdict on a file. Raises NO_SUCH_FILE, FILE_UNREADABLE and FILE_TOO_LARGE."""
    if not file.is_file():
        raise UserError(
            "NO_SUCH_FILE", f"There is no file {file}.", "Check the name and the folder."
        )
    try:
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
    return Checked(file, verify(content, roots=roots, now=clock()))
