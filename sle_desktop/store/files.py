"""Photos and sealed PDFs: encrypted files, each named by a keyed hash of what it holds.

A file is written once and never changed. ``FORMAT.md`` describes it byte by byte, and
``tests/store/vectors`` holds one.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sle_desktop.errors import UserError
from sle_desktop.store import durable, layout
from sle_desktop.store.failures import refusals
from sle_desktop.store.key_slots import derived

MAGIC = b"SLE-FILE"
VERSION = b"\x01"
FRAME = 64 * 1024
"""Bytes of content in every frame but the last; this much is held in memory, no more."""

_SALT_BYTES, _TAG_BYTES = 16, 16
_HEADER_BYTES = len(MAGIC) + len(VERSION) + _SALT_BYTES


class Files:
    """The encrypted files of one store."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._root = layout.files(folder)
        self._file_key = derived(key, "files")
        self._name_key = derived(key, "file names")

    def put(self, content: bytes) -> str:
        """Keep bytes durably; return their SHA-256 in hex. The same bytes twice are one file."""
        return self.put_stream(content[at : at + FRAME] for at in range(0, len(content), FRAME))

    def put_stream(self, pieces: Iterable[bytes]) -> str:
        """Keep a stream of bytes durably; return its SHA-256 in hex.

        Raises DISK_FULL, READ_ONLY or DISK_FAILED, and leaves nothing behind then.
        """
        part = self._root / f"{secrets.token_hex(8)}{durable.PART}"
        with refusals():
            self._root.mkdir(parents=True, exist_ok=True)
            try:
                sha256 = self._write(part, pieces)
                place = self.place(sha256)
                if not place.parent.exists():
                    place.parent.mkdir()
                    durable.flush_folder(self._root)
                # Also over a file of that name: it may be damaged, and this one is not.
                durable.put_in_place(part, place)
            finally:
                part.unlink(missing_ok=True)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes of that hash. Raises FILE_MISSING or FILE_DAMAGED."""
        return b"".join(self.stream(sha256))

    def stream(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of that hash by frames, each authentic and in its place.

        Raises FILE_MISSING or FILE_DAMAGED; whatever came before a refusal must not be used.
        """
        place = self.place(sha256)
        with refusals():
            if not place.exists():
                raise UserError(
                    "FILE_MISSING",
                    f"A photo or signed PDF ({sha256[:12]}…) is missing from the notebook.",
                    "Restore the newest backup that still holds it.",
                )
            with place.open("rb") as file:
                yield from self._checked(file, sha256)

    def has(self, sha256: str) -> bool:
        """Whether a file of that hash is there; its bytes are not looked at."""
        return self.place(sha256).exists()

    def remove(self, sha256: str) -> None:
        """Remove the file of that hash, if it is there."""
        with refusals():
            self.place(sha256).unlink(missing_ok=True)

    def sweep(self, wanted: Iterable[str]) -> int:
        """Remove every file that is not wanted, part files too; return how many went.

        Call it when nothing is being taken in: a file is written before its row.
        """
        kept = {self.place(one) for one in wanted}
        gone = [path for path in self._every() if path not in kept]
        with refusals():
            for path in gone:
                path.unlink()
        return len(gone)

    def place(self, sha256: str) -> Path:
        """Return the path of a hash's file: its name tells nothing without the key."""
        name = hmac.digest(self._name_key, bytes.fromhex(sha256), "sha256").hex()
        return self._root / name[:2] / name

    def _every(self) -> Iterator[Path]:
        yield from (path for path in self._root.rglob("*") if path.is_file())

    def _write(self, part: Path, pieces: Iterable[bytes]) -> str:
        salt = secrets.token_bytes(_SALT_BYTES)
        digest = hashlib.sha256()
        with part.open("wb") as out:
            for sealed in sealed_frames(self._file_key, salt, _hashed(pieces, digest)):
                out.write(sealed)
            out.flush()
            os.fsync(out.fileno())
        return digest.hexdigest()

    def _checked(self, file: BinaryIO, sha256: str) -> Iterator[bytes]:
        digest = hashlib.sha256()
        try:
            for piece in opened_frames(self._file_key, file):
                digest.update(piece)
                yield piece
        except (InvalidTag, ValueError) as error:
            raise _damaged(sha256) from error
        if digest.hexdigest() != sha256:
            raise _damaged(sha256)


def sealed_frames(key: bytes, salt: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the header and the encrypted frames of a stream; the last frame says it is the last."""
    header = MAGIC + VERSION + salt
    cipher = ChaCha20Poly1305(derived(key, "file", salt))
    yield header
    number, held = 0, bytearray()
    for piece in pieces:
        held += piece
        while len(held) > FRAME:
            yield cipher.encrypt(_nonce(number, last=False), bytes(held[:FRAME]), header)
            number += 1
            del held[:FRAME]
    yield cipher.encrypt(_nonce(number, last=True), bytes(held), header)


def opened_frames(key: bytes, file: BinaryIO) -> Iterator[bytes]:
    """Yield the content of an encrypted file.

    Raises ValueError for another format and InvalidTag for a file that was changed, cut short, made
    longer or put in another order.
    """
    header = file.read(_HEADER_BYTES)
    if len(header) != _HEADER_BYTES or not header.startswith(MAGIC + VERSION):
        raise ValueError("not an encrypted file of this version")
    cipher = ChaCha20Poly1305(derived(key, "file", header[-_SALT_BYTES:]))
    number = 0
    frame = file.read(FRAME + _TAG_BYTES)
    while following := file.read(FRAME + _TAG_BYTES):
        yield cipher.decrypt(_nonce(number, last=False), frame, header)
        number, frame = number + 1, following
    yield cipher.decrypt(_nonce(number, last=True), frame, header)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _hashed(pieces: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece


def _damaged(sha256: str) -> UserError:
    return UserError(
        "FILE_DAMAGED",
        f"A photo or signed PDF ({sha256[:12]}…) on this disk is damaged.",
        "Restore the newest backup that still holds it.",
    )
