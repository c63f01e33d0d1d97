"""SignerPanel: one person who signs: who, what signing means, and ink or a typed name."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.clock import local
from sle_desktop.ui import painting
from sle_desktop.ui.finish.signing import COMMENT, DECLINED, READ, Put
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.choice_list import ChoiceList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.ink_pad import InkPad
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.typed import say_date
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.before_signing import Signer

_MEANINGS = (
    Option(READ, "Read and discussed"),
    Option(COMMENT, "Read, with comment"),
    Option(DECLINED, "Declined"),
)
_INK, _TYPED = "ink", "typed"
_WAYS = (Option(_INK, "Sign in ink"), Option(_TYPED, "Type the name"))
_MEANS = {
    READ: "Signing means “I have read this and we discussed it”, not that {who} agrees.",
    COMMENT: "Signing means “I have read this and wish to comment”. The comment is printed above "
    "the signatures.",
    DECLINED: "The document will say “Declined to sign” beside the name, and nothing else.",
}
_MEANS_FOR_AUTHOR = "Signing means “I have read this and we discussed it”. It certifies nothing."


@dataclass(frozen=True, slots=True)
class PanelFact:
    """What a panel shows: the signer, what was put, whether it is open, and who witnesses."""

    signer: "Signer"
    put: Put
    is_open: bool
    witness: str


class SignerPanel(QWidget):
    """One signer. In: ``show_fact``. Out: ``put`` with what was put, ``wanted`` when its button
    asks for it to be opened.
    """

    put = Signal(object)
    wanted = Signal()

    def __init__(self, role_words: str) -> None:
        super().__init__()
        self._fact: PanelFact | None = None
        self._naming = False
        who = role_words
        self._name = Words("", Type.STRONG)
        self._state = Words("", Type.NOTE, wrap=True)
        self._open = Button("Sign now", Kind.QUIET)
        self.meaning = ChoiceList(f"What the {who} says")
        self._comment_label = Words("Comment", Type.LABEL)
        self.comment = TextArea(f"Comment of the {who}", lines=2)
        self.way = ChoiceSegments(f"How the {who} signs")
        self._wipe = Button("Clear", Kind.QUIET)
        self._other = Button("Someone else signs", Kind.QUIET)
        self._name_label = Words(f"Name of the {who}", Type.LABEL)
        self.named = TextField(f"Name of the {who}")
        self.pad = InkPad(f"Ink of the {who}")
        self.typed = TextField(f"Name typed by the {who} as a signature")
        self._means = Words("", Type.NOTE, wrap=True)
        self._inside = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._state)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addLayout(words, 1)
        for button in (self._other, self._open):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(Size.ICON) + Space.S, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._inside)
        self._lay_out_inside()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _lay_out_inside(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(Space.S)
        ways.addWidget(self.way)
        ways.addStretch(1)
        ways.addWidget(self._wipe)
        above: tuple[QWidget, ...] = (self.meaning, self._comment_label, self.comment)
        below: tuple[QWidget, ...] = (self._name_label, self.named, self.pad, self.typed)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, Space.XS, 0, 0)
        column.setSpacing(Space.S)
        for one in above:
            column.addWidget(one)
        column.addLayout(ways)
        for one in (*below, self._means):
            column.addWidget(one)

    def _connect(self) -> None:
        self._open.clicked.connect(self.wanted)
        self.meaning.answered.connect(self._mean)
        self.comment.answered.connect(self._comment)
        self.way.answered.connect(self._choose_way)
        self.named.answered.connect(self._call)
        self.typed.answered.connect(self._type)
        self.pad.inked.connect(self._ink)
        self._wipe.clicked.connect(self.pad.clear)
        self._other.clicked.connect(self._call_other)

    def show_fact(self, fact: PanelFact) -> None:
        """Show a signer, open to sign or closed in two lines."""
        opened = fact.is_open and not (self._fact is not None and self._fact.is_open)
        self._fact = fact
        put = fact.put
        self._name.setText(self._said_name())
        self._state.setText(self._said_state())
        self._open.setVisible(not fact.is_open)
        self._open.say("Change" if put.at is not None else "Sign now")
        if put.is_held:
            self._open.hide()
        self._open.setAccessibleName(f"{self._open.text()}: {fact.signer.words}")
        self.meaning.show_answer(Answer(put.meaning or None, _MEANINGS))
        self.comment.show_answer(Answer(put.comment or None))
        self.way.show_answer(Answer(_INK if put.by_ink else _TYPED, _WAYS))
        self.named.show_answer(Answer(put.name or None))
        self.typed.show_answer(Answer(put.typed or None))
        self.typed.setPlaceholderText(fact.signer.name)
        if self.pad.strokes != put.strokes:
            self.pad.show_ink(put.strokes)
        if opened:
            self._naming = not fact.signer.name or put.name != fact.signer.name
        self._show_parts()
        self._inside.setVisible(fact.is_open)
        self.update()

    def focus_first(self) -> None:
        """Give the focus to what is next: the meaning, then the signature."""
        put = self._shown().put
        if not put.meaning:
            self.meaning.focus_first()
        elif put.by_ink and put.meaning != DECLINED:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab stops at, in reading order."""
        first, way = self.meaning.buttons.values(), self.way.buttons.values()
        last = (self._wipe, self.named, self.pad, self.typed)
        return (self._other, self._open, *first, self.comment, *way, *last)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign at the left: signed, declined, to sign now, or later."""
        put = self._shown().put
        if put.at is not None:
            declined = put.meaning == DECLINED
            name, tone = ("minus", Tone.INK2) if declined else ("circle-check", Tone.GREEN)
        elif self._shown().is_open:
            name, tone = "pen-line", Tone.ACCENT
        else:
            name, tone = "clock", Tone.INK3
        side = px(Size.ICON)
        painter = painting.start(self)
        top = (theme().leading(Type.STRONG) - side) / 2 + 1
        paint_icon(painter, name, QRectF(0, top, side, side), tone)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Leave the sign its room at every size of text."""
        super().changeEvent(event)
        whole = self.layout()
        if event.type() == QEvent.Type.StyleChange and whole is not None:
            whole.setContentsMargins(px(Size.ICON) + Space.S, 0, 0, 0)

    def _shown(self) -> PanelFact:
        assert self._fact is not None, "a panel is painted after it was given its signer"
        return self._fact

    def _said_name(self) -> str:
        fact = self._shown()
        name = fact.put.signed_name if fact.put.at is not None else fact.put.name
        name = name or fact.put.name
        words = fact.signer.words
        return f"{name}, {words}" if name else words[:1].upper() + words[1:]

    def _said_state(self) -> str:
        fact = self._shown()
        put, signer = fact.put, fact.signer
        seen = "" if signer.role == "sle" else f", seen by {fact.witness}"
        if put.at is not None:
            how = "Declined" if put.meaning == DECLINED else "Signed"
            how += ", with a comment," if put.meaning == COMMENT else ""
            if put.is_held:
                at = local(put.at)
                return f"{how} on {say_date(at.date())} at {at:%H:%M}; it holds"
            return f"{how} {local(put.at):%H:%M}{seen}"
        if fact.is_open:
            return f"signs now{seen}"
        if signer.must:
            return "still to sign"
        return "may sign now, or later on a new version" if signer.awaited else "may sign"

    def _show_parts(self) -> None:
        """Show the controls that this way of signing needs."""
        put, signer = self._shown().put, self._shown().signer
        declined = put.meaning == DECLINED
        drawn, typed = put.by_ink and not declined, not put.by_ink and not declined
        naming = (drawn or declined) and self._naming
        for one, wanted in (
            (self._comment_label, put.meaning == COMMENT),
            (self.comment, put.meaning == COMMENT),
            (self.way, not declined),
            (self._wipe, drawn and bool(put.strokes)),
            (self._other, self._may_name_another() and (drawn or declined)),
            (self._name_label, naming),
            (self.named, naming),
            (self.pad, drawn),
            (self.typed, typed),
        ):
            one.setVisible(wanted)
        who = "the SLE" if signer.role == "sle" else f"the {signer.words}"
        means = _MEANS.get(put.meaning, _MEANS[READ]).format(who=who)
        if signer.role == "sle" and put.meaning == READ:
            means = _MEANS_FOR_AUTHOR
        hands = "Pen, finger or mouse. " if drawn else ""
        self._means.setText(hands + means)

    def _may_name_another(self) -> bool:
        fact = self._shown()
        waits = fact.is_open and fact.put.at is None
        return waits and not self._naming and fact.signer.role != "sle"

    def _mean(self, value: object) -> None:
        self.put.emit(replace(self._shown().put, meaning=str(value or "")))

    def _comment(self, value: object) -> None:
        self.put.emit(replace(self._shown().put, comment=str(value or "")))

    def _choose_way(self, value: object) -> None:
        self.put.emit(replace(self._shown().put, by_ink=value != _TYPED))

    def _call(self, value: object) -> None:
        self.put.emit(replace(self._shown().put, name=str(value or "")))

    def _type(self, value: object) -> None:
        self.put.emit(replace(self._shown().put, typed=str(value or "")))

    def _ink(self) -> None:
        self.put.emit(replace(self._shown().put, strokes=self.pad.strokes))

    def _call_other(self) -> None:
        self._naming = True
        self._show_parts()
        self.named.selectAll()
        self.named.setFocus(Qt.FocusReason.OtherFocusReason)
