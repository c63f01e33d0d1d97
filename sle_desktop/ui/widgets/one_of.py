"""OneOf: what every choice of one among a few has in common: exclusive, clearable, by keyboard."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGroupBox, QLayout

from sle_desktop.ui.widgets.answer import Answer, Option

_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class OneOf(QGroupBox):
    """A group of radio buttons (a real group box, so that assistive tools see a named group).

    In: ``show_answer``. Out: ``answered`` with the option's value, or ``None`` when cleared by
    Backspace or Delete. The arrow keys move as in any radio group; digits choose by place.
    Assistive tools check a button without a click: that is an answer too.
    """

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.answer = Answer()
        self.buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._is_showing = False
        self._group.buttonToggled.connect(self._toggled)

    def show_answer(self, answer: Answer) -> None:
        """Show a value among its options; buttons are only rebuilt when the options changed."""
        if answer.options != self.answer.options or not self.buttons:
            self._rebuild(answer.options)
        self.answer = answer
        self._check(answer.value)
        for value, button in self.buttons.items():
            button.setEnabled(not answer.read_only)
            self.show_last(button, value == answer.last)
        self.update()

    def build(self, options: tuple[Option, ...]) -> dict[str, QAbstractButton]:
        """Return a new checkable button for each option, already in the layout (subclasses)."""
        raise NotImplementedError

    def show_last(self, button: QAbstractButton, is_last: bool) -> None:
        """Show whether a button was the choice of an earlier time (subclasses that can)."""

    def key_value(self, event: QKeyEvent) -> str | None:
        """Return the option that a key chooses: its own, else a digit by its place."""
        word = event.text()
        for one in self.answer.options:
            if word and one.key.casefold() == word.casefold() and one.value in self.buttons:
                return one.value
        if word.isdigit() and 0 < int(word) <= len(self.buttons):
            return list(self.buttons)[int(word) - 1]
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose by key, or clear."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        value = self.key_value(event) if plain else None
        if value is not None and self.buttons[value].isEnabled():
            self.buttons[value].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._choose(value)
        elif plain and event.key() in _CLEARS and self.answer.value is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Give the focus to the chosen button, else to the first."""
        chosen = self.buttons.get(str(self.answer.value))
        for button in (chosen, *self.buttons.values()):
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _rebuild(self, options: tuple[Option, ...]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.buttons = self.build(options)
        for button in self.buttons.values():
            self._group.addButton(button)
            button.setVisible(True)  # at once, so that it can take the focus at once
        self.updateGeometry()

    def _check(self, value: object) -> None:
        chosen = self.buttons.get(str(value)) if value is not None else None
        self._is_showing = True
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(button is chosen)
        self._group.setExclusive(True)
        self._is_showing = False
        self._set_stop(chosen)

    def _set_stop(self, chosen: QAbstractButton | None) -> None:
        """Let Tab stop at the chosen button, else at the first; the arrow keys reach the others."""
        stop = chosen or next(iter(self.buttons.values()), None)
        for button in self.buttons.values():
            here = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _toggled(self, button: QAbstractButton, on: bool) -> None:
        if not on or self._is_showing:
            return
        value = next(value for value, one in self.buttons.items() if one is button)
        self._choose(value)

    def _choose(self, value: str | None) -> None:
        if value == self.answer.value:
            return
        old = self.answer
        self.answer = Answer(value, old.options, old.last, old.read_only)
        self._check(value)
        self.update()
        self.answered.emit(value)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the layout's room, without the group box's own frame."""
        inside = self.layout()
        return inside.sizeHint() if isinstance(inside, QLayout) else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the layout's least room."""
        inside = self.layout()
        return inside.minimumSize() if isinstance(inside, QLayout) else super().minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw nothing: subclasses draw their own box."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setContentsMargins(0, 0, 0, 0)
            self.updateGeometry()
