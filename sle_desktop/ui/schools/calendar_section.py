"""CalendarSection: which calendar a school follows, its half terms, and its own INSET days."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.chips import ChipFact, Chips
from sle_desktop.ui.widgets.date_field import DateField
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.question import Problem, Question, QuestionFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.calendars import Calendar
    from sle_desktop.domain.schools import School

_FOLLOWS, _ADDS = "Which calendar does the school follow?", "Add an INSET day"
_HINT = "Duties do not count them. Press a day to take it out."
_SATURDAY = 5
_YEAR_DAYS = 366


class CalendarSection(QWidget):
    """In: ``show_school``. Out: ``changed`` with the name of the school's fact and its value."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[date, ...] = ()
        self._written: object = None
        self.pick, self.add = PickOne(_FOLLOWS), DateField(_ADDS)
        self._follows, self._adds = Question(self.pick), Question(self.add)
        self._terms, self._problem = Words("", Type.NOTE, wrap=True), Problem()
        self._put = Button("Add", icon="plus")
        self._put.setAccessibleName("Add the INSET day")
        self._chips = Chips("INSET days")
        self._lay_out()
        self._say("")
        self.pick.answered.connect(self._choose)
        self.add.answered.connect(self._write)
        self.add.line.returnPressed.connect(self._add)
        self._put.clicked.connect(self._add)
        self._chips.chosen.connect(self._remove)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._adds)
        row.addWidget(self._put, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._follows)
        column.addWidget(self._terms)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self._chips)

    def show_school(
        self, school: "School", calendars: "tuple[Calendar, ...]", follows: "Calendar", today: date
    ) -> None:
        """Show what a school follows, among every calendar there is."""
        options = tuple(Option(one.name, one.title) for one in calendars)
        self.pick.show_answer(Answer(follows.name, options))
        self._follows.show_fact(QuestionFact(_FOLLOWS, follows.note))
        self._terms.setText(_terms(follows, today))
        self._days = tuple(sorted(school.inset_days))
        facts = tuple(ChipFact(one.isoformat(), _said(one), icon="x") for one in self._days)
        self._chips.show_chips(facts)
        self._chips.setVisible(bool(facts))

    def _choose(self, name: object) -> None:
        if isinstance(name, str):
            self.changed.emit("calendar", name)

    def _write(self, day: object) -> None:
        """Note what stands in the field: half a date is one too, so nothing is added yet."""
        self._written = day

    def _add(self) -> None:
        self.add.flush()
        day = self._written
        if not isinstance(day, date):
            self._say("That is no date. Write it like 4 January 2027." if day else "")
        elif day.weekday() >= _SATURDAY:
            self._say(f"{_said(day)} is at a weekend: nobody works then anyway.")
        else:
            self._say("")
            self._written = None
            self.add.show_answer(Answer(None))
            if day not in self._days:
                self.changed.emit("inset_days", tuple(sorted((*self._days, day))))

    def _remove(self, key: str) -> None:
        left = tuple(one for one in self._days if one.isoformat() != key)
        self.changed.emit("inset_days", left)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, problem: str) -> None:
        self._adds.show_fact(QuestionFact(_ADDS, _HINT))
        self._problem.say(problem)


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _terms(calendar: "Calendar", today: date) -> str:
    """Return the half terms of a year from today on, to be checked with the school."""
    coming = [
        one
        for one in calendar.half_terms
        if one.last >= today and (one.first - today).days < _YEAR_DAYS
    ]
    if not coming:
        return "It knows no dates from today on: Mondays to Fridays are counted."
    return "\n".join(
        f"{one.name}: {one.first.day} {one.first:%B} to {one.last.day} {one.last:%B %Y}"
        for one in coming
    )
