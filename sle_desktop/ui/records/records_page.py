"""RecordsPage: every record, drafts first; found by school, form, state and words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import State
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.page import Page
from sle_desktop.ui.records.record_rows import OF_ALL, record_row
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.paged_rows import all_of
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.drafts import Drafts
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.finding import Finding, Line
    from sle_desktop.services.library import Library
    from sle_desktop.services.projects import Projects

_STATES = (
    Option("", "All"),
    Option(str(State.DRAFT), "Drafts"),
    Option(str(State.SEALED), "Signed and locked"),
)


@dataclass(frozen=True, slots=True)
class RecordsServices:
    """What the page of records calls. ``clock`` is the schools' own."""

    records: "Finding"
    fieldwork: "Fieldwork"
    drafts: "Drafts"
    projects: "Projects"
    library: "Library"
    clock: Callable[[], datetime]
    tell: Callable[[Changes], None]


class RecordsPage(Page):
    """``records`` lists them; a double click or Enter opens one, a click shows what may be done."""

    def __init__(self, services: RecordsServices) -> None:
        super().__init__()
        self._services = services
        self._lines: dict[str, Line] = {}
        self._search = SearchField("Search records")
        self._check = Button("Check a document…")
        self._school, self._form, self._state = (
            PickOne(name, name) for name in ("School", "Form", "State")
        )
        self._count = Words("", Type.NOTE)
        self._table = DataTable("Records", picks=True)
        self._empty = EmptyState()
        self._empty.show_empty(
            "files",
            "Your records belong here",
            "Start a visit, an observation, a scrutiny or an audit from a school’s page.",
            "Go to the schools",
        )
        self._foot = DraftFoot()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(Space.S)
        for one in (self._school, self._form, self._state):
            filters.addWidget(one)
        filters.addStretch(1)
        filters.addWidget(self._count)
        column = QVBoxLayout()
        column.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        column.setSpacing(Space.S)
        column.addLayout(filters)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        self.body.addLayout(column, 1)
        self.body.addWidget(self._foot)

    def _connect(self) -> None:
        self._search.searched.connect(self._read)
        self._check.clicked.connect(self._open_check)
        for one in (self._school, self._form, self._state):
            one.answered.connect(self._read)
        self._table.opened.connect(self._open)
        self._table.picked.connect(self._pick)
        self._empty.acted.connect(self._open_schools)
        self._foot.opened.connect(self._open_picked)
        self._foot.aside_wanted.connect(self._set_aside)
        self._foot.move_wanted.connect(self._move)
        self._foot.delete_wanted.connect(self._delete)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the search, and the way to check a document."""
        return (self._search, self._check)

    def show_address(self, address: str) -> None:
        """Show the list as it was filtered."""
        super().show_address(address)
        schools = self._services.projects.schools()
        forms = self._services.library.forms()
        self._options(self._school, [(one.id, one.name) for one in schools])
        self._options(self._form, [(one.id, one.title) for one in forms])
        self._state.show_answer(Answer(self._state.currentData() or "", _STATES))
        self._foot.show_schools(tuple(Option(one.id, one.name) for one in schools))
        self._read()

    @staticmethod
    def _options(filter_: PickOne, named: list[tuple[str, str]]) -> None:
        chosen = filter_.currentData() or ""
        options = (Option("", "All"), *(Option(value, label) for value, label in named))
        filter_.show_answer(Answer(chosen, options))

    def on_changed(self, changes: Changes) -> None:
        """Read again when a record or a school changed."""
        if self.isVisible() and (changes.records or changes.schools):
            self._read()

    def _read(self) -> None:
        found = self._services.records.records(
            school=self._school.currentData() or "",
            form=self._form.currentData() or "",
            state=self._state.currentData() or "",
            text=self._search.text().strip(),
        )
        self._lines = {one.id: one for one in found}
        today = self._services.clock().date()
        self._table.show_rows(OF_ALL, all_of(tuple(record_row(one, today) for one in found)))
        is_narrowed = any(one.currentData() for one in (self._school, self._form, self._state))
        nothing = not found and not is_narrowed and not self._search.text().strip()
        self._empty.setVisible(nothing)
        self._table.setVisible(not nothing)
        drafts = sum(one.state is State.DRAFT for one in found)
        self._count.setText(f"{len(found)} record{'s' * (len(found) != 1)}")
        self.head("Records", f"{drafts} draft{'s' * (drafts != 1)}" if drafts else "")
        self._pick(self._table.current_key())
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def _pick(self, record_id: str) -> None:
        self._foot.show_line(self._lines.get(record_id))

    def _open(self, record_id: str) -> None:
        self.go.emit(navigation.address("record", record_id))

    def _open_picked(self) -> None:
        self._open(self._table.current_key())

    def _open_schools(self) -> None:
        self.go.emit("schools")

    def _open_check(self) -> None:
        self.go.emit("check")

    def _set_aside(self) -> None:
        line = self._lines[self._table.current_key()]
        self._try(lambda: self._services.fieldwork.set_aside(line.id, aside=not line.set_aside))

    def _move(self, school_id: str) -> None:
        record_id = self._table.current_key()
        if self._try(lambda: self._services.drafts.move(record_id, school_id)):
            school = self._services.projects.school(school_id)
            self.messages.done(f"Moved to {school.name}.")

    def _delete(self) -> None:
        line = self._lines[self._table.current_key()]
        try:
            deleted = self._services.drafts.delete(line.id)
        except UserError as error:
            self.messages.refuse(error)
            return
        self._services.tell(deleted.changes)
        self._read()

        def bring_back() -> None:
            self._try(lambda: self._services.drafts.bring_back(deleted))

        self.messages.done(f"“{line.title}” is deleted.", line.school, "Undo", bring_back)

    def _try(self, act: Callable[[], Changes]) -> bool:
        """Do something to a draft; show a refusal in the page. Returns whether it was done."""
        try:
            changes = act()
        except UserError as error:
            self.messages.refuse(error)
            return False
        self._services.tell(changes)
        self._read()
        return True


class DraftFoot(QWidget):
    """What may be done with the picked record. In: ``show_line``. Out: one signal a button."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Words("", Type.LABEL)
        self._open = Button("Open")
        self._aside = Button("Set aside")
        self._delete = Button("Delete draft")
        self._move = PickOne("Move to another school", "Move to")
        self.opened = self._open.clicked
        self.aside_wanted = self._aside.clicked
        self.delete_wanted = self._delete.clicked
        self.move_wanted = self._move.answered
        self._schools: tuple[Option, ...] = ()
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._title, 1)
        for one in (self._move, self._delete, self._aside, self._open):
            row.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addLayout(row)

    def show_schools(self, schools: tuple[Option, ...]) -> None:
        """Offer these schools to move a draft to."""
        self._schools = schools

    def show_line(self, line: "Line | None") -> None:
        """Show what may be done with a record; nothing of a locked one but opening it."""
        self.setVisible(line is not None)
        if line is None:
            return
        is_draft = line.state is State.DRAFT
        self._title.setText(f"{line.title} · {line.school}")
        self._aside.say("Bring back" if line.set_aside else "Set aside")
        for one in (self._move, self._delete, self._aside):
            one.setVisible(is_draft)
        self._move.show_answer(Answer(line.school_id, self._schools))
