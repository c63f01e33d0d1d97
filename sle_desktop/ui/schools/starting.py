"""The button that starts a record at a school: a menu of the installed forms."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from sle_desktop.ui.icons import icon
from sle_desktop.ui.theme import Tone
from sle_desktop.ui.widgets.button import Button, Kind

if TYPE_CHECKING:
    from sle_desktop.engine.definition import Form

ORDER = {
    "visit": ("map-pin", "Alt+V"),
    "lesson_observation": ("eye", "Alt+L"),
    "book_scrutiny": ("book-open", "Alt+B"),
    "eef_audit": ("clipboard-check", "Alt+A"),
}
"""The forms that are started most, first, each with its icon and its keys."""

OTHER = ("file-text", "")


class StartButton(Button):
    """The primary button "Start…". In: ``show_forms``. Out: ``chosen`` with a form's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Start…", Kind.PRIMARY)
        self.menu_of_forms = QMenu(self)
        self.menu_of_forms.setAccessibleName("Start a record")
        self.clicked.connect(self._open)

    def show_forms(self, forms: "list[Form]", said: Callable[[str], str] = str) -> None:
        """Offer these forms, the most used first; ``said`` gives the words of a title."""
        for action in self.actions():
            self.removeAction(action)
        self.menu_of_forms.clear()
        known = list(ORDER)
        place = {name: at for at, name in enumerate(known)}
        for form in sorted(forms, key=lambda one: (place.get(one.id, len(known)), one.title)):
            picture, keys = ORDER.get(form.id, OTHER)
            action = QAction(icon(picture, Tone.ACCENT), said(form.title).replace("&", "&&"), self)
            action.setData(form.id)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(self._started)
            self.menu_of_forms.addAction(action)
            self.addAction(action)  # the keys serve while the button is in sight

    def _open(self) -> None:
        right = self.mapToGlobal(QPoint(self.width(), self.height()))
        wide = self.menu_of_forms.sizeHint().width()
        first = self.menu_of_forms.actions()
        self.menu_of_forms.setActiveAction(first[0]) if first else None
        self.menu_of_forms.popup(right - QPoint(wide, 0))

    def _started(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))
