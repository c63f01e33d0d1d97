"""HeadingBlock: the heading of a group inside a section."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Heading, words
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.words import Words


class HeadingBlock(QWidget):
    """A heading. In: ``refresh``."""

    def __init__(self, heading: Heading, key: str, desk: Desk) -> None:
        super().__init__()
        self.key = key
        self._desk = desk
        self._words = Words("", Type.SUBHEADING if heading.depth == 1 else Type.STRONG, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, 0)
        column.addWidget(self._words)
        self.refresh()

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of the group."""
        return (self.key,)

    def refresh(self) -> None:
        """Show the present words."""
        self._words.setText(words(self._desk.at(self.key).label))

    def key_at(self, _widget: QWidget) -> str:
        """Return the key of the group."""
        return self.key

    def focus(self, _key: str) -> None:
        """Do nothing: a heading takes no focus."""

    def flush(self) -> None:
        """Do nothing: a heading is not typed in."""
