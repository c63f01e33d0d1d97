"""Reading an update file from a stranger: decrypted, unpacked and bounded a piece at a time.

Nothing is kept until everything was seen: members in the one order, sizes and hashes as the signed
manifest says, and no byte after the end.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass, field
from tarfile import USTAR_FORMAT, HeaderError, TarInfo
from typing import BinaryIO, Protocol

import pyrage

from sle_desktop.errors import UserError
from sle_desktop.sync import signed_file, update
from sle_desktop.sync.release import BrokenRelease, Release, check_chain, read_line
from sle_desktop.sync.signed_file import Judge
from sle_desktop.sync.update import Manifest

_BLOCK = 512
_PIECE = 256 * 1024
_MOST = {update.MANIFEST: 4 << 20, update.SIGNATURE: 16 << 10, update.RELEASES: 48 << 20}
_MOST_PHOTO = 8 << 20
_MOST_PHOTOS = 50_000
_PHOTO = re.compile(r"photos/[0-9a-f]{64}")


class PhotoSink(Protocol):
    """Where a photo's pieces go while an update is read."""

    def begin(self, sha256: str) -> None:
        """Say which photo comes."""

    def write(self, piece: bytes) -> None:
        """Take a piece of it."""

    def end(self) -> None:
        """Say that it is whole."""


