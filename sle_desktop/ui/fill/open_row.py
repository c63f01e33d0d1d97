"""OpenRow: of a section's statements or scales only the one that had the focus last is open."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sle_desktop.ui.fill.column import Column
from sle_desktop.ui.fill.lens_block import LensBlock
from sle_desktop.ui.fill.statement_block import StatementBlock
from sle_desktop.ui.theme import Space


class OpenRow(QObject):
    """Opens and closes the statements of a column. Out: ``turned`` when another is open.

    What has the focus stays where it is on the screen while rows above it close.
    """

    turned = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._column = column
        self.opened: StatementBlock | LensBlock | None = None
        column.fresh.connect(self._forget)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def listed(self) -> list[StatementBlock]:
        """Return the statements that open, in reading order."""
        self._column.finish()
        stack = self._column.stack
        return stack.statements() if stack is not None else []

    def _forget(self) -> None:
        self.opened = None

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        column = self._column
        if now is None or column.stack is None or not column.inside.isAncestorOf(now):
            return
        one = _row_of(now, column.inside)
        if one is self.opened:
            return
        top = column.top_of(now)
        before, self.opened = self.opened, one
        if before is not None:
            before.close_up()
        if one is not None:
            one.open()
            one.grown.connect(self._chain, Qt.ConnectionType.UniqueConnection)
            self._chain()
        column.keep(now, top)
        if one is not None:
            self._bring(one)
        column.bring(now)
        self.turned.emit()

    def _bring(self, one: QWidget) -> None:
        """Bring a statement into view: the first ones with the heading above them, one that is
        higher than the screen from its top.
        """
        column = self._column
        top, room = column.top_of(one), column.viewport().height()
        if top < room // 2:
            column.verticalScrollBar().setValue(0)
        elif one.height() > room - Space.XXL:
            column.verticalScrollBar().setValue(top - Space.S)
        else:
            column.bring(one)

    def _chain(self) -> None:
        """Let Tab go through what was made in the open statement."""
        stack = self._column.stack
        if stack is None or self.opened is None:
            return
        places = stack.places_of(self.opened)
        if places and isinstance(self.opened, LensBlock):
            # Its note is made late, and what follows would come before it.
            places = list(range(places[0], stack.built))
        self._column.tab.chain(stack, places)
        self._column.tab.end(stack)


def _row_of(widget: QWidget, inside: QWidget) -> StatementBlock | LensBlock | None:
    one: QWidget | None = widget
    while one is not None and one is not inside:
        if isinstance(one, LensBlock):
            return one
        if isinstance(one, StatementBlock):
            return one if one.details is not None else None
        one = one.parentWidget()
    return None
