"""SchoolPage: one school: where it stands, what is open, its records; and its details."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.schools import PROTOCOLS
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.records.record_rows import OF_A_SCHOOL, school_row
from sle_desktop.ui.schools.details import Details, fact_of
from sle_desktop.ui.schools.open_actions import OpenActions
from sle_desktop.ui.schools.starting import StartButton
from sle_desktop.ui.schools.strip import StripView
from sle_desktop.ui.theme import Size, Space, Type
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.fold import Fold
from sle_desktop.ui.widgets.paged_rows import all_of
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.schools import Contact, School
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.library import Library
    from sle_desktop.services.projects import Projects
    from sle_desktop.services.schools_view import SchoolSeen, SchoolsView

DETAILS = "details"
_AUDIT = "eef_audit"


@dataclass(frozen=True, slots=True)
class SchoolServices:
    """What the pages of schools call. ``clock`` is the schools' own; ``tell`` passes on what
    changed.
    """

    projects: "Projects"
    view: "SchoolsView"
    fieldwork: "Fieldwork"
    library: "Library"
    clock: Callable[[], datetime]
    tell: Callable[[Changes], None]
    in_school: InSchool


class SchoolPage(Page):
    """``school/<id>`` shows a school, ``school/<id>/details`` its facts to change."""

    def __init__(self, services: SchoolServices) -> None:
        super().__init__()
        self._services = services
        self._school_id = ""
        self._start = StartButton()
        self._start.show_forms(services.library.forms())
        self._to_details = Button("Details")
        self._enter = Button("In school", icon="map-pin")
        self._enter.setToolTip("Show this school only, until F9 (F9)")
        self._to_school = Button("Back to the school")
        self._unfold = Button("Open actions")
        self.overview, self.details = Overview(), Details()
        self._fold = Fold(self.overview.beside, self._unfold)
        self._fold.watch(self)
        self._fold.folded.connect(self.heading_changed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.details)
        self.body.addWidget(self._stack)
        self._connect()

    def _connect(self) -> None:
        self._start.chosen.connect(self._begin)
        self._to_details.clicked.connect(self._open_details)
        self._enter.clicked.connect(self._be_here)
        self._services.in_school.changed.connect(self.heading_changed)
        self._to_school.clicked.connect(self._open_school)
        self.overview.record_wanted.connect(self._open_record)
        self.overview.strip.audit_wanted.connect(self._begin_audit)
        self.details.changed.connect(self._change)
        self.details.contacts.changed.connect(self._change_contacts)
        self.details.contacts.removed.connect(self._offer_contacts)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the controls of the school, or of its details."""
        if self._stack.currentWidget() is self.details:
            return (self._to_school,)
        beside = (self._unfold,) if self._fold.is_narrow else ()
        enter = () if self._services.in_school.school_id else (self._enter,)
        return (*beside, *enter, self._to_details, self._start)

    def show_address(self, address: str) -> None:
        """Show a school; raises NO_SUCH_SCHOOL."""
        super().show_address(address)
        _, (school_id, *rest) = navigation.split(address)
        self._school_id = school_id
        self._stack.setCurrentWidget(self.details if rest == [DETAILS] else self.overview)
        self._read()
        if rest == [DETAILS]:
            self.details.begin()

    def on_changed(self, changes: Changes) -> None:
        """Read again when this school or any record changed."""
        if self.isVisible() and (changes.records or self._school_id in changes.schools):
            self._read()

    def _read(self) -> None:
        seen = self._services.view.see(self._school_id)
        school = seen.school
        if self._stack.currentWidget() is self.details:
            self.head(f"{school.name}: details", "Everything is saved as you type.")
        else:
            self.head(school.name, facts_of(school))
            self.overview.show_seen(seen, self._services.clock())
        self.details.show_school(school)
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def _be_here(self) -> None:
        self._services.in_school.enter(self._school_id)

    def _open_details(self) -> None:
        self.go.emit(navigation.address("school", self._school_id, DETAILS))

    def _open_school(self) -> None:
        self.go.emit(navigation.address("school", self._school_id))

    def _open_record(self, record_id: str) -> None:
        self.go.emit(navigation.address("record", record_id))

    def _begin_audit(self) -> None:
        self._begin(_AUDIT)

    def _begin(self, form_id: str) -> None:
        try:
            opened = self._services.fieldwork.start(form_id, self._school_id)
        except UserError as error:
            self.messages.refuse(error)
            return
        self._services.tell(Changes(records=frozenset({opened.record.id})))
        self._open_record(opened.record.id)

    def _change(self, name: str, value: object) -> None:
        try:
            fact = fact_of(name, value)
            school, changes = self._services.projects.change_school(self._school_id, **{name: fact})
        except UserError as error:
            self.details.say_problem(name, f"{error.says} {error.do}")
            return
        self.details.say_problem(name, "")
        self._saved(school, changes)

    def _change_contacts(self, contacts: "tuple[Contact, ...]") -> None:
        change = self._services.projects.change_school
        self._saved(*change(self._school_id, contacts=contacts))

    def _offer_contacts(self, before: "tuple[Contact, ...]") -> None:
        def bring_back() -> None:
            self._change_contacts(before)

        self.messages.done("The contact is removed.", action="Undo", do=bring_back)

    def _saved(self, school: "School", changes: Changes) -> None:
        self._services.tell(changes)
        self.head(f"{school.name}: details", "Everything is saved as you type.")
        self.say_status(StatusFact(f"Saved {self._services.clock():%H:%M:%S}"))


