"""Pause: tells a text widget when the writer has paused or left: then answers are saved."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PAUSE_MS = 300


class Pause(QObject):
    """Emits ``settled`` 300 ms after the last ``touch`` or at once when the widget is left.

    ``waiting`` says whether something typed is not settled yet.
    """

    settled = Signal()
    waiting = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._settle)
        widget.installEventFilter(self)

    def touch(self) -> None:
        """Say that something was typed."""
        self._timer.start()
        self.waiting.emit(True)

    def flush(self) -> None:
        """Settle now if anything was typed since the last time."""
        if self._timer.isActive():
            self._timer.stop()
            self._settle()

    def drop(self) -> None:
        """Forget what was typed: the widget was given another value."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Settle when the widget loses the focus or is hidden."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Close):
            self.flush()
        return False

    def _settle(self) -> None:
        self.settled.emit()
        self.waiting.emit(False)
