"""DateTimeField: a day with a time of day, side by side."""

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.date_field import DateField
from sle_desktop.ui.widgets.time_field import TimeField


class DateTimeField(QWidget):
    """A day and a time. In: ``show_answer``. Out: ``answered`` with a ``datetime``, ``None``, or
    words that are no moment. A day alone waits for its time; nothing is guessed.
    """

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.day = DateField(f"{name}: day")
        self.time = TimeField(f"{name}: time")
        self._day: object = None
        self._time: object = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addStretch(1)
        self.setFocusProxy(self.day)
        self.day.answered.connect(self._day_given)
        self.time.answered.connect(self._time_given)

    def show_answer(self, answer: Answer) -> None:
        """Show a moment."""
        value = answer.value
        if isinstance(value, datetime):
            self._day, self._time = value.date(), value.time()
        elif value is None and isinstance(self._day, date) and isinstance(self._time, time):
            self._day = self._time = None
        self.day.show_answer(Answer(self._day, read_only=answer.read_only))
        self.time.show_answer(Answer(self._time, read_only=answer.read_only))

    def flush(self) -> None:
        """Emit at once what was typed."""
        self.day.flush()
        self.time.flush()

    def _day_given(self, day: object) -> None:
        self._day = day
        self._tell()

    def _time_given(self, moment: object) -> None:
        self._time = moment
        self._tell()

    def _tell(self) -> None:
        if isinstance(self._day, date) and isinstance(self._time, time):
            self.answered.emit(datetime.combine(self._day, self._time))
        elif self._day is None and self._time is None:
            self.answered.emit(None)
        else:  # refused, and told beneath: a day alone would be taken for its midnight
            self.answered.emit(f"{self._day or 'no day'} and {self._time or 'no time'}")
