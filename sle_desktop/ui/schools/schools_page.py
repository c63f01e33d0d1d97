"""SchoolsPage: the schools, found by name, phase and town; and adding one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.page import Page
from sle_desktop.ui.schools.add_school import AddSchool
from sle_desktop.ui.schools.school_page import SchoolServices
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.schools import School

ADD = "add"
_ALL = Option("", "All")
_COLUMNS = (
    Column("name", "School", 7),
    Column("phase", "Phase", 5),
    Column("years", "Years", 4),
    Column("pupils", "Pupils", 2),
)


class SchoolsPage(Page):
    """``schools`` lists them, ``schools/add`` adds one."""

    def __init__(self, services: SchoolServices) -> None:
        super().__init__()
        self._services = services
        self._search = SearchField("Search schools", "Ctrl F")
        self._add = Button("Add a school", Kind.PRIMARY, "plus")
        self._schools = SchoolList()
        self._adding = AddSchool()
        self._empty = EmptyState()
        self._empty.show_empty(
            "school",
            "Your schools belong here",
            "Add a school that you support. Visits, observations and audits then start from it.",
            "Add a school",
        )
        self._stack = QStackedWidget()
        self._none = self._beside(self._empty)
        for one in (self._schools, self._adding, self._none):
            self._stack.addWidget(one)
        self.body.addWidget(self._stack)
        self._connect()

    @staticmethod
    def _beside(empty: EmptyState) -> QWidget:
        inset = QWidget()
        column = QVBoxLayout(inset)
        column.setContentsMargins(Space.XL, 0, Space.XL, 0)
        column.addWidget(empty)
        return inset

    def _connect(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)
        self._search.searched.connect(self._read)
        self._add.clicked.connect(self._open_add)
        self._empty.acted.connect(self._open_add)
        self._services.in_school.changed.connect(self._read_again)
        self._schools.opened.connect(self._open)
        self._adding.wanted.connect(self._add_it)
        self._adding.left.connect(self._leave_add)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the search and the button, while the list is shown."""
        return (self._search, self._add) if self._stack.currentWidget() is self._schools else ()

    def show_address(self, address: str) -> None:
        """Show the list, or the form to add a school."""
        super().show_address(address)
        if address == navigation.address("schools", ADD):
            self._stack.setCurrentWidget(self._adding)
            self.head("Add a school", "Only the name is needed now.")
            self._adding.begin()
            return
        self._read(self._search.text())
        none = self._stack.currentWidget() is self._none
        first = self._empty if none else self._schools.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_changed(self, changes: Changes) -> None:
        """Read again when a school changed."""
        if changes.schools:
            self._read_again()

    def _read(self, words: str) -> None:
        hidden = self._services.in_school.is_hidden
        found = [
            one for one in self._services.projects.schools(words.strip()) if not hidden(one.id)
        ]
        self._stack.setCurrentWidget(self._schools if found or words else self._none)
        self._schools.show_schools(found)
        self.head("Schools", "" if found or words else "None yet")
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def _read_again(self) -> None:
        if self._stack.currentWidget() is not self._adding:
            self._read(self._search.text())

    def _open_add(self) -> None:
        self.go.emit(navigation.address("schools", ADD))

    def _leave_add(self) -> None:
        self.go.emit("schools")

    def _open(self, school_id: str) -> None:
        self.go.emit(navigation.address("school", school_id))

    def _add_it(self, facts: dict[str, object]) -> None:
        try:
            school = self._services.projects.add_school(**facts)  # type: ignore[arg-type]
        except UserError as error:
            if not self._adding.refuse(error):
                self.messages.refuse(error)
            return
        self._services.tell(Changes(schools=frozenset({school.id})))
        self._open(school.id)


class SchoolList(QWidget):
    """The table with its filters. In: ``show_schools``. Out: ``opened`` with a school's id."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[School] = []
        self._phase = PickOne("Phase", "Phase")
        self._town = PickOne("Town", "Town")
        self._count = Words("", Type.NOTE)
        self.table = DataTable("Schools", tall=True)
        self.opened = self.table.opened
        filters = QHBoxLayout()
        filters.setContentsMargins(Space.S, 0, Space.S, 0)
        filters.setSpacing(Space.S)
        for part in (self._phase, self._town):
            filters.addWidget(part)
            part.answered.connect(self._filter)
        filters.addStretch(1)
        filters.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.S)
        column.addLayout(filters)
        column.addWidget(self.table, 1)

    def show_schools(self, found: "list[School]") -> None:
        """Show schools; filters that no longer fit anything are let go."""
        self._found = found
        for control, name in ((self._phase, "phase"), (self._town, "town")):
            values = sorted({getattr(one, name) for one in found} - {""})
            chosen = control.currentData()
            options = (_ALL, *(Option(one, one) for one in values))
            control.show_answer(Answer(chosen if chosen in values else "", options))
        self._filter()

    def _filter(self) -> None:
        phase, town = self._phase.currentData(), self._town.currentData()
        fits = [
            one
            for one in self._found
            if (not phase or one.phase == phase) and (not town or one.town == town)
        ]
        self.table.show_rows(_COLUMNS, all_of(tuple(_row(one) for one in fits)))
        self._count.setText(f"{len(fits)} school{'s' * (len(fits) != 1)}")


def _row(school: "School") -> Row:
    second = school.town + (" · your own school" if school.is_home_school else "")
    return Row(
        school.id,
        (
            Cell(school.name, second.removeprefix(" · "), strong=True),
            Cell(school.phase),
            Cell(school.years),
            Cell(str(school.roll or "")),
        ),
    )
