"""Pane: one state of the page Share; panes share their look and how they ask for files."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.share.services import ShareServices
from sle_desktop.ui.tasks import Job, Work
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

UPDATES = "Updates (*.sleupdate)"


class Pane(Scroll):
    """A column of blocks. Out: ``moved`` when the notebook's part in a project changed."""

    moved = Signal()

    def __init__(self, services: ShareServices, messages: Messages) -> None:
        super().__init__()
        self.services = services
        self.notebook = services.notebook
        self.messages = messages

    def read(self) -> None:
        """Show how things stand now."""

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the header's controls."""
        return ()

    def block(self, heading: str, text: str = "") -> Words:
        """Begin a block, and return its sentence."""
        words = Words(text, Type.READING, wrap=True)
        block = QVBoxLayout()
        block.setSpacing(Space.XS)
        block.setContentsMargins(0, Space.M, 0, Space.S)
        block.addWidget(Words(heading, Type.SUBHEADING))
        block.addWidget(words)
        self.column.addLayout(block)
        return words

    def outdented(self, table: QWidget) -> None:
        """Add a table so that its words stand at the left edge: the band of a row is wider."""
        row = QHBoxLayout()
        row.setContentsMargins(-Space.S, 0, -Space.S, 0)
        row.addWidget(table)
        self.column.addLayout(row)

    def in_a_row(self, *parts: QWidget) -> None:
        """Set controls side by side."""
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for part in parts:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.column.addLayout(row)

    def run(self, work: Work) -> Job:
        """Return a work that is about to begin; its refusal is shown in the page."""
        job = self.services.tasks.prepare(work)
        job.failed.connect(self.messages.refuse)
        job.start()
        return job

    def folder(self, title: str) -> Path | None:
        """Ask for the folder that updates go to; the last one is offered."""
        start = self.notebook.sharing.folder() or Path.home()
        chosen = QFileDialog.getExistingDirectory(self, title, str(start))
        return Path(chosen) if chosen else None

    def bytes_of(self, title: str) -> bytes | None:
        """Ask for a file and return its content; a refusal is shown in the page."""
        chosen, _ = QFileDialog.getOpenFileName(self, title)
        if not chosen:
            return None
        try:
            return Path(chosen).read_bytes()
        except OSError as fault:
            why = f"{Path(chosen).name} cannot be read: {fault.strerror}."
            self.messages.refuse(UserError("FILE_UNREADABLE", why, "Choose it again."))
            return None
