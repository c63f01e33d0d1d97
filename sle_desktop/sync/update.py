"""Update files: what they say of themselves, and how they are written, streamed and bounded."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from tarfile import USTAR_FORMAT, TarInfo
from typing import Any, BinaryIO

import pyrage

from sle_desktop.sync import canonical_json
from sle_desktop.sync.signed_file import Sign

FORMAT = "sle-desktop/update/1"
MANIFEST, SIGNATURE, RELEASES, PHOTOS = "manifest.json", "manifest.p7s", "releases.jsonl", "photos/"

_BLOCK = 512
GZIP = 31
"""zlib's word for a gzip stream with the widest window."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an update says of itself, signed by its sender.

    ``project`` is the SHA-256 of the project root's certificate; ``recipient`` whom it is
    encrypted for, so that nobody can hand it on as theirs. ``first`` and ``last`` are the numbers
    of the releases inside (0 and 0 for none). ``photos`` gives bytes by SHA-256.
    """

    format: str
    purpose: str
    project: str
    sender: str
    recipient: str
    first: int
    last: int
    releases: str
    photos: Mapping[str, int]
    made: str
    app: str

    @property
    def content(self) -> bytes:
        """The bytes that are signed."""
        return canonical_json.write({name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes into one file: the lines of the releases, and how to read each photo's pieces."""

    manifest: Manifest
    lines: tuple[bytes, ...]
    photo: Callable[[str], Iterator[bytes]]


def digest_of(lines: Iterable[bytes]) -> str:
    """Return the SHA-256 in hex that a manifest gives of its releases."""
    running = hashlib.sha256()
    for line in lines:
        running.update(line + b"\n")
    return running.hexdigest()


def write_update(target: BinaryIO, outgoing: Outgoing, sign: Sign, recipients: list[str]) -> None:
    """Write an update, encrypted for the recipients (age, X25519), a piece at a time."""
    pieces = _gzipped(_tar(outgoing, sign))
    readers = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    pyrage.encrypt_io(_Pulled(pieces), target, readers)


def new_secret() -> str:
    """Return a new age identity, which decrypts what is encrypted for its recipient."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(secret: str) -> str:
    """Return whom to encrypt for so that a secret opens it."""
    return str(pyrage.x25519.Identity.from_str(secret).to_public())


def is_recipient(text: str) -> bool:
    """Whether a text is an age recipient."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


class _Pulled:
    """Pieces as a file that is read; pyrage asks for as much as it has room for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def read(self, size: int) -> bytes:
        """Return at most so many bytes, none at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = piece
        given, self._left = self._left[:size], self._left[size:]
        return given


def _gzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packing = zlib.compressobj(6, zlib.DEFLATED, GZIP)
    for piece in pieces:
        yield packing.compress(piece)
    yield packing.flush()


def _tar(outgoing: Outgoing, sign: Sign) -> Iterator[bytes]:
    content = outgoing.manifest.content
    yield from _member(MANIFEST, len(content), iter([content]))
    signature = sign(content)
    yield from _member(SIGNATURE, len(signature), iter([signature]))
    size = sum(len(line) + 1 for line in outgoing.lines)
    yield from _member(RELEASES, size, (line + b"\n" for line in outgoing.lines))
    for sha256, size in sorted(outgoing.manifest.photos.items()):
        yield from _member(PHOTOS + sha256, size, outgoing.photo(sha256))
    yield bytes(2 * _BLOCK)


def _member(name: str, size: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Return a plain file of a tar: no owner, no time, so that the same content gives the same."""
    about = TarInfo(name)
    about.size = size
    yield about.tobuf(USTAR_FORMAT)
    yield from pieces
    yield bytes(-size % _BLOCK)


def manifest_from(content: bytes) -> Manifest:
    """Return the manifest in its bytes. Raises ValueError for any but the one form."""
    told: Any = canonical_json.read(content)
    try:
        manifest = Manifest(**told)
    except TypeError as broken:
        raise ValueError("the manifest has other parts") from broken
    texts = (name for name in Manifest.__slots__ if name not in ("first", "last", "photos"))
    photos = manifest.photos
    sound = (
        all(isinstance(getattr(manifest, name), str) for name in texts)
        and type(manifest.first) is int
        and type(manifest.last) is int
        and isinstance(photos, dict)
        and all(type(size) is int and size >= 0 for size in photos.values())
    )
    if not sound:
        raise ValueError("the manifest has a part of another kind")
    return manifest
