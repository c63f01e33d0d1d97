"""StatementBlock: one statement with the marks of each view beside it, and what belongs to it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.engine.instance import Live
from sle_desktop.ui import painting
from sle_desktop.ui.fill.asking import Options, answer_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import Statement, words
from sle_desktop.ui.fill.ruled_band import RuledBand
from sle_desktop.ui.fill.statement.details import Details
from sle_desktop.ui.fill.statement.heads_block import short_head
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.flow import Flow
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.question import Problem
from sle_desktop.ui.widgets.words import Words


@dataclass
class _View:
    """The marks of one view, with what stands above them."""

    key: str
    head: str
    said: QWidget
    whole: QWidget
    marks: PositionMarks
    options: Options
    shown: Answer | None = None


class StatementBlock(RuledBand):
    """A row of marks. In: ``refresh``, and ``open`` and ``close_up`` for what belongs to it.

    Out: ``grown`` when what belongs to it has a control more.

    The words give way below the marks where room is short; then each has its head above it.
    """

    grown = Signal()

    def __init__(self, statement: Statement, place: Place, desk: Desk) -> None:
        super().__init__()
        keys = self._marked = tuple(place.key_of(one) for one in statement.views)
        self.keys = place.keys_of(statement)
        self._statement = statement
        self._desk = desk
        self.details = Details(statement, place, desk) if statement.details else None
        self._code = Words(statement.code, Type.STRONG, Tone.INK3)
        self._words = Words("", Type.STRONG, wrap=True)
        self._problem = Problem()
        self._views = [
            self._view(key, head) for key, head in zip(keys, statement.heads, strict=True)
        ]
        self._lay_out()
        if self.details is not None and not desk.may_write:
            self.details.open()
        self.refresh()

    def _view(self, key: str, head: str) -> _View:
        whole, marks = QWidget(), PositionMarks(head)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        said = Words(short_head(head) if self.details else head, Type.NOTE)
        said.setVisible(bool(head) and self.details is None)
        column.addWidget(said)
        column.addWidget(marks)
        marks.setProperty("key", key)
        marks.answered.connect(self._answered)
        return _View(key, head, said, whole, marks, Options())

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.L)
        said = QHBoxLayout()
        said.setSpacing(Space.S)
        said.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        if not self._statement.code:
            self._code.hide()
        beside = QWidget()
        flow = Flow(beside)
        for one in self._views:
            flow.addWidget(one.whole)
        self._row.addLayout(said, 1)
        self._row.addWidget(beside)
        self.column.addLayout(self._row)
        self.column.addWidget(self._problem)
        if self.details is not None:
            self._lay_out_details(self.details)

    def _lay_out_details(self, details: Details) -> None:
        """Let the words begin at the height of the marks, and what belongs to them beneath."""
        drop = (px(Size.SEGMENTS) - theme().leading(Type.STRONG)) // 2
        self._code.setContentsMargins(0, drop, 0, 0)
        self._words.setContentsMargins(0, drop, 0, 0)
        room = painting.width_of("00", Type.STRONG)
        self._code.setFixedWidth(room)
        inset = QHBoxLayout()
        inset.setContentsMargins(room + Space.S, 0, 0, 0)
        inset.addWidget(details)
        details.grown.connect(self.grown)
        self.column.addLayout(inset)
        self.column.setSpacing(Space.XS)

    @property
    def code(self) -> str:
        """The statement's sign, such as ``4b``."""
        return self._statement.code

    @property
    def made(self) -> int:
        """What is another once a control of the details was made anew."""
        return self.details.made if self.details is not None else 0

    def open(self) -> None:
        """Show what belongs to the statement."""
        if self.details is not None:
            self.details.open()
            self._code.wear(Type.STRONG, Tone.ACCENT)
            self.refresh()

    def close_up(self) -> None:
        """Show one line of it."""
        if self.details is not None:
            self.details.close_up()
            self._code.wear(Type.STRONG, Tone.INK3)
            self.refresh()

    def refresh(self) -> None:
        """Show the present marks."""
        last = self._desk.at(self._marked[-1])
        statement = words(last.label) or last.field.name
        needed = any(self._needed(self._desk.at(key)) for key in self._marked)
        self._words.setText(f"{statement} *" if needed else statement)
        for one in self._views:
            self._show(one, statement)
        said = [self._desk.says(key) for key in self._marked]
        if self.details is not None and not self.details.is_open:
            said = []  # its one line tells it
        self._problem.say(" ".join(dict.fromkeys(one for one in said if one)))
        if self.details is not None:
            self.details.refresh()

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the marks that a widget belongs to."""
        for one in self._views:
            if one.marks is widget or one.marks.isAncestorOf(widget):
                return one.key
        inside = self.details.key_at(widget) if self.details is not None else ""
        return inside or self._marked[-1]

    def focus(self, key: str) -> None:
        """Give the focus to the marks of a key, or to a question that belongs to the statement."""
        found = next((one for one in self._views if one.key == key), None)
        if found is not None:
            found.marks.focus_first()
        elif self.details is not None:
            self.open()
            self.details.focus(key)

    def focus_next(self) -> None:
        """Give the focus to the first view without an answer, else to the first."""
        asked = [one for one in self._views if self._desk.at(one.key).relevant]
        blank = [one for one in asked if self._desk.at(one.key).value is None]
        (blank or asked)[0].marks.focus_first()

    def flush(self) -> None:
        """Let what is being typed be given now: marks are chosen, not typed."""
        if self.details is not None:
            self.details.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the marks below the words where they leave too little room beside them."""
        super().resizeEvent(event)
        beside = sum(one.whole.sizeHint().width() + Space.S for one in self._views)
        room = event.size().width() - beside - 2 * Space.L
        short = room < px(Size.FIELD_SHORTEST) + Space.XXL
        way = QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            for one in self._views:
                one.said.setVisible(bool(one.head) and (short or self.details is None))

    def _needed(self, live: Live) -> bool:
        return self._desk.may_write and live.required and not live.read_only

    def _show(self, one: _View, statement: str) -> None:
        live = self._desk.at(one.key)
        one.whole.setVisible(live.relevant)
        answer = answer_of(self._desk, live, one.options.of(live.choices))
        if self.details is not None and one is not self._views[-1]:
            answer = replace(answer, last=None)  # only what was agreed is compared
        if answer != one.shown:
            one.marks.show_answer(answer)
            one.shown = answer
        one.marks.setAccessibleName(f"{one.head}: {statement}" if one.head else statement)
        hint, says = words(live.hint), self._desk.says(one.key)
        one.marks.setAccessibleDescription(". ".join(said for said in (hint, says) if said))

    def _answered(self, value: object) -> None:
        self._desk.answer(str(self.sender().property("key")), value)
