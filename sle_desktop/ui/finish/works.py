"""The long work of finishing: drawing previews and locking, each on a connection of its own."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sle_desktop.domain.records import State
from sle_desktop.errors import UserError
from sle_desktop.ui.tasks import Job, Progress, Tasks

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.domain.records import Signature
    from sle_desktop.services.before_signing import Before

PAUSE_MS = 500
"""Pages are drawn again when the pen has rested this long: drawing must not make ink jerk."""


@dataclass(frozen=True, slots=True)
class DrawnCopies:
    """The draft pages of a record, by copy, and what could not be printed as it is written."""

    record_id: str
    pages: dict[str, bytes]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """A work: draws every copy of a record with the signatures so far."""

    notebook: "Notebook"
    before: "Before"
    signatures: "Sequence[Signature]"

    def __call__(self, progress: Progress) -> DrawnCopies:
        """Return the pages."""
        pages: dict[str, bytes] = {}
        warnings: list[str] = []
        record_id, copies = self.before.record.id, self.before.copies
        with closing(self.notebook.another()) as own:
            for at, copy in enumerate(copies):
                progress(at, len(copies))
                drawn = own.finishing.preview(record_id, copy, self.signatures)
                pages[copy] = drawn.pdf
                warnings += drawn.warnings
            if self.before.record.state is State.DRAFT and not self.before.problems:
                own.finishing.get_ready()
        return DrawnCopies(record_id, pages, tuple(dict.fromkeys(warnings)))


@dataclass(frozen=True, slots=True)
class Lock:
    """A work: signs and locks a record."""

    notebook: "Notebook"
    record_id: str
    signatures: "Sequence[Signature]"

    def __call__(self, progress: Progress) -> object:
        """Return what finishing made."""
        progress(0, 1)
        with closing(self.notebook.another()) as own:
            return own.finishing.finish(self.record_id, self.signatures)


class Previews(QObject):
    """Draws previews one at a time; what is asked for meanwhile is drawn next, and only once.

    Out: ``drawn`` with ``DrawnCopies``, ``failed`` with the refusal.
    """

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, notebook: "Notebook", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._tasks = tasks
        self._next: Draw | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._start)

    def ask(
        self, before: "Before", signatures: "Sequence[Signature]", *, soon: bool = False
    ) -> None:
        """Draw a record with these signatures, ``soon`` or after a short pause."""
        self._next = Draw(self._notebook, before, tuple(signatures))
        self._pause.start(0 if soon else PAUSE_MS)

    def stop(self) -> None:
        """Draw nothing more for now."""
        self._next = None
        self._pause.stop()

    def _start(self) -> None:
        if self._job is not None or self._next is None:
            return
        work, self._next = self._next, None
        self._job = self._tasks.prepare(work)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _done(self, drawn: object) -> None:
        if self._next is None:
            self.drawn.emit(drawn)

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)

    def _ended(self) -> None:
        self._job = None
        if self._next is not None and not self._pause.isActive():
            self._start()
