"""Adding a school: what is known of it at once; the rest can follow under its details."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.schools import AGES
from sle_desktop.errors import UserError
from sle_desktop.ui.schools.details import ABOUT, Asked, answer_of, fact_of
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

_ROWS = ABOUT[:4]
_PROBLEM_OF = {"SCHOOL_NAME": "name", "SCHOOL_URN": "urn"}


class AddSchool(QWidget):
    """The form. In: ``begin``, ``refuse``. Out: ``wanted`` with the facts, ``left``."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[str, tuple[Asked, Question]] = {}
        self._facts: dict[str, object] = {}
        self._add = Button("Add the school", Kind.PRIMARY, big=True)
        self._leave = Button("Cancel", Kind.QUIET)
        scroll = Scroll()
        scroll.column.setSpacing(Space.L)
        scroll.column.addLayout(self._grid())
        more = "Contacts and what was agreed can follow under Details."
        scroll.column.addWidget(Words(more, Type.NOTE, wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._add)
        foot.addWidget(self._leave)
        foot.addStretch(1)
        scroll.column.addLayout(foot)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._add.clicked.connect(self._finish)
        self._leave.clicked.connect(self.left)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.L)
        for row, across in enumerate(_ROWS):
            for column, asked in enumerate(across):
                grid.setColumnStretch(column, 1)
                question = self._question(asked)
                grid.addWidget(question, row, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _question(self, asked: Asked) -> Question:
        control = asked.make(asked.label)
        control.setProperty("fact", asked.name)
        control.answered.connect(self._answered)
        if isinstance(control, TextField):
            control.returnPressed.connect(self._finish)
        question = Question(control)
        self._asked[asked.name] = asked, question
        return question

    def begin(self) -> None:
        """Start with a blank school."""
        self._facts = {}
        for name in self._asked:
            self._show(name, None)
            self._say(name)
        self._asked["name"][1].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: UserError) -> bool:
        """Say beside its field what is wrong; return whether there is such a field."""
        name = _PROBLEM_OF.get(refusal.code)
        if name is None:
            return False
        self._say(name, f"{refusal.says} {refusal.do}")
        self._asked[name][1].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _say(self, name: str, problem: str = "") -> None:
        asked, question = self._asked[name]
        needed = name == "name"
        question.show_fact(QuestionFact(asked.label, asked.hint, needed=needed, problem=problem))

    def _show(self, name: str, value: object) -> None:
        asked, question = self._asked[name]
        control: Any = question.control
        control.show_answer(answer_of(asked, value) if value else Answer(None, asked.options))

    def _answered(self, value: object) -> None:
        name = str(self.sender().property("fact"))
        try:
            self._facts[name] = fact_of(name, value)
        except UserError as error:
            self._say(name, f"{error.says} {error.do}")
            self._facts.pop(name, None)
            return
        self._say(name)
        if name == "phase":
            self._suggest_ages(str(value))

    def _suggest_ages(self, phase: str) -> None:
        """Fill in the usual ages of a phase where none were given."""
        for name, age in zip(("low_age", "high_age"), AGES.get(phase, ()), strict=False):
            if self._facts.get(name) is None:
                self._facts[name] = age
                self._show(name, age)

    def _finish(self) -> None:
        for _, question in self._asked.values():
            if isinstance(question.control, TextField):
                question.control.flush()
        facts = {name: value for name, value in self._facts.items() if value is not None}
        self.wanted.emit(facts | {"name": str(facts.get("name", ""))})
