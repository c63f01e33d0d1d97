"""TimeField: a time of day, typed as people write it; ``Ctrl+.`` stamps the present time."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from sle_desktop import clock
from sle_desktop.ui.theme import Size
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.typed import read_time, say_time


class TimeField(TextField):
    """A time of day. In: ``show_answer``. Out: ``answered`` with a ``time``, ``None``, or the words
    typed when they are no time.
    """

    ROOM = Size.FIELD_SHORTEST
    SELECTS = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setPlaceholderText("hh:mm")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def read(self, words: str) -> object:
        """Return a time, ``None``, or the words when they are no time."""
        return (read_time(words) or words) if words.strip() else None

    def said(self, value: object) -> str:
        """Return a time as ``14:08``."""
        return say_time(value) if isinstance(value, time) else super().said(value)

    def stamp(self) -> None:
        """Write the present time, to the minute, and emit it."""
        if not self.isReadOnly():
            self.setText(say_time(clock.local(clock.now()).time()))
            self.textEdited.emit(self.text())
            self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Stamp with Ctrl and a full stop."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Period:
            self.stamp()
        else:
            super().keyPressEvent(event)
