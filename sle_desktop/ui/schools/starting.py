"""The button that starts a record at a school: a menu of the installed forms."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sle_desktop.ui.icons import icon
from sle_desktop.ui.theme import Tone
from sle_desktop.ui.widgets.button import Button, Kind

if TYPE_CHECKING:
    from sle_desktop.engine.definition import Form

_ORDER = {
    "visit": "map-pin",
    "lesson_observation": "eye",
    "book_scrutiny": "book-open",
    "eef_audit": "clipboard-check",
}
"""The forms that are started most, first, each with its icon."""

_OTHER = "file-text"


class StartButton(Button):
    """The primary button "Start…". In: ``show_forms``. Out: ``chosen`` with a form's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Start…", Kind.PRIMARY)
        self.menu_of_forms = QMenu(self)
        self.menu_of_forms.setAccessibleName("Start a record")
        self.menu_of_forms.triggered.connect(self._chosen)
        self.clicked.connect(self._open)

    def show_forms(self, forms: "list[Form]") -> None:
        """Offer these forms, the most used first."""
        self.menu_of_forms.clear()
        known = list(_ORDER)
        place = {name: at for at, name in enumerate(known)}
        for form in sorted(forms, key=lambda one: (place.get(one.id, len(known)), one.title)):
            action = QAction(icon(_ORDER.get(form.id, _OTHER), Tone.ACCENT), form.title, self)
            action.setData(form.id)
            self.menu_of_forms.addAction(action)

    def _open(self) -> None:
        right = self.mapToGlobal(QPoint(self.width(), self.height()))
        wide = self.menu_of_forms.sizeHint().width()
        first = self.menu_of_forms.actions()
        self.menu_of_forms.setActiveAction(first[0]) if first else None
        self.menu_of_forms.popup(right - QPoint(wide, 0))

    def _chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
