"""SecondColumn: the drafts to go on with, and what can be started."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.schools.starting import ORDER, OTHER
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.today.school_picker import SchoolPicker
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.card import Card, CardFact
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.engine.definition import Form
    from sle_desktop.services.today import Draft, TodaySeen

_SHORT = {"eef_audit": "Audit"}
"""What is started says itself shorter than its form is called."""


class SecondColumn(QWidget):
    """In: ``show_seen``. Out: ``draft_wanted`` with a record's id, ``all_wanted`` for every draft,
    ``start_wanted`` with the ids of a form and a school ("" where there is no school yet), and
    ``asked`` when it asks at which school.
    """

    draft_wanted = Signal(str)
    all_wanted = Signal()
    start_wanted = Signal(str, str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._schools: tuple[tuple[str, str], ...] = ()
        self._form_id = ""
        self._drafts: list[Card] = []
        self._starts: list[Card] = []
        self._none = Words("What you start is kept here until it is signed.", Type.NOTE, wrap=True)
        self._all = Button("", Kind.QUIET)
        self._continue, self._start = QVBoxLayout(), QVBoxLayout()
        self.picker = SchoolPicker()
        self._starting = QWidget()
        self._lay_out()
        self._all.clicked.connect(self.all_wanted)
        self.picker.picked.connect(self._picked)
        self.picker.left.connect(self._leave_picker)

    def _lay_out(self) -> None:
        self._continue.setSpacing(0)
        self._start.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._inset(Words("Continue", Type.HEADING), self._none))
        column.addLayout(self._continue)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(Space.S)
        column.addLayout(self._inset(Rule(Tone.EDGE)))
        column.addSpacing(Space.S)
        inside = QVBoxLayout(self._starting)
        inside.setContentsMargins(Space.S, 0, Space.S, 0)
        inside.setSpacing(Space.S)
        inside.addWidget(Words("Start", Type.HEADING))
        inside.addLayout(self._start)
        column.addWidget(self._starting)
        column.addWidget(self.picker)
        self.picker.hide()
        column.addStretch(1)

    @staticmethod
    def _inset(*parts: QWidget) -> QVBoxLayout:
        """Set words on the text edge of the cards below them."""
        inset = QVBoxLayout()
        inset.setContentsMargins(Space.S, 0, Space.S, 0)
        inset.setSpacing(Space.S)
        for part in parts:
            inset.addWidget(part)
        return inset

    def show_seen(self, seen: "TodaySeen") -> None:
        """Show a day; a school that is being asked for stays asked for."""
        self._schools = seen.schools
        self._drafts = _refill(self._continue, self._drafts, _cards(seen.drafts))
        for card, one in zip(self._drafts, seen.drafts, strict=True):
            card.setProperty("record", one.record_id)
            card.clicked.connect(self._open)
        self._none.setVisible(not seen.drafts)
        self._all.say(f"{seen.more_drafts} more in Records")
        self._all.setVisible(bool(seen.more_drafts))
        self._offer(seen.forms)

    def focus_first(self) -> None:
        """Give the focus to the first draft, else to the first thing to start."""
        for card in (self._drafts or self._starts)[:1]:
            card.setFocus()

    def begin(self, form_id: str) -> None:
        """Start a form where that is clear; else ask at which school."""
        self._form_id = form_id
        if len(self._schools) > 1:
            self.picker.show()
            self._starting.hide()
            self.picker.ask(self._title(form_id), self._schools)
            self.asked.emit()
        else:
            self.start_wanted.emit(form_id, self._schools[0][0] if self._schools else "")

    def _offer(self, forms: "tuple[Form, ...]") -> None:
        known = list(ORDER)
        place = {name: at for at, name in enumerate(known)}
        wanted = sorted(forms, key=lambda one: (place.get(one.id, len(known)), one.title))
        if [card.property("form") for card in self._starts] == [one.id for one in wanted]:
            return
        self._starts = _refill(self._start, self._starts, [_start(one) for one in wanted])
        for card, one in zip(self._starts, wanted, strict=True):
            card.setProperty("form", one.id)
            card.setProperty("title", _SHORT.get(one.id, one.title))
            card.clicked.connect(self._begin)
            if keys := ORDER.get(one.id, OTHER)[1]:
                QShortcut(QKeySequence(keys), card).activated.connect(card.click)

    def _title(self, form_id: str) -> str:
        return next(
            (str(one.property("title")) for one in self._starts if one.property("form") == form_id),
            "Record",
        )

    def _begin(self) -> None:
        self.begin(str(self.sender().property("form")))

    def _open(self) -> None:
        self.draft_wanted.emit(str(self.sender().property("record")))

    def _picked(self, school_id: str) -> None:
        self._leave_picker()
        self.start_wanted.emit(self._form_id, school_id)

    def _leave_picker(self) -> None:
        self.picker.hide()
        self._starting.show()
        for card in self._starts:
            if card.property("form") == self._form_id:
                card.setFocus()


def _refill(layout: QVBoxLayout, before: list[Card], facts: list[CardFact]) -> list[Card]:
    """Put cards in the place of others."""
    for card in before:
        layout.removeWidget(card)
        card.hide()
        card.deleteLater()
    made = [Card(fact) for fact in facts]
    for card in made:
        layout.addWidget(card)
        card.show()  # at once: it may get the focus
    return made


def _cards(drafts: "tuple[Draft, ...]") -> list[CardFact]:
    return [
        CardFact(
            one.title,
            f"{one.school.removesuffix(' School')} · {one.touched}",
            done=one.how_far.done,
            asked=one.how_far.of,
            unit=one.how_far.unit,
            boxed=False,
            ruled=one is not drafts[-1],
        )
        for one in drafts
    ]


def _start(form: "Form") -> CardFact:
    icon, keys = ORDER.get(form.id, OTHER)
    title = _SHORT.get(form.id, form.title)
    return CardFact(title, icon=icon, trailing=keys.replace("+", " "))
