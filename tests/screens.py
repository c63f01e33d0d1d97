"""Pictures of every page of the window with the sample project, for people to look at.

``make screens`` writes them to ``build/screens``: light and dark, 1280 x 760 pixels at 100 %, and
1536 x 810 at 150 %, which is the least room there is. A new page comes by its line in
``tests/stories/test_every_page.py``; a record is named there by its form (``record/{eef_audit}``).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLabel

from sle_desktop.app import App
from sle_desktop.assembly import write_sample
from sle_desktop.services.sample import Sample
from sle_desktop.services.wishes import Wish
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.theme import Mode, Size, theme
from tests.stories.test_every_page import PAGES, RECORDS, ids_in

PLACE = Path("build/screens")
SIZES = {"1": Size.WINDOW, "1.5": Size.WINDOW_LEAST}
"""The window's size in logical pixels, by the scale of the display."""

_SCREEN = "1600x900x24"
_LONG = 30.0
_BUSY = ("Drawing…", "Checking it…")


def main() -> int:
    """Draw all pages, each scale in a process of its own, as Qt reads it once."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    write_sample(PLACE / "sample", Sample())
    for scale in SIZES:
        command = [sys.executable, "-m", "tests.screens", scale]
        if not os.environ.get("DISPLAY"):
            command = ["xvfb-run", "-a", "-s", f"-screen 0 {_SCREEN}", *command]
        subprocess.run(command, check=True, env=dict(os.environ) | {"QT_SCALE_FACTOR": scale})
    shutil.rmtree(PLACE / "sample")
    sys.stdout.write(f"{len(list(PLACE.iterdir()))} pictures are in {PLACE}.\n")
    return 0


def draw(scale: str) -> None:
    """Draw all pages at one scale."""
    application = QApplication(["sle-desktop"])
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)
    camera = Camera(App(PLACE / "sample", MemoryKeychain()), scale)
    camera.app.window.resize(*SIZES[scale])
    camera.app.start(Wish("look"))
    camera.app.window.activateWindow()
    QCursor.setPos(camera.app.window.screen().geometry().bottomRight())  # it lights up nothing
    camera.wait()
    for mode in (Mode.DARK, Mode.LIGHT):
        camera.take("locked", mode)
    camera.app.carry_out(Wish("passphrase", words="demo"))
    camera.wait(lambda: camera.app._notebook is not None)
    assert camera.app._notebook is not None
    ids = ids_in(camera.app._notebook)
    for mode in (Mode.LIGHT, Mode.DARK):
        for page in (*PAGES, *RECORDS):
            camera.app.window.go(page.format(**ids))
            camera.take(page, mode)
    camera.app.window.close()
    application.quit()


class Camera:
    """Takes pictures of a window as the display shows it."""

    def __init__(self, app: App, scale: str) -> None:
        self.app = app
        self._scale = f"{float(scale):.0%}".rstrip("%")

    def take(self, page: str, mode: Mode) -> None:
        """Take what is shown now, in a mode, and name the picture after a page."""
        name = page.replace("/", "_").translate(str.maketrans("", "", "{}"))
        if theme().mode is not mode:
            theme().wear(mode)
        self.wait()
        self.wait(lambda: not self._is_busy())
        window = self.app.window
        picture = window.screen().grabWindow(window.winId())
        file = PLACE / f"{name}_{mode.value}_{self._scale}.png"
        assert (picture if not picture.isNull() else window.grab()).save(str(file)), file

    def wait(self, until: Callable[[], bool] | None = None, calm: float = 0.35) -> None:
        """Let the window work until something is so, and then until it has come to rest."""
        end = monotonic() + _LONG
        while until is not None and not until():
            assert monotonic() < end, "the window did not answer"
            self._work()
        end = monotonic() + calm
        while monotonic() < end:
            self._work()

    def _is_busy(self) -> bool:
        """Whether something in sight says that it is still being made."""
        labels = (one for one in self.app.window.findChildren(QLabel) if one.isVisible())
        return any(one.text().endswith(_BUSY) for one in labels)

    @staticmethod
    def _work() -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        draw(sys.argv[1])
    else:
        sys.exit(main())
