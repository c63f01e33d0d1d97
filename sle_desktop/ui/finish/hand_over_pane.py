"""HandOverPane: what was locked, ways to hand it over, and what happened so far."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.clock import local
from sle_desktop.ui.finish.signers_pane import in_order
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.flow import Flow
from sle_desktop.ui.widgets.rule import Ground, Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.handing_over import Happened, Paper

SHOW, SAVE, PRINT, SEND = "show", "save", "print", "send"
_WAYS = (
    (SHOW, "Show"),
    (SAVE, "Save a copy…"),
    (PRINT, "Print…"),
    (SEND, "Send later…"),
)
_SENT, _REPLY = "sent", "reply"
_NOTES = (Option(_SENT, "Sent"), Option(_REPLY, "Reply"))
_KIB = 1024


class _Row(QWidget):
    """Buttons in a row that wraps."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class PaperBlock(QWidget):
    """One document with its four buttons. Out: ``chosen`` with which way."""

    chosen = Signal(str)

    def __init__(self, paper: "Paper", *, first: bool) -> None:
        super().__init__()
        self.paper = paper
        self.buttons: dict[str, Button] = {}
        row = _Row()
        for way, words in _WAYS:
            kind = Kind.PRIMARY if first and way == SHOW else Kind.PLAIN
            button = self.buttons[way] = Button(words, kind)
            button.setAccessibleName(f"{words.rstrip('…')}: {paper.copy_words.lower()}")
            button.setProperty("way", way)
            button.clicked.connect(self._choose)
            row.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Words(paper.copy_words, Type.SUBHEADING))
        column.addWidget(Words(_said(paper), Type.NOTE, wrap=True))
        column.addSpacing(Space.XS)
        column.addWidget(row)

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("way")))


class HandOverPane(Ground):
    """In: ``show_papers``, ``show_happened``. Out: ``wanted`` with a ``Paper`` and a way, and
    ``noted`` with the kind and the words of what a person typed.
    """

    wanted = Signal(object, str)
    noted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self.blocks: list[PaperBlock] = []
        self._when = Words("", Type.NOTE, wrap=True)
        self._later = Words("", Type.READING, wrap=True)
        self._papers, self._happened = QVBoxLayout(), QVBoxLayout()
        self.kind = ChoiceSegments("What happened")
        self.note = TextField("What was sent to whom, or what the school replied")
        self._add = Button("Note it")
        self._lay_out()
        self.kind.show_answer(Answer(_SENT, _NOTES))
        self.note.setPlaceholderText("To whom, or what they replied")
        self._add.clicked.connect(self._note)
        self.note.returnPressed.connect(self._note)

    def _lay_out(self) -> None:
        self._papers.setSpacing(Space.L)
        self._happened.setSpacing(Space.XS)
        scroll = Scroll()
        inside = scroll.column
        inside.addWidget(Words("Signed and locked", Type.HEADING))
        inside.addWidget(self._when)
        inside.addLayout(self._papers)
        inside.addWidget(self._later)
        inside.addWidget(Rule())
        inside.addWidget(Words("What happened so far", Type.SUBHEADING))
        inside.addLayout(self._happened)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.kind)
        row.addWidget(self.note, 1)
        row.addWidget(self._add)
        inside.addLayout(row)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_papers(self, papers: "tuple[Paper, ...]", later: str) -> None:
        """Show the documents of a record, and who may sign later, if anybody may."""
        if tuple(block.paper for block in self.blocks) != papers:
            self._build(papers)
        if papers:
            document = papers[0].document
            said = f"{document.number}, version {document.version} · {_moment(document.sealed_at)}"
            self._when.setText(said)
        self._later.setText(later)
        self._later.setVisible(bool(later))

    def _build(self, papers: "tuple[Paper, ...]") -> None:
        for block in self.blocks:
            self._papers.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.blocks = [PaperBlock(one, first=at == 0) for at, one in enumerate(papers)]
        for block in self.blocks:
            block.chosen.connect(self._choose)
            self._papers.addWidget(block)
            block.setVisible(True)
        ways = [button for block in self.blocks for button in block.buttons.values()]
        in_order((*ways, *self.kind.buttons.values(), self.note, self._add))

    def show_happened(self, happened: "tuple[Happened, ...]") -> None:
        """Show what happened, oldest first."""
        while (item := self._happened.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for one in happened:
            line = Words(f"{_moment(one.at)}   {one.says}", Type.READING, wrap=True)
            self._happened.addWidget(line)
            line.setVisible(True)

    def focus_first(self) -> None:
        """Give the focus to the first way of handing over."""
        if self.blocks:
            self.blocks[0].buttons[SHOW].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, way: str) -> None:
        block = self.sender()
        if isinstance(block, PaperBlock):
            self.wanted.emit(block.paper, way)

    def _note(self) -> None:
        words = self.note.text().strip()
        if words:
            self.note.clear()
            self.noted.emit(str(self.kind.answer.value or _SENT), words)


def _said(paper: "Paper") -> str:
    document = paper.document
    pages = "1 page" if document.pages == 1 else f"{document.pages} pages"
    return f"{pages}, {max(round(document.bytes / _KIB), 1)} KB"


def _moment(instant: datetime) -> str:
    at = local(instant)
    return f"{at.day} {at:%b %Y, %H:%M}"
