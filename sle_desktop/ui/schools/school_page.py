"""SchoolPage: one school: where it stands, what is open, its records; and its details."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.schools.details import Details, fact_of
from sle_desktop.ui.schools.evidence_view import EvidenceView
from sle_desktop.ui.schools.overview import Overview
from sle_desktop.ui.schools.starting import StartButton
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.fold import Fold
from sle_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:
    from sle_desktop.domain.schools import Contact, School
    from sle_desktop.services.calendars import Calendars
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.house_words import HouseWords
    from sle_desktop.services.library import Library
    from sle_desktop.services.projects import Projects
    from sle_desktop.services.schools_view import SchoolSeen, SchoolsView
    from sle_desktop.services.side_by_side import EvidenceByRecommendation

DETAILS, EVIDENCE = "details", "evidence"
_AUDIT = "eef_audit"


@dataclass(frozen=True, slots=True)
class SchoolServices:
    """What the pages of schools call. ``clock`` is the schools' own; ``tell`` passes on what
    changed.
    """

    projects: "Projects"
    view: "SchoolsView"
    side_by_side: "EvidenceByRecommendation"
    fieldwork: "Fieldwork"
    library: "Library"
    words: "HouseWords"
    clock: Callable[[], datetime]
    tell: Callable[[Changes], None]
    in_school: InSchool
    calendars: "Calendars"


class SchoolPage(Page):
    """``school/<id>`` shows a school, ``school/<id>/details`` its facts to change, and
    ``school/<id>/evidence`` what stands behind each recommendation (or behind one: ``…/r4``).
    """

    def __init__(self, services: SchoolServices) -> None:
        super().__init__()
        self._services = services
        self._school_id = ""
        self._start = StartButton()
        self._to_details = Button("Details")
        self._enter = Button("In school", icon="map-pin")
        self._enter.setToolTip("Show this school only, until F9 (F9)")
        self._to_school = Button("Back to the school")
        self._unfold = Button("Actions and records")
        self.overview, self.details = Overview(), Details()
        self.evidence = EvidenceView()
        self._fold = Fold(self.overview.beside, self._unfold)
        self._fold.watch(self)
        self._fold.folded.connect(self.heading_changed)
        self._stack = QStackedWidget()
        for part in (self.overview, self.details, self.evidence):
            self._stack.addWidget(part)
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
        self.overview.evidence.opened.connect(self._open_evidence)
        self.overview.open_actions.all_wanted.connect(self._open_actions)
        self.evidence.opened.connect(self._open_record)
        self.details.changed.connect(self._change)
        self.details.calendar.changed.connect(self._change)
        self.details.contacts.changed.connect(self._change_contacts)
        self.details.contacts.removed.connect(self._offer_contacts)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the controls of the school, or of its details."""
        if self._stack.currentWidget() is not self.overview:
            return (self._to_school,)
        beside = (self._unfold,) if self._fold.is_narrow else ()
        enter = () if self._services.in_school.school_id else (self._enter,)
        return (*beside, *enter, self._to_details, self._start)

    def show_address(self, address: str) -> None:
        """Show a school; raises NO_SUCH_SCHOOL."""
        super().show_address(address)
        _, (school_id, *rest) = navigation.split(address)
        self._school_id = school_id
        parts = {DETAILS: self.details, EVIDENCE: self.evidence}
        self._stack.setCurrentWidget(parts.get(rest[0], self.overview) if rest else self.overview)
        self._start.show_forms(self._services.library.forms(), self._services.words.said)
        self._read()
        if rest == [DETAILS]:
            self.details.begin()
        if rest[:1] == [EVIDENCE] and rest[1:]:
            QTimer.singleShot(0, self.evidence, partial(self.evidence.bring_key, rest[1]))

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
            self._show(seen)
        self.details.show_school(school)
        calendars, today = self._services.calendars, self._services.clock().date()
        known = tuple(calendars.all())
        self.details.calendar.show_school(school, known, calendars.named(school.calendar), today)
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def _show(self, seen: "SchoolSeen") -> None:
        """Show the school, or what stands behind each recommendation."""
        moment, name = self._services.clock(), seen.school.name
        beside = self._services.side_by_side.see(self._school_id)
        if self._stack.currentWidget() is self.overview:
            self.head(name, facts_of(seen, moment.date()))
            self.overview.show_seen(seen, moment)
            self.overview.show_evidence(beside)
        else:
            self.head(f"{name}: evidence", "What audits, lessons and books say, side by side.")
            folded = bool(self._services.in_school.school_id)
            self.evidence.show_evidence(beside, moment.date(), folded=folded)

    def _be_here(self) -> None:
        self._services.in_school.enter(self._school_id)

    def _open_details(self) -> None:
        self.go.emit(navigation.address("school", self._school_id, DETAILS))

    def _open_evidence(self, key: str) -> None:
        rest = (EVIDENCE, key) if key else (EVIDENCE,)
        self.go.emit(navigation.address("school", self._school_id, *rest))

    def _open_actions(self) -> None:
        self.go.emit(navigation.address("actions", self._school_id))

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


def facts_of(seen: "SchoolSeen", today: date) -> str:
    """Return what a school is, and when it is next visited, in one line."""
    school = seen.school
    pupils = f"{school.roll} pupils" if school.roll else ""
    following = f"next visit {day_of(seen.next_visit, today)}" if seen.next_visit else ""
    found = (school.phase, school.years, pupils, school.town, following)
    return " · ".join(one for one in found if one) or "Nothing is known of it yet"
