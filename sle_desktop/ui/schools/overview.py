"""Overview: what is seen of a school: the strip, its evidence, open actions and records."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.schools import PROTOCOLS
from sle_desktop.ui.records.record_rows import OF_A_SCHOOL, school_row
from sle_desktop.ui.schools.contacts import LABELS
from sle_desktop.ui.schools.evidence_table import EvidenceTable
from sle_desktop.ui.schools.open_actions import OpenActions
from sle_desktop.ui.schools.strip import StripView
from sle_desktop.ui.theme import Size, Space, Type
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import all_of
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.schools import School
    from sle_desktop.services.schools_view import SchoolSeen
    from sle_desktop.services.side_by_side import SideBySide

_NO_RECORDS = "No records yet. Start one above: what you see and agree is kept as records."


def agreed_of(school: "School") -> tuple[str, ...]:
    """Return what the headteacher agreed: who receives observations, then the figures."""
    limit, days = school.observation_limit, school.notice_days
    photos = "photos of work allowed" if school.photo_permission else "no photos"
    return (
        f"{PROTOCOLS[school.observation_protocol]}.",
        f"At most {limit} observation{'s' * (limit != 1)} of one teacher in a year, {days} working"
        f" day{'s' * (days != 1)} of notice, {photos}.",
    )


def contacts_of(school: "School") -> str:
    """Return whom to write to, one a line."""
    told = [(one.name, LABELS.get(one.role, ""), one.email) for one in school.contacts]
    lines = [" · ".join(part for part in one if part) for one in told]
    return "\n".join(lines) or "Nobody is named yet: Details has room for them."


class Overview(QWidget):
    """In: ``show_seen``, ``show_evidence``. Its parts emit for themselves; ``record_wanted`` with a
    record's id.
    """

    record_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.strip, self.evidence = StripView(), EvidenceTable()
        self.open_actions = OpenActions()
        self.side = Side(Size.TODAY_SIDE)
        self.beside = QWidget()
        self._table = DataTable("Records of this school")
        self._empty = Words(_NO_RECORDS, Type.READING, wrap=True)
        self._agreed = Words("", Type.NOTE, wrap=True)
        self._contacts = Words("", Type.NOTE, wrap=True)
        self._home = Words("This is your own school.", Type.NOTE_STRONG, wrap=True)
        self._empty.hide()
        self._lay_out()
        self._table.opened.connect(self.record_wanted)
        self.open_actions.opened.connect(self.record_wanted)
        self.strip.opened.connect(self.record_wanted)

    def _lay_out(self) -> None:
        self._fill_side()
        low, left = QHBoxLayout(), QVBoxLayout()
        low.setSpacing(0)
        left.setContentsMargins(Space.L, Space.L, Space.L, 0)
        left.addWidget(self.evidence)
        low.addLayout(left, 1)
        low.addWidget(self.beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addWidget(Rule())
        whole.addLayout(low, 1)
        self._who_and_what()

    def _who_and_what(self) -> None:
        """Set who belongs to the school and what was agreed below the evidence."""
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, Space.L, Space.S, Space.M)
        row.setSpacing(Space.XL)
        named = (
            ("Agreed with the headteacher", (self._home, self._agreed)),
            ("Contacts", (self._contacts,)),
        )
        for heading, parts in named:
            column = QVBoxLayout()
            column.setSpacing(Space.XS)
            column.addWidget(Words(heading, Type.LABEL))
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.evidence.after.addLayout(row)

    def _fill_side(self) -> None:
        heading = Words("Records", Type.HEADING)
        heading.setContentsMargins(0, Space.S, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, 0, 0, 0)
        head.addWidget(heading)
        quiet = QHBoxLayout()
        quiet.setContentsMargins(Space.S, 0, 0, 0)
        quiet.addWidget(self._empty)
        column = self.side.column
        column.addWidget(self.open_actions, 1)
        column.addLayout(head)
        column.addLayout(quiet)
        column.addWidget(self._table, 1)
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
        self._contacts.setText(contacts_of(seen.school))
        self._home.setVisible(seen.school.is_home_school)

    def show_evidence(self, seen: "SideBySide") -> None:
        """Show audit, lessons and books side by side."""
        self.evidence.show_evidence(seen)
