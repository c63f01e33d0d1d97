"""CommentPage: the laptop is in the teacher's hands: their comment, and nothing else to find."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Size, Space, Tone, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
    from sle_desktop.services.observing import Asked, Handed, Observing

_TITLE = "Your comment"
_SAID = "Only you type here. Nobody has to comment, and your words are kept as you write them."
_BACK = "Give the laptop back"
_LINES = 8


@dataclass(frozen=True, slots=True)
class CommentServices:
    """What the page calls; ``tell`` passes on what changed."""

    fieldwork: "Fieldwork"
    observing: "Observing"
    tell: Callable[[Changes], None]


class CommentPage(Page):
    """``comment/<id of an observation>``. The button, or Ctrl+L, is the only way from here."""

    bare = True
    handed_over = True

    def __init__(self, services: CommentServices) -> None:
        super().__init__()
        self._services = services
        self._opened: OpenRecord | None = None
        self._refused: UserError | None = None
        self._questions: dict[str, Question] = {}
        self.school = Words("", Type.SUBHEADING, wrap=True)
        self.about = Words("", Type.NOTE, wrap=True)
        self._parts = _column(Space.S)
        self._asked = _column(Space.L)
        self.give_back = Button(_BACK, Kind.PRIMARY)
        self.give_back.clicked.connect(self._give_back)
        self._lay_out()

    def _lay_out(self) -> None:
        side = Side(Size.SORT_ROWS, Tone.TINT)
        side.column.setContentsMargins(0, 0, 0, 0)
        side.column.addWidget(self._told(), 1)
        scroll = Scroll()
        scroll.column.addWidget(Words(_TITLE, Type.TITLE))
        scroll.column.addWidget(Words(_SAID, Type.READING, Tone.INK2, wrap=True))
        scroll.column.addLayout(self._asked)
        scroll.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        foot.addWidget(self.give_back)
        foot.addStretch(1)
        work = QVBoxLayout()
        work.addWidget(scroll, 1)
        work.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Rule(upright=True))
        row.addLayout(work, 1)
        self.body.addLayout(row, 1)

    def _told(self) -> Scroll:
        told = Scroll()
        told.column.addWidget(self.school)
        told.column.addWidget(self.about)
        told.column.addLayout(self._parts)
        told.column.addStretch(1)
        return told

    def show_address(self, address: str) -> None:
        """Hand a record over. Raises NO_SUCH_RECORD, RECORD_LOCKED and NOT_FOR_TEACHERS."""
        super().show_address(address)
        _, (record_id, *_) = navigation.split(address)
        self._clear()
        opened = self._services.fieldwork.open(record_id)
        handed = self._services.observing.handed(opened)
        self._opened = opened
        self.head(_TITLE)
        self._show(handed)
        first = next(iter(self._questions.values())).control
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def owes(self) -> UserError | None:
        """Return why the teacher's words are still not on disk."""
        return self._refused

    def leave(self) -> None:
        """Tell the other pages what was written here, and show nothing of it any more."""
        self._flush()
        if self._opened is not None:
            self._services.tell(Changes(records=frozenset({self._opened.record.id})))
        self._clear()

    def _clear(self) -> None:
        """Show nothing of the record that was handed over before."""
        self._opened, self._refused = None, None
        self._questions.clear()
        self.school.setText("")
        self.about.setText("")
        self.give_back.say(_BACK)
        _empty(self._parts)
        _empty(self._asked)

    def _show(self, handed: "Handed") -> None:
        day = f"{handed.on.day} {handed.on:%B %Y}" if handed.on else ""
        self.school.setText(handed.school)
        self.about.setText(" · ".join(one for one in (handed.title, day) if one))
        for heading, points in handed.parts:
            self._parts.addSpacing(Space.S)
            self._parts.addWidget(Words(heading, Type.SUBHEADING))
            for point in points:
                self._parts.addWidget(Words(point, Type.READING, Tone.INK2, wrap=True))
        self.give_back.say(f"{_BACK} to {handed.sle}")
        self._ask(handed.asked)

    def _ask(self, asked: "tuple[Asked, ...]") -> None:
        """Show the questions that are asked now; those that were in sight stay as they are."""
        for one in asked:
            question = self._questions.get(one.key) or self._added(one)
            options = tuple(Option(value, label) for value, label in one.options)
            question.control.show_answer(Answer(one.value or None, options))  # type: ignore[attr-defined]
            question.show_fact(QuestionFact(one.label, problem=one.problem))
        keys = [one.key for one in asked]
        for key, question in self._questions.items():
            question.setVisible(key in keys)

    def _added(self, one: "Asked") -> Question:
        control = ChoiceSegments(one.label) if one.options else TextArea(one.label, _LINES)
        control.answered.connect(partial(self._keep, one.key))
        question = self._questions[one.key] = Question(control)
        self._asked.addWidget(question)
        return question

    def _keep(self, key: str, value: object) -> None:
        """Save an answer; what the disk refuses stays in the field and is saved with the next."""
        if self._opened is None:
            return
        observing = self._services.observing
        try:
            observing.answer(self._opened, key, None if value is None else str(value))
        except UserError as refusal:
            self._refused = refusal
            self.messages.refuse(refusal, partial(self._keep, key, value))
            return
        self._refused = None
        self.messages.clear()
        self._ask(observing.handed(self._opened).asked)

    def _flush(self) -> None:
        for question in self._questions.values():
            if isinstance(question.control, TextArea):
                question.control.flush()

    def _give_back(self) -> None:
        """Go to the record, unless words would be lost; to all records if there is none."""
        self._flush()
        if self._opened is None:
            self.go.emit("records")
        elif self._refused is None:
            self.go.emit(navigation.address("record", self._opened.record.id))


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
