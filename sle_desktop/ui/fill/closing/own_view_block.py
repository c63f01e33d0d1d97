"""OwnViewBlock: the school's own view, given on paper or in a workbook, and taken in again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.fill.closing.closing_block import ClosingBlock
from sle_desktop.ui.fill.closing.coming_view import ComingView, how_many
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.history import Doing
from sle_desktop.ui.keeping import PDF_FILES, save_as
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.question import Problem
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.own_view import OwnView, OwnViews

BOOK_FILES = "Excel workbook (*.xlsx)"
_MOST_BYTES = 16 * 1024 * 1024
_OUT = "The school can say where it stands before you talk: on paper, or in a workbook that you \
bring back here. Nobody’s name is in it."
_KEPT = "The school may keep a workbook with these positions, to look again by itself."


class OwnViewBlock(ClosingBlock):
    """The buttons, and what a workbook brings before it is taken in. In: ``refresh``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: OwnView | None = None
        self._said = Words("", Type.NOTE, Tone.INK2, wrap=True)
        self._problem = Problem()
        self._coming = QWidget()
        self._coming.hide()
        self.column.addWidget(Rule())
        self.column.addSpacing(Space.S)
        self.column.addWidget(Words("The school’s own view", Type.SUBHEADING))
        self.column.addWidget(Words(_OUT if desk.may_write else _KEPT, Type.READING, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in self._buttons():
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        for part in (self._problem, self._said, self._coming):
            self.column.addWidget(part)
        self._said.hide()

    @property
    def _service(self) -> "OwnViews":
        assert self.desk.audit is not None
        return self.desk.audit.audits.own_views

    def open_file(self, file: Path) -> None:
        """Read a workbook that is back, and show what it brings."""
        try:
            self._view = self._service.read(self.desk.opened, _content(file))
        except UserError as refusal:
            self._refuse(refusal)
            return
        self._clear()
        self._show_coming(self._view)

    def _buttons(self) -> list[Button]:
        sheet = Button("Save the sheet…", icon="file-text")
        book = Button("Save the workbook…", icon="download")
        sheet.clicked.connect(self._save_sheet)
        book.clicked.connect(self._save_book)
        if not self.desk.may_write:
            return [book]
        back = Button("Bring the workbook back…", icon="upload")
        back.clicked.connect(self._bring_back)
        return [sheet, book, back]

    def _save_sheet(self) -> None:
        self._save(".pdf", PDF_FILES, "sheet")

    def _save_book(self) -> None:
        self._save(".xlsx", BOOK_FILES, "workbook")

    def _save(self, suffix: str, kinds: str, how: str) -> None:
        opened, service = self.desk.opened, self._service
        try:
            make = service.sheet if suffix == ".pdf" else service.workbook
            file = save_as(self, service.file_name(opened, suffix), make(opened), kinds)
            if file is None:
                return
            service.note_out(opened, f"{how}: {file.name}")
        except UserError as refusal:
            self._refuse(refusal)
            return
        self._tell(f"Saved: {file}")

    def _bring_back(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Bring the workbook back", "", BOOK_FILES)
        if name:
            self.open_file(Path(name))

    def _show_coming(self, view: "OwnView") -> None:
        fresh = ComingView(view)
        fresh.taken.connect(self._take)
        fresh.left.connect(self._clear)
        fresh.wanted.connect(self.desk.go)
        self.column.replaceWidget(self._coming, fresh)
        self._coming.deleteLater()
        self._coming = fresh
        fresh.setVisible(True)
        fresh.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if self._view is None:
            return
        desk, view = self.desk, self._view
        try:
            self._service.take(desk.opened, view)
        except UserError as refusal:
            self._refuse(refusal)
            return
        key = view.statements[0].key
        desk.history.note(Doing(key, "The school’s view, taken in"), desk.instance, None)
        self._clear()
        desk.kept.emit()
        desk.moved.emit(None)
        self._tell(f"Taken in: {how_many(view)}. Ctrl+Z undoes it.")

    def _clear(self) -> None:
        self._coming.hide()
        self._problem.say("")
        self._said.hide()

    def _tell(self, words: str) -> None:
        self._problem.say("")
        self._said.setText(words)
        self._said.show()

    def _refuse(self, refusal: UserError) -> None:
        self._coming.hide()
        self._said.hide()
        self._problem.say(f"{refusal.says} {refusal.do}")


def _content(file: Path) -> bytes:
    """Return what a file holds. Raises NOT_READABLE."""
    try:
        with file.open("rb") as source:
            return source.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserError(
            "NOT_READABLE",
            f"{file.name} could not be read: {error.strerror or error}.",
            "Close it in Excel, and choose it again.",
        ) from error
