"""A release: one numbered line of a device's stream, which is only ever added to."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sle_desktop.sync import canonical_json

RECORD, ERASED, RECEIPT, PROJECT = "record", "erased", "receipt", "project"
KINDS = (RECORD, ERASED, RECEIPT, PROJECT)

_LONGEST = 4 * 1024 * 1024
_FIRST = ""
"""What comes before a stream's first release."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release. ``record`` and ``version`` are "" and 0 where it is about no record.

    ``previous`` is the hash of the device's release before it, "" for the first.
    """

    device: str
    number: int
    kind: str
    record: str
    version: int
    previous: str
    body: Mapping[str, Any]

    @property
    def line(self) -> bytes:
        """The one line of JSON that it travels and is kept as."""
        return canonical_json.write({name: getattr(self, name) for name in self.__slots__})

    @property
    def hash(self) -> str:
        """The SHA-256 of its line in hex."""
        return hashlib.sha256(self.line).hexdigest()


class BrokenRelease(ValueError):  # noqa: N818  # what it says of the line
    """A line is no release, or not the next of its stream; the argument says why."""


def read_line(line: bytes) -> Release:
    """Return the release in a line. Raises BrokenRelease for any but the one form."""
    if len(line) > _LONGEST:
        raise BrokenRelease("a release is too long")
    try:
        release = Release(**canonical_json.read(line))
    except (ValueError, TypeError) as broken:
        raise BrokenRelease("a line is no release") from broken
    if not _is_sound(release):
        raise BrokenRelease("a release has a part of another kind")
    return release


def check_chain(releases: Iterable[Release], device: str, first: int) -> None:
    """Check that releases are those of a device, numbered from ``first`` without a hole.

    Each must name the hash of the one before it. Raises BrokenRelease.
    """
    before: Release | None = None
    for number, release in enumerate(releases, start=first):
        if release.device != device or release.number != number:
            raise BrokenRelease("the releases are not one stream")
        if before is not None and release.previous != before.hash:
            raise BrokenRelease("a release does not follow the one before it")
        if number == 1 and release.previous != _FIRST:
            raise BrokenRelease("something came before the first release")
        before = release


def _is_sound(release: Release) -> bool:
    texts = (release.device, release.kind, release.record, release.previous)
    counts = (release.number, release.version)
    return (
        all(isinstance(one, str) for one in texts)
        and all(type(one) is int and one >= 0 for one in counts)
        and release.number > 0
        and isinstance(release.body, dict)
    )
