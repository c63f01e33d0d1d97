"""The window's start: it is painted first, and everything heavy is loaded after that."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from sle_desktop import __version__, paths
from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.ui import crash, fonts
from sle_desktop.ui.collecting import Collecting, set_apart
from sle_desktop.ui.idle import Idle
from sle_desktop.ui.navigation import split
from sle_desktop.ui.opening.cover import Cover
from sle_desktop.ui.preferences import preferences
from sle_desktop.ui.tasks import Progress, Tasks
from sle_desktop.ui.window import Window

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.store.keychain import Keychain

_HOME = "today"
_HERE = "window.here"
"""The setting, inside the store, that remembers the address where one was."""

_NO_DISPLAY = """\
There is no display here to open a window on.
Everything can be done by command line too: sle-desktop --help lists the commands.
"""

_HINT = "This is the sample project. Its passphrase is “demo”."


class App(QObject):
    """One window on one data folder: closed, then opened by the person, then locked again.

    The sample lies in a folder of its own, which goes when the sample is left.
    """

    opened = Signal()

    def __init__(self, folder: Path, keychain: "Keychain | None" = None) -> None:
        super().__init__()
        self._folder = folder
        self._keychain = keychain
        self._sample: Path | None = None
        self._notebook: Notebook | None = None
        self._first = Wish("look")
        self._tasks = Tasks(self)
        self._cover = Cover()
        self.window = Window({})
        self._idle = Idle(self)
        self.window.cover(self._cover)
        self._connect()

    def _connect(self) -> None:
        self._cover.wished.connect(self.carry_out)
        self._cover.entered.connect(self._enter)
        self._cover.left.connect(self.leave_sample)
        self.window.leave_wanted.connect(self.leave_sample)
        self.window.lock_wanted.connect(self.lock)
        self.window.closing.connect(self.end)
        self.window.moved.connect(self._remember)
        self._idle.idle.connect(self._lock_unless_owing)
        preferences().changed.connect(self._wait)

    def start(self, wish: Wish) -> None:
        """Show the window; the wish is carried out once it is painted."""
        self._first = wish
        self.window.show()
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.carry_out(self._first)

    def lock(self) -> None:
        """Close the notebook and show nothing of it until it is opened again."""
        if self._notebook is None:
            return
        _close_boxes()
        self._cover_all()
        self.carry_out(Wish("locked"))

    def _lock_unless_owing(self) -> None:
        """Lock because nobody is there, unless that would lose what the disk refuses to take."""
        if self.window.owes():
            self._wait()
        else:
            self.lock()

    def leave_sample(self) -> None:
        """Drop the sample, and look for the person's own notebook."""
        if self._sample is not None:
            self._cover_all()
            self._drop_sample()
            self.carry_out(Wish("look"))

    def end(self) -> None:
        """Let go of everything: the window closes."""
        self.close()
        self._drop_sample()

    def close(self) -> None:
        """Let go of the notebook and of its key."""
        self._idle.rest()
        self._tasks.close()
        notebook, self._notebook = self._notebook, None
        if notebook is not None:
            notebook.close()

    def carry_out(self, wish: Wish) -> None:
        """Do what the person asks of the closed notebook, off the window's thread."""
        self._cover.show_busy(wish)
        folder = self._sample or self._folder
        job = self._tasks.prepare(_CarryingOut(folder, wish, self._keychain))
        job.done.connect(self._show_outcome)
        job.failed.connect(self._cover.refuse)
        job.start()

    def _cover_all(self) -> None:
        self._cover.rest()
        self.window.cover(self._cover)
        self.window.forget_pages()
        self.close()

    def _drop_sample(self) -> None:
        sample, self._sample = self._sample, None
        if sample is not None:
            self.window.show_sample(False)
            shutil.rmtree(sample, ignore_errors=True)

    def _show_outcome(self, outcome: object) -> None:
        if isinstance(outcome, Missing):
            self._cover.show_first_run(outcome)
        elif isinstance(outcome, Closed):
            self._cover.show_locked(outcome, _HINT if self._sample else "")
        elif isinstance(outcome, Unlocked):
            if outcome.is_sample:
                self._sample = outcome.folder
            self._cover.show_unlocked(outcome)

    def _enter(self, unlocked: Unlocked, address: str) -> None:
        """Open the notebook in the window's thread, which owns the one writer."""
        # Start-up: both are loaded by now, by the work that found the key.
        from sle_desktop.assembly import open_notebook  # noqa: PLC0415
        from sle_desktop.ui.in_school import InSchool  # noqa: PLC0415
        from sle_desktop.ui.pages import (  # noqa: PLC0415
            finder_services,
            load_all,
            page_makers,
        )

        try:
            notebook = open_notebook(unlocked.folder, unlocked.key, keychain=self._keychain)
        except UserError as refusal:
            self._cover.refuse(refusal)
            return
        self._notebook = notebook
        in_school = InSchool(notebook)
        tell = self.window.on_changed
        makers = page_makers(notebook, self._tasks, tell, in_school)
        self.window.use(makers, in_school, finder_services(notebook, tell, in_school))
        self.window.cover(None)
        self.window.show_sample(self._sample is not None)
        here = address or notebook.remembered(_HERE)
        self.window.go(here if split(here)[0] in makers else _HOME)
        self._delete_photos(notebook)
        self._wait()
        self.opened.emit()
        loading = self._tasks.prepare(load_all)
        loading.done.connect(set_apart)
        loading.start()

    def _delete_photos(self, notebook: "Notebook") -> None:
        """Delete the photos whose day has come, and say so."""
        page = self.window.page()
        assert page is not None
        try:
            gone = notebook.photos.delete_due()
        except UserError as refusal:  # they go when the notebook is opened the next time
            page.messages.refuse(refusal)
            return
        if gone:
            what = "A photo was" if gone == 1 else f"{gone} photos were"
            page.messages.say(
                f"{what} deleted: the day for it had come.",
                "What was printed in a signed PDF stays in it.",
            )

    def _wait(self) -> None:
        if self._notebook is not None:
            self._idle.wait(preferences().now.lock_after_minutes)

    def _remember(self, address: str) -> None:
        if self._notebook is not None:
            self._notebook.remember(_HERE, address)


