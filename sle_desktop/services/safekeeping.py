"""Keeping the notebook safe: backups, restoring, and a check of everything in it."""

import platform
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sle_desktop import __version__
from sle_desktop.clock import Now
from sle_desktop.errors import UserError
from sle_desktop.services.owner import me
from sle_desktop.store import backup as backups
from sle_desktop.store import layout, restoring
from sle_desktop.store.check import Problem, check
from sle_desktop.store.lock import FolderLock
from sle_desktop.store.schema import schema_of
from sle_desktop.store.store import Store
from sle_desktop.store.vault import Vault

_BACKUP_FOLDER = "backup.folder"
_DATED = re.compile(r"sle-backup-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """What keeps the notebook safe. Each job here opens its own connection."""

    folder: Path
    store: Store
    now: Now

    def check(self) -> tuple[Problem, ...]:
        """Return everything that is wrong: store, files, sealed PDFs. Empty when all is whole."""
        return check(self.store)

    def backup(
        self, to: Path | None = None, progress: backups.Progress = lambda _done, _of: None
    ) -> restoring.Backup:
        """Write a verified backup into a folder: the chosen one unless named, else the notebook's
        own, where old ones are thinned out. Raises BACKUP_FAILED, DISK_FULL.
        """
        to = to or self.backup_folder()
        other = self.store.another()
        try:
            made = backups.back_up(other, to, backups.Options(now=self.now, progress=progress))
        finally:
            other.close()
        if to is None:
            backups.rotate(layout.backups(self.folder))
        return made

    def backup_folder(self) -> Path | None:
        """Return the folder that the person chose for backups, ``None`` for the notebook's own."""
        with self.store.reading() as work:
            chosen = work.settings.get(_BACKUP_FOLDER)
        return Path(chosen) if chosen else None

    def choose_backup_folder(self, folder: Path) -> None:
        """Keep where backups go from now on. Raises BACKUP_INSIDE for the notebook's own folder."""
        if folder.resolve().is_relative_to(self.folder.resolve()):
            raise UserError(
                "BACKUP_INSIDE",
                "That folder is the notebook’s own: what happens to one happens to the other.",
                "Choose a folder elsewhere, best on a stick or a server.",
            )
        with self.store.work() as work:
            work.settings.set(_BACKUP_FOLDER, str(folder))

    def last_backup(self) -> str | None:
        """Return when the newest backup was made, as ISO 8601 local time."""
        chosen = self.backup_folder()
        folders = [layout.backups(self.folder), *([chosen] if chosen and chosen.is_dir() else [])]
        names = [file.name for folder in folders for file in backups.kept(folder)]
        for name in sorted(names, reverse=True):
            if found := _DATED.match(name):
                return f"{found[1]}T{found[2]}:{found[3]}:{found[4]}"
        return None

    def diagnosis(self) -> dict[str, Any]:
        """Return what helps whoever supports the person: versions, state and counts, no content."""
        with self.store.reading() as work:
            counts = work.records.counts()
            schools = len(work.schools.list())
        facts = self.facts()
        del facts["data"]  # a folder's name may be a person's
        files = [one for one in layout.files(self.folder).glob("??/*") if one.is_file()]
        facts["sizes"] = {
            "store": layout.store(self.folder).stat().st_size,
            "files": len(files),
            "files_bytes": sum(one.stat().st_size for one in files),
        }
        return facts | {"system": platform.platform(), "schools": schools, "records": counts}

    def facts(self) -> dict[str, Any]:
        """Return versions and state of the notebook."""
        with self.store.plainly() as driver:
            sqlite = driver.execute("SELECT sqlite_version()").fetchone()[0]
            sqlcipher = driver.execute("PRAGMA cipher_version").fetchone()[0]
        with self.store.reading() as work:
            role = me(work).role
        return {
            "app": __version__,
            "python": platform.python_version(),
            "sqlite": sqlite,
            "sqlcipher": sqlcipher,
            "schema": schema_of(self.store),
            "data": str(self.folder),
            "role": role,
            "slots": list(Vault.open(self.folder).slots),
            "last_backup": self.last_backup(),
            "last_share": None,
        }


def restore(file: Path, folder: Path) -> restoring.Backup:
    """Restore a backup into an empty folder.

    Raises RESTORE_NOT_EMPTY, NOT_A_BACKUP, NEWER_BACKUP or BACKUP_DAMAGED.
    """
    _must_exist(file)
    return restoring.restore(file, folder)


def restore_here(file: Path, folder: Path, at: datetime) -> restoring.Backup:
    """Restore a backup where a damaged or lost notebook was, which is put aside, not removed.

    Raises NOT_A_BACKUP, NEWER_BACKUP, BACKUP_DAMAGED, and IN_USE while the notebook is open.
    """
    _must_exist(file)
    with FolderLock(folder):
        return restoring.restore_in_place(file, folder, at)


def _must_exist(file: Path) -> None:
    if not file.is_file():
        raise UserError(
            "NO_SUCH_FILE", f"There is no file {file}.", "Check the name and the folder."
        )
