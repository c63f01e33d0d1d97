"""The one file of a backup: a plain tar that any tar reads and that we read strictly.

Its members are encrypted already. We accept only what we write: regular files of known names, each
once, the format word first and the manifest last.
"""

import io
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from sle_desktop.errors import UserError

FORMAT_WORD, VERSION = "sle-desktop backup", 1
FORMAT, STORE, VAULT, MANIFEST = "FORMAT", "store.db", "vault.json", "manifest.json"
SUFFIX = ".slebackup"

_NAMES = re.compile(r"FORMAT|store\.db|vault\.json|manifest\.json|files/[0-9a-f]{2}/[0-9a-f]{64}")
_BLOCK = 512
_PIECE = 1024 * 1024


def format_line() -> bytes:
    """Return the content of the first member."""
    return f"{FORMAT_WORD} {VERSION}\n".encode()


def damaged(why: str) -> UserError:
    """Return the refusal of a backup that is not whole."""
    return UserError(
        "BACKUP_DAMAGED",
        f"This backup is damaged or incomplete ({why}).",
        "Use another backup; nothing was restored from this one.",
    )


def newer() -> UserError:
    """Return the refusal of a backup that a later version made."""
    return UserError(
        "NEWER_BACKUP",
        "This backup was made by a newer version of SLE Desktop.",
        "Update SLE Desktop, then restore it.",
    )


class Readable(Protocol):
    """What a member's bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""


class Writer:
    """Writes members one after another."""

    def __init__(self, out: BinaryIO, made: datetime) -> None:
        self._out = out
        self._made = int(made.timestamp())

    def add(self, name: str, size: int, content: Readable) -> None:
        """Add a member of exactly ``size`` bytes."""
        about = tarfile.TarInfo(name)
        about.size, about.mtime, about.mode = size, self._made, 0o600
        self._out.write(about.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict"))
        left = size
        while left:
            piece = content.read(min(left, _PIECE))
            if not piece:
                raise RuntimeError(f"{name} shrank while it was read")
            self._out.write(piece)
            left -= len(piece)
        self._out.write(bytes(-size % _BLOCK))

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a short member."""
        self.add(name, len(content), io.BytesIO(content))

    def finish(self) -> None:
        """Write the end of the archive; the file itself stays open."""
        self._out.write(bytes(2 * _BLOCK))


@dataclass(frozen=True, slots=True)
class Member:
    """One member while it is being read; its pieces must be used up before the next."""

    name: str
    size: int
    pieces: Iterator[bytes]

    def whole(self, most: int) -> bytes:
        """Return a short member's bytes. Raises BACKUP_DAMAGED for one longer than ``most``."""
        if self.size > most:
            raise damaged(f"{self.name} is too long")
        return b"".join(self.pieces)


def members(file: BinaryIO) -> Iterator[Member]:
    """Yield the members of a backup after its format word.

    Raises NOT_A_BACKUP, NEWER_BACKUP, or BACKUP_DAMAGED for anything that we would not write.
    """
    first = _next(file)
    if first is None or first.name != FORMAT:
        raise _no_backup()
    _check_version(first.whole(_BLOCK))
    seen = {FORMAT}
    while (member := _next(file)) is not None:
        if member.name in seen:
            raise damaged(f"{member.name} is there twice")
        seen.add(member.name)
        yield member
        for _ in member.pieces:
            pass
        if member.name == MANIFEST:
            break
    while rest := file.read(_PIECE):
        if any(rest):
            raise damaged("something follows its end")


def _check_version(line: bytes) -> None:
    match = re.fullmatch(rf"{FORMAT_WORD} ([0-9]{{1,6}})\n".encode(), line)
    if match is None:
        raise _no_backup()
    if int(match[1]) > VERSION:
        raise newer()


def _next(file: BinaryIO) -> Member | None:
    block = file.read(_BLOCK)
    if len(block) == _BLOCK and not any(block):
        return None
    try:
        found = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError) as error:
        raise (damaged("it is cut short") if file.tell() > _BLOCK else _no_backup()) from error
    if found.type != tarfile.REGTYPE or not _NAMES.fullmatch(found.name) or found.size < 0:
        raise damaged("it holds something that no backup holds")
    return Member(found.name, found.size, _pieces(file, found.size))


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left:
        piece = file.read(min(left, _PIECE))
        if not piece:
            raise damaged("it is cut short")
        left -= len(piece)
        yield piece
    padding = -size % _BLOCK
    if len(file.read(padding)) != padding:
        raise damaged("it is cut short")


def _no_backup() -> UserError:
    return UserError(
        "NOT_A_BACKUP",
        "This file is not a backup of SLE Desktop.",
        "Choose a file whose name ends in .slebackup.",
    )
