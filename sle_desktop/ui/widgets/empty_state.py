"""EmptyState: says what belongs in an empty place and offers the one next step."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Space, Tone, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words


class _Picture(QWidget):
    """A quiet icon."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a large icon."""
        return QSize(px(Space.XXL), px(Space.XXL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the icon."""
        if self.name:
            painter = painting.start(self)
            paint_icon(painter, self.name, QRectF(self.rect()), Tone.INK3)
            painter.end()


class EmptyState(QWidget):
    """What an empty list shows. In: ``show_empty``. Out: ``acted`` (the next step's button)."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = _Picture()
        self._what = Words("", Type.HEADING)
        self._more = Words("", Type.READING, wrap=True)
        self._act = Button("", Kind.PRIMARY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.XXL, 0, Space.XXL)
        column.setSpacing(Space.S)
        for part in (self._picture, self._what, self._more):
            column.addWidget(part)
        column.addSpacing(Space.S)
        column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._act.clicked.connect(self.acted)
        self.setFocusProxy(self._act)

    def show_empty(self, icon: str, what: str, more: str, action: str = "") -> None:
        """Say what belongs here, in a heading and a sentence, with the next step's words."""
        self._picture.name = icon
        self._what.setText(what)
        self._more.setText(more)
        self._act.say(action)
        self._act.setVisible(bool(action))
        self._picture.update()