class _CarryingOut:
    """A work for ``Tasks``: loads the services and carries out one wish."""

    def __init__(self, folder: Path, wish: Wish, keychain: "Keychain | None") -> None:
        self._folder, self._wish, self._keychain = folder, wish, keychain

    def __call__(self, progress: Progress) -> object:
        # Start-up: the store and the reports are loaded here, while the window is painted.
        from sle_desktop import assembly  # noqa: PLC0415
        from sle_desktop.ui import pages  # noqa: F401, PLC0415

        del progress
        return assembly.carry_out(self._folder, self._wish, self._keychain)


def _close_boxes() -> None:
    """Close what lies over the window: nothing of the notebook may stay in sight."""
    while (box := QApplication.activeModalWidget() or QApplication.activePopupWidget()) is not None:
        box.close()
        if box.isVisible():  # one that cannot be closed now would keep us here for ever
            return


def main(arguments: list[str]) -> int:
    """Open the window and return the exit code when it is closed, or 3 if there is no display."""
    if not _has_display():
        sys.stderr.write(_NO_DISPLAY)
        return 3
    application = QApplication(["sle-desktop"])
    Collecting(application)
    application.setApplicationName("SLE Desktop")
    application.setApplicationVersion(__version__)
    folder = paths.data(_folder_of(arguments))
    crash.install(folder / "logs" if folder.exists() else paths.logs())
    fonts.load()
    preferences().read(folder)
    app = App(folder)
    app.start(Wish("sample" if "--demo" in arguments else "look"))
    return application.exec()


def _has_display() -> bool:
    """Look before Qt does: where it finds none, it ends the process with a core dump."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, named))


def _folder_of(arguments: list[str]) -> Path | None:
    for index, one in enumerate(arguments):
        if one.startswith("--data="):
            return Path(one.removeprefix("--data="))
        if one == "--data" and index + 1 < len(arguments):
            return Path(arguments[index + 1])
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
