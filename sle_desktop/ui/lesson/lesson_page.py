"""LessonPage: the lesson while it goes on: a clock, the last rows, one line, and nothing else."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.lesson_rows import Typed
from sle_desktop.errors import UserError
from sle_desktop.services.lessons import in_order
from sle_desktop.ui import navigation
from sle_desktop.ui.lesson.input_line import InputLine
from sle_desktop.ui.lesson.services import LessonServices
from sle_desktop.ui.lesson.timeline import Timeline
from sle_desktop.ui.page import Page
from sle_desktop.ui.preferences import preferences
from sle_desktop.ui.theme import Mode, Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.rule import Ground
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import OpenRecord
    from sle_desktop.services.lessons import LessonRow
    from sle_desktop.services.row_taken import RowTaken

_TICK_MS = 1000
_PAUSE_MS = 300
_KEEP = "lesson.line"
"""Where the store remembers the line that is being typed, for each record."""

_HINT = (
    "Enter saves · * ! ? flag · / and a letter for a code · Ctrl+Enter ends the lesson · Esc leaves"
)

_UNKNOWN = "/{} is no code: it stays among the words"


class LessonPage(Page):
    """``lesson/<id of an observation>``. Esc goes back to the record, Ctrl+Enter on to sorting.

    Ctrl+. stamps the time; Ctrl+Space pauses; the arrow up goes to the rows, to correct them.
    """

    bare = True

    def __init__(self, services: LessonServices) -> None:
        super().__init__()
        self._services = services
        self._opened: OpenRecord | None = None
        self._correcting = ""
        self._is_paused = False
        self._sampled = 0
        self.clock = Words("", Type.CLOCK)
        self.since = Words("", Type.READING, Tone.INK3)
        self.dot = Words("●", Type.READING, Tone.ACCENT)
        self.timeline = Timeline()
        self.line = InputLine(self._as_row)
        self.hint = Words(_HINT, Type.NOTE, Tone.INK3)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ground = Ground(Tone.PAGE)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        for part in (self.clock, self.since, self.dot):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        column = QVBoxLayout(ground)
        edge = px(Size.LESSON_EDGE)
        column.setContentsMargins(edge, Space.XXL, edge, Space.XL)
        column.setSpacing(Space.L)
        column.addLayout(top)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.line)
        column.addWidget(self.hint)
        self.body.addWidget(ground, 1)

    def _connect(self) -> None:
        self.line.entered.connect(self._keep)
        self.line.typed.connect(self._pause.start)
        self.line.typed.connect(self._show_hint)
        self.line.up.connect(self.timeline.enter)
        self.line.given_up.connect(self._escape)
        self.timeline.chosen.connect(self._correct)
        self.timeline.removed.connect(self._remove)
        self.timeline.left.connect(self.line.take_focus)
        self._pause.timeout.connect(self._keep_line)
        self._tick.timeout.connect(self._show_time)
        for keys, do in (
            ("Ctrl+Return", self._end),
            ("Ctrl+Enter", self._end),
            ("Ctrl+.", self._stamp),
            ("Ctrl+Space", self._turn_pause),
            ("Escape", self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        for number, mode in enumerate(_MODES, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(partial(self._sample, mode))

    def show_address(self, address: str) -> None:
        """Show the timeline of a record. Raises NO_SUCH_RECORD, and RECORD_LOCKED once signed."""
        super().show_address(address)
        _, (record_id, *_) = navigation.split(address)
        opened = self._services.fieldwork.open(record_id)
        opened.record.checked_draft()
        self._opened = opened
        self._correcting = ""
        self.line.use(self._services.lessons.keys(opened.form))
        self.line.take_up(self._services.remembered(f"{_KEEP}.{record_id}"))
        self.timeline.show_rows(self._services.lessons.rows(opened))
        theme().wear(Mode.LESSON)
        self.head(opened.record.title or opened.form.title)
        self._show_time()
        self._tick.start()
        self.line.take_focus()

    def leave(self) -> None:
        """Keep what is typed, and wear the look of the other pages again."""
        self._tick.stop()
        if self._pause.isActive():
            self._keep_line()
        theme().wear(Mode(preferences().now.theme or Mode.SYSTEM))
        if self._opened is not None:
            self._services.tell(Changes(records=frozenset({self._opened.record.id})))

    @property
    def opened(self) -> "OpenRecord":
        """The record whose lesson it is."""
        assert self._opened is not None
        return self._opened

    def _as_row(self, typed: Typed) -> "LessonRow":
        """Return what is typed as a row, to be drawn like one."""
        at = typed.at or self._services.clock().time()
        return self._services.lessons.as_row(self._opened, typed, at)

    def _keep(self, typed: Typed) -> None:
        """Save the row with its time; the line is empty again, and nothing else moves."""
        lessons = self._services.lessons
        try:
            if self._correcting:
                lessons.rewrite(self.opened, self._correcting, typed)
                rows = lessons.rows(self.opened)
            else:  # the other rows are not read again: this is what must be quick
                key, _ = lessons.write(self.opened, typed)
                rows = in_order((*self.timeline.rows(), lessons.row(self.opened, key)))
        except UserError as refusal:  # the words stay in the line
            self.messages.refuse(refusal, partial(self._keep, typed))
            return
        self.messages.clear()
        if self._correcting:
            self._correct_no_more()
        else:
            self.line.show_typed(Typed())
            self._keep_line()
        self.timeline.show_rows(rows)

    def _keep_line(self) -> None:
        self._pause.stop()
        if self._opened is not None and not self._correcting:
            self._services.remember(f"{_KEEP}.{self._opened.record.id}", self.line.kept())

    def _correct(self, key: str) -> None:
        row = next(one for one in self._services.lessons.rows(self.opened) if one.key == key)
        if not self._correcting:
            self._keep_line()  # it is taken up again after the correction
        self._correcting = key
        self.line.show_typed(Typed(row.words, row.flag, row.code, row.at))
        self.line.take_focus()

    def _remove(self, key: str) -> None:
        fieldwork = self._services.fieldwork
        taken = fieldwork.row_taken(self.opened, key)
        fieldwork.remove_row(self.opened, key)
        self.timeline.show_rows(self._services.lessons.rows(self.opened))
        self.messages.done("The row was removed.", "", "Undo", partial(self._bring_back, taken))
        self.line.take_focus()

    def _bring_back(self, taken: "RowTaken") -> None:
        self._services.fieldwork.bring_back(self.opened, taken)
        self.timeline.show_rows(self._services.lessons.rows(self.opened))
        self.line.take_focus()

    def _stamp(self) -> None:
        now = self.line.now()
        minute = self._services.clock().time().replace(second=0, microsecond=0)
        self.line.stamp(Typed(now.words, now.flag, now.code, minute))

    def _escape(self) -> None:
        if self._correcting:
            self._correct_no_more()
        else:
            self.go.emit(navigation.address("record", self.opened.record.id))

    def _correct_no_more(self) -> None:
        """Go on with the line that was being typed before a correction."""
        self._correcting = ""
        self.line.take_up(self._services.remembered(f"{_KEEP}.{self.opened.record.id}"))

    def _show_hint(self) -> None:
        letter = self.line.unknown_code()
        self.hint.setText(_UNKNOWN.format(letter) if letter else _HINT)

    def _end(self) -> None:
        if self.line.now().words.strip():
            self.line.enter()
        self._services.lessons.end(self.opened)
        self.go.emit(navigation.address("sort", self.opened.record.id))

    def _turn_pause(self) -> None:
        self._is_paused = not self._is_paused
        self._show_time()

    def _show_time(self) -> None:
        now = self._services.clock()
        self.clock.setText(f"{now:%H:%M}")
        minutes = self._services.lessons.minutes_in(self.opened)
        here = "" if minutes is None else f"{minutes} minute{'s' * (minutes != 1)}"
        self.since.setText("Paused" if self._is_paused else here)
        every = self._services.lessons.samples_every(self.opened)
        due = every and minutes is not None and minutes // every > self._sampled
        self.dot.setVisible(bool(due) and not self._is_paused)
        self.line.update()

    def _sample(self, mode: str) -> None:
        every = self._services.lessons.samples_every(self.opened)
        if every:
            self._services.lessons.sample(self.opened, mode)
            self._sampled = (self._services.lessons.minutes_in(self.opened) or 0) // every
            self._show_time()


_MODES = ("whole_class", "talk_partners", "group", "independent", "practical", "transition")
"""How a class works, by Alt and a figure, where sampling was asked for."""
