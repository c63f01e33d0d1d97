"""NumberField: a whole or decimal number, typed; Stepper adds buttons; Range a sliding handle."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.typed import read_number
from sle_desktop.ui.widgets.words import Words


class NumberField(TextField):
    """A number. In: ``show_answer``. Out: ``answered`` with an ``int``, a ``Decimal``, ``None``, or
    the words typed when they are no number. Up and Down step by one.
    """

    ROOM = Size.FIELD_SHORTEST
    SELECTS = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def read(self, words: str) -> object:
        """Return a number, ``None``, or the words when they are no number."""
        if not words.strip():
            return None
        number = read_number(words)
        return words if number is None else number

    def step(self, by: int) -> None:
        """Add to the number (a blank counts as nought) and emit it."""
        number = self.read(self.text()) or 0
        if isinstance(number, int | Decimal) and not self.isReadOnly():
            self.setText(self.said(number + by))
            self.textEdited.emit(self.text())
            self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step with the arrow keys."""
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self.step(by)


class _Little(NumberField):
    """A number of a few figures."""

    ROOM = Size.CELL_LEAST


class Stepper(QWidget):
    """A small whole number with minus and plus. In: ``show_answer``. Out: ``answered``."""

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = _Little(name)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = (
            Button(f"{name}: one less", Kind.PLAIN, "minus", icon_only=True),
            Button(f"{name}: one more", Kind.PLAIN, "plus", icon_only=True),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self._buttons[0])
        row.addWidget(self.line)
        row.addWidget(self._buttons[1])
        row.addStretch(1)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line's arrow keys do the same
        self.setFocusProxy(self.line)
        self.line.answered.connect(self.answered)
        self._buttons[0].clicked.connect(self._less)
        self._buttons[1].clicked.connect(self._more)

    def show_answer(self, answer: Answer) -> None:
        """Show a number."""
        self.line.show_answer(answer)
        for button in self._buttons:
            button.setEnabled(not answer.read_only)

    def flush(self) -> None:
        """Emit at once what was typed."""
        self.line.flush()

    def _less(self) -> None:
        self.line.step(-1)

    def _more(self) -> None:
        self.line.step(1)


class _Handle(QSlider):
    """The sliding handle, with no handle at all while the answer is blank."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.blank = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the groove and the handle."""
        return QSize(px(Size.FIELD_SHORT), px(Size.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the groove, what is filled, and the handle."""
        painter = painting.start(self)
        room, side = QRectF(self.rect()), px(Size.TICK)
        groove = QRectF(side / 2, room.center().y() - Space.HAIR, room.width() - side, Space.XS)
        painter.fillRect(groove, theme().colour(Tone.FIELD if self.blank else Tone.REST))
        if self.hasFocus():
            painting.ring(painter, room)
        if not self.blank:
            span = max(self.maximum() - self.minimum(), 1)
            x = side / 2 + (self.value() - self.minimum()) / span * groove.width()
            done = QRectF(groove.x(), groove.y(), x - groove.x(), groove.height())
            painter.fillRect(done, theme().colour(Tone.ACCENT))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour(Tone.ACCENT))
            painter.drawEllipse(QRectF(x - side / 2, room.center().y() - side / 2, side, side))
        painter.end()


class Range(QWidget):
    """A number between two ends, by steps. In: ``show_answer``. Out: ``answered``.

    Blank until it is touched; Backspace makes it blank again.
    """

    answered = Signal(object)

    def __init__(self, name: str, start: Decimal, end: Decimal, step: Decimal) -> None:
        super().__init__()
        self._start, self._step = start, step
        self.handle = _Handle()
        self.handle.setAccessibleName(name)
        self.handle.setRange(0, int((end - start) / step))
        self._said = Words("", Type.NOTE_STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.handle, 1)
        row.addWidget(self._said)
        self.setFocusProxy(self.handle)
        self.setMaximumWidth(px(Size.MEASURE))
        self.handle.valueChanged.connect(self._moved)
        self.handle.sliderPressed.connect(self._moved)

    def show_answer(self, answer: Answer) -> None:
        """Show a number, or a blank."""
        self.handle.setEnabled(not answer.read_only)
        value = answer.value
        self.handle.blank = not isinstance(value, int | float | Decimal)
        self.handle.blockSignals(True)
        if isinstance(value, int | float | Decimal):
            self.handle.setValue(round((Decimal(str(value)) - self._start) / self._step))
        self.handle.blockSignals(False)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Make it blank with Backspace or Delete."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.handle.blank:
            self.handle.blank = True
            self._say()
            self.answered.emit(None)
        else:
            super().keyPressEvent(event)

    def _value(self) -> int | Decimal:
        value = self._start + self.handle.value() * self._step
        return int(value) if value == value.to_integral_value() else value

    def _moved(self) -> None:
        self.handle.blank = False
        self._say()
        self.answered.emit(self._value())

    def _say(self) -> None:
        self._said.setText("not answered" if self.handle.blank else str(self._value()))
        self.handle.update()
