"""Stack: the blocks of one container, made one after another, and repeats with their rows."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.fill.chunks import Chunks
from sle_desktop.ui.fill.closing import closing_block
from sle_desktop.ui.fill.counting import add_words
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.heading_block import HeadingBlock
from sle_desktop.ui.fill.lens_block import LensBlock
from sle_desktop.ui.fill.note_block import NoteBlock
from sle_desktop.ui.fill.place import Place, is_wanted
from sle_desktop.ui.fill.plan import (
    Ask,
    Block,
    Closing,
    Heading,
    Heads,
    Lens,
    Rows,
    Said,
    Statement,
    words,
)
from sle_desktop.ui.fill.question_block import QuestionBlock
from sle_desktop.ui.fill.repeat_block import BlockWidget, RepeatBlock
from sle_desktop.ui.fill.row_card import RowCard
from sle_desktop.ui.fill.run_block import RunBlock, runs
from sle_desktop.ui.fill.sample_planner import SamplePlanner, plans
from sle_desktop.ui.fill.settle_block import SettleBlock
from sle_desktop.ui.fill.statement.heads_block import HeadsBlock
from sle_desktop.ui.fill.statement_block import StatementBlock
from sle_desktop.ui.fill.stops import focus_first, stops_in
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.words import Words

_OF_PLACE: Mapping[type, Callable[..., QWidget]] = {
    Statement: StatementBlock,
    Lens: LensBlock,
    Heads: HeadsBlock,
}
_MAKERS = (QuestionBlock, StatementBlock, LensBlock)
"""Blocks that tell when a control of theirs was made anew."""


class Stack(QWidget):
    """Blocks below each other. Only what is wanted now has a widget; the rest is made when it is.

    ``build`` makes the widgets step by step; ``follow`` shows what changed in those made so far;
    ``built`` is how many places have been looked at.
    """

    def __init__(self, blocks: tuple[Block, ...], place: Place, desk: Desk, *, tight: bool) -> None:
        super().__init__()
        self._desk = desk
        self._place = place
        self._units = runs(blocks) if tight else [(one,) for one in blocks]
        self._made: list[QWidget | None] = [None] * len(self._units)
        self.built = 0
        self._where: dict[str, list[int]] = {}
        for at, unit in enumerate(self._units):
            for block in unit:
                for key in place.keys_of(block):
                    self._where.setdefault(key, []).append(at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows = any(isinstance(one, Heads | Lens) for one in blocks)  # they bring their own air
        column.setSpacing(Space.XS if rows else Space.M if tight else Space.L)
        self.chunks = Chunks(column, place.room + 2 * Space.L)

    def build(self) -> Iterator[int | None]:
        """Make the widgets in reading order, and yield their places (``None``: part of one)."""
        while self.built < len(self._units):
            at = self.built
            self.built += 1
            made = self._show(at)
            if made is None:
                continue
            if isinstance(made, RepeatBlock):
                for _ in made.build():
                    yield None
            yield at

    def follow(self, keys: frozenset[str] | None) -> list[int]:
        """Show what changed (``None``: everything); return the places where widgets were made."""
        made = []
        touched = self._touched(keys)
        for at in touched:
            before = self._age(at)
            widget = self._show(at)
            more = isinstance(widget, RepeatBlock) and widget.follow(keys)
            if more or before != self._age(at):
                made.append(at)
        self.chunks.tidy(touched)
        return made

    def block_of(self, key: str) -> BlockWidget | None:
        """Return the block that shows a key, if it has been made."""
        for at in self._where.get(key, ()):
            found = self._made[at]
            if found is not None and not isinstance(found, HeadingBlock | HeadsBlock):
                return found  # type: ignore[return-value]
        for rows in self._rows():
            inner = rows.block_of(key)
            if inner is not None:
                return inner
        return None

    def statements(self) -> list[StatementBlock]:
        """Return the statements made so far that open."""
        found = [one for one in self._made if isinstance(one, StatementBlock)]
        return [one for one in found if one.details is not None and not one.isHidden()]

    def places_of(self, block: QWidget) -> list[int]:
        """Return where a block stands."""
        return [at for at, one in enumerate(self._made) if one is block]

    def stops(self) -> Iterator[QWidget]:
        """Yield everything that can take the focus, in reading order."""
        for at in range(len(self._made)):
            yield from self.stops_at(at)

    def questions(self) -> Iterator[QWidget]:
        """Yield the stops of questions only: one does not begin at a button that removes."""
        for at, one in enumerate(self._made):
            yield from one.questions() if isinstance(one, RepeatBlock) else self.stops_at(at)

    def stops_at(self, at: int) -> Iterator[QWidget]:
        """Yield what can take the focus at one place."""
        one = self._made[at]
        if isinstance(one, RepeatBlock):
            yield from one.stops()
        elif one is not None:
            yield from stops_in(one)

    def has_rows(self, at: int) -> bool:
        """Whether a repeat stands at a place: its button is older than its rows."""
        return isinstance(self._made[at], RepeatBlock)

    def stop_before(self, at: int) -> QWidget | None:
        """Return the last that can take the focus before a place."""
        for before in range(at - 1, -1, -1):
            stops = list(self.stops_at(before))
            if stops:
                return stops[-1]
        return None

    def _touched(self, keys: frozenset[str] | None) -> list[int]:
        if keys is None:
            return list(range(self.built))
        found = {at for key in keys for at in self._where.get(key, ())}
        for at, one in enumerate(self._made):
            if isinstance(one, RepeatBlock) and any(key.startswith(one.key) for key in keys):
                found.add(at)
        return sorted(at for at in found if at < self.built)

    def _age(self, at: int) -> tuple[int, int]:
        """Return what is another once a widget, or its control, is made anew."""
        made = self._made[at]
        return id(made), made.made if isinstance(made, _MAKERS) else 0

    def _rows(self) -> list[RepeatBlock]:
        return [one for one in self._made if isinstance(one, RepeatBlock)]

    def _show(self, at: int) -> QWidget | None:
        """Make, refresh or hide the widget of a unit; return it if it is seen."""
        unit = self._units[at]
        made = self._made[at]
        wanted = any(self._is_wanted(one) for one in unit)
        if not wanted:
            if made is not None:
                made.hide()
            return None
        if made is None:
            made = self._make(unit)
            self._made[at] = made
            self.chunks.put(at, made)
            return made
        if not isinstance(made, RepeatBlock):
            made.refresh()  # type: ignore[attr-defined]  # every block has it
        if made.isHidden():
            made.show()
        return made

    def _is_wanted(self, block: Block) -> bool:
        """Whether a block is to be seen now, by the form's rules and by whoever is watching."""
        folded = self._desk.folded
        if isinstance(block, Ask | Heading) and block.field.path in folded:
            return False
        return is_wanted(block, self._place, self._desk.instance)

    def _make(self, unit: tuple[Block, ...]) -> QWidget:
        block, desk = unit[0], self._desk
        keys = self._place.keys_of(block)
        if len(unit) > 1:
            asks = [(one, self._place.key_of(one.field)) for one in unit if isinstance(one, Ask)]
            return RunBlock(tuple(asks), self._place.room, desk)
        if isinstance(block, Ask):
            return QuestionBlock(block, keys[0], self._place.room, desk)
        maker = _OF_PLACE.get(type(block))
        if maker is not None:
            return maker(block, self._place, desk)
        if isinstance(block, Closing):
            return closing_block(block, desk)
        if isinstance(block, Heading):
            return HeadingBlock(block, keys[0], desk)
        if isinstance(block, Said):
            return NoteBlock(block, keys[0], desk)
        assert isinstance(block, Rows)
        return (SettleBlock if block.settles else RowsBlock)(block, self._place, desk)


