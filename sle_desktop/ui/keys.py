"""The keys of the window: places, back and forward, the size of the text, the lock."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QWidget

from sle_desktop.ui.theme import theme
from sle_desktop.ui.widgets.rail import Place

_BACK, _FORWARD = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


class Keys(QObject):
    """Emits ``place`` (Ctrl+1 ...), ``stepped`` (-1 or 1: Alt with an arrow, the mouse's buttons)
    ``lock`` (Ctrl+L), ``search`` (Ctrl+K) and ``in_school`` (F9); sizes
    the text itself (Ctrl with plus, minus, nought).
    """

    place = Signal(str)
    stepped = Signal(int)
    lock = Signal()
    search = Signal()
    in_school = Signal()

    def __init__(self, window: QWidget, places: tuple[Place, ...]) -> None:
        super().__init__(window)
        for at, one in enumerate(places, 1):
            key = QShortcut(QKeySequence(f"Ctrl+{at}"), window)
            key.setProperty("address", one.address)
            key.activated.connect(self._place)
        for keys, do in (
            ("Alt+Left", self._back),
            ("Alt+Right", self._forward),
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
            ("Ctrl+0", self._usual),
            ("Ctrl+L", self.lock),
            ("Ctrl+K", self.search),
            ("F9", self.in_school),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(do)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802
        """Step with the mouse's own buttons."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        by = {_BACK: -1, _FORWARD: 1}.get(event.button())
        if by is None:
            return False
        self.stepped.emit(by)
        return True

    def _place(self) -> None:
        self.place.emit(str(self.sender().property("address")))

    def _back(self) -> None:
        self.stepped.emit(-1)

    def _forward(self) -> None:
        self.stepped.emit(1)

    def _larger(self) -> None:
        theme().step_scale(1)

    def _smaller(self) -> None:
        theme().step_scale(-1)

    def _usual(self) -> None:
        theme().wear(scale=1.0)
