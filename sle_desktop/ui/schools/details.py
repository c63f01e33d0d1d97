"""A school's details: every fact about it, saved at once field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.domain.schools import PARTS, PHASES, PROTOCOLS
from sle_desktop.errors import UserError
from sle_desktop.ui.schools.calendar_section import CalendarSection
from sle_desktop.ui.schools.contacts import Contacts
from sle_desktop.ui.theme import Size, Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.choice_list import ChoiceList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.number_field import NumberField, Stepper
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.schools import School


class ShortField(TextField):
    """A line for a few characters."""

    ROOM = Size.FIELD_SHORT

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


YES_NO = (Option("yes", "Yes"), Option("no", "No"))
_PHASES = tuple(Option(one, one) for one in PHASES)
_PARTS = tuple(Option(value, label) for value, label in PARTS.items())
_PROTOCOLS = tuple(Option(value, label) for value, label in PROTOCOLS.items())


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact of a school and how it is asked."""

    name: str
    label: str
    make: Callable[[str], Any] = TextField
    hint: str = ""
    options: tuple[Option, ...] = ()


ABOUT = (
    (Asked("name", "Name"), Asked("town", "Town")),
    (Asked("phase", "Phase", PickOne, options=_PHASES), Asked("postcode", "Postcode", ShortField)),
    (Asked("low_age", "Youngest age", NumberField), Asked("high_age", "Oldest age", NumberField)),
    (Asked("roll", "Pupils", NumberField), Asked("urn", "URN", ShortField)),
    (
        Asked("pyramid", "Pyramid or partnership"),
        Asked("role_in_project", "Part in the project", PickOne, options=_PARTS),
    ),
    (
        Asked(
            "is_home_school",
            "Is this your own school?",
            ChoiceSegments,
            "Your own school’s audit should be done by another SLE.",
            YES_NO,
        ),
    ),
)
AGREED = (
    (
        Asked(
            "observation_protocol",
            "Who receives a lesson observation",
            ChoiceList,
            "As the headteacher agreed.",
            _PROTOCOLS,
        ),
    ),
    (
        Asked("observation_limit", "Most observations of one teacher in a year", Stepper),
        Asked("notice_days", "Notice before a visit, in working days", Stepper),
    ),
    (
        Asked(
            "photo_permission",
            "May work in books be photographed?",
            ChoiceSegments,
            "Cropped, without names and without faces.",
            YES_NO,
        ),
    ),
)
_YES_NO_FACTS = ("is_home_school", "photo_permission")
_BLANK_WORDS = ("town", "postcode", "urn", "pyramid", "phase", "role_in_project")
_FIGURES = ("low_age", "high_age", "roll", "observation_limit", "notice_days")
_NEEDED_FIGURES = ("observation_limit", "notice_days")


def fact_of(name: str, value: object) -> object:
    """Return what a control gave as the school's fact.

    Raises SCHOOL_FACT for words where a number is meant.
    """
    if name in _YES_NO_FACTS:
        return value == "yes"
    if name in _FIGURES:
        return _figure(name, value)
    return "" if value is None and name in _BLANK_WORDS else value


def _figure(name: str, value: object) -> object:
    if isinstance(value, int) and value >= 0:
        return value
    if value is None and name not in _NEEDED_FIGURES:
        return None
    raise UserError("SCHOOL_FACT", "That is not a whole number.", "Write it in figures.")


def answer_of(asked: Asked, value: object) -> Answer:
    """Return a school's fact as its control shows it."""
    if asked.name in _YES_NO_FACTS:
        value = "yes" if value else "no"
    return Answer(None if value == "" else value, asked.options)


class Details(QWidget):
    """The form of facts. In: ``show_school``, ``say_problem``. Out: ``changed`` with a fact's name
    and value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[str, tuple[Asked, Question]] = {}
        self._problems: dict[str, str] = {}
        self.contacts, self.calendar = Contacts(), CalendarSection()
        scroll = Scroll()
        scroll.column.setSpacing(Space.L)
        for heading, rows in (("About the school", ABOUT), ("Agreed with the headteacher", AGREED)):
            scroll.column.addWidget(Words(heading, Type.HEADING))
            scroll.column.addLayout(self._grid(rows))
            scroll.column.addSpacing(Space.S)
        for heading, part in (("Calendar", self.calendar), ("Contacts", self.contacts)):
            scroll.column.addWidget(Words(heading, Type.HEADING))
            scroll.column.addWidget(part)
            scroll.column.addSpacing(Space.S)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _grid(self, rows: tuple[tuple[Asked, ...], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.L)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, across in enumerate(rows):
            for column, asked in enumerate(across):
                span = 2 if len(across) == 1 else 1
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(self._question(asked), row, column, 1, span, top)
        return grid

    def _question(self, asked: Asked) -> Question:
        control = asked.make(asked.label)
        control.setProperty("fact", asked.name)
        control.answered.connect(self._answered)
        question = Question(control)
        self._asked[asked.name] = asked, question
        self._say(asked.name)
        return question

    def show_school(self, school: "School") -> None:
        """Show a school's facts; what is being typed stays."""
        for asked, question in self._asked.values():
            control: Any = question.control
            control.show_answer(answer_of(asked, getattr(school, asked.name)))
        self.contacts.show_contacts(school.contacts)

    def say_problem(self, name: str, problem: str) -> None:
        """Say what is wrong with a fact, or that nothing is any more."""
        if self._problems.get(name, "") != problem:
            self._problems[name] = problem
            self._say(name)

    def begin(self) -> None:
        """Give the focus to the name."""
        self._asked["name"][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, name: str) -> None:
        asked, question = self._asked[name]
        problem = self._problems.get(name, "")
        question.show_fact(QuestionFact(asked.label, asked.hint, problem=problem))

    def _answered(self, value: object) -> None:
        self.changed.emit(str(self.sender().property("fact")), value)
