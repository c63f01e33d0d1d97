"""ActionsPage: every agreed action by due date, found by how it stands, school and owner."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.domain.actions import STATUSES
from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.actions.action_filters import ActionFilters, counts_in_words
from sle_desktop.ui.actions.action_rows import COLUMNS, action_row
from sle_desktop.ui.actions.settling import WAYS, Settling
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.paged_rows import Batch
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:
    from sle_desktop.services.actions_view import ActionLine, ActionsView, Asked, Listed, Settled
    from sle_desktop.services.projects import Projects

_AT_ONCE = 100
"""Rows of the table that are read at once."""


@dataclass(frozen=True, slots=True)
class ActionsServices:
    """What the page calls. ``asked`` makes what the filters ask for; ``tell`` passes on what
    changed.
    """

    view: "ActionsView"
    projects: "Projects"
    asked: "Callable[[str, str, str, str, bool], Asked]"
    tell: Callable[[Changes], None]
    in_school: InSchool


class ActionsPage(Page):
    """``actions`` lists what is open; ``actions/<school>`` that of one school."""

    def __init__(self, services: ActionsServices) -> None:
        super().__init__()
        self._services = services
        self._lines: dict[str, ActionLine] = {}
        self._search = SearchField("Search actions", "Ctrl F")
        self._filters = ActionFilters()
        self._table = DataTable("Actions", tall=True, picks=True)
        self._empty = EmptyState()
        self._settling = Settling()
        column = QVBoxLayout()
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._filters)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        inset = self._empty.layout()
        assert inset is not None
        inset.setContentsMargins(Space.S, Space.XXL, Space.S, Space.L)
        self.body.addLayout(column, 1)
        self.body.addWidget(self._settling)
        self._connect()

    def _connect(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)
        for place, _ in enumerate(WAYS, 1):
            key = QShortcut(QKeySequence(str(place)), self._table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(partial(self._settling.say, place))
        self._search.searched.connect(self._read)
        self._filters.changed.connect(self._read)
        self._services.in_school.changed.connect(self._read)
        self._table.opened.connect(self._open)
        self._table.picked.connect(self._pick)
        self._table.sorted_by.connect(self._read)
        self._empty.acted.connect(self._go_on)
        self._settling.said.connect(self._say)
        self._settling.opened.connect(self._open_picked)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the search."""
        return (self._search,)

    def show_address(self, address: str) -> None:
        """Show the list as it was filtered, or what is open at one school."""
        super().show_address(address)
        _, rest = navigation.split(address)
        if rest:
            self._offer(())
            self._search.clear()
            self._filters.choose(school=rest[0])
        self._read()
        first = self._empty if self._empty.isVisibleTo(self) else self._table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_changed(self, changes: Changes) -> None:
        """Read again when a record or a school changed."""
        if self.isVisible() and (changes.records or changes.schools):
            self._read()

    def _offer(self, owners: tuple[str, ...]) -> None:
        hidden = self._services.in_school.is_hidden
        schools = [one for one in self._services.projects.schools() if not hidden(one.id)]
        self._filters.show_options([(one.id, one.name) for one in schools], owners)

    def _asked(self) -> "Asked":
        show, school, who = self._filters.values()
        here = self._services.in_school.school_id
        return self._services.asked(
            show, here or school, who, self._search.text().strip(), bool(here)
        )

    def _read(self) -> None:
        column, down = self._table.order()
        asked = self._asked()
        listed = self._services.view.find(asked, column, down=down)
        self._offer(listed.owners)
        if self._asked() != asked:  # whose owner was chosen has nothing at this school
            self._read()
            return
        self._lines = {}
        self._table.show_rows(COLUMNS, partial(self._page_of, listed))
        some = bool(listed.standings)
        self._table.setVisible(some)
        self._empty.setVisible(not some)
        self._say_empty(any(listed.counts.values()))
        self._filters.say_count(len(listed.standings))
        self.head("Actions", counts_in_words(listed.counts))
        self._pick(self._table.current_key())
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def _page_of(self, listed: "Listed", after: object) -> Batch:
        start = after if isinstance(after, int) else 0
        end = start + _AT_ONCE
        lines = listed.lines(start, end)
        self._lines |= {one.id: one for one in lines}
        more = end if end < len(listed.standings) else None
        return Batch(tuple(action_row(one) for one in lines), more)

    def _say_empty(self, some_action: bool) -> None:
        _, school, who = self._filters.values()
        if some_action or school or who or self._search.text():
            self._empty.show_empty(
                "search", "No action fits", "Let a filter go, or look for fewer words.", "Show all"
            )
        else:
            more = "What a visit, an observation, a scrutiny or an audit agrees is listed here."
            self._empty.show_empty("list-checks", "Agreed actions belong here", more)

    def _go_on(self) -> None:
        self._search.clear()
        self._filters.choose("")
        self._read()

    def _pick(self, action_id: str) -> None:
        self._settling.show_line(self._lines.get(action_id))

    def _open(self, action_id: str) -> None:
        self.go.emit(navigation.address("record", self._lines[action_id].record_id))

    def _open_picked(self) -> None:
        self._open(self._table.current_key())

    def _say(self, status: str, note: str) -> None:
        line = self._lines[self._table.current_key()]
        at = self._table.currentIndex().row()
        try:
            settled = self._services.view.settle(line.id, status, note)
        except UserError as error:
            self.messages.refuse(error)
            self._settling.ask_why()
            return
        self._settling.clear_note()
        self._services.tell(settled.changes)
        self._table.selectRow(min(at, self._table.model().rowCount() - 1))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        word = STATUSES[status].lower()
        self.messages.done(
            f"“{line.what}” is {word}.", line.school, "Undo", partial(self._undo, settled)
        )

    def _undo(self, settled: "Settled") -> None:
        self._services.tell(self._services.view.take_back(settled))
