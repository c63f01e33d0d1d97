"""What happens when there is a bug: it is written to a log without content, and said calmly."""

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from sle_desktop.errors import UserError, describe
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

_LOG = logging.getLogger("sle_desktop")
_LOG_BYTES, _LOG_FILES = 256_000, 3
_state: dict[str, Path] = {}
_before: list[Any] = [sys.excepthook, threading.excepthook]


def install(folder: Path) -> Path:
    """Log to ``folder``, catch what nobody caught, and return the log's path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "sle-desktop.log"
    handler = RotatingFileHandler(
        file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.handlers = [handler]
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    _state["log"] = file
    _before[:] = [sys.excepthook, threading.excepthook]
    sys.excepthook = _caught
    threading.excepthook = _caught_in_thread
    return file


def uninstall() -> None:
    """Give back what ``install`` took (the end of the program, or of a test)."""
    for handler in _LOG.handlers:
        handler.close()
    _LOG.handlers = []
    _state.clear()
    sys.excepthook = _before[0]
    threading.excepthook = _before[1]


def log_text(most: int) -> str:
    """Return the end of the log, at most so many characters; empty before there is one."""
    file = _state.get("log")
    return file.read_text("utf-8", "replace")[-most:] if file and file.exists() else ""


def record(error: BaseException) -> None:
    """Write an error's kind and where it arose to the log: never its words (content)."""
    _LOG.error("%s", describe(error))


def as_refusal() -> UserError:
    """Return what a person is told about a bug in some work."""
    where = f" The log is {_state['log']}." if "log" in _state else ""
    return UserError(
        "BUG",
        "Something went wrong inside the program; what you had saved is safe.",
        f"Try once more. If it happens again, send the log to whoever supports you.{where}",
    )


class CrashDialog(QDialog):
    """Says calmly that there was a bug, that saved work is safe, and where the log is."""

    def __init__(self) -> None:
        super().__init__()
        told = as_refusal()
        self.setWindowTitle("Something went wrong")
        close = Button("Carry on", Kind.PRIMARY)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Words(told.says, Type.HEADING, wrap=True))
        column.addWidget(Words(told.do, Type.READING, wrap=True))
        column.addWidget(Words("The log holds no words from your records.", Type.NOTE, wrap=True))
        column.addSpacing(Space.M)
        column.addLayout(foot)
        self.setMinimumWidth(px(Size.DIALOG))
        close.clicked.connect(self.accept)


class _Teller(QObject):
    """Shows the dialog in the window's thread, once at a time."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self.told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def _tell(self) -> None:
        if self._showing:
            return
        self._showing = True
        CrashDialog().exec()
        self._showing = False


_tellers: list[_Teller] = []


def _caught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(130)
    record(error)
    app = QCoreApplication.instance()
    if app is not None and QThread.currentThread() is app.thread():
        if not _tellers:
            _tellers.append(_Teller())
        _tellers[0].told.emit()


def _caught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        record(args.exc_value)
