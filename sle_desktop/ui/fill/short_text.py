"""ShortText: a line for a few words, such as the name of a class."""

from PySide6.QtWidgets import QSizePolicy

from sle_desktop.ui.theme import Size
from sle_desktop.ui.widgets.text_field import TextField


class ShortText(TextField):
    """A line of a few words, no wider than they need. In and out as ``TextField``."""

    ROOM = Size.FIELD_SHORT

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
