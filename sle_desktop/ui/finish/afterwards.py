"""Afterwards: what is done with a document once it is locked; the pane shows it, this does it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sle_desktop.clock import local_date
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.handing import CORRECTION, SAVED, Heard
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.finish.hand_over_pane import PRINT, SAVE, SEND, SHOW, HandOverPane
from sle_desktop.ui.finish.preview_pane import PreviewPane
from sle_desktop.ui.handing import Hands
from sle_desktop.ui.keeping import EXCEL_FILES, WORD_FILES, save_as
from sle_desktop.ui.pdf import Pdf

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.before_signing import Before
    from sle_desktop.services.handing_over import Paper

_FILES = {"docx": WORD_FILES, "xlsx": EXCEL_FILES}


class Afterwards(QObject):
    """In: ``show``. Out: ``go`` with the address of a document or its record, ``begun`` when there
    is a version for somebody's signature.
    """

    go = Signal(str)
    begun = Signal()

    def __init__(
        self,
        notebook: "Notebook",
        pane: HandOverPane,
        hands: Hands,
        tell: Callable[[Changes], None],
    ) -> None:
        super().__init__(pane)
        self._notebook = notebook
        self._pane = pane
        self._hands = hands
        self._tell = tell
        self._before: Before | None = None
        pane.wanted.connect(self._hand_over)
        pane.later_wanted.connect(self._sign_later)
        pane.table_wanted.connect(self._save_table)
        pane.telling.told.connect(self._hear)

    def show(self, before: "Before", preview: PreviewPane) -> None:
        """Show the documents of a locked record, whose signature may follow, and what happened."""
        self._before = before
        service, record = self._notebook.handing_over, before.record
        papers = service.papers(record.id)
        for paper in papers:
            preview.show_pages(paper.document.copy, Pdf(service.pdf(paper)))
        signed = self._notebook.records.signatures(record.id, record.version)
        awaited = before.awaited
        if awaited is not None and awaited.role in {one.role for one in signed}:
            awaited = None
        self._pane.show_papers(papers, awaited)
        self._pane.tables.setVisible(self._notebook.actions_tables.has_any(record.id))
        people = dict.fromkeys(name for paper in papers for name in service.names(paper))
        self._pane.telling.show_people(tuple(people), local_date(self._notebook.now()))
        self._pane.show_happened(service.happened(record.id))

    def leave_out(self, before: "Before") -> None:
        """Take away a version that was for one signature: the one before stays as it is."""
        self._hands.messages.clear()
        self._tell(self._notebook.drafts.delete(before.record.id).changes)
        self._pane.focus_first()

    def _hand_over(self, paper: "Paper", way: str) -> None:
        if way == SHOW:
            self._hands.shown(paper)
            self.go.emit(navigation.address("document", paper.document.id))
        else:
            {SAVE: self._hands.save, PRINT: self._hands.print, SEND: self._hands.send}[way](paper)

    def _save_table(self, kind: str) -> None:
        """Save the agreed actions where the person says."""
        if self._before is None:
            return
        record_id, tables = self._before.record.id, self._notebook.actions_tables
        try:
            table = tables.of_record(record_id)
            name, content = tables.file_name(table, kind), tables.file(table, kind)
            file = save_as(self._hands.page, name, content, _FILES[kind])
        except UserError as refusal:
            self._hands.messages.refuse(refusal)
            return
        if file is not None:
            self._notebook.finishing.note_event(record_id, SAVED, f"Agreed actions, {file.name}")
            self._tell(Changes(records=frozenset({record_id})))
            self._hands.messages.done("The agreed actions were saved.", str(file))

    def _sign_later(self) -> None:
        """Start the version onto which somebody who was out signs now."""
        before = self._before
        if before is None or before.awaited is None:
            return
        record_id, role = before.record.id, before.awaited.role
        try:
            self._notebook.finishing.sign_later(record_id, role)
        except UserError as refusal:
            self._hands.messages.refuse(refusal)
            return
        self._hands.messages.clear()
        self._tell(Changes(records=frozenset({record_id})))
        self.begun.emit()

    def _hear(self, heard: Heard) -> None:
        if self._before is None:
            return
        try:
            changes = self._notebook.handing_over.hear(self._before.record.id, heard)
        except UserError as refusal:
            self._hands.messages.refuse(refusal)
            return
        self._hands.messages.clear()
        self._pane.telling.clear()
        self._tell(changes)
        if heard.kind == CORRECTION:
            record = navigation.address("record", self._before.record.id)
            self._hands.messages.done(
                "Noted.",
                "A correction becomes a new version, which says what it replaces and why.",
                "Open the record",
                partial(self.go.emit, record),
            )
