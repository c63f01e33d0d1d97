"""SortPage: a lesson's rows become strengths, the one thing to develop, questions, or are left."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.lesson.area import Area
from sle_desktop.ui.lesson.services import LessonServices
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Size, Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import OpenRecord
    from sle_desktop.services.lessons import LessonRow

_COLUMNS = (Column("at", "Time", 3), Column("words", "What was seen and heard", 9))
_AREAS = (
    ("strength", "Strengths", "up to three"),
    ("develop", "To develop", "one main thing"),
    ("question", "Questions", "up to three"),
)
_LEFT_OUT = "left_out"
_KEYS = {
    Qt.Key.Key_1: "strength",
    Qt.Key.Key_2: "develop",
    Qt.Key.Key_3: "question",
    Qt.Key.Key_4: _LEFT_OUT,
}


class SortPage(Page):
    """``sort/<id of an observation>``. 1 to 4 sort the row one is at; Shift joins it to the last
    point of the area (with 4: all the rest is left out); Backspace takes the last one back.
    """

    def __init__(self, services: LessonServices) -> None:
        super().__init__()
        self._services = services
        self._opened: OpenRecord | None = None
        self._last: list[tuple[str, ...]] = []
        self.rows = _ToSort()
        self._left = Words("", Type.NOTE)
        self._whole = Words("", Type.READING, Tone.INK, wrap=True)
        self.areas = {key: Area(name, more) for key, name, more in _AREAS}
        self.out = Words("", Type.NOTE)
        self.to_timeline = Button("Back to the timeline")
        self.comment = Button("Teacher’s comment…")
        self.give = Button("Give feedback…", Kind.PRIMARY)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = Side(Size.SORT_ROWS, Tone.TINT)
        side.column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        side.column.addLayout(_inset(Words("Still to sort", Type.SUBHEADING), self._left))
        side.column.addWidget(self.rows, 1)
        side.column.addLayout(_inset(self._whole))
        scroll = Scroll()
        for number, area in enumerate(self.areas.values(), start=1):
            area.show_key(str(number))
            scroll.column.addWidget(area)
            scroll.column.addWidget(Rule())
        left_out = QHBoxLayout()
        left_out.addWidget(Words("Left out", Type.SUBHEADING))
        left_out.addWidget(self.out)
        left_out.addStretch(1)
        left_out.addWidget(Words("4", Type.NOTE_STRONG))
        scroll.column.addLayout(left_out)
        scroll.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Rule(upright=True))
        row.addWidget(scroll, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.rows.put.connect(self._put)
        self.rows.undone.connect(self._take_last_back)
        self.rows.picked.connect(self._show_whole)
        self.to_timeline.clicked.connect(partial(self._go, "lesson"))
        self.comment.clicked.connect(partial(self._go, "comment"))
        self.give.clicked.connect(partial(self._go, "finish"))
        for key, area in self.areas.items():
            area.reworded.connect(self._reword)
            area.put_wanted.connect(partial(self._put, key, False))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._go, "finish"))

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the ways back and on."""
        return (self.to_timeline, self.comment, self.give)

    def show_address(self, address: str) -> None:
        """Show the rows of a record. Raises NO_SUCH_RECORD, and RECORD_LOCKED once signed."""
        super().show_address(address)
        _, (record_id, *_) = navigation.split(address)
        opened = self._services.fieldwork.open(record_id)
        opened.record.checked_draft()
        self._opened, self._last = opened, []
        self._services.lessons.presort(opened)
        school = self._services.projects.school(opened.record.school_id).name
        count = len(self._services.lessons.rows(opened))
        rows = f"{count} row{'s' * (count != 1)}"
        self.head("Sort the lesson", f"{school} · {opened.record.title} · {rows}")
        self._show()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Tell the other pages what was changed here."""
        if self._opened is not None:
            self._services.tell(Changes(records=frozenset({self._opened.record.id})))

    @property
    def opened(self) -> "OpenRecord":
        """The record whose lesson it is."""
        assert self._opened is not None
        return self._opened

    def _show(self) -> None:
        lessons = self._services.lessons
        rows = lessons.rows(self.opened)
        rest = [one for one in rows if not one.sorted]
        self.rows.show_rows(_COLUMNS, all_of(tuple(map(_as_row, rest))))
        self._left.setText(f"{len(rest)} of {len(rows)} rows")
        for key, area in self.areas.items():
            area.show_points(lessons.points(self.opened, key))
        out = sum(one.sorted == _LEFT_OUT for one in rows)
        self.out.setText(f"{out} row{'s' * (out != 1)}, kept in your record only")
        self.say_status(StatusFact(f"Saved {self._services.clock():%H:%M:%S}"))

    def _show_whole(self, key: str) -> None:
        """Show all the words of the row one is at, which its line may cut."""
        row = self._row(key)
        self._whole.setText(row.words if row else "")

    def _put(self, area: str, join: bool) -> None:
        row = self._row(self.rows.current_key())
        if row is None:
            return
        at = self.rows.currentIndex().row()
        lessons = self._services.lessons
        try:
            if area == _LEFT_OUT and join:
                rest = lessons.rows(self.opened)
                self._last.append(tuple(one.key for one in rest if not one.sorted))
                lessons.leave_out_rest(self.opened)
            else:
                lessons.put(self.opened, row, area, join=join)
                self._last.append((row.key,))
        except UserError as refusal:
            self.messages.refuse(refusal)
            return
        self.messages.clear()
        self._show()
        self.rows.selectRow(min(at, self.rows.model().rowCount() - 1))

    def _take_last_back(self) -> None:
        for key in self._last.pop() if self._last else ():
            row = self._row(key)
            if row is not None:
                self._services.lessons.take_back(self.opened, row)
        self._show()

    def _row(self, key: str) -> "LessonRow | None":
        rows = self._services.lessons.rows(self.opened)
        return next((one for one in rows if one.key == key), None)

    def _reword(self, point: str, words: object) -> None:
        self._services.lessons.reword(self.opened, point, None if words is None else str(words))
        self.say_status(StatusFact(f"Saved {self._services.clock():%H:%M:%S}"))

    def _go(self, kind: str) -> None:
        self.go.emit(navigation.address(kind, self.opened.record.id))


class _ToSort(DataTable):
    """The rows that are not sorted. Out: ``put`` with an area and whether to join; ``undone``."""

    put = Signal(str, bool)
    undone = Signal()

    def __init__(self) -> None:
        super().__init__("Rows to sort", tall=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Sort by the figures 1 to 4, with Shift join; Backspace takes back."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        figure = _FIGURES.get(key, key)
        if figure in _KEYS:
            self.put.emit(_KEYS[figure], shift or figure != key)
        elif event.key() == Qt.Key.Key_Backspace:
            self.undone.emit()
        else:
            super().keyPressEvent(event)


_FIGURES = {
    Qt.Key.Key_Exclam: Qt.Key.Key_1,
    Qt.Key.Key_QuoteDbl: Qt.Key.Key_2,
    Qt.Key.Key_At: Qt.Key.Key_2,
    Qt.Key.Key_sterling: Qt.Key.Key_3,
    Qt.Key.Key_NumberSign: Qt.Key.Key_3,
    Qt.Key.Key_Dollar: Qt.Key.Key_4,
}
"""What Shift makes of the figures on British and American keyboards."""


def _as_row(row: "LessonRow") -> Row:
    second = ", ".join(one for one in (row.code_label, row.flag) if one)
    return Row(row.key, (Cell(row.said_at, second), Cell(row.words)))


def _inset(*parts: QWidget) -> QVBoxLayout:
    """Set words on the text edge of the table's rows."""
    inset = QVBoxLayout()
    inset.setContentsMargins(Space.S, 0, Space.S, 0)
    for part in parts:
        inset.addWidget(part)
    return inset
