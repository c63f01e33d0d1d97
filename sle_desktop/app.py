"""The window's start: it is painted first, and everything heavy is loaded after that."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from sle_desktop import __version__, paths, settings
from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.ui import crash, fonts
from sle_desktop.ui.opening.cover import Cover
from sle_desktop.ui.tasks import Progress, Tasks
from sle_desktop.ui.theme import Mode, theme
from sle_desktop.ui.window import Window

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook

_HOME = "schools"
_HERE = "window.here"
"""The setting, inside the store, that remembers the address where one was."""


class App(QObject):
    """One window on one data folder: closed, then opened by the person, then locked again."""

    opened = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._notebook: Notebook | None = None
        self._tasks = Tasks(self)
        self._cover = Cover()
        self.window = Window({})
        self.window.cover(self._cover)
        self._cover.wished.connect(self.carry_out)
        self._cover.entered.connect(self._enter)
        self.window.lock_wanted.connect(self.lock)
        self.window.closing.connect(self.close)
        self.window.moved.connect(self._remember)

    def start(self, wish: Wish) -> None:
        """Show the window; the wish is carried out once it is painted."""
        self._first = wish
        self.window.show()
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.carry_out(self._first)

    def lock(self) -> None:
        """Close the notebook and show nothing of it until it is opened again."""
        if self._notebook is not None:
            self.window.cover(self._cover)
            self.window.forget_pages()
            self.close()
            self.carry_out(Wish("look"))

    def close(self) -> None:
        """Let go of the notebook."""
        self._tasks.close()
        notebook, self._notebook = self._notebook, None
        if notebook is not None:
            notebook.close()

    def carry_out(self, wish: Wish) -> None:
        """Do what the person asks of the closed notebook, off the window's thread."""
        self._cover.show_busy(wish)
        job = self._tasks.prepare(_CarryingOut(self._folder, wish))
        job.done.connect(self._show_outcome)
        job.failed.connect(self._cover.refuse)
        job.start()

    def _show_outcome(self, outcome: object) -> None:
        if isinstance(outcome, Missing):
            self._cover.show_first_run(outcome)
        elif isinstance(outcome, Closed):
            self._cover.show_locked(outcome)
        elif isinstance(outcome, Unlocked) and outcome.recovery_code:
            self._cover.show_recovery_code(outcome)
        elif isinstance(outcome, Unlocked):
            self._enter(outcome)

    def _enter(self, unlocked: Unlocked) -> None:
        """Open the notebook in the window's thread, which owns the one writer."""
        # Start-up: both are loaded by now, by the work that found the key.
        from sle_desktop.assembly import open_notebook  # noqa: PLC0415
        from sle_desktop.ui.pages import page_makers  # noqa: PLC0415

        try:
            self._notebook = open_notebook(unlocked.folder, unlocked.key)
        except UserError as refusal:
            self._cover.refuse(refusal)
            return
        self._folder = unlocked.folder
        self.window.use(page_makers(self._notebook, self._tasks, self.window.on_changed))
        self.window.cover(None)
        self.window.go(self._notebook.remembered(_HERE) or _HOME)
        self.opened.emit()

    def _remember(self, address: str) -> None:
        if self._notebook is not None:
            self._notebook.remember(_HERE, address)


class _CarryingOut:
    """A work for ``Tasks``: loads the services and carries out one wish."""

    def __init__(self, folder: Path, wish: Wish) -> None:
        self._folder, self._wish = folder, wish

    def __call__(self, progress: Progress) -> object:
        # Start-up: the store and the reports are loaded here, while the window is painted.
        from sle_desktop import assembly  # noqa: PLC0415
        from sle_desktop.ui import pages  # noqa: F401, PLC0415

        del progress
        return assembly.carry_out(self._folder, self._wish)


def main(arguments: list[str]) -> int:
    """Open the window and return the exit code when it is closed."""
    application = QApplication(["sle-desktop"])
    application.setApplicationName("SLE Desktop")
    application.setApplicationVersion(__version__)
    folder = paths.data(_folder_of(arguments))
    crash.install(folder / "logs" if folder.exists() else paths.logs())
    fonts.load()
    chosen = settings.load(folder)
    theme().wear(Mode(chosen.theme), chosen.text_scale)
    app = App(folder)
    app.start(Wish("sample" if "--demo" in arguments else "look"))
    return application.exec()


def _folder_of(arguments: list[str]) -> Path | None:
    for index, one in enumerate(arguments):
        if one.startswith("--data="):
            return Path(one.removeprefix("--data="))
        if one == "--data" and index + 1 < len(arguments):
            return Path(arguments[index + 1])
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
