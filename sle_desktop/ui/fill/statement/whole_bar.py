"""WholeBar: where a recommendation stands as a whole, at the foot of its statements."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.services.priorities import criterion_for, has_criterion
from sle_desktop.ui.fill.asking import Options, answer_of
from sle_desktop.ui.fill.context_facts import chosen_mark
from sle_desktop.ui.fill.controls import is_long
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Ask, Section
from sle_desktop.ui.fill.question_block import QuestionBlock
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.question import Problem
from sle_desktop.ui.widgets.words import Words

_BANDS = {Mark.GREEN: "green", Mark.AMBER: "amber", Mark.RED: "red"}


class WholeBar(QWidget):
    """The position of one section, and what is asked about it once the focus is here.

    In: ``refresh``. Out: ``criterion_wanted`` with the key of a new row of success criteria,
    ``turned`` when it opened or closed.
    """

    criterion_wanted = Signal(str)
    turned = Signal()

    def __init__(self, section: Section, room: int, desk: Desk) -> None:
        super().__init__()
        assert section.whole is not None
        self._section = section
        self._desk = desk
        self.number = section.number
        self._key = section.whole.views[-1].path
        self._options = Options()
        self.marks = PositionMarks(desk.at(self._key).label)
        self.said = Words("", Type.NOTE, Tone.INK2)
        self._problem = Problem()
        self._more = QWidget()
        self._room = room
        self._asks = [
            QuestionBlock(replace(one, silent=True), one.field.path, room, desk, edge=0)
            for one in section.whole.details
            if isinstance(one, Ask)
        ]
        self.criterion = Button("Add a success criterion", Kind.QUIET, "plus")
        self.keys = (self._key, *(one.key for one in self._asks))
        self._lay_out()
        self.marks.answered.connect(self._answered)
        self.criterion.clicked.connect(self._add_criterion)
        QApplication.instance().focusChanged.connect(self._turn)  # type: ignore[union-attr]
        self.refresh()

    def _lay_out(self) -> None:
        row = self.row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(Words(f"Position for {self._section.number}", Type.ACTION_STRONG))
        row.addWidget(self.marks)
        row.addWidget(self.said, 1)
        self._lay_out_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self._more)
        self._more.setVisible(not self._desk.may_write)  # of a signed record all is read

    def _lay_out_more(self) -> None:
        inside = QVBoxLayout(self._more)
        inside.setContentsMargins(0, Space.S, 0, 0)
        inside.setSpacing(Space.S)
        short = [one for one in self._asks if not is_long(one.ask.field)]
        fits = sum(one.control_width + Space.XL for one in short) <= self._room
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout(way)
        beside.setSpacing(Space.XL if fits else Space.S)
        for one in short:
            beside.addWidget(one)
        beside.addStretch(1)
        inside.addLayout(beside)
        for one in self._asks:
            if is_long(one.ask.field):
                inside.addWidget(one)
        inside.addWidget(self.criterion)
        self._more.hide()

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return not self._more.isHidden()

    def refresh(self) -> None:
        """Show the present state."""
        live = self._desk.at(self._key)
        self.marks.show_answer(answer_of(self._desk, live, self._options.of(live.choices)))
        self.said.setText(self._so_far())
        for one in self._asks:
            live = self._desk.at(one.key)
            relevant = live.relevant and (self._desk.may_write or live.value is not None)
            one.setVisible(relevant)
            if relevant:
                one.refresh()
        says = [self._desk.says(key) for key in ((self._key,) if self.is_open else self.keys)]
        self._problem.say(next((one for one in says if one), ""))
        self.criterion.setVisible(self._lacks_criterion())

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the question that a widget belongs to."""
        return next((one.key for one in self._asks if one.isAncestorOf(widget)), self._key)

    def focus(self, key: str) -> None:
        """Give the focus to the control of a key."""
        if key == self._key:
            self.marks.focus_first()
            return
        self._open(True)
        next(one for one in self._asks if one.key == key).focus(key)

    def flush(self) -> None:
        """Let what is being typed be given now."""
        for one in self._asks:
            one.flush()

    def _so_far(self) -> str:
        """Return how the statements stand: counted, never worked out into a position."""
        asked = [one.views[-1].path for one in self._section.statements]
        asked = [key for key in asked if self._desk.at(key).relevant]
        marks = Counter(chosen_mark(self._desk, key) for key in asked)
        agreed = sum(marks[one] for one in _BANDS)
        said = [f"{agreed} of {len(asked)} agreed"]
        bands = [(marks[mark], word) for mark, word in _BANDS.items() if marks[mark]]
        if len(bands) == 1 and agreed > 1:
            said.append(f"{'both' if agreed == 2 else 'all'} {bands[0][1]}")
        else:
            said += [f"{count} {word}" for count, word in bands]
        return ", ".join(said)

    def _lacks_criterion(self) -> bool:
        keys = [one for one in self.keys if self._desk.at(one).field.name.startswith("priority_")]
        is_now = any(self._desk.at(key).value == "now" for key in keys)
        return (
            is_now
            and self._desk.may_write
            and not has_criterion(self._desk.instance, self._section.key)
        )

    def _add_criterion(self) -> None:
        repeat, about, name = criterion_for(self._section.key)
        row = self._desk.add_row(repeat)
        if row:
            self._desk.answer(f"{row}/{about}", name)
            self.criterion_wanted.emit(row)

    def _answered(self, value: object) -> None:
        self._desk.answer(self._key, value)

    def _turn(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Show everything while the focus is here; the button for the next step changes nothing."""
        if now is None or now.window() is not self.window():
            return
        if self.marks.isAncestorOf(now) or self._more.isAncestorOf(now):
            self._open(True)
        elif not self.isAncestorOf(now):
            self._open(False)

    def _open(self, wanted: bool) -> None:
        wanted = wanted or not self._desk.may_write
        if wanted != self.is_open:
            self._more.setVisible(wanted)
            self.refresh()
            self.turned.emit()