def facts_of(school: "School") -> str:
    """Return what a school is, in one line."""
    pupils = f"{school.roll} pupils" if school.roll else ""
    found = (school.phase, school.years, pupils, school.town)
    return " · ".join(one for one in found if one) or "Nothing is known of it yet"


def agreed_of(school: "School") -> tuple[str, ...]:
    """Return what the headteacher agreed: who receives observations, then the figures."""
    limit, days = school.observation_limit, school.notice_days
    photos = "photos of work allowed" if school.photo_permission else "no photos"
    return (
        f"{PROTOCOLS[school.observation_protocol]}.",
        f"At most {limit} observation{'s' * (limit != 1)} of one teacher in a year, {days} working"
        f" day{'s' * (days != 1)} of notice, {photos}.",
    )


class Overview(QWidget):
    """What is seen of a school. Its parts emit for themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = StripView()
        self.open_actions = OpenActions()
        self.side = Side(Size.SEARCH)
        self.beside = QWidget()
        self.record_wanted = self.open_actions.opened
        self._table = DataTable("Records of this school")
        self._empty = EmptyState()
        self._agreed = Words("", Type.NOTE, wrap=True)
        self._home = Words("This is your own school.", Type.NOTE_STRONG, wrap=True)
        self._empty.show_empty(
            "files", "No records yet", "Start one above: what you see and agree is kept as records."
        )
        self._empty.hide()
        self._lay_out()
        self._table.opened.connect(self.open_actions.opened)
        self.strip.opened.connect(self.open_actions.opened)

    def _lay_out(self) -> None:
        self._fill_side()
        low = QHBoxLayout()
        low.setSpacing(0)
        low.addWidget(self._left(), 1)
        low.addWidget(self.beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addWidget(Rule())
        whole.addLayout(low, 1)

    def _left(self) -> QWidget:
        records = QWidget()
        column = QVBoxLayout(records)
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, 0, Space.S, 0)
        head.addWidget(Words("Records", Type.HEADING))
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        inset = self._empty.layout()
        assert inset is not None
        inset.setContentsMargins(Space.S, Space.L, Space.S, Space.L)
        return records

    def _fill_side(self) -> None:
        agreed = QVBoxLayout()
        agreed.setContentsMargins(Space.S, Space.S, 0, 0)
        agreed.setSpacing(Space.XS)
        for part in (Words("Agreed with the headteacher", Type.LABEL), self._home, self._agreed):
            agreed.addWidget(part)
        self.side.column.addWidget(self.open_actions, 1)
        self.side.column.addLayout(agreed)
        row = QHBoxLayout(self.beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Rule(upright=True))
        row.addWidget(self.side)

    def show_seen(self, seen: "SchoolSeen", moment: datetime) -> None:
        """Show a school."""
        today = moment.date()
        self.strip.show_strip(seen.strip, today)
        self.open_actions.show_actions(seen.actions)
        rows = tuple(school_row(one, today) for one in seen.records)
        self._table.show_rows(OF_A_SCHOOL, all_of(rows))
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._agreed.setText("\n".join(agreed_of(seen.school)))
        self._home.setVisible(seen.school.is_home_school)
