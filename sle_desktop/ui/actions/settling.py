"""The bar that says how the picked action stands: four buttons and a note, no record opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.action_groups import Group
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.actions_view import ActionLine

_NOTE = "Note"
_HINT = "A few words about it; needed when it is dropped"
WAYS = (("done", "Done"), ("partly", "Partly"), ("not_yet", "Not yet"), ("dropped", "Dropped"))
"""How an action may be said to stand, in the order of the keys 1 to 4."""


class Settling(QWidget):
    """In: ``show_line``. Out: ``said`` with a status and a note; ``opened`` for its record."""

    said = Signal(str, str)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: ActionLine | None = None
        self._title = Words("", Type.NOTE_STRONG)
        self._note = TextField(_NOTE)
        self._note.setPlaceholderText(_HINT)
        self._ways = {status: Button(word) for status, word in WAYS}
        self._again = Button("Open again")
        self._open = Button("Open its record", Kind.QUIET)
        for place, button in enumerate(self._ways.values(), 1):
            button.setToolTip(f"{button.accessibleName()} ({place})")
        self._lay_out()
        for button in (*self._ways.values(), self._again):
            button.clicked.connect(self._pressed)
        self._open.clicked.connect(self.opened)
        self.hide()

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        for line in (head, row):
            line.setSpacing(Space.S)
        head.addWidget(self._title, 1)
        head.addWidget(self._open)
        row.addWidget(self._note, 1)
        for button in (*self._ways.values(), self._again):
            row.addWidget(button)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        inner.setSpacing(Space.XS)
        inner.addLayout(head)
        inner.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(inner)

    def show_line(self, line: "ActionLine | None") -> None:
        """Show what may be said of an action; a note that was begun goes with its action."""
        if line is None or self._line is None or line.id != self._line.id:
            self._note.clear()
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        is_settled = line.group is Group.SETTLED
        self._title.setText(" · ".join(part for part in (line.what, line.how) if part))
        for button in self._ways.values():
            button.setVisible(not is_settled)
        self._again.setVisible(is_settled)

    def clear_note(self) -> None:
        """Empty the note: it was saved."""
        self._note.flush()
        self._note.show_answer(Answer(None))
        self._note.clear()

    def ask_why(self) -> None:
        """Put the caret where the reason belongs."""
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, place: int) -> None:
        """Press the button of a place, from 1, if it is in sight."""
        button = tuple(self._ways.values())[place - 1]
        if button.isVisible():
            button.click()

    def _pressed(self) -> None:
        pressed = self.sender()
        status = next((name for name, one in self._ways.items() if one is pressed), "open")
        self.said.emit(status, self._note.text())
