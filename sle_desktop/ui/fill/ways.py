"""Ways: the other pages of a record that its form has, as buttons of the header."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sle_desktop.ui import navigation
from sle_desktop.ui.widgets.button import Button

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import OpenRecord

_WAYS = {
    "lesson_observation": (
        ("lesson", "Open the lesson", "Open the lesson", "Alt+T"),
        ("sort", "Sort…", "Sort…", "Alt+S"),
        ("comment", "Comment…", "Teacher’s comment…", "Alt+C"),
    )
}
"""By form: the first word of the page's address, the button's words, its whole name, its keys."""


class Ways:
    """Makes the buttons once; ``go`` is asked for the page of the record that is open."""

    def __init__(self, go: Callable[[str], None]) -> None:
        self._go = go
        self._record = ""
        self._buttons: dict[str, Button] = {}

    def of(self, opened: "OpenRecord") -> tuple[QWidget, ...]:
        """Return the buttons for a draft, none for what is signed."""
        self._record = opened.record.id
        wanted = _WAYS.get(opened.form.id, ()) if opened.is_draft else ()
        return tuple(self._button(*way) for way in wanted)

    def _button(self, kind: str, words: str, name: str, keys: str) -> Button:
        if kind not in self._buttons:
            button = self._buttons[kind] = Button(words)
            button.setAccessibleName(name)
            button.setToolTip(keys)
            button.clicked.connect(partial(self._open, kind))
            QShortcut(QKeySequence(keys), button).activated.connect(button.click)
        return self._buttons[kind]

    def _open(self, kind: str) -> None:
        self._go(navigation.address(kind, self._record))
