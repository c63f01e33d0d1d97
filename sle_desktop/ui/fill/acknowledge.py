"""Acknowledge: one tick that says something was read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.choice_list import TickList

READ = "OK"
"""What XForms stores for a tick."""


class Acknowledge(QWidget):
    """A tick beside "I have read this". In: ``show_answer``. Out: ``answered`` (OK or None)."""

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.ticks = TickList(name)
        self._option = Option(READ, "I have read this")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ticks)
        self.ticks.answered.connect(self._tell)

    def show_answer(self, answer: Answer) -> None:
        """Show whether it was read."""
        ticked = (READ,) if answer.value else None
        self.ticks.show_answer(Answer(ticked, (self._option,), read_only=answer.read_only))

    def _tell(self, ticked: object) -> None:
        self.answered.emit(READ if ticked else None)
