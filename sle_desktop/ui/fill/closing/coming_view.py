"""ComingView: what a workbook that is back would bring, beside what stands there now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.fill.closing.point_row import Place, PointFact, PointRow
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import mark_of
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.typed import say_date
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.own_view import Coming, OwnView

_REPLACED = "These stand in the school’s column now and would become others:"


class ComingView(QWidget):
    """Who gave the view, what it replaces, and whether to take it in.

    Out: ``taken``, ``left``, and ``wanted`` with the key of a statement to look at.
    """

    taken = Signal()
    left = Signal()
    wanted = Signal(str)

    def __init__(self, view: "OwnView") -> None:
        super().__init__()
        self.take = Button(f"Take in {how_many(view)}", icon="check")
        leave = Button("Leave it", Kind.QUIET)
        self.take.clicked.connect(self.taken)
        leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Words(_who(view), Type.STRONG, wrap=True))
        if view.replaced:
            column.addWidget(Words(_REPLACED, Type.READING, wrap=True))
        for one in view.replaced:
            row = PointRow(_point(one))
            row.clicked.connect(self._go)
            column.addWidget(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.take)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _go(self) -> None:
        row = self.sender()
        if isinstance(row, PointRow):
            self.wanted.emit(row.fact.key)


def how_many(view: "OwnView") -> str:
    """Return ``28 positions``."""
    count = len(view.statements)
    return f"{count} position{'s' if count > 1 else ''}"


def _who(view: "OwnView") -> str:
    by = f" by {view.by[0].lower()}{view.by[1:]}" if view.by else ""
    on = f" on {say_date(view.on)}" if view.on else ""
    said = f"{how_many(view)}, filled in{by}{on}."
    return said if by else f"{said} Nobody said who filled it in: ask, and note it above."


def _point(one: "Coming") -> PointFact:
    before, now = mark_of(one.before), mark_of(one.now)
    places = [Place("Now", before, earlier=True)] if before else []
    places += [Place("In the workbook", now)] if now else []
    return PointFact(one.key, one.code, one.words, tuple(places))
