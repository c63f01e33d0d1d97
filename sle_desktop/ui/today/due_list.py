"""DueList: what is due, school by school, and the next visits beneath."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.domain.duties import Duty, Kind
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.today.due_row import DueFact, DueRow
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.today import Group, Planned, TodaySeen

_ACTS = {
    Kind.SPOKEN: "Record",
    Kind.WRITTEN: "Finish…",
    Kind.SUMMARY: "Finish…",
    Kind.COPIES: "Send…",
    Kind.SIGNATURE: "Open",
    Kind.ACTION: "Update",
    Kind.UPDATE: "Share…",
}

ACTIONS_SHOWN = 3
"""A school's actions that are listed; the others are counted."""

_MORE = "Feedback, summaries, copies, signatures and agreed actions appear here with their day."


class DueList(QWidget):
    """In: ``show_seen``. Out: ``acted`` with a duty, ``visit_wanted`` with a planned visit,
    ``add_wanted`` where there is no school yet.
    """

    acted = Signal(object)
    visit_wanted = Signal(object)
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[DueRow] = []
        self._due = Words("Due", Type.HEADING)
        self._empty = EmptyState()
        self._empty.acted.connect(self.add_wanted)
        self._inner = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self._due, self._empty, self._inner):
            self._column.addWidget(part)

    def show_seen(self, seen: "TodaySeen") -> None:
        """Show a day."""
        self._column.removeWidget(self._inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._rows, self._inner = [], QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, group in enumerate(seen.groups):
            if place:
                column.addSpacing(Space.S)
                column.addWidget(Rule(Tone.EDGE))
            self._add_group(column, group, is_first=not place)
        self._add_planned(column, seen.planned, after=bool(seen.groups))
        self._column.addWidget(self._inner)
        self._inner.show()  # at once: a button in it may get the focus
        self._say_empty(seen)

    def focus_first(self) -> bool:
        """Give the focus to the first button; return whether there is one."""
        if self._rows:
            self._rows[0].focus()
        elif self._empty.isVisibleTo(self) and not self._has_schools:
            self._empty.setFocus()
        else:
            return False
        return True

    def _add_group(self, column: QVBoxLayout, group: "Group", *, is_first: bool) -> None:
        column.addSpacing(Space.M)
        column.addWidget(Words(group.name, Type.LABEL, Tone.INK2))
        shown, more = _shortened(group.duties)
        for place, duty in enumerate(shown):
            if place:
                column.addWidget(Rule())
            today = duty.when == "Today"
            fact = DueFact(
                duty.what,
                duty.why,
                duty.when,
                _ACTS[duty.kind],
                is_late=duty.is_late,
                is_today=today,
                is_first=is_first and not place and (duty.is_late or today),
            )
            self._add(column, DueRow(fact, group.name), self._acting(duty))
        if more:
            column.addWidget(Rule())
            coming = group.duties[-more]
            rest = DueFact(f"{more} more actions", f"The next: {coming.when.lower()}", "", "Open")
            self._add(column, DueRow(rest, group.name), self._acting(coming))

    def _add_planned(
        self, column: QVBoxLayout, planned: "tuple[Planned, ...]", *, after: bool
    ) -> None:
        if not planned:
            return
        column.addSpacing(Space.XL if after else Space.S)
        column.addWidget(Words("Planned", Type.HEADING))
        for place, one in enumerate(planned):
            if place:
                column.addWidget(Rule())
            today = one.when == "Today"
            act = "Start" if today else "Open"
            fact = DueFact(f"{one.what}, {one.school}", one.said, one.when, act, is_today=today)
            self._add(column, DueRow(fact), self._visiting(one))

    def _add(self, column: QVBoxLayout, row: DueRow, do: Callable[[], None]) -> None:
        row.acted.connect(do)
        self._rows.append(row)
        column.addWidget(row)

    def _acting(self, duty: Duty) -> Callable[[], None]:
        def act() -> None:
            self.acted.emit(duty)

        return act

    def _visiting(self, planned: "Planned") -> Callable[[], None]:
        def act() -> None:
            self.visit_wanted.emit(planned)

        return act

    def _say_empty(self, seen: "TodaySeen") -> None:
        self._has_schools = bool(seen.schools)
        self._due.setVisible(bool(seen.groups))
        self._empty.setVisible(not seen.groups)
        if self._has_schools:
            self._empty.show_empty("circle-check", "Nothing is due", _MORE)
        else:
            self._empty.show_empty("house", "Your day belongs here", _MORE, "Add a school")


def _shortened(duties: tuple[Duty, ...]) -> tuple[tuple[Duty, ...], int]:
    """Return duties without all but the first actions, which come last, and how many are not
    shown; a single one is.
    """
    own = sum(one.kind is not Kind.ACTION for one in duties)
    more = len(duties) - own - ACTIONS_SHOWN
    return (duties[:-more], more) if more > 1 else (duties, 0)
