"""LensBlock: one thing looked for: its scale, and below it, once open, exceptions and a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.fill.asking import Options, answer_of, given_value
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.letter_ticks import LetterTicks
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import Ask, Lens, words
from sle_desktop.ui.fill.question_block import QuestionBlock
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.words import Words


class _Exceptions(QWidget):
    """The line of the letters; it knows the key that they answer."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[str, ...] = ()

    def key_at(self, _widget: QWidget) -> str:
        """Return the key of the letters."""
        return self.keys[0]


class LensBlock(QWidget):
    """A scale with what belongs to it. In: ``refresh``, and ``open`` and ``close_up``.

    Out: ``grown`` once what belongs to it was made, when it opens for the first time.

    Closed it says what was written in one quiet line; a signed record is only ever read, so all
    of it is said there.
    """

    grown = Signal()

    def __init__(self, lens: Lens, place: Place, desk: Desk) -> None:
        super().__init__()
        self.keys = place.keys_of(lens)
        self._lens = lens
        self._place = place
        self._desk = desk
        self._is_open = False
        self.scale = QuestionBlock(
            Ask(lens.scale, inline=True, silent=True), self.keys[0], place.room, desk
        )
        self._hint = Words("", Type.NOTE, wrap=True)
        self._said = Words("", Type.NOTE, wrap=not desk.may_write)
        self._letters: LetterTicks | None = None
        self._letters_row = _Exceptions()
        self._options = Options()
        self._shown: Answer | None = None
        self._note: QuestionBlock | None = None
        self._inside = QWidget()
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scale)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.S)
        inside.addWidget(self._hint)
        self._inside.hide()
        self.scale.hold(self._said)
        self.scale.hold(self._inside)

    @property
    def made(self) -> int:
        """What is another once a control was made anew."""
        note = self._note.made + 1 if self._note is not None else 0
        return self.scale.made + note

    def open(self) -> None:
        """Show what belongs to it."""
        first = self._note is None and self._letters is None
        if first:
            self._make()
        self._is_open = True
        self._said.hide()
        self._inside.show()
        self.refresh()
        if first:
            self.grown.emit()

    def close_up(self) -> None:
        """Show one line of it."""
        self._is_open = False
        self._inside.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show the present state."""
        self.scale.refresh()
        if not self._is_open:
            said = self._in_short()
            self._said.setText(said)
            self._said.setVisible(bool(said))
            return
        hint = words(self._desk.at(self.keys[0]).hint)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if self._note is not None:
            self._note.refresh()
        self._show_letters()

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the answer that a widget inside belongs to."""
        if self._letters is not None and self._letters.isAncestorOf(widget):
            return self._key(self._lens.exceptions)
        if self._note is not None and self._note.isAncestorOf(widget):
            return self._note.key
        return self.scale.key

    def focus(self, key: str) -> None:
        """Give the focus to the control of a key."""
        if key == self.scale.key:
            self.scale.focus(key)
            return
        self.open()
        if self._note is not None and key == self._note.key:
            self._note.focus(key)
        elif self._letters is not None:
            self._letters.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self) -> None:
        """Give the focus to the scale."""
        self.scale.focus(self.scale.key)

    def flush(self) -> None:
        """Let what is being typed be given now."""
        if self._note is not None:
            self._note.flush()

    def _make(self) -> None:
        inside = self._inside.layout()
        assert inside is not None
        if self._lens.exceptions is not None:
            label = self._label(self._lens.exceptions)
            self._letters_row.keys = (self._key(self._lens.exceptions),)
            self._letters = LetterTicks(label)
            self._letters.answered.connect(self._tick)
            row = QHBoxLayout(self._letters_row)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(Space.M)
            row.addWidget(Words(_last_words(label), Type.NOTE_STRONG))
            row.addWidget(self._letters, 1)
            inside.addWidget(self._letters_row)
        if self._lens.note is not None:
            about = self._label(self._lens.note).partition(": ")[0]
            ask = Ask(self._lens.note, about=about)
            room = self._place.room - 2 * Space.L
            self._note = QuestionBlock(ask, self._key(self._lens.note), room, self._desk, edge=0)
            inside.addWidget(self._note)

    def _show_letters(self) -> None:
        if self._letters is None or self._lens.exceptions is None:
            return
        live = self._desk.at(self._key(self._lens.exceptions))
        options = self._options.of(live.choices)
        folded = self._lens.exceptions.path in self._desk.folded
        self._letters_row.setVisible(bool(options) and not folded)
        answer = answer_of(self._desk, live, options)
        if answer != self._shown:
            self._shown = answer
            self._letters.show_answer(answer)

    def _in_short(self) -> str:
        """Return the exceptions and the note as one line."""
        parts = []
        exceptions, note = self._lens.exceptions, self._lens.note
        if exceptions is not None and exceptions.path not in self._desk.folded:
            value = self._desk.at(self._key(exceptions)).value
            letters = ", ".join(value) if isinstance(value, tuple) else ""
            parts.append(f"Exceptions {letters}" if letters else "")
        if note is not None:
            parts.append(" ".join(str(self._desk.at(self._key(note)).value or "").split()))
        return " · ".join(one for one in parts if one)

    def _tick(self, value: object) -> None:
        self._desk.answer(self._key(self._lens.exceptions), given_value(value))

    def _key(self, one: object) -> str:
        """Return the key of a question that belongs to it."""
        pairs = zip(self._lens.fields, self.keys, strict=True)
        return next(key for field, key in pairs if field is one)

    def _label(self, one: object) -> str:
        return words(self._desk.at(self._key(one)).label)


def _last_words(label: str) -> str:
    """Return what a label says after the name of what was looked for."""
    said = label.rpartition(": ")[2]
    return f"{said[:1].upper()}{said[1:]}"
