"""RecordsPage: every record, drafts first; found by school, form, state, person and words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import State
from sle_desktop.ui import navigation
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.records.acts import Acts
from sle_desktop.ui.records.exporting import Exporting
from sle_desktop.ui.records.filters import Filters
from sle_desktop.ui.records.picked import Picked
from sle_desktop.ui.records.record_rows import OF_ALL, record_row
from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.paged_rows import Batch
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:
    from sle_desktop.domain.schools import School
    from sle_desktop.services.drafts import Drafts
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.finding import Finding, Line, Sought
    from sle_desktop.services.finishing import Finishing
    from sle_desktop.services.house_words import HouseWords
    from sle_desktop.services.library import Library
    from sle_desktop.services.projects import Projects
    from sle_desktop.services.record_export import RecordExport

_AT_ONCE = 100
"""Rows of the table that are read at once."""


@dataclass(frozen=True, slots=True)
class RecordsServices:
    """What the page of records calls. ``sought`` makes what a filter asks for; ``clock`` is the
    schools' own.
    """

    records: "Finding"
    fieldwork: "Fieldwork"
    drafts: "Drafts"
    finishing: "Finishing"
    projects: "Projects"
    library: "Library"
    sought: "Callable[[str, str, str, str, str], Sought]"
    export: "RecordExport"
    words: "HouseWords"
    clock: Callable[[], datetime]
    tell: Callable[[Changes], None]
    in_school: InSchool


class RecordsPage(Page):
    """``records`` lists them; a double click or Enter opens one, a click shows what may be done."""

    def __init__(self, services: RecordsServices) -> None:
        super().__init__()
        self._services = services
        self._lines: dict[str, Line] = {}
        self._schools: list[School] = []
        self._search = SearchField("Search records", "Ctrl F")
        self._check = Button("Check a document…")
        self._filters = Filters()
        self._table = DataTable("Records", picks=True)
        self._empty = EmptyState()
        self._picked = Picked()
        self._acts = Acts(
            services.fieldwork,
            services.drafts,
            services.finishing,
            services.projects,
            self.messages,
            services.tell,
        )
        self._exporting = Exporting(self, services.export, services.finishing, self.messages)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
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
        self.body.addWidget(self._picked)

    def _connect(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)
        self._search.searched.connect(self._read)
        self._check.clicked.connect(self._open_check)
        self._filters.changed.connect(self._read)
        self._services.in_school.changed.connect(self._offer)
        self._table.opened.connect(self._open)
        self._table.picked.connect(self._pick)
        self._table.sorted_by.connect(self._read)
        self._empty.acted.connect(self._go_on)
        self._picked.opened.connect(self._open_picked)
        self._picked.aside_wanted.connect(partial(self._do, self._acts.set_aside))
        self._picked.move_wanted.connect(partial(self._do, self._acts.move))
        self._picked.day_wanted.connect(partial(self._do, self._acts.move_day))
        self._picked.delete_wanted.connect(partial(self._do, self._acts.delete))
        self._picked.export_wanted.connect(partial(self._do, self._exporting.save))
        self._picked.document_wanted.connect(self._open_document)
        self._picked.version_wanted.connect(self._new_version)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the search, and the way to check a document."""
        return (self._search, self._check)

    def show_address(self, address: str) -> None:
        """Show the list as it was filtered."""
        super().show_address(address)
        self._offer()
        first = self._empty if self._empty.isVisibleTo(self) else self._table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """Offer the schools that may be shown now, and the forms, and read the list."""
        hidden = self._services.in_school.is_hidden
        self._schools = [one for one in self._services.projects.schools() if not hidden(one.id)]
        schools = [(one.id, one.name) for one in self._schools]
        said = self._services.words.said
        forms = [(one.id, said(one.title)) for one in self._services.library.forms()]
        people = self._services.records.people(self._services.in_school.school_id)
        self._filters.show_options(schools, forms, people)
        self._read()

    def on_changed(self, changes: Changes) -> None:
        """Read again when a record or a school changed."""
        if self.isVisible() and (changes.records or changes.schools):
            self._read()

    def _sought(self) -> "Sought":
        school, form, state, person = self._filters.values()
        school = self._services.in_school.school_id or school
        return self._services.sought(school, form, state, self._search.text().strip(), person)

    def _read(self) -> None:
        sought = self._sought()
        column, down = self._table.order()
        keys = self._services.records.keys(sought, column or "listed")
        if column and (down != (column == "date")):  # dates are kept with the latest first
            keys = keys[::-1]
        self._lines = {}
        self._table.show_rows(OF_ALL, _Pages(self, keys, self._services.clock().date()))
        self._say_empty(bool(keys), sought.is_everything)
        self._filters.say_count(len(keys))
        counts = self._services.records.counts()
        drafts = sum(states.get(State.DRAFT, 0) for states in counts.values())
        words = f"{drafts} draft{'s' * (drafts != 1)}" if drafts else ""
        self.head("Records", self._services.in_school.name or words)  # the count is of all schools
        self._pick(self._table.current_key())
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def page_of(self, keys: tuple[int, ...]) -> "list[Line]":
        """Read the lines of a page of the table."""
        lines = self._services.records.lines(keys)
        self._lines |= {one.id: one for one in lines}
        return lines

    def _say_empty(self, some: bool, everything: bool) -> None:
        self._table.setVisible(some)
        self._empty.setVisible(not some)
        self._filters.setVisible(some or not everything)
        if everything:
            more = "Start a visit, an observation, a scrutiny or an audit from a school’s page."
            self._empty.show_empty("files", "Your records belong here", more, "Go to the schools")
        else:
            more = "Look for fewer words, or let a filter go."
            self._empty.show_empty("search", "Nothing fits", more, "Show all records")

    def _go_on(self) -> None:
        if self._sought().is_everything:
            self.go.emit("schools")
        else:
            self._search.clear()
            self._filters.clear()
            self._read()

    def _pick(self, record_id: str) -> None:
        line = self._lines.get(record_id)
        sealed = line is not None and (line.state is State.SEALED or line.version > 1)
        documents = self._services.finishing.documents(record_id) if sealed else []
        self._picked.show_line(line, documents, self._schools)

    def _open(self, record_id: str) -> None:
        self.go.emit(navigation.address("record", record_id))

    def _open_picked(self) -> None:
        self._open(self._table.current_key())

    def _open_document(self, document_id: str) -> None:
        self.go.emit(navigation.address("document", document_id))

    def _open_check(self) -> None:
        self.go.emit("check")

    def _do(self, act: Callable[..., None], *told: object) -> None:
        """Do something with the record that is picked."""
        act(self._here(), *told)

    def _new_version(self, reason: str) -> None:
        record_id = self._here().id
        if self._acts.new_version(record_id, reason):
            self._open(record_id)

    def _here(self) -> "Line":
        return self._lines[self._table.current_key()]


@dataclass(frozen=True, slots=True)
class _Pages:
    """The source of the table: reads a page of lines when it is scrolled to."""

    page: RecordsPage
    keys: tuple[int, ...]
    today: date

    def __call__(self, after: object) -> Batch:
        """Return the rows that follow a place among the keys."""
        start = after if isinstance(after, int) else 0
        end = start + _AT_ONCE
        lines = self.page.page_of(self.keys[start:end])
        return Batch(
            tuple(record_row(one, self.today) for one in lines),
            end if end < len(self.keys) else None,
        )
