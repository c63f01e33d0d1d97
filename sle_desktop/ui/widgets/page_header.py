"""PageHeader: a page's title, the line beneath it, and its actions at the right."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.words import Words


class PageHeader(QWidget):
    """The head of the page area. In: ``show_heading``; its actions emit for themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Words("", Type.TITLE)
        self._subtitle = Words("", Type.NOTE)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XL, 0, Space.XL, Size.HAIRLINE)
        self._row.setSpacing(Space.M)
        self._row.addLayout(words, 1)
        self._actions: tuple[QWidget, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heading(self, title: str, subtitle: str, actions: tuple[QWidget, ...]) -> None:
        """Show other words and put other actions at the right (a page keeps its own)."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        if actions == self._actions:
            return
        for one in self._actions:
            self._row.removeWidget(one)
            one.hide()  # else Qt, which shows it a moment later, would open a window for it
            one.setParent(None)  # back to its page, which alone keeps it
        self._actions = actions
        for one in actions:
            self._row.addWidget(one)
            one.show()

    def follow_in_tab(self, before: QWidget) -> None:
        """Let Tab come to the actions after another widget: they are older than the page."""
        for one in self._actions:
            QWidget.setTabOrder(before, one)
            before = one

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the header."""
        return QSize(super().sizeHint().width(), px(Size.HEADER))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height: the title is cut before an action is."""
        return QSize(super().minimumSizeHint().width(), px(Size.HEADER))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the hairline below."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painter.fillRect(room, theme().colour(Tone.PAGE))
        low = QRectF(0, room.bottom() - Size.HAIRLINE, room.width(), Size.HAIRLINE)
        painter.fillRect(low, theme().colour(Tone.LINE))
        painter.end()
