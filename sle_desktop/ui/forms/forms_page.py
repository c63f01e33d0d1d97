"""FormsPage: the installed forms and their versions; and what a form file would need mended."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sle_desktop.engine.definition import Form
    from sle_desktop.engine.lint import Finding
    from sle_desktop.services.form_files import Checked
    from sle_desktop.services.library import Library

_FORMS = (
    Column("title", "Form", 6),
    Column("version", "Version", 2),
    Column("questions", "Questions", 2),
)
_FINDINGS = (Column("where", "Where", 3), Column("says", "What, and how to mend it", 9))
_KINDS = "Forms (*.toml *.xlsx *.xls)"


@dataclass(frozen=True, slots=True)
class FormsServices:
    """What the page of forms calls."""

    library: "Library"
    check: "Callable[[Path], Checked]"
    questions: "Callable[[Form], int]"


class FormsPage(Page):
    """``forms`` lists the installed forms; a form file dropped on it, or chosen, is checked."""

    def __init__(self, services: FormsServices) -> None:
        super().__init__()
        self._services = services
        self._check = Button("Check a form file…")
        self._forms = DataTable("Installed forms")
        self._heading = Words("", Type.HEADING)
        self._verdict = Words("", Type.READING, wrap=True)
        self._findings = DataTable("What was found in the form", tall=True)
        self.setAcceptDrops(True)
        column = QVBoxLayout()
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.S)
        said = QVBoxLayout()
        said.setContentsMargins(Space.S, 0, Space.S, 0)
        said.addWidget(self._heading)
        said.addWidget(self._verdict)
        column.addWidget(self._forms, 1)
        column.addLayout(said)
        column.addWidget(self._findings, 1)
        self.body.addLayout(column, 1)
        self._check.clicked.connect(self._choose)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the way to check a file."""
        return (self._check,)

    def show_address(self, address: str) -> None:
        """Show the installed forms."""
        super().show_address(address)
        rows = tuple(self._row(one) for one in self._services.library.forms())
        self._forms.show_rows(_FORMS, all_of(rows))
        self.head("Forms", "An installed version never changes; a record keeps the one it has.")
        self.say_status(StatusFact("Everything is saved on this laptop"))
        self._show_check("", "", ())

    def _row(self, form: "Form") -> Row:
        asked = str(self._services.questions(form))
        return Row(form.hash, (Cell(form.title, strong=True), Cell(form.version), Cell(asked)))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Check a form file", "", _KINDS)
        if name:
            self.check_file(Path(name))

    def check_file(self, file: Path) -> None:
        """Show what the lint finds in a form file; a file that is no form is refused in words."""
        self.messages.clear()
        try:
            checked = self._services.check(file)
        except UserError as error:
            self._show_check("", "", ())
            self.messages.refuse(error)
            return
        errors = sum(one.severity == "error" for one in checked.findings)
        advice = len(checked.findings) - errors
        words = "This form can be used." if checked.ok else "This form cannot be used yet."
        counts = f"{_count(errors, 'error')}, {_count(advice, 'piece')} of advice."
        self._show_check(file.name, f"{words} {counts}", checked.findings)

    def _show_check(self, name: str, verdict: str, findings: "tuple[Finding, ...]") -> None:
        self._heading.setText(name)
        self._verdict.setText(verdict)
        rows = tuple(_finding_row(number, one) for number, one in enumerate(findings))
        self._findings.show_rows(_FINDINGS, all_of(rows))
        for part in (self._heading, self._verdict):
            part.setVisible(bool(name))
        self._findings.setVisible(bool(rows))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Check the file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.check_file(files[0])


def _finding_row(number: int, one: "Finding") -> Row:
    places = [f"{one.sheet}" if one.sheet else "", f"row {one.row}" if one.row else ""]
    where = ", ".join(place for place in places if place) or "the whole file"
    is_error = one.severity == "error"
    icon, tone = ("circle-alert", Tone.RED) if is_error else ("info", Tone.INK3)
    place = Cell(where, one.column, icon=icon, tone=tone)
    return Row(str(number), (place, Cell(one.says, one.do)))


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'s' * (number != 1)}"
