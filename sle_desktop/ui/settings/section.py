"""Section: one part of the settings: a heading, a sentence, and what may be set."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.messages import Messages
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.changes import Changes
    from sle_desktop.services.house_words import HouseWords
    from sle_desktop.services.myself import Myself
    from sle_desktop.services.protection import Protection
    from sle_desktop.services.safekeeping import Safekeeping
    from sle_desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class SettingsServices:
    """What the settings call. ``clock`` is the schools' own; ``tell`` passes on what changed."""

    myself: "Myself"
    protection: "Protection"
    safekeeping: "Safekeeping"
    words: "HouseWords"
    tasks: "Tasks"
    clock: Callable[[], datetime]
    tell: "Callable[[Changes], None]"


class Section(QWidget):
    """A part of the settings. ``messages`` is the page's. Out: ``saved`` with what to say."""

    saved = Signal(str)
    KEY = ""
    LABEL = ""

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__()
        self.services = services
        self.messages = messages
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.L)
        self.column.addWidget(Words(self.LABEL, Type.HEADING))

    def read(self) -> None:
        """Show how things stand now."""

    def block(self, heading: str, text: str) -> Words:
        """Begin a block with a heading of its own, and return its sentence."""
        words = Words(text, Type.READING, wrap=True)
        block = QVBoxLayout()
        block.setSpacing(Space.XS)
        block.setContentsMargins(0, Space.M, 0, 0)
        block.addWidget(Words(heading, Type.SUBHEADING))
        block.addWidget(words)
        self.column.addLayout(block)
        return words

    def choice(self, label: str, options: tuple[Option, ...], hint: str = "") -> ChoiceSegments:
        """Add a choice among a few, and return its control."""
        control = ChoiceSegments(label)
        control.show_answer(Answer(None, options))
        question = Question(control)
        question.show_fact(QuestionFact(label, hint))
        self.column.addWidget(question)
        return control

    def in_a_row(self, *parts: QWidget) -> None:
        """Set controls side by side."""
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for part in parts:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.column.addLayout(row)
