"""Scroll: a page's column that scrolls only downwards and follows the focus."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from sle_desktop.ui.theme import Size, Space, px


class Scroll(QScrollArea):
    """A scrolling column. Put widgets into ``column``; what has the focus is kept in view."""

    def __init__(self, margin: int = Space.XL) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(margin, Space.L, margin, Space.XL)
        self.column.setSpacing(Space.M)
        self.setWidget(self.inside)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little height: that is what scrolling is for."""
        wide = self.inside.minimumSizeHint().width()
        return QSize(wide, px(Size.HEADER))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.inside.isAncestorOf(now):
            self.bring(now)

    def bring(self, widget: QWidget) -> None:
        """Bring a widget inside into view: all of it if there is room, else where its caret is."""
        top = widget.mapTo(self.inside, QPoint(0, 0)).y()
        self.ensureVisible(0, top + widget.height(), 0, Space.XXL)
        self.ensureVisible(0, top, 0, Space.XXL)
        self.ensureWidgetVisible(widget, 0, Space.XXL)  # of a text, Qt only looks at the caret
