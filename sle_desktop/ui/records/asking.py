"""What is asked before a picked record changes: why a new version is needed, or which other day."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.date_field import DateField
from sle_desktop.ui.widgets.text_field import TextField

_WHY, _DAY = "Why is a new version needed?", "The other day"


class _Asking(QWidget):
    """A row with a field, a button that goes on, and one that does not."""

    def __init__(self, field: QWidget, go_on: str) -> None:
        super().__init__()
        self.go_on, not_now = Button(go_on, Kind.PRIMARY), Button("Not now", Kind.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for part in (field, self.go_on, not_now):
            row.addWidget(part)
        row.addStretch(1)
        not_now.clicked.connect(self.hide)
        self.hide()


class AskWhy(_Asking):
    """In: ``ask``. Out: ``given`` with the reason for a new version."""

    given = Signal(str)

    def __init__(self) -> None:
        self._why = TextField(_WHY)
        super().__init__(self._why, "Start")
        self._why.setPlaceholderText(_WHY)
        self.go_on.clicked.connect(self._give)
        self._why.returnPressed.connect(self._give)

    def ask(self) -> None:
        """Show the field, empty."""
        self.show()
        self._why.clear()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.given.emit(self._why.text())


class AskDay(_Asking):
    """In: ``ask``. Out: ``chosen`` with a date, or with words that are none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self._field = DateField(_DAY)
        super().__init__(self._field, "Move")
        self._value: object = None
        self._field.answered.connect(self._take)
        self.go_on.clicked.connect(self._give)

    def ask(self, day: date | None) -> None:
        """Show the field with the day that the record has."""
        self._value = day
        self._field.show_answer(Answer(day))
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, value: object) -> None:
        self._value = value

    def _give(self) -> None:
        self._field.flush()
        self.chosen.emit(self._value)
