"""Long work off the window's thread: progress, result or refusal by signals, and a way to stop."""

import threading
import time
from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal

from sle_desktop.errors import UserError
from sle_desktop.ui import crash

_PROGRESS_SECONDS = 0.05


class Stopped(Exception):  # noqa: N818  # not an error: the person asked for it
    """Raised inside a work by ``Progress`` once it was asked to stop."""


class Progress:
    """What a work is handed: call it with how many of how many; it raises ``Stopped``."""

    def __init__(self, tell: Callable[[int, int], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop
        self._last = 0.0

    def __call__(self, done: int, of: int) -> None:
        """Say how far the work is (passed on at most twenty times a second, and at the end)."""
        if self._stop.is_set():
            raise Stopped
        moment = time.monotonic()
        if done >= of or moment - self._last >= _PROGRESS_SECONDS:
            self._last = moment
            self._tell(done, of)


Work = Callable[[Progress], object]
"""A long piece of work: it opens its own connections and touches no widget."""


class _Kind(Enum):
    PROGRESS = auto()
    DONE = auto()
    FAILED = auto()
    STOPPED = auto()


class Job(QObject):
    """One piece of work under way. All its signals arrive in the window's thread."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()
    _told = Signal(object, object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="sle-desktop-work")
        # Queued, so that whatever is connected runs in the window's thread, never in the worker's.
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; ``stopped`` follows."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread to end, and return whether it did."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._work(Progress(self._tell_progress, self._stop))
        except Stopped:
            self._told.emit(_Kind.STOPPED, None)
        except UserError as error:
            self._told.emit(_Kind.FAILED, error)
        except Exception as error:  # noqa: BLE001  # a worker's bug must reach the window, not die here
            crash.record(error)
            self._told.emit(_Kind.FAILED, crash.as_refusal())
        else:
            self._told.emit(_Kind.DONE, result)

    def _tell_progress(self, done: int, of: int) -> None:
        self._told.emit(_Kind.PROGRESS, (done, of))

    def _hear(self, kind: _Kind, what: object) -> None:
        if kind is _Kind.PROGRESS and isinstance(what, tuple):
            self.progressed.emit(*what)
            return
        if kind is _Kind.DONE:
            self.done.emit(what)
        elif kind is _Kind.FAILED:
            self.failed.emit(what)
        else:
            self.stopped.emit()
        self.ended.emit()


class Tasks(QObject):
    """Runs jobs and holds them until they end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()

    def prepare(self, work: Work) -> Job:
        """Return a job that is not begun yet: connect to its signals, then ``start`` it."""
        job = Job(work)
        self._jobs.add(job)
        job.ended.connect(self._forget)
        return job

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    def close(self, seconds: float = 5.0) -> bool:
        """Ask everything to stop and wait; returns whether all did."""
        for job in self._jobs:
            job.cancel()
        return not [job for job in self._jobs if not job.wait(seconds)]

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)
            job.deleteLater()
