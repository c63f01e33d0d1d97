"""What may be done with the record that is picked in a table: a bar at the page's foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sle_desktop.domain.records import State
from sle_desktop.ui.records.asking import AskDay, AskWhy
from sle_desktop.ui.records.record_rows import state_of
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.records import Document
    from sle_desktop.domain.schools import School
    from sle_desktop.services.finding import Line

DAY = "day"
"""The choice that moves a draft to another day; the others are schools."""

DATA = "data"
"""The choice that exports a record's answers; the others are copies."""


class Choice(Button):
    """A button that opens a menu. In: ``show_choices``. Out: ``chosen`` with a key."""

    chosen = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.choices = QMenu(self)
        self.choices.setAccessibleName(words)
        self.choices.triggered.connect(self._chosen)
        self.clicked.connect(self._open)

    def show_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these keys with their words."""
        self.choices.clear()
        for key, label in choices:
            action = QAction(label.replace("&", "&&"), self)
            action.setData(key)
            self.choices.addAction(action)

    def _open(self) -> None:
        first = self.choices.actions()
        if first:
            self.choices.setActiveAction(first[0])
        above = self.mapToGlobal(QPoint(0, 0)) - QPoint(0, self.choices.sizeHint().height())
        self.choices.popup(above)

    def _chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


class Picked(QWidget):
    """The bar. In: ``show_line``. Out: a signal for each thing that may be done."""

    opened = Signal()
    aside_wanted = Signal()
    delete_wanted = Signal()
    move_wanted = Signal(str)
    day_wanted = Signal(object)
    document_wanted = Signal(str)
    version_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self._title = Words("", Type.NOTE_STRONG)
        self._open, self._aside = Button("Open"), Button("Set aside")
        self._delete, self._move = Button("Delete draft"), Choice("Move…")
        self._documents, self._version = Choice("Documents…"), Button("New version…")
        self._export = Choice("Export…")
        self._why, self._day = AskWhy(), AskDay()
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._title, 1)
        for one in (self._move, self._delete, self._aside, self._documents, self._version):
            row.addWidget(one)
        for one in (self._export, self._open):
            row.addWidget(one)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        inner.setSpacing(Space.S)
        inner.addWidget(self._why)
        inner.addWidget(self._day)
        inner.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(inner)

    def _connect(self) -> None:
        self._open.clicked.connect(self.opened)
        self._aside.clicked.connect(self.aside_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self._move.chosen.connect(self._choose_move)
        self._day.chosen.connect(self.day_wanted)
        self._export.chosen.connect(self.export_wanted)
        self._documents.chosen.connect(self.document_wanted)
        self._version.clicked.connect(self._ask_why)
        self._why.given.connect(self.version_wanted)

    def show_line(
        self,
        line: "Line | None",
        documents: "list[Document]",
        schools: "list[School]",
    ) -> None:
        """Show what may be done with a record; a draft may move to the schools named."""
        self._line = line
        self.setVisible(line is not None)
        for asking in (self._why, self._day):
            asking.hide()
        if line is None:
            return
        is_draft = line.state is State.DRAFT
        self._title.setText(f"{line.title} · {state_of(line)}")
        self._aside.say("Bring back" if line.set_aside else "Set aside")
        for one in (self._delete, self._aside):
            one.setVisible(is_draft)
        others = [(one.id, one.name) for one in schools if one.id != line.school_id]
        moves = others if line.version == 1 else []
        self._move.show_choices((*moves, (DAY, "Another day…")))
        self._move.setVisible(is_draft)
        copies = tuple((one.id, _said(one)) for one in documents)
        self._documents.show_choices(copies)
        self._documents.setVisible(bool(documents))
        self._version.setVisible(line.state is State.SEALED)
        papers = tuple((key, f"{said} (PDF)") for key, said in copies)
        self._export.show_choices(((DATA, "Every answer (JSON)"), *papers))

    def _ask_why(self) -> None:
        self._why.ask()

    def _choose_move(self, key: str) -> None:
        if key != DAY:
            self.move_wanted.emit(key)
        elif self._line is not None:
            self._day.ask(self._line.date)


def _said(document: "Document") -> str:
    version = f", version {document.version}" if document.version > 1 else ""
    return f"{document.copy.capitalize()}’s copy{version}"
