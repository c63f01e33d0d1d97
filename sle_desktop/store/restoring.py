"""Reads backups: whole and unchanged, or refused; restores one into an empty folder."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sle_desktop.errors import UserError
from sle_desktop.store import archive, durable, layout, manifest
from sle_desktop.store.failures import refusals
from sle_desktop.store.manifest import Listed, Manifest
from sle_desktop.store.snapshot import faults_of
from sle_desktop.store.tables import HEAD
from sle_desktop.store.vault import Vault

_LONGEST_MANIFEST = 256 * 1024 * 1024
_RESTORING = f"restoring{durable.PART}"
_NOTEBOOK = (layout.STORE, layout.VAULT, layout.FILES)
_MAY_BE_THERE = frozenset({layout.LOCK, "logs", _RESTORING})


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read whole; ``bytes`` is its size, ``files`` counts the encrypted files."""

    file: Path
    bytes: int
    made: datetime
    schema: str
    store_id: str
    files: int


def read_backup(file: Path, key: bytes | None = None) -> Backup:
    """Read every byte of a backup and compare it with its list; with the key, prove the list too.

    Raises NOT_A_BACKUP, NEWER_BACKUP, BACKUP_DAMAGED, or WRONG_KEY for another notebook's.
    """
    with refusals():
        about = _read(file, None)
        return _checked(file, about, key)


def verify(file: Path, key: bytes) -> Backup:
    """Read a backup like :func:`read_backup`, then open its database and check every page."""
    with refusals(), tempfile.TemporaryDirectory(dir=file.parent) as scratch:
        about = _read(file, Path(scratch))
        backup = _checked(file, about, key)
        if faults := faults_of(Path(scratch) / archive.STORE, key):
            raise archive.damaged(faults[0])
    return backup


def restore(file: Path, folder: Path) -> Backup:
    """Put a backup's notebook into an empty folder; nothing is left there when it is refused.

    The notebook then opens with the passphrase or recovery code that it had. Raises
    RESTORE_NOT_EMPTY, NOT_A_BACKUP, NEWER_BACKUP, BACKUP_DAMAGED, DISK_FULL or READ_ONLY.
    """
    with refusals():
        _check_empty(folder)
        new = not folder.exists()
        part = folder / _RESTORING
        shutil.rmtree(part, ignore_errors=True)
        try:
            part.mkdir(parents=True)
            backup = _checked(file, _read(file, part), None)
            _check_keys(part, backup.store_id)
            _move(part, folder)
        except BaseException:
            # Also when it is stopped: a folder with half a notebook could not be restored into.
            shutil.rmtree(folder if new else part, ignore_errors=True)
            raise
        shutil.rmtree(part)
    return backup


def restore_in_place(file: Path, folder: Path, at: datetime) -> Backup:
    """Put a backup's notebook where a damaged or lost one was.

    What was there is moved into a folder beside it, named for the moment, never removed. Raises
    what :func:`restore` raises, but for RESTORE_NOT_EMPTY; nothing has changed then.
    """
    fresh = folder / f"restored{durable.PART}"
    with refusals():
        shutil.rmtree(fresh, ignore_errors=True)
        backup = restore(file, fresh)
        held = [
            path for name in _NOTEBOOK for path in sorted(folder.glob(f"{name}*")) if path != fresh
        ]
        if held:
            aside = folder / f"put-aside-{at:%Y%m%d-%H%M%S}"
            aside.mkdir()
            for path in held:
                path.rename(aside / path.name)
        _move(fresh, folder)
        shutil.rmtree(fresh, ignore_errors=True)
    return backup


def _read(file: Path, into: Path | None) -> Manifest:
    """Walk through a backup, writing its members into a folder if one is given."""
    found: list[Listed] = []
    about = None
    with file.open("rb") as source:
        for member in archive.members(source):
            if member.name == archive.MANIFEST:
                about = manifest.read(member.whole(_LONGEST_MANIFEST))
            else:
                found.append(_taken(member, into))
    if about is None or about.members != tuple(found):
        raise archive.damaged("its contents are not as listed")
    names = [one.name for one in found]
    if archive.STORE not in names or archive.VAULT not in names:
        raise archive.damaged("the notebook is missing from it")
    return about


def _taken(member: archive.Member, into: Path | None) -> Listed:
    digest = hashlib.sha256()
    if into is None:
        for piece in member.pieces:
            digest.update(piece)
    else:
        place = into / member.name
        place.parent.mkdir(parents=True, exist_ok=True)
        with durable.whole_file(place) as out:
            for piece in member.pieces:
                digest.update(piece)
                out.write(piece)
    return Listed(member.name, member.size, digest.hexdigest())


def _checked(file: Path, about: Manifest, key: bytes | None) -> Backup:
    if about.schema > HEAD:
        raise archive.newer()
    if key is not None and not about.is_authentic(key):
        raise UserError(
            "WRONG_KEY",
            f"{file.name} is a backup of another notebook, or was changed.",
            "Use another backup of this notebook.",
        )
    files = sum(one.name.startswith(f"{layout.FILES}/") for one in about.members)
    size = file.stat().st_size
    return Backup(file, size, about.made, about.schema, about.store_id, files)


def _check_empty(folder: Path) -> None:
    if folder.exists() and any(one.name not in _MAY_BE_THERE for one in folder.iterdir()):
        raise UserError(
            "RESTORE_NOT_EMPTY",
            f"{folder} is not empty.",
            "Choose an empty folder; a notebook is never restored over another.",
        )


def _check_keys(part: Path, store_id: str) -> None:
    try:
        fits = Vault.open(part).store_id == store_id
    except UserError as refusal:
        raise archive.damaged("its keys cannot be read") from refusal
    if not fits:
        raise archive.damaged("its keys are another notebook's")


def _move(part: Path, folder: Path) -> None:
    """Move everything into place, the database last: until then the folder holds no notebook."""
    for name in (layout.FILES, layout.VAULT, layout.STORE):
        if (part / name).exists():
            (part / name).rename(folder / name)
    durable.flush_folder(folder)
