"""DocumentPage: a sealed PDF in the whole window, to read, to show, to save and to print."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.handing import Hands
from sle_desktop.ui.page import Page
from sle_desktop.ui.pdf import Pdf
from sle_desktop.ui.tasks import Progress, Tasks
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.pdf_pages import PdfPages
from sle_desktop.ui.widgets.rule import Ground, Rule
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.handing_over import Paper

_PAGE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class _Check:
    """A work: checks a document by the project's root."""

    notebook: "Notebook"
    document_id: str
    content: bytes

    def __call__(self, progress: Progress) -> tuple[str, str]:
        """Return the document's id and the verdict in one sentence."""
        progress(0, 1)
        with closing(self.notebook.another()) as own:
            return self.document_id, own.checking.sentence(self.content)


class DocumentPage(Page):
    """``document/<document id>``. Escape goes back; plus, minus and nought zoom."""

    bare = True

    def __init__(self, notebook: "Notebook", tasks: Tasks, tell: Callable[[Changes], None]) -> None:
        super().__init__()
        self._notebook = notebook
        self._tasks = tasks
        self._hands = Hands(notebook.handing_over, tell, self, self.messages)
        self._paper: Paper | None = None
        self.paper = PdfPages("Document")
        self.text = TextArea("Text of the document")
        self._title = Words("", Type.SUBHEADING)
        self._verdict = Words("", Type.NOTE)
        self._count = Words("", Type.NOTE, Tone.INK2)
        self._back = Button("Back", icon="arrow-left")
        self._smaller = Button("Smaller", Kind.QUIET, "minus", icon_only=True)
        self._larger = Button("Larger", Kind.QUIET, "plus", icon_only=True)
        self._read = Button("Read as text")
        self._save = Button("Save a copy…")
        self._print = Button("Print…")
        self._shown = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        reading = Ground(Tone.PAGE)
        column = QHBoxLayout(reading)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.addWidget(self.text)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._shown.addWidget(self.paper)
        self._shown.addWidget(reading)
        self.body.addWidget(self._bar())
        self.body.addWidget(Rule())
        self.body.addWidget(self._shown, 1)

    def _bar(self) -> QWidget:
        """Return the two lines above the pages: what it is and what to do, and the verdict."""
        zoom = QHBoxLayout()
        zoom.setSpacing(0)
        for button in (self._smaller, self._larger):
            zoom.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        row.addWidget(self._count)
        row.addLayout(zoom)
        for button in (self._read, self._save, self._print):
            row.addWidget(button)
        self._read.setCheckable(True)
        bar = Ground(Tone.PAGE)
        column = QVBoxLayout(bar)
        column.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self._verdict)
        return bar

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._smaller.clicked.connect(self._zoom_out)
        self._larger.clicked.connect(self._zoom_in)
        self._read.toggled.connect(self._turn)
        self._save.clicked.connect(self._keep)
        self._print.clicked.connect(self._put_on_paper)
        self.paper.page_changed.connect(self._tell_page)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._go_back)

    def show_address(self, address: str) -> None:
        """Show a document. Raises NO_SUCH_DOCUMENT, FILE_MISSING and FILE_DAMAGED."""
        super().show_address(address)
        _, (document_id, *_) = navigation.split(address)
        self._paper = None
        self.paper.show_pdf(None)
        service = self._notebook.handing_over
        paper = service.paper(document_id)
        content = service.pdf(paper)
        pdf = Pdf(content)
        self._paper = paper
        title = f"{paper.title}, {paper.copy_words.lower()}"
        self.paper.show_name(title)
        self.paper.show_pdf(pdf)
        self.text.setAccessibleName(f"Text of {title}")
        pages = [pdf.text(at) for at in range(pdf.pages)]
        self.text.show_answer(Answer(_PAGE_BREAK.join(pages), read_only=True))
        self._title.setText(title)
        self._say_verdict("Checking it…")
        self._read.setChecked(False)
        self._turn()
        self.head(title, paper.school.name)
        self._check(content)

    def _check(self, content: bytes) -> None:
        assert self._paper is not None
        job = self._tasks.prepare(_Check(self._notebook, self._paper.document.id, content))
        job.done.connect(self._judge)
        job.failed.connect(self._no_verdict)
        job.start()

    def _judge(self, told: tuple[str, str]) -> None:
        document_id, sentence = told
        if self._paper is not None and self._paper.document.id == document_id:
            self._say_verdict(sentence)

    def _no_verdict(self, error: UserError) -> None:
        self._say_verdict(error.says)

    def _say_verdict(self, sentence: str) -> None:
        assert self._paper is not None
        document = self._paper.document
        said = f"{document.number}, version {document.version} · {sentence}"
        self._verdict.setText(said)
        self._verdict.setToolTip(said)

    def _turn(self) -> None:
        """Show the pages, or their words as text."""
        as_text = self._read.isChecked()
        self._shown.setCurrentIndex(1 if as_text else 0)
        for one in (self._smaller, self._larger, self._count):
            one.setEnabled(not as_text)
        shown = self.text if as_text else self.paper
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_page(self, page: int) -> None:
        self._count.setText(f"Page {page} of {self.paper.pages}" if page else "")

    def _zoom_in(self) -> None:
        self.paper.step_zoom(1)

    def _zoom_out(self) -> None:
        self.paper.step_zoom(-1)

    def _keep(self) -> None:
        if self._paper is not None:
            self._hands.save(self._paper)

    def _put_on_paper(self) -> None:
        if self._paper is not None:
            self._hands.print(self._paper)

    def _go_back(self) -> None:
        shown = self._paper
        self.back.emit(navigation.address("finish", shown.record.id) if shown else "records")
