"""What may be done with the record that is picked in a table: a bar at the page's foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sle_desktop.domain.records import State
from sle_desktop.ui.records.record_rows import state_of
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.records import Document
    from sle_desktop.domain.schools import School
    from sle_desktop.services.finding import Line

_WHY = "Why is a new version needed?"


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
    document_wanted = Signal(str)
    version_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self._title = Words("", Type.NOTE_STRONG)
        self._open, self._aside = Button("Open"), Button("Set aside")
        self._delete, self._move = Button("Delete draft"), Choice("Move…")
        self._documents, self._version = Choice("Documents…"), Button("New version…")
        self._asking = QWidget()
        self._why = TextField(_WHY)
        self._why.setPlaceholderText(_WHY)
        self._make, self._not_now = Button("Start", Kind.PRIMARY), Button("Not now", Kind.QUIET)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._title, 1)
        parts = (self._move, self._delete, self._aside, self._documents, self._version, self._open)
        for one in parts:
            row.addWidget(one)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(Space.S)
        for part in (self._why, self._make, self._not_now):
            asking.addWidget(part)
        asking.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        inner.setSpacing(Space.S)
        inner.addWidget(self._asking)
        inner.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(inner)
        self._asking.hide()

    def _connect(self) -> None:
        self._open.clicked.connect(self.opened)
        self._aside.clicked.connect(self.aside_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self._move.chosen.connect(self.move_wanted)
        self._documents.chosen.connect(self.document_wanted)
        self._version.clicked.connect(self._ask_why)
        self._make.clicked.connect(self._begin)
        self._why.returnPressed.connect(self._begin)
        self._not_now.clicked.connect(self._stop_asking)

    def show_line(
        self, line: "Line | None", documents: "list[Document]", schools: "list[School]"
    ) -> None:
        """Show what may be done with a record; a draft may move to the schools named."""
        self._line = line
        self.setVisible(line is not None)
        self._stop_asking()
        if line is None:
            return
        is_draft = line.state is State.DRAFT
        self._title.setText(f"{line.title} · {state_of(line)}")
        self._aside.say("Bring back" if line.set_aside else "Set aside")
        for one in (self._delete, self._aside):
            one.setVisible(is_draft)
        others = tuple((one.id, one.name) for one in schools if one.id != line.school_id)
        self._move.show_choices(others)
        self._move.setVisible(is_draft and line.version == 1 and bool(others))
        self._documents.show_choices(tuple((one.id, _said(one)) for one in documents))
        self._documents.setVisible(bool(documents))
        self._version.setVisible(line.state is State.SEALED)

    def _ask_why(self) -> None:
        self._asking.show()
        self._why.clear()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        self._asking.hide()

    def _begin(self) -> None:
        self.version_wanted.emit(self._why.text())


def _said(document: "Document") -> str:
    version = f", version {document.version}" if document.version > 1 else ""
    return f"{document.copy.capitalize()}’s copy{version}"
