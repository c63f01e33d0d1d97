"""Fold: lets a side column give way to a button while the window is narrow."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from sle_desktop.ui.theme import Size, px
from sle_desktop.ui.widgets.button import Button


class Fold(QObject):
    """Hides ``side`` below a window width of 1200 pixels, where ``button`` shows and hides it.

    Call ``watch`` with the widget whose width counts (the page): a page is a rail narrower than
    its window. ``folded`` says when that changes; ``is_narrow`` how it is. What ``never`` shows
    (a side that has nothing to say) stays away at every width.
    """

    folded = Signal(bool)

    def __init__(self, side: QWidget, button: Button) -> None:
        super().__init__(side)
        self._side = side
        self._button = button
        self._narrow: bool | None = None
        self._never = False
        button.setCheckable(True)
        button.toggled.connect(self._toggle)

    def watch(self, page: QWidget) -> None:
        """Fold by this widget's width from now on."""
        page.installEventFilter(self)
        self._fit(page.width())

    @property
    def is_narrow(self) -> bool:
        """Whether the button stands for the column now."""
        return bool(self._narrow) and not self._never

    def never(self, never: bool) -> None:
        """Keep the column and its button away, or let them come again."""
        self._never = never
        self._show()

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
            self._show()
            self.folded.emit(narrow)

    def _toggle(self) -> None:
        self._show()

    def _show(self) -> None:
        if self._button.parentWidget() is not None:  # else it would open a window of its own
            self._button.setVisible(self.is_narrow)
        wide = not self._narrow or self._button.isChecked()
        self._side.setVisible(wide and not self._never)
