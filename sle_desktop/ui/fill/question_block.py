"""QuestionBlock: one question with its control, kept true to the record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.engine.instance import Live
from sle_desktop.ui import painting
from sle_desktop.ui.fill.asking import Options, answer_of, flush, given_value
from sle_desktop.ui.fill.controls import Wanted, as_control, control_for, segments_width
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.photo_field import PhotoField
from sle_desktop.ui.fill.plan import Ask, words
from sle_desktop.ui.fill.ruled_band import RuledBand
from sle_desktop.ui.fill.said_value import SaidValue
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.one_of import OneOf
from sle_desktop.ui.widgets.question import Question, QuestionFact

_CHANGED = "changed_"
_NARROW = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
"""What is never wider than it asks to be, and must not be given a limit that would stretch it."""


class QuestionBlock(QWidget):
    """One question. In: ``refresh``. The control is made anew only when it may no longer be (or
    may again be) written, or when its choices need another kind of control.

    A scale beside its label has the soft band while it has the focus; other questions only have
    the ring of their field.
    """

    def __init__(self, ask: Ask, key: str, room: int, desk: Desk, *, edge: int = Space.L) -> None:
        super().__init__()
        self.key = key
        self.ask = ask
        self._room = room
        self._desk = desk
        self._options = Options()
        self._question: Question | None = None
        self._shown: tuple[Answer, QuestionFact] | None = None
        self._closed = False
        self.made = 0
        """How many times the control, or its options, were made anew."""

        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(edge, 0, edge, 0)
        if ask.inline:
            band = RuledBand()
            self._column.setContentsMargins(0, 0, 0, 0)
            self._column.addWidget(band)
            self._column = band.column
        self.refresh()

    def hold(self, below: QWidget) -> None:
        """Let a widget stand below the question, within its band."""
        self._column.addWidget(below)

    @property
    def control_width(self) -> int:
        """How wide its control asks to be, in pixels."""
        return self._question.control.sizeHint().width() if self._question is not None else 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the answers here."""
        return (self.key,)

    def refresh(self) -> None:
        """Show the present state of the field; nothing moves that did not change."""
        live = self._desk.at(self.key)
        options = self._options.of(live.choices)
        answer = answer_of(self._desk, live, options)
        fact = self._fact(live)
        if self._question is None or answer.read_only is not self._closed:
            self._make(fact.label, answer)
        if (answer, fact) == self._shown:
            return
        assert self._question is not None
        if self._shown is None or not self._is_refused() or self._shown[0].options != options:
            self.made += self._shown is not None and self._shown[0].options != options
            as_control(self._question.control).show_answer(answer)
        if self._shown is None or fact != self._shown[1]:
            _call(self._question.control, fact.label)
            self._question.show_fact(fact)
        self._shown = (answer, fact)

    def key_at(self, _widget: QWidget) -> str:
        """Return the key of the answer that a widget inside belongs to."""
        return self.key

    def focus(self, _key: str) -> None:
        """Give the focus to the control."""
        assert self._question is not None
        focus(self._question.control)

    def flush(self) -> None:
        """Let what is being typed be given now."""
        if self._question is not None:
            flush(self._question.control)

    def _is_refused(self) -> bool:
        """Whether what was typed and refused stands in the field, not what the record holds."""
        refused = self._desk.looked.refused.get(self.key)
        return refused is not None and refused[0] != self._desk.at(self.key).value

    def _fact(self, live: Live) -> QuestionFact:
        label = words(live.label) or live.field.name.replace("_", " ")
        needed = self._desk.may_write and live.required and not live.read_only
        # A signed record needs no advice.
        hint = words(live.hint) if self._desk.may_write and not self.ask.silent else ""
        shown = bare(label, self.ask.about) if self.ask.about else ""
        if shown and self.ask.field.name.startswith(_CHANGED) and self._desk.opened.prior_title:
            shown = (
                f"{shown.removesuffix('?')} since the {lower_first(self._desk.opened.prior_title)}?"
            )
        return QuestionFact(label, hint, needed, self._desk.says(self.key), shown=shown)

    def _make(self, label: str, answer: Answer) -> None:
        if self._question is not None:
            self._column.removeWidget(self._question)
            self._question.hide()
            self._question.deleteLater()
        self._closed = answer.read_only
        photos = self._desk.photos
        low = bool(self.ask.about)
        wanted = Wanted(self.ask.field, label, answer.options, self._room, photos, low)
        control = control_for(wanted, read_only=answer.read_only)
        if control.sizePolicy().horizontalPolicy() not in _NARROW and not self.ask.about:
            control.setMaximumWidth(px(Size.MEASURE))
        beside = self._fits_beside(control, label)
        self._question = Question(control, inline=beside, low=bool(self.ask.about))
        self._shown = None
        self.made += 1
        self._column.insertWidget(0, self._question)
        self._question.setVisible(True)  # at once: Qt would do it later
        as_control(control).answered.connect(self._answered)
        if isinstance(control, PhotoField):
            control.given.connect(self._photo_given)
            self._desk.photo_settled.connect(self._photo_settled)
        if hasattr(control, "typing"):
            control.typing.connect(self._desk.typing)

    def _fits_beside(self, control: QWidget, label: str) -> bool:
        """Whether the label and a scale fit on one line."""
        if not self.ask.inline or not isinstance(control, ChoiceSegments):
            return False
        beside = segments_width(self._options.of(self._desk.at(self.key).choices))
        words = painting.width_of(f"{label} *", Type.STRONG)
        return beside + Space.M + min(words, px(Size.FIELD_SHORTEST)) <= self._room

    def _photo_given(self, source: object) -> None:
        self._desk.take_photo(self.key, source)

    def _photo_settled(self, key: str) -> None:
        control = self._question.control if self._question is not None else None
        if key == self.key and isinstance(control, PhotoField):
            control.rest()

    def _answered(self, value: object) -> None:
        self._desk.answer(self.key, given_value(value))


def lower_first(words: str) -> str:
    """Return words that go on in a sentence."""
    return f"{words[:1].lower()}{words[1:]}"


def bare(label: str, about: str) -> str:
    """Return a label without the sign of the statement it stands under (``4b: what changed?``)."""
    shown = label.removeprefix(f"{about}: ")
    return f"{shown[:1].upper()}{shown[1:]}"


def _call(control: QWidget, label: str) -> None:
    """Let a control be named by its question."""
    if isinstance(control, SaidValue):
        control.call(label)
    else:
        control.setAccessibleName(label)


def focus(control: QWidget) -> None:
    """Give the focus to a control, in the place where Tab would stop."""
    if isinstance(control, OneOf):
        control.focus_first()
        return
    stop = control
    if control.focusPolicy() == Qt.FocusPolicy.NoFocus and control.focusProxy() is None:
        stop = next(
            (
                one
                for one in control.findChildren(QWidget)
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
            ),
            control,
        )
    stop.setFocus(Qt.FocusReason.OtherFocusReason)
