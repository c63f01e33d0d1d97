"""Settings of backups: where they go, when the last was made, and one now."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.theme import Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.progress_dashes import ProgressDashes
from sle_desktop.ui.widgets.typed import say_day
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.safekeeping import Safekeeping
    from sle_desktop.store.restoring import Backup
    from sle_desktop.ui.tasks import Job, Progress

_HERE = "On this laptop only. Choose a folder elsewhere, so that a backup outlives the laptop."
_MEGABYTE = 1_000_000


class Backups(Section):
    """The folder, the last one, one now."""

    KEY, LABEL = "backup", "Backup"

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._job: Job | None = None
        self.column.addWidget(
            Words(
                "A backup is one encrypted file with everything in it. It restores on any laptop"
                " with your passphrase or recovery code, so it may lie in a folder that is copied"
                " by OneDrive or the like.",
                Type.READING,
                wrap=True,
            )
        )
        self._last = self.block("Last backup", "")
        self._now = Button("Back up now", Kind.PRIMARY)
        self._stop = Button("Stop", Kind.QUIET)
        self._progress = ProgressDashes("Progress of the backup")
        self._working = Words("Writing the backup and reading it back…", Type.NOTE)
        self.in_a_row(self._now, self._stop)
        self.column.addWidget(self._working)
        self.column.addWidget(self._progress)
        self._folder = self.block("Backup folder", "")
        self._choose = Button("Choose a folder…")
        self.in_a_row(self._choose)
        self._now.clicked.connect(self._begin)
        self._stop.clicked.connect(self._cancel)
        self._choose.clicked.connect(self._choose_folder)
        self._show_running(False)

    def read(self) -> None:
        """Show where backups go and when the last was made."""
        folder = self.services.safekeeping.backup_folder()
        self._folder.setText(str(folder) if folder else _HERE)
        last = self.services.safekeeping.last_backup()
        self._last.setText(_said(last) if last else "There is none yet.")

    def _choose_folder(self) -> None:
        start = self.services.safekeeping.backup_folder() or Path.home()
        chosen = QFileDialog.getExistingDirectory(self, "Backup folder", str(start))
        if not chosen:
            return
        try:
            self.services.safekeeping.choose_backup_folder(Path(chosen))
        except UserError as error:
            self.messages.refuse(error)
            return
        self.read()
        self.saved.emit("")

    def _begin(self) -> None:
        folder = self.services.safekeeping.backup_folder()
        job = self.services.tasks.prepare(partial(_back_up, self.services.safekeeping, folder))
        job.progressed.connect(self._show_progress)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self._job = job
        self._show_running(True)
        job.start()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_running(self, running: bool) -> None:
        self._now.setEnabled(not running)
        self._stop.setVisible(running)
        self._working.setVisible(running)
        self._progress.hide()

    def _show_progress(self, done: int, of: int) -> None:
        self._progress.show_progress(done, max(of, 1), "files")
        self._progress.show()

    def _done(self, made: "Backup") -> None:
        size = made.bytes / _MEGABYTE
        where = f"{made.file}, {size:.1f} MB, read back and found whole."
        self.messages.done("The backup is made.", where)

    def _failed(self, refusal: UserError) -> None:
        self.messages.refuse(refusal, self._begin)

    def _ended(self) -> None:
        self._job = None
        self._show_running(False)
        self.read()


def _back_up(safekeeping: "Safekeeping", folder: Path | None, progress: "Progress") -> "Backup":
    return safekeeping.backup(folder, progress)


def _said(moment: str) -> str:
    made = datetime.fromisoformat(moment)
    return f"{say_day(made.date())}, {made:%H:%M}."
