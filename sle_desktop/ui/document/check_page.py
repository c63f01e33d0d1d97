"""CheckPage: drop any PDF and read in one sentence whether it is what was signed and locked."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.page import Page
from sle_desktop.ui.tasks import Progress, Tasks
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.file_drop import FileDrop
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.checking import Checked

_SIGNS = {
    "intact": ("circle-check", Tone.GREEN),
    "intact-unknown-signer": ("circle-check", Tone.AMBER),
    "changed": ("circle-alert", Tone.RED),
}
_OTHERWISE = ("info", Tone.INK2)


@dataclass(frozen=True, slots=True)
class _Check:
    """A work: reads a file and judges it."""

    notebook: "Notebook"
    file: Path

    def __call__(self, progress: Progress) -> object:
        """Return what was found."""
        progress(0, 1)
        with closing(self.notebook.another()) as own:
            return own.checking.file(self.file)


class VerdictBlock(QWidget):
    """A sign, the verdict in one sentence, and what it rests on. In: ``show_checked``."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = _OTHERWISE
        self._file = Words("", Type.LABEL, wrap=True)
        self._sentence = Words("", Type.HEADING, wrap=True)
        self._facts = Words("", Type.READING, Tone.INK, wrap=True)
        self._reasons = Words("", Type.READING, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Size.ICON) + Space.M, 0, 0, 0)
        column.setSpacing(Space.S)
        for one in (self._file, self._sentence, self._facts, self._reasons):
            column.addWidget(one)

    def show_checked(self, checked: "Checked") -> None:
        """Show a verdict and say it aloud."""
        verdict = checked.verdict
        self._sign = _SIGNS.get(verdict.verdict, _OTHERWISE)
        self._file.setText(checked.file.name)
        self._sentence.setText(checked.sentence)
        facts = [f"Document {verdict.document}, version {verdict.version}"]
        facts += [f"the {verdict.copy}’s copy"] if verdict.copy else []
        facts += [f"replaces {verdict.replaces}"] if verdict.replaces else []
        self._facts.setText(" · ".join(facts))
        self._facts.setVisible(verdict.document is not None)
        told = verdict.reasons[1:] if verdict.document else verdict.reasons
        self._reasons.setText("\n".join(told))
        self._reasons.setVisible(bool(told))
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, checked.sentence))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Leave the sign its room at every size of text."""
        super().changeEvent(event)
        whole = self.layout()
        if event.type() == QEvent.Type.StyleChange and whole is not None:
            whole.setContentsMargins(px(Size.ICON) + Space.M, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign beside the sentence."""
        name, tone = self._sign
        side = px(Size.ICON)
        drop = (theme().leading(Type.HEADING) - side) / 2
        painter = painting.start(self)
        paint_icon(painter, name, QRectF(0, self._sentence.y() + drop, side, side), tone)
        painter.end()


class CheckPage(Page):
    """``check``: drop a PDF or choose one. Nothing is kept and nothing is sent."""

    def __init__(self, notebook: "Notebook", tasks: Tasks) -> None:
        super().__init__()
        self._notebook = notebook
        self._tasks = tasks
        self.drop = FileDrop(
            "Choose a PDF", "or drop one here. It is only read.", "PDF document (*.pdf)"
        )
        self.verdict = VerdictBlock()
        self._busy = Words("", Type.READING)
        scroll = Scroll()
        more = (
            "This says whether a PDF is, byte for byte, what was signed and locked, by whom and "
            "when. It works for documents of every SLE."
        )
        scroll.column.addWidget(Words(more, Type.READING, wrap=True))
        scroll.column.addWidget(self.drop)
        scroll.column.addSpacing(Space.M)
        scroll.column.addWidget(self._busy)
        scroll.column.addWidget(self.verdict)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll)
        self.verdict.hide()
        self._busy.hide()
        self.drop.given.connect(self._check)

    def show_address(self, address: str) -> None:
        """Show the place for a file."""
        super().show_address(address)
        self.head("Check a document")
        self.say_status(StatusFact("Nothing is kept, and nothing is sent"))
        self.drop.setFocus()

    def _check(self, file: Path) -> None:
        self.messages.clear()
        self._wait_for(file.name)
        job = self._tasks.prepare(_Check(self._notebook, file))
        job.done.connect(self._show)
        job.failed.connect(self._refuse)
        job.start()

    def _wait_for(self, name: str) -> None:
        """Show that a file is being read, or that none is."""
        self.drop.setEnabled(not name)
        self._busy.setText(f"Checking {name}…")
        self._busy.setVisible(bool(name))
        self.verdict.hide()

    def _show(self, checked: "Checked") -> None:
        self._wait_for("")
        self.verdict.show_checked(checked)
        self.verdict.show()
        self.drop.setFocus()

    def _refuse(self, error: UserError) -> None:
        self._wait_for("")
        self.messages.refuse(error)
