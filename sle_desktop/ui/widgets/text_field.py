"""TextField: one line of words, saved on a pause and on leaving."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from sle_desktop.ui.theme import Size, px
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.pause import Pause


class TextField(QLineEdit):
    """A line of words. In: ``show_answer``. Out: ``answered`` with the words, or ``None``, and
    ``typing`` (whether something typed was not emitted yet).

    What is being typed is never overwritten by ``show_answer``: it wins until it was emitted.
    Subclasses read and say another kind of value.
    """

    answered = Signal(object)
    typing = Signal(bool)
    ROOM = Size.MEASURE
    SELECTS = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._known: object = None
        self._typing = False
        self._pause = Pause(self)
        self._pause.settled.connect(self._settle)
        self._pause.waiting.connect(self.typing)
        self.textEdited.connect(self._touched)

    def show_answer(self, answer: Answer) -> None:
        """Show a value; the caret stays where it is when the words are the same."""
        self.setReadOnly(answer.read_only)
        self._known = answer.value
        if self._typing:
            return
        words = self.said(answer.value)
        if words != self.text() and not (
            self.hasFocus() and self.read(self.text()) == answer.value
        ):
            self.setText(words)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of this kind of field."""
        return QSize(px(self.ROOM), super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Put the caret at the end of a note: a key must not replace what Tab selected."""
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_key and not self.SELECTS:
            self.deselect()
            self.end(False)

    def flush(self) -> None:
        """Emit at once what was typed."""
        self._pause.flush()

    def read(self, words: str) -> object:
        """Return the value of what was typed; words that cannot be read stay words."""
        return words if words.strip() else None

    def said(self, value: object) -> str:
        """Return how a value is written."""
        return "" if value is None else str(value)

    def _touched(self) -> None:
        self._typing = True
        self._pause.touch()

    def _settle(self) -> None:
        self._typing = False
        value = self.read(self.text())
        if value != self._known:
            self._known = value
            self.answered.emit(value)
