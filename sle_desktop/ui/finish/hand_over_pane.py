"""HandOverPane: what was locked, ways to hand it over, and what happened so far."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.clock import local
from sle_desktop.ui.finish.signers_pane import in_order
from sle_desktop.ui.finish.telling import Telling
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.flow import Flow
from sle_desktop.ui.widgets.rule import Ground, Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.before_signing import Signer
    from sle_desktop.services.handing_over import Happened, Paper

SHOW, SAVE, PRINT, SEND = "show", "save", "print", "send"
_WAYS = (
    (SHOW, "Show"),
    (SAVE, "Save a copy…"),
    (PRINT, "Print…"),
    (SEND, "Send later…"),
)
_TABLES = (("docx", "As a Word table…"), ("xlsx", "As an Excel table…"))
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


class TablesBlock(QWidget):
    """The agreed actions as a file that the school works on. Out: ``chosen`` with its kind."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        row = _Row()
        for kind, words in _TABLES:
            button = self.buttons[kind] = Button(words)
            button.setAccessibleName(f"{words.rstrip('…')}: agreed actions")
            button.setProperty("kind", kind)
            button.clicked.connect(self._choose)
            row.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Words("Agreed actions", Type.SUBHEADING))
        said = "A table for the school’s improvement plan: what the school’s copy tells, no more."
        column.addWidget(Words(said, Type.NOTE, wrap=True))
        column.addSpacing(Space.XS)
        column.addWidget(row)

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("kind")))


class HandOverPane(Ground):
    """In: ``show_papers``, ``show_happened``. Out: ``wanted`` with a ``Paper`` and a way, and
    ``later_wanted`` when somebody who was out signs now, ``table_wanted`` with the kind of file for
    the agreed actions; ``telling`` takes what a person tells.
    """

    wanted = Signal(object, str)
    later_wanted = Signal()
    table_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self.blocks: list[PaperBlock] = []
        self._when = Words("", Type.NOTE, wrap=True)
        self._awaited = Words("", Type.STRONG, wrap=True)
        self._later = Words("", Type.READING, wrap=True)
        self.sign_later = Button("", icon="pen-line")
        self._papers, self._happened = QVBoxLayout(), QVBoxLayout()
        self.tables = TablesBlock()
        self.telling = Telling()
        self._lay_out()
        self.sign_later.clicked.connect(self.later_wanted)
        self.tables.chosen.connect(self.table_wanted)

    def _lay_out(self) -> None:
        self._papers.setSpacing(Space.L)
        self._happened.setSpacing(Space.XS)
        scroll = Scroll()
        inside = scroll.column
        inside.addWidget(Words("Signed and locked", Type.HEADING))
        inside.addWidget(self._when)
        inside.addLayout(self._papers)
        inside.addWidget(self.tables)
        inside.addWidget(Rule())
        for part in (self._awaited, self._later):
            inside.addWidget(part)
        inside.addWidget(self.sign_later, 0, Qt.AlignmentFlag.AlignLeft)
        self._rule = Rule()
        inside.addWidget(self._rule)
        inside.addWidget(Words("What happened so far", Type.SUBHEADING))
        inside.addLayout(self._happened)
        inside.addWidget(self.telling)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_papers(self, papers: "tuple[Paper, ...]", awaited: "Signer | None") -> None:
        """Show the documents of a record, and whose signature may follow, if anybody's may."""
        if tuple(block.paper for block in self.blocks) != papers:
            self._build(papers)
        if papers:
            document = papers[0].document
            said = f"{document.number}, version {document.version} · {_moment(document.sealed_at)}"
            self._when.setText(said)
        for part in (self._awaited, self._later, self.sign_later, self._rule):
            part.setVisible(awaited is not None)
        if awaited is not None:
            words = f"{awaited.words[:1].upper()}{awaited.words[1:]}"
            self._awaited.setText(f"{words}’s signature awaited")
            self._later.setText(
                "It goes onto a new version beside the signatures that are there; not a word is "
                "changed, and nobody else signs again."
            )
            self.sign_later.say(f"The {awaited.words} signs now")

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
        tables = self.tables.buttons.values()
        in_order((*ways, *tables, self.sign_later, *self.telling.stops()))

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


def _said(paper: "Paper") -> str:
    document = paper.document
    pages = "1 page" if document.pages == 1 else f"{document.pages} pages"
    return f"{pages}, {max(round(document.bytes / _KIB), 1)} KB"


def _moment(instant: datetime) -> str:
    at = local(instant)
    return f"{at.day} {at:%b %Y, %H:%M}"
