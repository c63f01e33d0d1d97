"""What may be done with the form that is picked: a blank sheet, or a file for other tools."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.engine.definition import Form

_WAYS = (
    (".pdf", "Blank sheet…", "printer"),
    (".xlsx", "Export as a workbook…", "download"),
    (".toml", "Export as text…", "download"),
)


class FormBar(QWidget):
    """In: ``show_form``. Out: ``wanted`` with the ending of the file that was asked for."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = Words("", Type.NOTE_STRONG)
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._title, 1)
        self._ways: dict[Button, str] = {}
        for suffix, words, icon in _WAYS:
            button = Button(words, icon=icon)
            button.clicked.connect(self._pressed)
            self._ways[button] = suffix
            row.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(row)
        self.hide()

    def show_form(self, form: "Form | None") -> None:
        """Show what may be done with a form."""
        self.setVisible(form is not None)
        if form is not None:
            self._title.setText(f"{form.title} · version {form.version}")

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.wanted.emit(self._ways[button])
