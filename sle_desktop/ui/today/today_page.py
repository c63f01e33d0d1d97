"""TodayPage: what is due, what to go on with, what to start. The home of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.duties import Duty, Kind
from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.search.opener import SearchOpener
from sle_desktop.ui.theme import Size, Space, px
from sle_desktop.ui.today.due_list import DueList
from sle_desktop.ui.today.second_column import SecondColumn
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.today import Planned, Todays, TodaySeen

_VISIT = "visit"
_FINISHED = (Kind.WRITTEN, Kind.SUMMARY, Kind.COPIES, Kind.SIGNATURE)
"""Duties that the page of signing and handing over deals with."""


@dataclass(frozen=True, slots=True)
class TodayServices:
    """What the page calls. ``clock`` is the schools' own, ``last_backup`` tells its ISO moment,
    ``tell`` passes on what changed.
    """

    todays: "Todays"
    fieldwork: "Fieldwork"
    clock: Callable[[], datetime]
    last_backup: Callable[[], str | None]
    tell: Callable[[Changes], None]
    in_school: InSchool


class TodayPage(Page):
    """``today``: duties at the left; drafts and what can be started at the right, or beneath."""

    def __init__(self, services: TodayServices) -> None:
        super().__init__()
        self._services = services
        self._seen: TodaySeen | None = None
        self.due, self.second = DueList(), SecondColumn()
        self._work, self._beside = Scroll(), Scroll(0)
        self._side, self._rule = Side(Size.TODAY_SIDE), Rule(upright=True)
        self._is_apart = False
        self._search = SearchOpener()
        self._search.clicked.connect(self.search_wanted)
        self._lay_out()
        self.due.acted.connect(self._act)
        self.due.visit_wanted.connect(self._visit)
        self.due.add_wanted.connect(self._add_school)
        self.second.draft_wanted.connect(self._open_record)
        self.second.all_wanted.connect(self._open_records)
        self.second.start_wanted.connect(self._start)
        self.second.asked.connect(self._bring_schools)
        services.in_school.changed.connect(self._read_again)

    def _lay_out(self) -> None:
        self._work.column.addWidget(self.due)
        self._work.column.addStretch(1)
        self._side.column.setContentsMargins(Space.L, 0, 0, 0)
        self._side.column.addWidget(self._beside)
        self._beside.column.setContentsMargins(0, Space.L, Space.L, Space.L)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._work, 1)
        across.addWidget(self._rule)
        across.addWidget(self._side)
        self.body.addLayout(across)
        self._arrange(apart=True)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the way to search."""
        return (self._search,)

    def show_address(self, address: str) -> None:
        """Show the day."""
        super().show_address(address)
        self._read()
        if not self.due.focus_first():
            self.second.focus_first()

    def on_changed(self, changes: Changes) -> None:
        """Read again when a record or a school changed."""
        if changes.records or changes.schools:
            self._read_again()

    def event(self, event: QEvent) -> bool:
        """Read again when one comes back to the window on another day."""
        back = event.type() == QEvent.Type.WindowActivate
        if back and self._seen is not None and self._seen.day != self._services.clock().date():
            self._read_again()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the columns apart, or one beneath the other where there is little room."""
        super().resizeEvent(event)
        self._arrange(apart=self.width() >= px(Size.TODAY_APART))
        wide = self.width() >= px(Size.FOLD - Size.RAIL)
        self._side.set_width(Size.TODAY_SIDE if wide else Size.TODAY_SIDE_LEAST)

    def _arrange(self, *, apart: bool) -> None:
        if apart == self._is_apart:
            return
        self._is_apart = apart
        column = self._beside.column if apart else self._work.column
        column.insertWidget(column.count() - (0 if apart else 1), self.second)
        for part in (self._side, self._rule):
            part.setVisible(apart)

    def _read_again(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        services = self._services
        try:
            seen = services.todays.see(services.in_school.school_id)
        except UserError as error:
            self.messages.refuse(error)
            return
        day = f"{seen.day:%A} {seen.day.day} {seen.day:%B %Y}"
        self.head("Today", " · ".join(one for one in (day, seen.week) if one))
        self.say_status(StatusFact("Everything is saved on this laptop", (self._backed_up(seen),)))
        if seen != self._seen:
            self._seen = seen
            self.due.show_seen(seen)
            self.second.show_seen(seen)

    def _backed_up(self, seen: "TodaySeen") -> str:
        last = self._services.last_backup()
        if last is None:
            return "Not backed up yet"
        day = date.fromisoformat(last[:10])
        if day == seen.day:
            return f"Backed up today, {last[11:16]}"
        return f"Backed up {day:%A} {day_of(day, seen.day)}"

    def _act(self, duty: Duty) -> None:
        if duty.kind is Kind.SPOKEN:
            self._note_feedback(duty)
        elif duty.kind in _FINISHED:
            self.go.emit(navigation.address("finish", duty.id))
        elif duty.kind is Kind.ACTION:
            self.go.emit(navigation.address("actions", duty.school_id))
        else:
            self.go.emit("share")

    def _note_feedback(self, duty: Duty) -> None:
        todays, tell = self._services.todays, self._services.tell

        def take_back() -> None:
            tell(todays.note_feedback(duty.id, given=False))

        tell(todays.note_feedback(duty.id))
        self.messages.done("Spoken feedback is noted as given today.", action="Undo", do=take_back)
        self.due.focus_first()

    def _visit(self, planned: "Planned") -> None:
        if planned.when == "Today":
            self._start(_VISIT, planned.school_id)
        else:
            self.go.emit(navigation.address("school", planned.school_id))

    def _start(self, form_id: str, school_id: str) -> None:
        if not school_id:
            self._add_school()
            return
        try:
            opened = self._services.fieldwork.start(form_id, school_id)
        except UserError as error:
            self.messages.refuse(error)
            return
        self._services.tell(Changes(records=frozenset({opened.record.id})))
        self._open_record(opened.record.id)

    def _bring_schools(self) -> None:
        """Bring the schools to choose from into view, once they have their places."""
        around = self._beside if self._is_apart else self._work
        QTimer.singleShot(0, self, lambda: around.bring(self.second.picker))

    def _open_record(self, record_id: str) -> None:
        self.go.emit(navigation.address("record", record_id))

    def _open_records(self) -> None:
        self.go.emit("records")

    def _add_school(self) -> None:
        self.go.emit(navigation.address("schools", "add"))
