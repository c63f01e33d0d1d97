"""StatementBlock: one statement with the marks of each view beside it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.engine.instance import Live
from sle_desktop.ui.fill.asking import Options, answer_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Statement, words
from sle_desktop.ui.fill.ruled_band import RuledBand
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
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
    whole: QWidget
    marks: PositionMarks
    options: Options
    shown: Answer | None = None


class StatementBlock(RuledBand):
    """A row of marks. In: ``refresh``. The words give way below the marks where room is short."""

    def __init__(self, statement: Statement, keys: tuple[str, ...], desk: Desk) -> None:
        super().__init__()
        self.keys = keys
        self._statement = statement
        self._desk = desk
        self._code = Words(statement.code, Type.STRONG, Tone.INK3)
        self._words = Words("", Type.STRONG, wrap=True)
        self._problem = Problem()
        self._views = [
            self._view(key, head) for key, head in zip(keys, statement.heads, strict=True)
        ]
        self._lay_out()
        self.refresh()

    def _view(self, key: str, head: str) -> _View:
        whole, marks = QWidget(), PositionMarks(head)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        if head:
            column.addWidget(Words(head, Type.NOTE))
        column.addWidget(marks)
        marks.setProperty("key", key)
        marks.answered.connect(self._answered)
        return _View(key, head, whole, marks, Options())

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

    def refresh(self) -> None:
        """Show the present marks."""
        last = self._desk.at(self.keys[-1])
        statement = words(last.label) or last.field.name
        needed = any(self._needed(self._desk.at(key)) for key in self.keys)
        self._words.setText(f"{statement} *" if needed else statement)
        for one in self._views:
            self._show(one, statement)
        said = [self._desk.says(key) for key in self.keys]
        self._problem.say(" ".join(dict.fromkeys(one for one in said if one)))

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the marks that a widget belongs to."""
        for one in self._views:
            if one.marks is widget or one.marks.isAncestorOf(widget):
                return one.key
        return self.keys[-1]

    def focus(self, key: str) -> None:
        """Give the focus to the marks of a key."""
        next(one for one in self._views if one.key == key).marks.focus_first()

    def flush(self) -> None:
        """Do nothing: marks are chosen, not typed."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the marks below the words where they leave too little room beside them."""
        super().resizeEvent(event)
        beside = sum(one.whole.sizeHint().width() + Space.S for one in self._views)
        room = event.size().width() - beside - 2 * Space.L
        short = room < px(Size.FIELD_SHORTEST) + Space.XXL
        way = QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _needed(self, live: Live) -> bool:
        return self._desk.may_write and live.required and not live.read_only

    def _show(self, one: _View, statement: str) -> None:
        live = self._desk.at(one.key)
        one.whole.setVisible(live.relevant)
        answer = answer_of(self._desk, live, one.options.of(live.choices))
        if answer != one.shown:
            one.marks.show_answer(answer)
            one.shown = answer
        one.marks.setAccessibleName(f"{one.head}: {statement}" if one.head else statement)
        hint, says = words(live.hint), self._desk.says(one.key)
        one.marks.setAccessibleDescription(". ".join(said for said in (hint, says) if said))

    def _answered(self, value: object) -> None:
        self._desk.answer(str(self.sender().property("key")), value)
