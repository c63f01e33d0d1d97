"""Backups: the whole notebook in one file that restores on any machine.

``FORMAT.md`` describes the file. It opens with the passphrase or the recovery code that the
notebook had when it was made.
"""

import hashlib
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from sle_desktop import clock
from sle_desktop.store import archive, durable, layout
from sle_desktop.store.archive import SUFFIX
from sle_desktop.store.failures import refusals
from sle_desktop.store.manifest import Listed, Manifest
from sle_desktop.store.restoring import Backup, read_backup
from sle_desktop.store.schema import schema_of
from sle_desktop.store.snapshot import snapshot
from sle_desktop.store.store import Store

DAYS, WEEKS = 7, 4
"""How many days' and weeks' last backups stay, and so how long they may hold what was erased."""

_STAMP = r"(?P<day>\d{4}-\d{2}-\d{2})-\d{6}"
_BACKUP = re.compile(rf"sle-backup-{_STAMP}{re.escape(SUFFIX)}")
_PASSING = re.compile(
    rf"(sle-backup|before-upgrade-from-\d+)-{_STAMP}(\.db|{re.escape(SUFFIX)}(\.db|\.part))(\.part)?"
)
"""What a backup that was cut off left behind, and the copies made before upgrades."""

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a backup is made; without files it holds the database and its keys alone."""

    with_files: bool = True
    now: clock.Now = clock.now
    progress: Progress = lambda done, of: None  # noqa: ARG005


def back_up(store: Store, to: Path | None = None, options: Options | None = None) -> Backup:
    """Make a backup in a folder (the notebook's own unless named), and read it back.

    Other connections write on meanwhile. Raises BACKUP_FAILED, DISK_FULL, READ_ONLY or
    DISK_FAILED; nothing is left behind then.
    """
    options = options or Options()
    made = options.now()
    folder = to or layout.backups(store.folder)
    place = folder / f"sle-backup-{clock.local(made):%Y-%m-%d-%H%M%S}{SUFFIX}"
    with refusals():
        folder.mkdir(parents=True, exist_ok=True)
        copy = place.with_name(f"{place.name}.db")
        try:
            snapshot(store, copy)
            with durable.whole_file(place) as out:
                tar = archive.Writer(out, made)
                listed = _write_members(store, copy, tar, options)
                about = Manifest(made, schema_of(store), store.id, options.with_files, listed)
                tar.add_bytes(archive.MANIFEST, about.as_json(store.key))
                tar.finish()
        finally:
            copy.unlink(missing_ok=True)
    return read_backup(place, store.key)


def _write_members(
    store: Store, copy: Path, tar: archive.Writer, options: Options
) -> tuple[Listed, ...]:
    """Write everything but the manifest, and return what it must list."""
    files = sorted(_files(store.folder)) if options.with_files else []
    tar.add_bytes(archive.FORMAT, archive.format_line())
    listed = [_add(tar, archive.STORE, copy)]
    listed.append(_add(tar, archive.VAULT, layout.vault(store.folder)))
    for done, path in enumerate(files):
        options.progress(done, len(files))
        name = f"{layout.FILES}/{path.parent.name}/{path.name}"
        # One that was erased since it was listed stays erased.
        if path.exists():
            listed.append(_add(tar, name, path))
    options.progress(len(files), len(files))
    return tuple(listed)


def _add(tar: archive.Writer, name: str, path: Path) -> Listed:
    with path.open("rb") as file:
        size = path.stat().st_size
        hashing = _Hashing(file)
        tar.add(name, size, hashing)
    return Listed(name, size, hashing.sha256())


class _Hashing:
    """A file that hashes what is read from it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece

    def sha256(self) -> str:
        """Return the hash of everything read so far, in hex."""
        return self._digest.hexdigest()


def kept(folder: Path) -> tuple[Path, ...]:
    """Return the backups of a folder, the newest first."""
    with refusals():
        found = [path for path in folder.glob(f"*{SUFFIX}") if _day(path, _BACKUP) < date.max]
    return tuple(sorted(found, key=lambda path: path.name, reverse=True))


def rotate(folder: Path) -> tuple[Path, ...]:
    """Remove the backups that are not the last of their day or week; return what went.

    The last of each of the seven last days and of each of the four last weeks that have any stay.
    Copies made before upgrades, and what a cut-off backup left, go when all that stay are newer.
    """
    backups = kept(folder)
    days = _last_of_each(backups, lambda day: day, DAYS)
    weeks = _last_of_each(backups, lambda day: day.isocalendar()[:2], WEEKS)
    stay = {*days, *weeks}
    oldest = min((_day(path, _BACKUP) for path in stay), default=date.min)
    with refusals():
        passing = [path for path in folder.glob("*") if _day(path, _PASSING) < oldest]
        gone = (*(path for path in backups if path not in stay), *passing)
        for path in gone:
            path.unlink()
    return gone


def _last_of_each(
    backups: tuple[Path, ...], period: Callable[[date], Hashable], most: int
) -> Iterator[Path]:
    seen: set[Hashable] = set()
    for path in backups:
        name = period(_day(path, _BACKUP))
        if name not in seen and len(seen) < most:
            seen.add(name)
            yield path


def _day(path: Path, named: re.Pattern[str]) -> date:
    """Return the day in a file's name, the last of all days when it has none."""
    match = named.fullmatch(path.name)
    try:
        return date.fromisoformat(match["day"]) if match else date.max
    except ValueError:
        return date.max


def _files(folder: Path) -> Iterator[Path]:
    found = layout.files(folder).glob("??/*")
    return (path for path in found if path.is_file() and path.suffix != durable.PART)
