"""Starts the real window on a notebook, and prints when it was painted and when it was usable.

usage: python -m tests.benchmarks.start_up FOLDER ACCOUNT SECRET BEGAN; times are seconds since
BEGAN, when the caller started the process (the kernel's own note of it is only good to a second),
processor seconds are what that took, memory is the resident set in MB at the end.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from sle_desktop.app import App
from sle_desktop.services.wishes import Wish
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.collecting import Collecting
from sle_desktop.ui.preferences import preferences


class Watch(QObject):
    """Notes the first paint of the window, and the first after the notebook was opened."""

    def __init__(self, app: App, began: float) -> None:
        super().__init__()
        self._app, self._began = app, began
        self.figures: dict[str, float] = {}
        app.opened.connect(self._opened)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at every paint of the window; let it happen."""
        if event.type() is QEvent.Type.Paint and "painted" not in self.figures:
            self.figures["painted"] = time.time() - self._began
        return super().eventFilter(watched, event)

    def _opened(self) -> None:
        page = self._app.window.page()
        assert page is not None
        page.repaint()
        self.figures["usable"] = time.time() - self._began
        self.figures["cpu"] = time.process_time()
        self.figures["rss_mb"] = _resident_mb()
        QTimer.singleShot(0, self, self._done)

    def _done(self) -> None:
        sys.stdout.write(json.dumps(self.figures))
        sys.stdout.flush()
        self._app.end()
        QApplication.exit(0)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(folder: Path, account: str, secret: str, began: float) -> int:
    """Start the window with a keychain that holds the key, as a laptop does."""
    application = QApplication(["sle-desktop"])
    Collecting(application)
    fonts.load()
    preferences().read(folder)
    keychain = MemoryKeychain()
    keychain.set(account, secret)
    app = App(folder, keychain)
    watch = Watch(app, began)
    app.start(Wish("look"))
    code = application.exec()
    del watch
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])))
