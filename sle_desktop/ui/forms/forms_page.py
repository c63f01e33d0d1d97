"""FormsPage: the installed forms, printed blank, exported, imported; and a form file checked."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.forms.form_bar import FormBar
from sle_desktop.ui.keeping import PDF_FILES, save_as
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sle_desktop.engine.definition import Form
    from sle_desktop.engine.lint import Finding
    from sle_desktop.services.form_exchange import FormExchange
    from sle_desktop.services.form_files import Checked
    from sle_desktop.services.library import Library
    from sle_desktop.ui.tasks import Progress, Tasks

_FORMS = (
    Column("title", "Form", 6),
    Column("version", "Version", 2),
    Column("questions", "Questions", 2),
)
_FINDINGS = (Column("where", "Where", 3), Column("says", "What, and how to mend it", 9))
_KINDS = "Forms (*.toml *.xlsx *.xls)"
_SAVED_AS = {
    ".xlsx": "Excel workbook (*.xlsx)",
    ".toml": "Form as text (*.toml)",
    ".pdf": PDF_FILES,
}


@dataclass(frozen=True, slots=True)
class FormsServices:
    """What the page of forms calls. ``blank`` draws a form's sheet, in another thread."""

    library: "Library"
    exchange: "FormExchange"
    blank: "Callable[[Form, Progress], bytes]"
    tasks: "Tasks"
    check: "Callable[[Path], Checked]"
    questions: "Callable[[Form], int]"


class FormsPage(Page):
    """``forms`` lists the installed forms; a form file dropped on it, or chosen, is checked."""

    def __init__(self, services: FormsServices) -> None:
        super().__init__()
        self._services = services
        self._check = Button("Check a form file…")
        self._forms = DataTable("Installed forms", picks=True)
        self._bar = FormBar()
        self._install = Button("Install this form", Kind.PRIMARY)
        self._file: Path | None = None
        self._here: dict[str, Form] = {}
        self._heading = Words("", Type.HEADING)
        self._verdict = Words("", Type.READING, wrap=True)
        self._findings = DataTable("What was found in the form", tall=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._check.clicked.connect(self._choose)
        self._install.clicked.connect(self._take_in)
        self._forms.picked.connect(self._pick)
        self._bar.wanted.connect(self._save)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.S)
        said = QVBoxLayout()
        said.setContentsMargins(Space.S, 0, Space.S, Space.M)
        said.addWidget(self._heading)
        verdict = QHBoxLayout()
        verdict.addWidget(self._verdict, 1)
        verdict.addWidget(self._install)
        said.addLayout(verdict)
        column.addWidget(self._forms, 1)
        column.addLayout(said)
        column.addWidget(self._findings, 1)
        self.body.addLayout(column, 1)
        self.body.addWidget(self._bar)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the way to check a file."""
        return (self._check,)

    def show_address(self, address: str) -> None:
        """Show the installed forms."""
        super().show_address(address)
        self._read()
        self.head("Forms", "An installed version never changes; a record keeps the one it has.")
        self.say_status(StatusFact("Everything is saved on this laptop"))
        self._show_check("", "", ())

    def _read(self) -> None:
        forms = self._services.library.forms()
        self._here = {one.hash: one for one in forms}
        self._forms.show_rows(_FORMS, all_of(tuple(self._row(one) for one in forms)))
        self._pick(self._forms.current_key())

    def _pick(self, key: str) -> None:
        self._bar.show_form(self._here.get(key))

    def _save(self, suffix: str) -> None:
        """Save the picked form as the kind of file that an ending names; a sheet is drawn first."""
        form = self._here[self._forms.current_key()]
        if suffix != ".pdf":
            self._keep(form, suffix, self._services.exchange.exported(form, suffix))
            return
        job = self._services.tasks.prepare(partial(self._services.blank, form))
        job.done.connect(partial(self._keep, form, suffix))
        job.failed.connect(self.messages.refuse)
        job.start()

    def _keep(self, form: "Form", suffix: str, content: bytes) -> None:
        blank = ", to fill in" if suffix == ".pdf" else ""
        name = f"{form.title}{blank}, version {form.version}{suffix}"
        try:
            saved = save_as(self, name, content, _SAVED_AS[suffix])
        except UserError as error:
            self.messages.refuse(error)
            return
        if saved is not None:
            self.messages.done(f"{saved.name} is saved.", str(saved))

    def _take_in(self) -> None:
        """Install the form that was checked."""
        assert self._file is not None
        try:
            made = self._services.exchange.install(self._file)
        except UserError as error:
            self.messages.refuse(error)
            return
        form = made.form
        more = "New records use it; records that are here keep the version they have."
        what = f"{form.title}, version {form.version}, is"
        if made.is_new:
            self.messages.done(f"{what} installed.", more)
        else:
            self.messages.say(f"{what} here already.", "Nothing has changed.")
        self._show_check("", "", ())
        self._read()

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
        counts = f"{_count(errors, 'error').capitalize()}, {_count(advice, 'piece')} of advice."
        self._file = file if checked.ok else None
        self._show_check(file.name, f"{words} {counts}", checked.findings)

    def _show_check(self, name: str, verdict: str, findings: "tuple[Finding, ...]") -> None:
        self._heading.setText(name)
        self._verdict.setText(verdict)
        rows = tuple(_finding_row(number, one) for number, one in enumerate(findings))
        self._findings.show_rows(_FINDINGS, all_of(rows))
        for part in (self._heading, self._verdict):
            part.setVisible(bool(name))
        self._findings.setVisible(bool(rows))
        self._install.setVisible(bool(name) and self._file is not None)

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
