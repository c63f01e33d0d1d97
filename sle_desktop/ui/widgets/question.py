"""Question: an answer widget with its label, hint, whether it is needed, and what is wrong."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class QuestionFact:
    """What stands round an answer. ``problem`` is what stands before finishing or was refused;
    ``last`` is last time's answer in words; ``shown`` is the label as it is drawn, if that is
    another than its name.
    """

    label: str
    hint: str = ""
    needed: bool = False
    problem: str = ""
    last: str = ""
    shown: str = ""


class Problem(QWidget):
    """A line in red with its sign: what is wrong with an answer. In: ``say``."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words("", Type.NOTE_STRONG, Tone.RED, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Size.ICON_SMALL) + Space.S, 0, 0, 0)
        row.addWidget(self._words)
        self.hide()

    def say(self, words: str) -> None:
        """Show what is wrong, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign."""
        painter = painting.start(self)
        side = px(Size.ICON_SMALL)
        top = (theme().leading(Type.NOTE) - side) / 2
        paint_icon(painter, "circle-alert", QRectF(0, top, side, side), Tone.RED)
        painter.end()


class Question(QWidget):
    """A labelled answer widget (any that has ``show_answer`` and ``answered``). In: ``show_fact``.

    It emits nothing: connect to the ``control``. ``inline`` sets a short control at the right of
    its label, on one line, as in a list of scales; ``low`` sets the hint beside the label.
    """

    def __init__(self, control: QWidget, *, inline: bool = False, low: bool = False) -> None:
        super().__init__()
        self.control = control
        self._label = Words("", Type.NOTE_STRONG if low else Type.STRONG, wrap=True)
        self._hint = Words("", Type.NOTE, wrap=not low)
        self._last = Words("", Type.NOTE, Tone.INK3, wrap=True)
        self._problem = Problem()
        self._lay_out(inline, low)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _lay_out(self, inline: bool, low: bool) -> None:
        control = self.control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        if inline:
            column.addLayout(self._beside(control))
            column.addWidget(self._hint)
        elif low:
            head = QHBoxLayout()
            head.setSpacing(Space.S)
            head.addWidget(self._label)
            head.addWidget(self._hint, 1)
            column.addLayout(head)
            column.addWidget(control)
        else:
            for part in (self._label, self._hint, control):
                column.addWidget(part)
        column.addWidget(self._last)
        column.addWidget(self._problem)

    def _beside(self, control: QWidget) -> QHBoxLayout:
        """Return the line of the label with the control at its right."""
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        drop = (px(Size.SEGMENTS) - theme().leading(Type.STRONG)) // 2
        self._label.setContentsMargins(0, drop, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_fact(self, fact: QuestionFact) -> None:
        """Show the words round the answer; what has none takes no room."""
        label = fact.shown or fact.label
        self._label.setText(f"{label} *" if fact.needed else label)
        self._label.setVisible(bool(fact.label))
        self._hint.setText(fact.hint)
        self._hint.setVisible(bool(fact.hint))
        self._last.setText(f"Last time: {fact.last}" if fact.last else "")
        self._last.setVisible(bool(fact.last))
        self._problem.say(fact.problem)
        said = (fact.hint, "needed to finish" if fact.needed else "", fact.problem)
        self.control.setAccessibleDescription(". ".join(one for one in said if one))
