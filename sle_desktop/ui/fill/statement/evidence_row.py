"""EvidenceRow: the records that stand for a statement, as chips, and a small list to pick from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui.fill.audit_desk import icon_of, named
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.statement.linking import keep_links, linked_at
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.chips import ChipFact, Chips
from sle_desktop.ui.widgets.choice_list import TickList
from sle_desktop.ui.widgets.words import Words

_ADD = "+"


class EvidenceRow(QWidget):
    """The chips of one statement. In: ``refresh``.

    A chip opens its record. ``Add`` unfolds the list: the arrow keys move, the space bar ticks,
    Escape closes. What is linked also ticks its kind of evidence.
    """

    def __init__(self, code: str, key: str, desk: Desk) -> None:
        super().__init__()
        self._key = key
        self._desk = desk
        assert desk.audit is not None
        self._evidence = desk.audit
        self.chips = Chips(f"Evidence for {code}")
        self.list = TickList(f"Records at this school near this day, for {code}", across=True)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.hide()
        self._none = Words("Nothing else was recorded at this school near this day.", Type.NOTE)
        self._none.hide()
        word = Words("Evidence", Type.LABEL)
        word.setContentsMargins(0, (px(Size.CHIP) - word.sizeHint().height()) // 2, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self._none)
        column.addWidget(self.list)
        self.chips.chosen.connect(self._pressed)
        self.list.answered.connect(self._picked)

    def refresh(self) -> None:
        """Show what is linked now."""
        linked = linked_at(self._desk, self._key)
        found = [one for one in map(self._evidence.get, linked) if one is not None]
        chips = [ChipFact(one.id, named(one), icon_of(one)) for one in found]
        if self._desk.may_write:
            word = "Done" if self._is_open() else "Add"
            chips.append(ChipFact(_ADD, word, "check" if self._is_open() else "plus", adds=True))
        self.chips.show_chips(tuple(chips))
        self.setVisible(bool(chips) and not self._desk.folded)  # it names lessons
        if not self.list.isHidden():
            self._show_list()

    def fold_up(self) -> None:
        """Fold the list."""
        self.list.hide()
        self._none.hide()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close the list with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_open():
            self._leave_list()
        else:
            super().keyPressEvent(event)

    def _is_open(self) -> bool:
        return not (self.list.isHidden() and self._none.isHidden())

    def _pressed(self, key: str) -> None:
        if key != _ADD:
            self._desk.go.emit(key)
        elif self._is_open():
            self._leave_list()
        elif self._evidence.near():
            self._show_list()
            self.list.setVisible(True)
            self.refresh()
            rows = self.list.findChildren(QWidget)
            next(one for one in rows if one.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()
        else:
            self._none.setVisible(True)
            self.refresh()

    def _leave_list(self) -> None:
        self.fold_up()
        last = self.chips.findChildren(QWidget)[-1]
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        options = tuple(Option(one.id, named(one)) for one in self._evidence.near())
        self.list.show_answer(Answer(linked_at(self._desk, self._key), options))

    def _picked(self, chosen: object) -> None:
        ids = chosen if isinstance(chosen, tuple) else ()
        keep_links(self._desk, self._key, tuple(str(one) for one in ids))
