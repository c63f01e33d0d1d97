"""LetterTicks: any of a few letters (the books of a sample), as squares to switch on and off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.chips import ChipFact, Chips

_LONGEST = 2


def are_letters(options: tuple[Option, ...]) -> bool:
    """Whether every option is a letter or two."""
    return len(options) > 1 and all(len(one.label) <= _LONGEST for one in options)


class LetterTicks(QWidget):
    """Letters that are on or off. In: ``show_answer`` with a tuple. Out: ``answered``."""

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.chips = Chips(name, switches=True)
        self._options: tuple[Option, ...] = ()
        self._chosen: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)
        self.chips.chosen.connect(self._switch)

    def show_answer(self, answer: Answer) -> None:
        """Show which letters are on."""
        chosen = answer.value if isinstance(answer.value, tuple) else ()
        if answer.options != self._options or chosen != self._chosen:
            self._options, self._chosen = answer.options, chosen
            self._show()
        self.chips.setEnabled(not answer.read_only)

    def _show(self) -> None:
        self.chips.show_chips(
            tuple(
                ChipFact(one.value, one.label, on=one.value in self._chosen)
                for one in self._options
            )
        )

    def _switch(self, key: str) -> None:
        on = set(self._chosen) ^ {key}
        self._chosen = tuple(one.value for one in self._options if one.value in on)
        self.answered.emit(self._chosen or None)
