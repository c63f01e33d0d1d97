"""Undoing: Ctrl+Z and its opposite, first in the words being typed, then across the record."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from sle_desktop.ui.fill.attention import Attention
from sle_desktop.ui.fill.column import Column
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.history import Step
from sle_desktop.ui.fill.saving import Saving

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_WAYS = {
    (Qt.Key.Key_Z, _CONTROL): True,
    (Qt.Key.Key_Z, _CONTROL | _SHIFT): False,
    (Qt.Key.Key_Y, _CONTROL): False,
}
"""Whether keys undo (or do again)."""


class Undoing(QObject):
    """Takes back the last step of the record that is watched, and does it again.

    Emits ``went`` with the key of what was changed: the focus belongs there now.
    """

    went = Signal(str)

    def __init__(self, column: Column, attention: Attention, saving: Saving) -> None:
        super().__init__(column)
        self._column, self._attention, self._saving = column, attention, saving
        self._desk: Desk | None = None
        OwnWords(column)

    def serve(self, page: QWidget) -> None:
        """Serve the keys of a page."""
        for keys, do in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), page).activated.connect(do)

    def watch(self, desk: Desk) -> None:
        """Undo in another record from now on."""
        self._desk = desk

    def undo(self) -> None:
        """Take the last step back."""
        self._turn(back=True)

    def redo(self) -> None:
        """Do the step that was taken back again."""
        self._turn(back=False)

    def _turn(self, *, back: bool) -> None:
        desk = self._desk
        if desk is None or not desk.may_write:
            return
        self._column.flush(self._attention.key)  # what is being typed is a step too
        step = desk.turn(back=back)
        if step is None:
            self._saving.note("Nothing to undo" if back else "Nothing to do again")
            return
        self.went.emit(_place_of(step, desk))
        self._saving.note(f"{'Undone' if back else 'Done again'}: {step.doing.words}")


def _place_of(step: Step, desk: Desk) -> str:
    """Return the key of what a step changed, or of the repeat if its row is gone."""
    key = step.doing.key
    if key.endswith("[]"):  # a row was added
        repeat = key[:-2]
        before = step.before.rows.get(repeat, ())
        added = (one for one in step.after.rows.get(repeat, ()) if one not in before)
        key = f"{repeat}[{next(added, '')}]"
    return key if desk.instance.has(key) else key[: key.rindex("[")] if "[" in key else ""


class OwnWords(QObject):
    """Lets a text field undo the words typed since it was entered; its keys then serve the record.

    Qt's text fields keep the keys for themselves, and would go back to words of earlier visits.
    """

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._column = column
        self._field: QLineEdit | QTextEdit | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the keys to the page once the field has nothing of its own to undo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        back = _WAYS.get((Qt.Key(event.key()), event.modifiers()))
        if back is None or self._field is None or _can(self._field, back=back):
            return False
        event.ignore()
        return True

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now is self._field or not self._column.isAncestorOf(now):
            return
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
        self._field = now if isinstance(now, QLineEdit | QTextEdit) else None
        if self._field is not None:
            _begin(self._field)
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None


def _can(field: QLineEdit | QTextEdit, *, back: bool) -> bool:
    """Whether a field has words of its own to undo or to do again."""
    of = field if isinstance(field, QLineEdit) else field.document()
    return of.isUndoAvailable() if back else of.isRedoAvailable()


def _begin(field: QLineEdit | QTextEdit) -> None:
    """Let what is typed from now on be all that a field can undo."""
    if isinstance(field, QTextEdit):
        field.document().clearUndoRedoStacks()
        return
    at, start, length = field.cursorPosition(), field.selectionStart(), field.selectionLength()
    field.setText(field.text())
    field.setCursorPosition(at)
    if start >= 0:
        field.setSelection(start, length)
