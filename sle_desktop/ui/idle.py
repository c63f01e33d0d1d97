"""Idle: tells when nobody has touched keys or mouse for some minutes."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_MINUTE_MS = 60_000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletMove,
}


class Idle(QObject):
    """Out: ``idle``. In: ``wait`` with minutes; 0 waits for nothing.

    It watches windows, not widgets: a window sees each touch once, and little else.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def wait(self, minutes: float) -> None:
        """Begin to wait for this many minutes without a touch."""
        self._timer.stop()
        if minutes > 0:
            self._timer.start(round(minutes * _MINUTE_MS))

    def rest(self) -> None:
        """Wait for nothing: there is nothing to lock."""
        self._timer.stop()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin again at each touch."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
