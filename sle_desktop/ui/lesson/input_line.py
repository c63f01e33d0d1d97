"""InputLine: the one line that is typed in a lesson; what stands before the words moves away."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from sle_desktop.domain.lesson_rows import Keys, Typed, as_line, read_row, unknown_code
from sle_desktop.ui import painting
from sle_desktop.ui.lesson.timeline import columns, paint_before
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from sle_desktop.services.lessons import LessonRow

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InputLine(QWidget):
    """Time, code, flag and words, in the columns of the rows above. Out: ``entered`` with a
    ``Typed``; ``typed`` on each change; ``up`` to the rows; ``given_up`` on Esc while correcting.
    """

    entered = Signal(object)
    typed = Signal()
    up = Signal()
    given_up = Signal()

    def __init__(self, before: "Callable[[Typed], LessonRow]") -> None:
        super().__init__()
        self._before = before
        self._keys = Keys({}, {})
        self._so_far = Typed()
        self.words = _Words(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(columns().words, Space.S, Space.L, Space.M)
        row.addWidget(self.words)
        self.setFocusProxy(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words.textEdited.connect(self._edited)

    def use(self, keys: Keys) -> None:
        """Know what may stand before the words."""
        self._keys = keys

    def take_focus(self) -> None:
        """Let what is typed next go into the line."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def now(self) -> Typed:
        """Return what is typed so far."""
        return replace(self._so_far, words=self.words.text())

    def kept(self) -> str:
        """Return what is typed so far as one line, to be kept and given to ``take_up``."""
        return as_line(self.now(), self._keys)

    def take_up(self, kept: str) -> None:
        """Go on with a line that was kept."""
        self.show_typed(read_row(kept, self._keys))

    def unknown_code(self) -> str:
        """Return the letter that is typed like a code and is none, or an empty word."""
        return unknown_code(self.words.text(), self._keys)

    def show_typed(self, typed: Typed) -> None:
        """Show a row to go on with."""
        self._so_far = typed
        self.words.setText(typed.words)
        self.update()

    def set_code(self, letter: str) -> bool:
        """Give the row a code by its letter (Alt and the letter); returns whether there is one."""
        name = self._keys.codes.get(letter.casefold(), "")
        if name:
            self.show_typed(Typed(self.words.text(), self._so_far.flag, name, self._so_far.at))
            self.typed.emit()
        return bool(name)

    def stamp(self, typed: Typed) -> None:
        """Take over what stands before the words."""
        self._so_far = typed
        self.update()

    def _edited(self, line: str) -> None:
        found = read_row(line, self._keys, self._so_far)
        if found.words != line:
            self.show_typed(found)
        self.typed.emit()
        self.update()

    def enter(self) -> None:
        """Give on what is typed, if it is anything."""
        typed = self.now()
        if typed.words.strip():
            self.entered.emit(typed)

    def take_back(self) -> None:
        """Take away what stands before the words, the last first."""
        so_far = self._so_far
        flag = so_far.flag if so_far.code or so_far.at else ""
        self._so_far = Typed("", flag)
        self.update()
        self.typed.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(px(Size.MEASURE), theme().leading(Type.LESSON) + Space.S + Space.M)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        layout = self.layout()
        if event.type() == QEvent.Type.StyleChange and layout is not None:
            layout.setContentsMargins(columns().words, Space.S, Space.L, Space.M)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw what stands before the words, and the line beneath."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        paint_before(
            painter, room.adjusted(0, Space.S, 0, 0), self._before(self.now()), Tone.ACCENT
        )
        low = room.bottomLeft()
        low.setY(low.y() - Size.RING)
        painting.hairline(painter, low, room.width(), Tone.FIELD)
        painter.end()


class _Words(QLineEdit):
    """The words themselves, without a frame."""

    def __init__(self, line: InputLine) -> None:
        super().__init__()
        self._line = line
        self.setProperty("look", "bare")
        self.setFrame(False)
        self.setFont(theme().font(Type.LESSON))
        self.setAccessibleName("What you see and hear")
        self.setMaxLength(4000)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Save with Enter, go up to the rows, give up with Esc; Alt and a letter is a code."""
        key = event.key()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in _ENTERS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._line.enter()
        elif key == Qt.Key.Key_Up:
            self._line.up.emit()
        elif key == Qt.Key.Key_Escape:
            self._line.given_up.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self._line.take_back()
        elif not (alt and 0 < key < 128 and self._line.set_code(chr(key))):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(Type.LESSON))
