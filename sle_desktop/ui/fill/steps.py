"""Steps: the next statement of a section, then the section as a whole, by name and by key."""

from PySide6.QtCore import QObject, Signal

from sle_desktop.ui.fill.column import Column
from sle_desktop.ui.fill.foot import Foot
from sle_desktop.ui.fill.open_row import OpenRow
from sle_desktop.ui.fill.statement_block import StatementBlock


class Steps(QObject):
    """Goes from statement to statement within the section that a column shows.

    Out: ``over`` when there is no other step in the section, ``turned`` when the next step is
    another, ``wanted`` with the key of a question to go to.
    """

    over = Signal()
    turned = Signal()
    wanted = Signal(str)

    def __init__(self, column: Column, foot: Foot) -> None:
        super().__init__(column)
        self._column = column
        self._rows = OpenRow(column)
        self._foot = foot
        foot.next_wanted.connect(self.go)
        column.fresh.connect(self._show_bar)
        self._rows.turned.connect(self.turned)

    def name(self) -> str:
        """Return what comes next in this section, ``""`` when that is the next section."""
        bar = self._column.bar
        if bar is None or bar.is_open:
            return ""
        after = self._beside(1)
        return after.code if after is not None else f"Position for {bar.number}"

    def go(self) -> None:
        """Go to what comes next in this section."""
        bar = self._column.bar
        if bar is None or bar.is_open:
            self.over.emit()
            return
        after = self._beside(1)
        if after is not None:
            after.focus_next()
        else:
            bar.focus(bar.keys[0])

    def back(self) -> None:
        """Go to the statement before."""
        bar = self._column.bar
        is_below = bar is not None and bar.is_open
        before = self._rows.opened if is_below else self._beside(-1)
        if before is not None:
            before.focus_next()

    def _beside(self, step: int) -> StatementBlock | None:
        """Return the statement after or before the open one; the first where none is open."""
        listed, here = self._rows.listed(), self._rows.opened
        if here not in listed:
            return listed[0] if listed else None
        at = listed.index(here) + step
        return listed[at] if 0 <= at < len(listed) else None

    def _show_bar(self) -> None:
        bar = self._column.bar
        self._foot.show_bar(bar)
        self._column.tab.after = self._foot.stops()
        if bar is not None:
            bar.criterion_wanted.connect(self.wanted)
            bar.turned.connect(self.turned)
