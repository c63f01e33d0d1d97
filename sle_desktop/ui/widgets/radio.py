"""PaintedRadio: a radio button that keeps its role, keys and actions and is drawn by a subclass."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from sle_desktop.ui.widgets.answer import Option


class PaintedRadio(QRadioButton):
    """The base of drawn radio buttons: the whole surface is the target; hover repaints."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.last = False
        self.setAccessibleName(option.label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_last(self, last: bool) -> None:
        """Show whether this was the choice of an earlier time."""
        self.last = last
        self.setAccessibleDescription("chosen last time" if last else "")
        self.update()

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802
        """Whether a point belongs to the button: all of it does."""
        return self.rect().contains(at)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint: a segment never changes its size."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
