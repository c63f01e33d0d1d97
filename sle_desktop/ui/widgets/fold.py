"""Fold: lets a side column give way to a button while the window is narrow."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from sle_desktop.ui.theme import Size, px
from sle_desktop.ui.widgets.button import Button


class Fold(QObject):
    """Hides ``side`` below a window width of 1200 pixels, where ``button`` shows and hides it.

    Call ``watch`` with the widget whose width counts (the page): a page is a rail narrower than
    its window.
    """

    def __init__(self, side: QWidget, button: Button) -> None:
        super().__init__(side)
        self._side = side
        self._button = button
        self._narrow: bool | None = None
        button.setCheckable(True)
        button.clicked.connect(self._toggle)

    def watch(self, page: QWidget) -> None:
        """Fold by this widget's width from now on."""
        page.installEventFilter(self)
        self._fit(page.width())

    def eventFilter(self, page: QObject, event: QEvent) -> bool:  # noqa: N802
        """Fold and unfold as the page is resized."""
        if event.type() == QEvent.Type.Resize and isinstance(page, QWidget):
            self._fit(page.width())
        return False

    def _fit(self, width: int) -> None:
        narrow = width < px(Size.FOLD - Size.RAIL)
        if narrow != self._narrow:
            self._narrow = narrow
            self._button.setChecked(False)
            self._button.setVisible(narrow)
            self._side.setVisible(not narrow)

    def _toggle(self) -> None:
        self._side.setVisible(self._button.isChecked())
