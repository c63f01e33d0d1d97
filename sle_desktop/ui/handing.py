"""Handing a document over from any page: saved, printed or drafted as an e-mail, and noted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.keeping import MAIL_FILES, PDF_FILES, print_pages, save_as
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.pdf import Pdf

if TYPE_CHECKING:
    from sle_desktop.domain.changes import Changes
    from sle_desktop.services.handing_over import HandingOver, Paper

_SHOWN, _SAVED, _PRINTED, _DRAFTED = "shown", "saved", "printed", "drafted"


@dataclass(frozen=True, slots=True)
class Hands:
    """Carries out what a person asks of a document; what came of it is said in the page."""

    service: "HandingOver"
    tell: "Callable[[Changes], None]"
    page: QWidget
    messages: Messages

    def shown(self, paper: "Paper") -> None:
        """Note that the document is shown."""
        self.tell(self.service.note(paper, _SHOWN))

    def save(self, paper: "Paper") -> None:
        """Save a copy where the person says."""
        try:
            content = self.service.pdf(paper)
            file = save_as(self.page, paper.file_name, content, PDF_FILES)
            if file is not None:
                self.tell(self.service.note(paper, _SAVED, file.name))
                self.messages.done("A copy was saved.", str(file))
        except UserError as refusal:
            self.messages.refuse(refusal)

    def print(self, paper: "Paper") -> None:
        """Print the document."""
        try:
            if print_pages(self.page, Pdf(self.service.pdf(paper)), paper.file_name):
                self.tell(self.service.note(paper, _PRINTED))
                self.messages.done("The document went to the printer.")
        except UserError as refusal:
            self.messages.refuse(refusal)

    def send(self, paper: "Paper") -> None:
        """Save an e-mail draft with recipients, text and PDF."""
        try:
            letter = self.service.letter(paper)
            file = save_as(self.page, letter.file_name, letter.content, MAIL_FILES)
            if file is None:
                return
            to = " and ".join(letter.to)
            self.tell(self.service.note(paper, _DRAFTED, f"to {to}" if to else ""))
            more = f"Open it in your mail program and send it{f' to {to}' if to else ''}."
            if not to:
                more += " No e-mail address is known here: add it there."
            self.messages.done("An e-mail draft was saved.", more)
        except UserError as refusal:
            self.messages.refuse(refusal)
