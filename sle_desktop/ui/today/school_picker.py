"""SchoolPicker: at which school? The one used last is first; typing finds the others."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.card import Card, CardFact
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.words import Words

MOST = 6
"""Schools that are offered at once; more are found by typing."""


class SchoolPicker(QWidget):
    """In: ``ask``. Out: ``picked`` with a school's id, ``left``.

    Enter takes the first school, the arrows walk, Escape leaves.
    """

    picked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._schools: tuple[tuple[str, str], ...] = ()
        self._found: tuple[tuple[str, str], ...] = ()
        self._title = Words("", Type.HEADING)
        self._cancel = Button("Cancel", Kind.QUIET)
        self.search = SearchField("Find a school")
        self._more = Words("", Type.NOTE, wrap=True)
        self._cards: list[Card] = []
        self._list = QVBoxLayout()
        self._lay_out()
        self._cancel.clicked.connect(self.left)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._cancel)
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        field = QHBoxLayout()
        field.setContentsMargins(Space.S, 0, Space.S, 0)
        field.addWidget(self.search)
        column.addLayout(field)
        column.addLayout(self._list)
        column.addWidget(self._more)

    def ask(self, what: str, schools: tuple[tuple[str, str], ...]) -> None:
        """Ask at which school something is to be started; ids and names, the likeliest first."""
        self._schools = schools
        self._title.setText(f"{what}: at which school?")
        self.search.clear()
        self._find("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _search: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go down from the search to the schools."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        down = pressed and event.key() == Qt.Key.Key_Down  # type: ignore[attr-defined]
        if down and self._cards:
            self._cards[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(down and self._cards)

    def _find(self, words: str) -> None:
        wanted = words.strip().casefold()
        found = [one for one in self._schools if wanted in one[1].casefold()]
        self._found = tuple(found[:MOST])
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [Card(CardFact(name, boxed=False)) for _, name in self._found]
        for card in self._cards:
            card.clicked.connect(self._pick)
            self._list.addWidget(card)
            card.show()
        QWidget.setTabOrder(self.search, self._cards[0]) if self._cards else None
        self._more.setText(_more(len(found), bool(wanted)))
        self._more.setVisible(bool(self._more.text()))

    def _take_first(self) -> None:
        if self._found:
            self.picked.emit(self._found[0][0])

    def _pick(self) -> None:
        card = self.sender()
        if isinstance(card, Card):
            self.picked.emit(self._found[self._cards.index(card)][0])


def _more(found: int, is_sought: bool) -> str:
    if not found:
        return "No school has that in its name."
    if found > MOST:
        return f"{found - MOST} more{'' if is_sought else ': type a part of the name'}."
    return ""