class RowsBlock(RepeatBlock):
    """A repeat: a card for each row, and a button that adds one."""

    def __init__(self, rows: Rows, place: Place, desk: Desk) -> None:
        super().__init__(place.key_of(rows.field))
        self._room = place.room
        self._rows = rows
        self._desk = desk
        self._cards: dict[str, RowCard] = {}
        self._stacks: dict[str, Stack] = {}
        self._whole = False
        self._heading = Words("", Type.SUBHEADING, wrap=True)
        self._heading.setHidden(rows.is_section)
        self._none = Words("None yet.", Type.NOTE)
        self.add = Button("Add a row", icon="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, 0, Space.L, 0)
        column.setSpacing(Space.M)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.M)
        column.addWidget(self._heading)
        self.planner = SamplePlanner(rows.field, self.key, desk) if plans(rows.field) else None
        if self.planner is not None:
            column.addWidget(self.planner)
        column.addWidget(self._none)
        column.addLayout(self._column)
        column.addWidget(self.add)
        self.add.clicked.connect(self.add_row)
        self._name()

    def build(self) -> Iterator[None]:
        """Make a card for each row; it is shown when it is whole."""
        while missing := [row for row in self._live_rows() if row not in self._cards]:
            yield from self._make(missing[0])
        self._whole = True

    def follow(self, keys: frozenset[str] | None) -> bool:
        """Show the rows there are now, and what changed in them."""
        made = self._drop_gone()
        if self._whole:
            for row in self._live_rows():
                if row not in self._cards:
                    for _ in self._make(row):
                        pass
                    made = True
        self._name()
        for stack in self._stacks.values():
            made = bool(stack.follow(keys)) or made
        return made

    def add_row(self) -> None:
        """Add a row and go to its first question."""
        row = self._desk.add_row(self.key)
        if row in self._stacks:
            focus_first(self._stacks[row].questions())

    def block_of(self, key: str) -> BlockWidget | None:
        """Return the block that shows a key in one of the rows, or this for the repeat itself."""
        if key == self.key:
            return self
        for row, stack in self._stacks.items():
            if key == row:
                return self
            if key.startswith(f"{row}/"):
                return stack.block_of(key)
        return None

    def stops(self) -> Iterator[QWidget]:
        """Yield everything that can take the focus, in reading order."""
        if self.planner is not None:
            yield from self.planner.stops()
        for row in self._live_rows():
            if row in self._cards:
                yield self._cards[row].remove
                yield from self._stacks[row].stops()
        yield self.add

    def questions(self) -> Iterator[QWidget]:
        """Yield the stops of the rows' questions, then the button that adds a row."""
        if self.planner is not None and not self._live_rows():
            yield from self.planner.stops()
        for row in self._live_rows():
            if row in self._stacks:
                yield from self._stacks[row].questions()
        yield self.add

    def focus(self, key: str) -> None:
        """Give the focus to the first question of a row, or to the button that adds one."""
        if key in self._stacks:
            focus_first(self._stacks[key].questions())
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _live_rows(self) -> tuple[str, ...]:
        return self._desk.at(self.key).rows

    def _may_change(self) -> bool:
        return self._desk.may_write and not self._rows.field.repeat_count

    def _name(self) -> None:
        label = words(self._desk.at(self.key).label) or self._rows.field.name
        self._heading.setText(label)
        hint = words(self._desk.at(self.key).hint)
        self._none.setText(f"None yet. {hint}".strip())
        self._none.setVisible(not self._live_rows())
        self.add.say(add_words(label))
        self.add.setVisible(self._may_change())
        if self.planner is not None:
            self.planner.refresh()
        for number, row in enumerate(self._live_rows(), 1):
            if row in self._cards:
                self._cards[row].show_row(label, number, may_go=self._may_change())

    def _make(self, row: str) -> Iterator[None]:
        place = Place(self._room - 2 * Space.L, self._rows.field.path, row)
        stack = Stack(self._rows.blocks, place, self._desk, tight=True)
        card = RowCard(row, stack)
        card.remove_wanted.connect(self._remove)
        for _ in stack.build():
            yield None
        stack.chunks.tidy(range(stack.built))
        self._cards[row], self._stacks[row] = card, stack
        order = [one for one in self._live_rows() if one in self._cards]
        self._column.insertWidget(order.index(row), card)
        card.setVisible(True)
        self._name()
        yield None

    def _drop_gone(self) -> bool:
        rows = set(self._live_rows())
        gone = [row for row in self._cards if row not in rows]
        for row in gone:
            card = self._cards.pop(row)
            del self._stacks[row]
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        return bool(gone)

    def _remove(self, row: str) -> None:
        rows = self._live_rows()
        at = rows.index(row)
        name = self._cards[row].name
        self._desk.remove_row(row, name)
        left = self._live_rows()
        if not left:
            self.focus(self.key)
            return
        nearest = left[min(at, len(left) - 1)]
        if nearest in self._stacks:
            focus_first(self._stacks[nearest].questions())