class NoPhotos:
    """Takes no photo in; it still proves each one's hash."""

    def begin(self, sha256: str) -> None:
        """Do nothing."""

    def write(self, piece: bytes) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Update:
    """An update that was read whole: what it says, who signed it (PEM), and its releases."""

    manifest: Manifest
    signer: str
    releases: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the age secret, whom that makes the recipient, the project, and the judge.

    ``judge`` returns the certificate (PEM) that signed, and raises ValueError.
    """

    secret: str
    project: str
    judge: Judge[str]
    photos: PhotoSink = field(default_factory=NoPhotos)


def read_update(source: BinaryIO, reader: Reader) -> Update:
    """Return the update in a file.

    Raises UserError UPDATE_UNREADABLE (cut off, altered, or for somebody else), NEWER_FILE,
    OTHER_RECIPIENT, OTHER_PROJECT, SIGNATURE_REFUSED, FILE_DAMAGED, UPDATE_TOO_LARGE.
    """
    taking = _Taking(reader)
    unpacking = _Unpacking(taking)
    identity = pyrage.x25519.Identity.from_str(reader.secret)
    try:
        pyrage.decrypt_io(source, unpacking, [identity])
    except Exception as fault:
        # pyrage gives what ``write`` raised as an error of its own; ours was kept.
        if unpacking.refusal is not None:
            raise unpacking.refusal from fault
        raise _unreadable() from fault
    if unpacking.refusal is not None:
        raise unpacking.refusal
    unpacking.end()
    return taking.whole()


def _unreadable() -> UserError:
    return UserError(
        "UPDATE_UNREADABLE",
        "The update is cut off, was altered on the way, or is for somebody else.",
        "Ask its sender to make it again; nothing was taken from it.",
    )


def _too_large() -> UserError:
    return UserError(
        "UPDATE_TOO_LARGE",
        "The update holds more than any notebook makes.",
        "Do not open it. Ask its sender what it is.",
    )


class _Unpacking:
    """Takes decrypted pieces, and hands on the members of the tar within."""

    def __init__(self, taking: "_Taking") -> None:
        self.refusal: UserError | None = None
        self._taking = taking
        self._zip = zlib.decompressobj(update.GZIP)
        self._rest = b""
        self._left = 0
        self._padding = 0
        self._zeros = 0

    def write(self, data: bytes) -> int:
        """Take a piece. What is wrong is kept in ``refusal`` and ends the reading."""
        if self.refusal is not None:  # pyrage tries once more before it gives up
            raise self.refusal
        try:
            self._unzip(data)
        except UserError as refusal:
            self.refusal = refusal
            raise
        except (zlib.error, HeaderError, ValueError) as fault:
            self.refusal = signed_file.damaged()
            raise self.refusal from fault
        return len(data)

    def flush(self) -> None:
        """Do nothing: what came was taken."""

    def end(self) -> None:
        """Check that nothing is missing. Raises FILE_DAMAGED."""
        if not self._zip.eof or self._zeros < 2 or self._rest:
            raise signed_file.damaged("It ends too early.")

    def _unzip(self, data: bytes) -> None:
        while data:
            if self._zip.eof:
                raise signed_file.damaged("Something follows its end.")
            self._take(self._zip.decompress(data, _PIECE))
            data = self._zip.unconsumed_tail or self._zip.unused_data

    def _take(self, plain: bytes) -> None:
        rest = self._rest + plain
        while rest:
            if self._left:
                piece, rest = rest[: self._left], rest[self._left :]
                self._left -= len(piece)
                self._taking.write(piece)
                if not self._left:
                    self._taking.end()
            elif self._padding:
                skipped = min(self._padding, len(rest))
                if rest[:skipped].strip(b"\0"):
                    raise signed_file.damaged()
                self._padding -= skipped
                rest = rest[skipped:]
            elif len(rest) < _BLOCK:
                break
            else:
                self._header(rest[:_BLOCK])
                rest = rest[_BLOCK:]
        self._rest = rest

    def _header(self, block: bytes) -> None:
        if not block.strip(b"\0"):
            self._zeros += 1
            if self._zeros > 2:
                raise signed_file.damaged("Something follows its end.")
            return
        about = TarInfo.frombuf(block, "utf-8", "strict")
        if self._zeros or not about.isreg() or about.tobuf(USTAR_FORMAT) != block:
            raise signed_file.damaged("It holds something that no update holds.")
        self._left, self._padding = about.size, -about.size % _BLOCK
        self._taking.begin(about.name, about.size)
        if not about.size:
            self._taking.end()


class _Taking:
    """Takes the members in their one order, and proves each by the signed manifest."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._name = ""
        self._held: list[bytes] = []
        self._hash = hashlib.sha256()
        self._content: dict[str, bytes] = {}
        self._manifest: Manifest | None = None
        self._signer = ""
        self._wanted: list[str] = [update.MANIFEST, update.SIGNATURE, update.RELEASES]

    def begin(self, name: str, size: int) -> None:
        """Begin a member. Raises FILE_DAMAGED for one that does not come next."""
        if not self._wanted or name != self._wanted.pop(0):
            raise signed_file.damaged("Its parts are not those of an update.")
        if size > _MOST.get(name, _MOST_PHOTO):
            raise _too_large()
        if self._is_photo(name):
            self._reader.photos.begin(name.removeprefix(update.PHOTOS))
        self._name, self._held, self._hash = name, [], hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Take a piece of the member."""
        self._hash.update(piece)
        if self._is_photo(self._name):
            self._reader.photos.write(piece)
        else:
            self._held.append(piece)

    def end(self) -> None:
        """End the member."""
        if self._is_photo(self._name):
            if self._hash.hexdigest() != self._name.removeprefix(update.PHOTOS):
                raise signed_file.damaged("A photo is not the one it says.")
            self._reader.photos.end()
            return
        self._content[self._name] = b"".join(self._held)
        if self._name == update.SIGNATURE:
            self._manifest = self._judged()
        elif self._name == update.RELEASES and self._hash.hexdigest() != self._told().releases:
            raise signed_file.damaged("Its releases are not those that were signed.")

    def whole(self) -> Update:
        """Return the update once every member has come. Raises FILE_DAMAGED."""
        if self._wanted:
            raise signed_file.damaged("A part of it is missing.")
        manifest = self._told()
        lines = self._content.pop(update.RELEASES).split(b"\n")
        if lines.pop():
            raise signed_file.damaged()
        try:
            releases = tuple(map(read_line, lines))
            check_chain(releases, manifest.sender, manifest.first)
        except BrokenRelease as broken:
            raise signed_file.damaged(f"In it, {broken}.") from broken
        last = manifest.first + len(releases) - 1 if releases else 0
        if manifest.last != last or (not releases and manifest.first):
            raise signed_file.damaged("It holds other releases than it says.")
        return Update(manifest, self._signer, releases)

    def _is_photo(self, name: str) -> bool:
        return name.startswith(update.PHOTOS)

    def _told(self) -> Manifest:
        assert self._manifest is not None
        return self._manifest

    def _judged(self) -> Manifest:
        """Return the manifest once its signature, reader and project are right."""
        content = self._content[update.MANIFEST]
        manifest = update.manifest_from(content)
        if manifest.format != update.FORMAT:
            raise signed_file.newer()
        try:
            self._signer = self._reader.judge(content, self._content[update.SIGNATURE])
        except ValueError as why:
            raise UserError(
                "SIGNATURE_REFUSED",
                f"Who made this update cannot be proven. {why}",
                "Ask its sender to make it again; nothing was taken from it.",
            ) from why
        self._check_reader(manifest)
        names = [update.PHOTOS + sha256 for sha256 in sorted(manifest.photos)]
        if len(names) > _MOST_PHOTOS or not all(map(_PHOTO.fullmatch, names)):
            raise signed_file.damaged()
        self._wanted += names
        return manifest

    def _check_reader(self, manifest: Manifest) -> None:
        if manifest.recipient != update.recipient_of(self._reader.secret):
            raise UserError(
                "OTHER_RECIPIENT",
                "This update was made for somebody else and handed on.",
                "Ask its sender for an update of your own.",
            )
        if manifest.project != self._reader.project:
            raise UserError(
                "OTHER_PROJECT",
                "This update is of another project.",
                "Open it in the notebook of that project.",
            )
