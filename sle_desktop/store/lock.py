"""The one-writer lock of a data folder; the operating system lets go of it when a process dies."""

from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from sle_desktop.store import layout
from sle_desktop.store.failures import in_use, refusals


class FolderLock:
    """Held by whoever may write a notebook: the window, or a command. Any thread may let go."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(layout.lock(folder), timeout=0, thread_local=False)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock.is_locked

    def acquire(self) -> None:
        """Take the lock at once. Raises IN_USE when another window or command has it."""
        with refusals():
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire()
            except Timeout as error:
                raise in_use() from error

    def release(self) -> None:
        """Let go; the file stays, since a new file of that name would be another lock."""
        self._lock.release()

    def __enter__(self) -> "FolderLock":
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
