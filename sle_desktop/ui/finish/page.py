"""FinishPage: the pages as they will be, who signs, what goes where; then the hand-over."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from sle_desktop.clock import local, local_date
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import Record, State
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.finish.afterwards import Afterwards
from sle_desktop.ui.finish.going_side import GoingSide
from sle_desktop.ui.finish.hand_over_pane import HandOverPane
from sle_desktop.ui.finish.preview_pane import PreviewPane
from sle_desktop.ui.finish.signers_pane import SignersPane
from sle_desktop.ui.finish.signing import Signing
from sle_desktop.ui.finish.standing_pane import StandingPane
from sle_desktop.ui.finish.works import DrawnCopies, Lock, Previews
from sle_desktop.ui.handing import Hands
from sle_desktop.ui.page import Page
from sle_desktop.ui.pdf import Pdf
from sle_desktop.ui.tasks import Tasks
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.fold import Fold
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.typed import say_date

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.before_signing import Before
    from sle_desktop.services.finishing import Finished

_PREVIEW, _WORK = 20, 21
"""How the width is shared between the pages and the work beside them."""


class FinishPage(Page):
    """``finish/<record id>``. Ctrl+Enter does what the primary button says.

    What people put is kept while the record stays as they saw it; once it is changed they sign
    again.
    """

    def __init__(self, notebook: "Notebook", tasks: Tasks, tell: Callable[[Changes], None]) -> None:
        super().__init__()
        self._notebook = notebook
        self._tasks = tasks
        self._tell = tell
        self._before: Before | None = None
        self._signings: dict[str, tuple[Record, Signing]] = {}
        self._locking = ""
        self.preview = PreviewPane()
        self.signers = SignersPane()
        self.standing = StandingPane()
        self.hand_over = HandOverPane()
        hands = Hands(notebook.handing_over, tell, self, self.messages)
        self._after = Afterwards(notebook, self.hand_over, hands, tell)
        self.side = GoingSide()
        self._work = QStackedWidget()
        self._back = Button("Back to the record")
        self._beside = Button("What goes to the lead", icon="panel-right")
        self._not_now = Button("Not now")
        self._previews = Previews(notebook, tasks, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for pane in (self.signers, self.standing, self.hand_over):
            self._work.addWidget(pane)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.preview, _PREVIEW)
        across.addWidget(Rule(upright=True))
        across.addWidget(self._work, _WORK)
        across.addWidget(Rule(upright=True))
        across.addWidget(self.side)
        self.body.addLayout(across)
        self._fold = Fold(self.side, self._beside)
        self._fold.watch(self)
        self._fold.folded.connect(self.heading_changed)

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self.standing.chosen.connect(self._go_to)
        self.signers.changed.connect(self._redraw)
        self.signers.locked.connect(self._lock)
        self._after.go.connect(self.go)
        self._after.begun.connect(self.signers.focus_first)
        self._not_now.clicked.connect(self._leave_out)
        self._previews.drawn.connect(self._show_drawn)
        self._previews.failed.connect(self.messages.refuse)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the way back, and the button of the folded column."""
        beside = (self._beside,) if self._fold.is_narrow else ()
        before = self._before
        not_now = (self._not_now,) if before is not None and before.carried else ()
        return (*beside, *not_now, self._back)

    def show_address(self, address: str) -> None:
        """Show a record before it is signed, or its hand-over. Raises NO_SUCH_RECORD."""
        super().show_address(address)
        _, (record_id, *_) = navigation.split(address)
        self._show(record_id)
        self._focus_first()

    def on_changed(self, changes: Changes) -> None:
        """Read the record again if it is the one in sight."""
        before = self._before
        if before is None or before.record.id not in changes.records or not self.isVisible():
            return
        was_here = _has_focus(self._work)
        self._show(before.record.id)
        if was_here and not _has_focus(self._work):  # what had it was made anew
            self._focus_first()

    def leave(self) -> None:
        """Stop drawing what nobody looks at."""
        self._previews.stop()

    def _focus_first(self) -> None:
        cast("SignersPane | StandingPane | HandOverPane", self._work.currentWidget()).focus_first()

    def _show(self, record_id: str) -> None:
        before, last = self._notebook.before_signing.look(record_id), self._before
        self._before = before
        record = before.record
        if last is None or (last.record.id, last.record.state) != (record.id, record.state):
            again = last is not None and last.record.id == record.id
            self.preview.show_copies(before.copies, keep=again)
        self.side.show_going(before.going)
        self.head(_title(record), _subtitle(before))
        at = local(record.updated)
        self.say_status(StatusFact(f"Saved {at:%H:%M:%S}", _then(record)))
        if record.state is not State.DRAFT:
            self._show_hand_over(before)
        elif before.problems:
            self._show_standing(before)
        else:
            self._show_signers(before)

    def _show_standing(self, before: "Before") -> None:
        self.standing.show_problems(before.problems)
        self._work.setCurrentWidget(self.standing)
        self._previews.ask(before, (), soon=True)

    def _show_signers(self, before: "Before") -> None:
        signing = self._signing_of(before)
        if before.warnings:
            self.messages.care(" ".join(before.warnings))
        self.signers.show_signing(before, signing)
        self.signers.show_busy(self._locking == before.record.id)
        self._work.setCurrentWidget(self.signers)
        self._previews.ask(before, signing.signatures(), soon=True)

    def _signing_of(self, before: "Before") -> Signing:
        """Return what people have put to a record as it is now."""
        record = before.record
        seen, signing = self._signings.get(record.id, (None, None))
        if signing is not None and seen == record:
            return signing
        if signing is not None and signing.is_begun():
            self.messages.care(
                "The record was changed after somebody had signed.",
                "What people sign is what is locked: please sign again.",
            )
        fresh = Signing(before.signers, self._notebook.now, before.carried)
        self._signings[record.id] = (record, fresh)
        return fresh

    def _show_hand_over(self, before: "Before") -> None:
        self._signings.pop(before.record.id, None)
        self._previews.stop()
        self._after.show(before, self.preview)
        self._work.setCurrentWidget(self.hand_over)

    def _redraw(self) -> None:
        if self._before is not None:
            self._previews.ask(self._before, self.signers.signing.signatures())

    def _show_drawn(self, drawn: DrawnCopies) -> None:
        before = self._before
        if before is None or before.record.id != drawn.record_id:
            return
        if before.record.state is State.DRAFT:
            for copy, content in drawn.pages.items():
                self.preview.show_pages(copy, Pdf(content))
            if drawn.warnings:
                self.messages.care(" ".join(drawn.warnings))

    def _lock(self) -> None:
        if self._before is None or self._locking:
            return
        self._locking = self._before.record.id
        self._previews.stop()
        self.messages.clear()
        self.signers.show_busy(True)
        work = Lock(self._notebook, self._locking, self.signers.signing.signatures())
        job = self._tasks.prepare(work)
        job.done.connect(self._locked)
        job.failed.connect(self._refused)
        job.start()

    def _locked(self, finished: "Finished") -> None:
        self._locking = ""
        self._tell(finished.changes)
        before = self._before
        if before is not None and before.record.id == finished.record.id and self.isVisible():
            number = finished.documents[0].number
            said = f"Signed and locked as {number}, version {finished.record.version}."
            self.messages.done(said, " ".join(finished.warnings))
            self.hand_over.focus_first()

    def _refused(self, error: UserError) -> None:
        self._locking = ""
        self.signers.show_busy(False)
        self.messages.refuse(error, self._lock)

    def _leave_out(self) -> None:
        if self._before is not None and self._before.carried:
            self._after.leave_out(self._before)

    def _go_back(self) -> None:
        if self._before is not None:
            self.go.emit(navigation.address("record", self._before.record.id))

    def _go_to(self, key: str) -> None:
        if self._before is not None:
            self.go.emit(navigation.address("record", self._before.record.id, key))


def _has_focus(widget: QWidget) -> bool:
    here = QApplication.focusWidget()
    return here is not None and widget.isAncestorOf(here)


def _title(record: Record) -> str:
    if record.state is not State.DRAFT:
        return record.title
    return f"Finish: {record.title[:1].lower()}{record.title[1:]}"


def _subtitle(before: "Before") -> str:
    record = before.record
    count = len(before.problems)
    if record.state is not State.DRAFT:
        state = "signed and locked"
    elif not count:
        state = "nothing is missing"
    else:
        state = "one thing still to do" if count == 1 else f"{count} things still to do"
    day = record.date or local_date(record.updated)
    return f"{before.school.name} · {say_date(day)} · {state}"


def _then(record: Record) -> tuple[str, ...]:
    return ("After signing: show, save, print or send",) if record.state is State.DRAFT else ()
