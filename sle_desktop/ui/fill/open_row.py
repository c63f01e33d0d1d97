"""OpenRow: of a section's statements only the one that had the focus last is open."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sle_desktop.ui.fill.column import Column
from sle_desktop.ui.fill.statement_block import StatementBlock


class OpenRow(QObject):
    """Opens and closes the statements of a column. Out: ``turned`` when another is open.

    What has the focus stays where it is on the screen while rows above it close.
    """

    turned = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._column = column
        self.opened: StatementBlock | None = None
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
        one = _statement_of(now, column.inside)
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

    def _bring(self, one: StatementBlock) -> None:
        """Bring a statement into view whole; the first ones with the heading above them."""
        column = self._column
        if column.top_of(one) < column.viewport().height() // 2:
            column.verticalScrollBar().setValue(0)
        else:
            column.bring(one)

    def _chain(self) -> None:
        """Let Tab go through what was made in the open statement."""
        stack = self._column.stack
        if stack is not None and self.opened is not None:
            self._column.tab.chain(stack, stack.places_of(self.opened))


def _statement_of(widget: QWidget, inside: QWidget) -> StatementBlock | None:
    one: QWidget | None = widget
    while one is not None and one is not inside:
        if isinstance(one, StatementBlock):
            return one if one.details is not None else None
        one = one.parentWidget()
    return None
