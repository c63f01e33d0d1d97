"""Step 2 of the first run: how the notebook is protected; and a new passphrase after a recovery."""

from PySide6.QtCore import Qt, Signal

from sle_desktop.domain.protection import Strength, strength
from sle_desktop.errors import UserError
from sle_desktop.ui.opening.panel import Panel
from sle_desktop.ui.theme import Tone, Type
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.secret_field import SecretField
from sle_desktop.ui.widgets.words import Words

_REMEMBERED = (
    "Everything is encrypted on this laptop. Your computer remembers the key, so the notebook opens"
    " by itself when you are signed in."
)
_NOT_REMEMBERED = (
    "Everything is encrypted on this laptop. This computer cannot remember the key for you, so"
    " choose a passphrase: you type it each time you open the notebook."
)
_TONES = {Strength.STRONG: Tone.GREEN, Strength.SHORT: Tone.RED}


class NewPassphrase(Panel):
    """Asks for a new passphrase. Out: ``chosen`` with it, or with "" where it may be left out."""

    chosen = Signal(str)

    def __init__(self, title: str, text: str, step: str, go_on: str) -> None:
        super().__init__(title, text, step, go_on)
        self.optional = True
        self.field = SecretField("Passphrase")
        self._asked = Question(self.field)
        self._strength = Words("", Type.NOTE_STRONG, wrap=True)
        self._strength.setAccessibleName("Strength of the passphrase")
        self.column.addWidget(self._asked)
        self.column.addWidget(self._strength)
        self._strength.hide()
        self.say_fact()
        self.field.typed.connect(self._judge)
        self.field.entered.connect(self._go_on)
        self.next_button.clicked.connect(self._go_on)

    def fact(self, problem: str = "") -> QuestionFact:
        """Return the words round the field."""
        label = "Passphrase, if you want one" if self.optional else "Passphrase"
        hint = "Three or four unrelated words. It is asked for after the notebook locks itself."
        return QuestionFact(label, hint, problem=problem)

    def say_fact(self, problem: str = "") -> None:
        """Show the words round the field, with what is wrong if anything is."""
        self._asked.show_fact(self.fact(problem))

    def begin(self) -> None:
        """Give the focus to the passphrase."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.clear()

    def refuse(self, refusal: UserError) -> bool:
        """Show what is wrong with the passphrase."""
        if refusal.code != "PASSPHRASE_SHORT":
            return False
        self.say_fact(refusal.says)
        return True

    def _judge(self, words: str) -> None:
        found = strength(words)
        self._strength.setText(found.value)
        self._strength.wear(Type.NOTE_STRONG, _TONES.get(found, Tone.INK2))
        self._strength.setVisible(bool(found.value))
        self.say_fact()

    def _go_on(self) -> None:
        found = strength(self.field.words())
        if found is Strength.NONE and not self.optional:
            self.say_fact("Choose a passphrase: without one you could not open the notebook again.")
            self.begin()
        elif not found.is_enough:
            self.say_fact(found.value)
            self.begin()
        else:
            self.chosen.emit(self.field.words())


class Protect(NewPassphrase):
    """Step 2: in ``show_keychain``. Out: ``chosen``, ``back``."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__("Protect this notebook", _REMEMBERED, "Step 2 of 3", "Make my notebook")
        self.add_quiet("Back").clicked.connect(self.back)

    def show_keychain(self, serves: bool) -> None:
        """Say whether this computer remembers the key; if not, a passphrase is needed."""
        self.optional = serves
        self.text.setText(_REMEMBERED if serves else _NOT_REMEMBERED)
        self.say_fact()


class ChangePassphrase(NewPassphrase):
    """After the recovery code opened the notebook: a new passphrase, or none. Out: ``chosen``."""

    def __init__(self) -> None:
        super().__init__(
            "Your notebook is open",
            "Set a new passphrase now, so that you need not look for the recovery code again.",
            "",
            "Set the passphrase",
        )
        self.optional = False
        self.say_fact()
        self.skip = self.add_quiet("Not now")
