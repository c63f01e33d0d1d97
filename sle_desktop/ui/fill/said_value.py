"""SaidValue: an answer that is read, not asked: worked out by the form, or locked."""

from datetime import date, datetime, time
from decimal import Decimal

from PySide6.QtCore import Signal

from sle_desktop.ui.theme import Tone, Type
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.typed import say_date, say_time
from sle_desktop.ui.widgets.words import Words

BLANK = "–"


class SaidValue(Words):
    """An answer as words. In: ``show_answer``; ``answered`` is never emitted."""

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__("", Type.BODY, wrap=True)
        self._name = name

    def show_answer(self, answer: Answer) -> None:
        """Show the words of a value, a dash for a blank."""
        labels = {one.value: one.label for one in answer.options}
        value = answer.value
        chosen = value if isinstance(value, tuple) else (value,)
        if labels and value is not None:
            said = ", ".join(labels.get(str(one), str(one)) for one in chosen)
        else:
            said = say(value)
        self.wear(Type.BODY, Tone.INK if said else Tone.INK3)
        self.setText(said or BLANK)
        self.call(self._name)

    def call(self, name: str) -> None:
        """Take the question's words as the name, with the answer after it."""
        self._name = name
        answered = "not answered" if self.text() == BLANK else self.text()
        self.setAccessibleName(f"{name}: {answered}")


def say(value: object) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, datetime):
        return f"{say_date(value)}, {say_time(value.time())}"
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, time):
        return say_time(value)
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
