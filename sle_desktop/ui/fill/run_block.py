"""RunBlock: short questions of a row, side by side as far as there is room."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui.fill.controls import is_short
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Ask, Block
from sle_desktop.ui.fill.question_block import QuestionBlock
from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.flow import Flow


class RunBlock(QWidget):
    """A few short questions in a flowing row. In: ``refresh``."""

    def __init__(self, asks: tuple[tuple[Ask, str], ...], room: int, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = QWidget()
        flow = Flow(inside, gap=Space.L)
        self.blocks = [QuestionBlock(ask, key, room, desk, edge=0) for ask, key in asks]
        for one in self.blocks:
            flow.addWidget(one)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        inside.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, 0, Space.L, 0)
        column.addWidget(inside)
        self.refresh()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the answers here."""
        return tuple(one.key for one in self.blocks)

    def refresh(self) -> None:
        """Show the present state of every question that applies."""
        for one in self.blocks:
            relevant = self._desk.at(one.key).relevant
            one.setVisible(relevant)
            if relevant:
                one.refresh()

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the answer that a widget inside belongs to."""
        return next((one.key for one in self.blocks if one.isAncestorOf(widget)), self.keys[0])

    def focus(self, key: str) -> None:
        """Give the focus to the control of a key."""
        next(one for one in self.blocks if one.key == key).focus(key)

    def flush(self) -> None:
        """Let what is being typed be given now."""
        for one in self.blocks:
            one.flush()


def runs(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Return blocks with the short questions that follow each other taken together."""
    found: list[tuple[Block, ...]] = []
    for block in blocks:
        short = isinstance(block, Ask) and is_short(block.field)
        if short and found and all(isinstance(one, Ask) for one in found[-1]) and _short(found[-1]):
            found[-1] = (*found[-1], block)
        else:
            found.append((block,))
    return found


def _short(blocks: tuple[Block, ...]) -> bool:
    return all(isinstance(one, Ask) and is_short(one.field) for one in blocks)
