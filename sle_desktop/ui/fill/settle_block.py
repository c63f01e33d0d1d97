"""SettleBlock: last time's actions, a compact row each: what became of it, by one key, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.fill.asking import Options, answer_of, flush
from sle_desktop.ui.fill.controls import segments_width
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import STATUS, Rows, words
from sle_desktop.ui.fill.repeat_block import BlockWidget, RepeatBlock
from sle_desktop.ui.fill.ruled_band import RuledBand
from sle_desktop.ui.fill.stops import focus_first, stops_in
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.answer import Option
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.question import Problem
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.typed import say_date
from sle_desktop.ui.widgets.words import Words

NOTE = "action_note"
_WHAT, _WHO, _DUE, _AGREED = "action_what", "action_who", "action_due", "action_agreed"
_KEYS = {"done": "d", "partly": "p", "not_yet": "n", "dropped": "x"}
_SETTLED = ("done", "dropped")
_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettleRow(RuledBand):
    """One action. Out: ``over`` when Enter goes on to the next."""

    over = Signal()

    def __init__(self, row: str, room: int, desk: Desk) -> None:
        super().__init__()
        self.row = row
        self._desk = desk
        self._options = Options()
        self._what = Words("", Type.STRONG, wrap=True)
        self._facts = Words("", Type.NOTE, wrap=True)
        what = self._text(_WHAT)
        self.status = ChoiceSegments(f"How does it stand? {what}")
        self.note = TextField(f"{self._label(NOTE)}: {what}")
        self._problem = Problem()
        self._lay_out(room)
        self.status.answered.connect(self._settle)
        self.note.answered.connect(self._write)
        self.note.typing.connect(desk.typing)
        self.note.returnPressed.connect(self.over)
        self.refresh()

    def _lay_out(self, room: int) -> None:
        self.note.setPlaceholderText(self._label(NOTE))
        options = self._options.of(self._desk.at(self._key(STATUS)).choices)
        beside = segments_width(options) + Space.M + px(Size.FIELD_SHORT) <= room
        answers = QHBoxLayout() if beside else QVBoxLayout()
        answers.setSpacing(Space.M if beside else Space.S)
        answers.addWidget(self.status)
        answers.addWidget(self.note)
        self.column.setSpacing(Space.XS)
        self.column.addWidget(self._what)
        self.column.addWidget(self._facts)
        self.column.addSpacing(Space.XS)
        self.column.addLayout(answers)
        self.column.addWidget(self._problem)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the two answers."""
        return self._key(STATUS), self._key(NOTE)

    @property
    def is_settled(self) -> bool:
        """Whether it was said how the action stands."""
        return self._desk.at(self._key(STATUS)).value is not None

    def refresh(self) -> None:
        """Show the present state."""
        desk = self._desk
        self._what.setText(self._text(_WHAT))
        self._facts.setText(self._said())
        status, note = desk.at(self._key(STATUS)), desk.at(self._key(NOTE))
        options = tuple(
            replace(one, key=_KEYS.get(one.value, "")) for one in self._options.of(status.choices)
        )
        self.status.show_answer(answer_of(desk, status, options))
        self.note.show_answer(answer_of(desk, note, ()))
        problems = [desk.says(key) for key in self.keys]
        self._problem.say(" ".join(one for one in problems if one))
        self._describe(options)

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the answer that a widget inside belongs to."""
        return self._key(NOTE) if widget is self.note else self._key(STATUS)

    def focus(self, key: str) -> None:
        """Give the focus to one of the two controls."""
        if key == self._key(NOTE):
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.status.focus_first()

    def flush(self) -> None:
        """Let what is being typed be given now."""
        flush(self.note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go on with Enter; radio buttons have no use for it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in _ON:
                self.over.emit()
                return True
        return super().eventFilter(watched, event)

    def _describe(self, options: tuple[Option, ...]) -> None:
        named = ", ".join(f"{one.key.upper()} {one.label.lower()}" for one in options if one.key)
        facts = self._facts.text()
        self.status.setAccessibleDescription(f"{facts}. Keys: {named}; Enter goes on.")
        for value, button in self.status.buttons.items():
            button.setToolTip(_KEYS.get(value, "").upper())
            button.installEventFilter(self)  # on some desktops Enter would press the button

    def _said(self) -> str:
        """Return who, by when, and how late it is, in one quiet line."""
        due, agreed = self._day(_DUE), self._day(_AGREED)
        parts = [self._text(_WHO)]
        if due is not None:
            parts.append(f"by {say_date(due)}")
        if agreed is not None:
            parts.append(f"agreed on {say_date(agreed)}")
        day = self._desk.opened.record.date
        value = self._desk.at(self._key(STATUS)).value
        if due is not None and day is not None and due < day and value not in _SETTLED:
            late = (day - due).days
            parts.append("one day past its day" if late == 1 else f"{late} days past its day")
        return " · ".join(one for one in parts if one)

    def _settle(self, value: object) -> None:
        self._desk.answer(self._key(STATUS), value)
        if value == "dropped":  # which needs its reason
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, value: object) -> None:
        self._desk.answer(self._key(NOTE), value)

    def _key(self, name: str) -> str:
        return f"{self.row}/{name}"

    def _label(self, name: str) -> str:
        return words(self._desk.at(self._key(name)).label)

    def _text(self, name: str) -> str:
        key = self._key(name)
        value = self._desk.at(key).value if self._desk.instance.has(key) else None
        return "" if value is None else str(value)

    def _day(self, name: str) -> date | None:
        key = self._key(name)
        value = self._desk.at(key).value if self._desk.instance.has(key) else None
        return value if isinstance(value, date) else None


class SettleBlock(RepeatBlock):
    """Every action that was open when the record was made; none is added or taken out here."""

    def __init__(self, rows: Rows, place: Place, desk: Desk) -> None:
        super().__init__(place.key_of(rows.field))
        self._desk = desk
        self._room = place.room
        self._rows: dict[str, SettleRow] = {}
        self._count = Words("", Type.READING, Tone.INK2, wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, 0, Space.L, Space.S)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._column)
        self._tell()

    def build(self) -> Iterator[None]:
        """Make the rows; there are few."""
        self._make_missing()
        yield None

    def follow(self, keys: frozenset[str] | None) -> bool:
        """Show what changed in the rows there are."""
        live = self._desk.at(self.key).rows
        for row in [one for one in self._rows if one not in live]:
            gone = self._rows.pop(row)
            gone.hide()
            gone.deleteLater()
        made = self._make_missing()
        for one in self._rows.values():
            if keys is None or not keys.isdisjoint(one.keys):
                one.refresh()
        self._tell()
        return made

    def block_of(self, key: str) -> BlockWidget | None:
        """Return the row that shows a key."""
        found = next((one for one in self._rows.values() if key.startswith(f"{one.row}/")), None)
        return found if found is not None else (self if key == self.key else None)

    def stops(self) -> Iterator[QWidget]:
        """Yield everything that can take the focus, in reading order."""
        for one in self._rows.values():
            yield from stops_in(one)

    def questions(self) -> Iterator[QWidget]:
        """Yield the stops, first those of what is not settled yet."""
        for row in sorted(self._rows.values(), key=lambda one: one.is_settled):
            yield from stops_in(row)

    def focus(self, _key: str) -> None:
        """Give the focus to the first that is not settled."""
        focus_first(self.questions())

    def _make_missing(self) -> bool:
        missing = [one for one in self._desk.at(self.key).rows if one not in self._rows]
        for row in missing:
            made = self._rows[row] = SettleRow(row, self._room, self._desk)
            made.over.connect(self._go_on)
            self._column.addWidget(made)
            made.setVisible(True)
        return bool(missing)

    def _go_on(self) -> None:
        rows = list(self._rows.values())
        at = next(at for at, one in enumerate(rows) if one is self.sender())
        rows[at].flush()
        if at + 1 < len(rows):
            rows[at + 1].status.focus_first()

    def _tell(self) -> None:
        rows = self._desk.at(self.key).rows
        settled = sum(self._desk.at(f"{row}/{STATUS}").value is not None for row in rows)
        said = f"{settled} of {len(rows)} settled."
        if self._desk.may_write:
            said += " D done, P partly, N not yet, X dropped; Enter goes to the next."
        self._count.setText(said)
