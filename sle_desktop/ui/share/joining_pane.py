"""JoiningPane: a laptop that belongs to no project yet: ask the lead, then open their answer."""

from functools import partial

from PySide6.QtWidgets import QInputDialog

from sle_desktop.errors import UserError
from sle_desktop.ui.keeping import save_as
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.share.pane import Pane
from sle_desktop.ui.share.services import ShareServices
from sle_desktop.ui.theme import Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

_REQUESTS = "Request to join (*.json)"


class JoiningPane(Pane):
    """Asks, shows the six words, accepts; or begins a project of one's own."""

    def __init__(self, services: ShareServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._grant: bytes | None = None
        self._ask = Button("Make a request…", Kind.PRIMARY)
        self._open = Button("Open the lead’s answer…")
        self._join = Button("Join the project", Kind.PRIMARY)
        self._lead = Button("I lead a project…")
        self.block(
            "1  Ask to join",
            "Save a small file and send it to your project lead. Then ring them: both of you must"
            " see the same six words.",
        )
        self.in_a_row(self._ask)
        self.words = Words("", Type.CODE, wrap=True)
        self.column.addWidget(self.words)
        self.block("2  Open the answer", "The lead sends a file back. Nothing else is needed.")
        self.in_a_row(self._open)
        self._answer = Words("", Type.READING, wrap=True)
        self._answer_words = Words("", Type.CODE, wrap=True)
        for part in (self._answer, self._answer_words):
            self.column.addWidget(part)
        self.in_a_row(self._join)
        self.block("Do you lead the project?", "Then your laptop lets the others in.")
        self.in_a_row(self._lead)
        self.column.addStretch(1)
        self._ask.clicked.connect(self._make_request)
        self._open.clicked.connect(self._open_answer)
        self._join.clicked.connect(self._accept)
        self._lead.clicked.connect(self._begin)
        self._show_answer("", "")

    def _make_request(self) -> None:
        asked = self.notebook.joining.request()
        try:
            saved = save_as(self, "Request to join.json", asked.file, _REQUESTS)
        except UserError as refusal:
            self.messages.refuse(refusal)
            return
        if saved is not None:
            self.words.setText(asked.words)
            self.messages.done(f"{saved.name} is saved.", "Send it to your project lead.")

    def _open_answer(self) -> None:
        content = self.bytes_of("Open the lead’s answer")
        if content is None:
            return
        self.messages.clear()
        try:
            joined = self.notebook.joining.read_grant(content)
        except UserError as refusal:
            self._show_answer("", "")
            self.messages.refuse(refusal)
            return
        self._grant = content
        told = (
            f"{joined.lead} lets you into “{joined.project}”. Their laptop shows these words too:"
        )
        self._show_answer(told, joined.words)
        self._join.setFocus()

    def _show_answer(self, told: str, words: str) -> None:
        self._answer.setText(told)
        self._answer_words.setText(words)
        for part in (self._answer, self._answer_words, self._join):
            part.setVisible(bool(words))

    def _accept(self) -> None:
        assert self._grant is not None
        try:
            joined = self.notebook.joining.accept(self._grant)
        except UserError as refusal:
            self.messages.refuse(refusal)
            return
        self._show_answer("", "")
        self.moved.emit()
        self.messages.done(f"This laptop belongs to “{joined.project}” now.")

    def _begin(self) -> None:
        name, chosen = QInputDialog.getText(self, "Begin a project", "The project’s name")
        if not chosen:
            return
        try:
            recovery = self.notebook.joining.begin_project(name)
        except UserError as refusal:
            self.messages.refuse(refusal, partial(self._begin))
            return
        self.moved.emit()
        self.messages.care(
            "Write this down and keep it away from the laptop.",
            f"It opens what the SLEs send, should this laptop be lost: {recovery}",
        )
