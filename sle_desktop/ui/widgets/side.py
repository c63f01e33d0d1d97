"""Side: a column of a fixed width beside the page's work, such as the outline or the context."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from sle_desktop.ui.theme import Size, Space, Tone, px
from sle_desktop.ui.widgets.rule import Ground


class Side(Ground):
    """A column of a fixed width that grows with the text. Put widgets into ``column``."""

    def __init__(self, width: int = Size.CONTEXT, tone: Tone = Tone.TINT) -> None:
        super().__init__(tone)
        self._width = width
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self.column.setSpacing(Space.S)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_width(self, width: int) -> None:
        """Take another width, of ``Size``."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the column's width."""
        return QSize(px(self._width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same width."""
        return QSize(px(self._width), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
