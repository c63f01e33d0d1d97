"""Telling: a person notes what happened outside the app: sent to whom, what the school replied."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.handing import CORRECTION, FEEDBACK, REPLY, SENT, Heard
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.date_field import DateField
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

_KINDS = (
    Option(SENT, "Sent"),
    Option(FEEDBACK, "Feedback"),
    Option(REPLY, "Facts right"),
    Option(CORRECTION, "To correct"),
)
_WHO = {SENT: "To whom?", FEEDBACK: "To whom?", REPLY: "Who replied?", CORRECTION: "Who replied?"}
_WORDS = {
    SENT: "How, if it helps",
    FEEDBACK: "How, if it helps",
    REPLY: "Their words, if any",
    CORRECTION: "What should be put right?",
}


class Telling(QWidget):
    """Who, when and what, in three lines. In: ``show_people``. Out: ``told`` with a ``Heard``."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceSegments("What happened")
        self.who = TextField("Who it went to or came from")
        self.on = DateField("On which day")
        self.words = TextField("In which words")
        self.add = Button("Note it")
        self._people: tuple[str, ...] = ()
        self._today: date | None = None
        self._named = Words("", Type.LABEL)
        self._lay_out()
        self.kind.show_answer(Answer(SENT, _KINDS))
        self.kind.answered.connect(self._turn)
        self.add.clicked.connect(self._tell)
        self.words.returnPressed.connect(self._tell)
        self.who.returnPressed.connect(self._tell)
        self._turn()

    def _lay_out(self) -> None:
        last = QHBoxLayout()
        last.setSpacing(Space.S)
        last.addWidget(self.words, 1)
        last.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for one in (self.kind, self._named, self.who, self.on):
            column.addWidget(one)
        column.addLayout(last)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab stops at, in reading order."""
        day = self.on.findChild(Button)
        assert day is not None, "a date has its calendar"
        return (*self.kind.buttons.values(), self.who, self.on, day, self.words, self.add)

    def show_people(self, people: tuple[str, ...], today: date) -> None:
        """Offer those whose copies these are, and today."""
        if (people, today) != (self._people, self._today):
            self._people, self._today = people, today
            self._start_again()

    def _turn(self) -> None:
        kind = str(self.kind.answer.value or SENT)
        self._named.setText(_WHO[kind])
        self.words.setPlaceholderText(_WORDS[kind])
        if self.who.text() in {"", *self._offered.values()}:
            self.who.setText(self._offered[kind])
            self.who.setCursorPosition(0)

    @property
    def _offered(self) -> dict[str, str]:
        """Who it may be: everybody whose copy it is, or the first of them."""
        everybody, first = " and ".join(self._people), next(iter(self._people), "")
        return {SENT: everybody, FEEDBACK: everybody, REPLY: first, CORRECTION: first}

    def _start_again(self) -> None:
        self.who.setText("")
        self.words.setText("")
        self.on.show_answer(Answer(self._today))
        self._turn()

    def _tell(self) -> None:
        self.on.flush()
        day = self.on.line.read(self.on.line.text())
        kind = str(self.kind.answer.value or SENT)
        on = day if isinstance(day, date) else None
        self.told.emit(Heard(kind, self.who.text(), on, self.words.text()))

    def clear(self) -> None:
        """Make room for the next: what was told is in the list now."""
        self._start_again()
