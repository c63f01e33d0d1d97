"""Settings of protection: the ways into the notebook, the recovery code, the idle lock."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.domain.protection import Strength, strength
from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.opening.recovery_code import ShowCode, TypeBack
from sle_desktop.ui.preferences import preferences
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.secret_field import SecretField

_IDLE = (
    Option("5", "5 minutes"),
    Option("15", "15 minutes"),
    Option("30", "30 minutes"),
    Option("60", "An hour"),
    Option("0", "Never"),
)
_SIGN_IN = (Option("yes", "Open by itself"), Option("no", "Ask for the passphrase"))


class Protecting(Section):
    """The passphrase, the sign-in, the recovery code, the idle lock."""

    KEY, LABEL = "protection", "Protection"

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._idle = self.choice(
            "Lock after nobody has used it for", _IDLE, "Ctrl+L locks it at once."
        )
        self._sign_in = self.choice(
            "When you are signed in to this computer",
            _SIGN_IN,
            "Your computer keeps the key for your own sign-in.",
        )
        self._passphrase = self.block("Passphrase", "")
        self.field = SecretField("New passphrase")
        self._asked = Question(self.field)
        self.column.addWidget(self._asked)
        self._set, self._remove = Button("Set the passphrase"), Button("Remove it", Kind.QUIET)
        self.in_a_row(self._set, self._remove)
        self.recovery = NewRecoveryCode(services, messages)
        self.block("Recovery code", "It opens the notebook when everything else fails.")
        self.column.addWidget(self.recovery)
        self._connect()

    def _connect(self) -> None:
        self._idle.answered.connect(self._wait)
        self._sign_in.answered.connect(self._remember)
        self.field.typed.connect(self._judge)
        self.field.entered.connect(self._set_it)
        self._set.clicked.connect(self._set_it)
        self._remove.clicked.connect(self._remove_it)
        self.recovery.saved.connect(self.saved)

    def read(self) -> None:
        """Show how the notebook is protected."""
        ways = self.services.protection.ways
        minutes = str(preferences().now.lock_after_minutes)
        self._idle.show_answer(Answer(minutes, _IDLE))
        self._sign_in.show_answer(Answer("yes" if "keychain" in ways else "no", _SIGN_IN))
        has = "passphrase" in ways
        self._passphrase.setText(
            "There is one: it is asked for after the notebook was locked."
            if has
            else "There is none. With one, whoever sits at your open laptop still cannot unlock it."
        )
        self._set.say("Change the passphrase" if has else "Set the passphrase")
        self._remove.setVisible(has)
        self._judge("")

    def leave(self) -> None:
        """Forget what was typed and shown."""
        self.field.clear()
        self.recovery.leave()

    def _judge(self, words: str) -> None:
        found = strength(words)
        problem = found.value if found is Strength.SHORT else ""
        hint = "Three or four unrelated words." if not found.value or problem else found.value
        self._asked.show_fact(QuestionFact("New passphrase", hint, problem=problem))

    def _set_it(self) -> None:
        try:
            self.services.protection.set_passphrase(self.field.words())
        except UserError as error:
            hint = "Three or four unrelated words."
            self._asked.show_fact(QuestionFact("New passphrase", hint, problem=error.says))
            return
        self.field.clear()
        self.read()
        self.saved.emit("The passphrase is set.")

    def _remove_it(self) -> None:
        try:
            self.services.protection.remove_passphrase()
        except UserError as error:
            self.messages.refuse(error)
            return
        self.read()
        self.saved.emit("The passphrase is removed.")

    def _remember(self, value: object) -> None:
        try:
            if value == "yes":
                self._try_to_remember()
            else:
                self.services.protection.forget()
        except UserError as error:
            self.messages.refuse(error)
        else:
            self.saved.emit("")
        self.read()

    def _try_to_remember(self) -> None:
        if not self.services.protection.remember():
            raise UserError(
                "NO_KEYCHAIN",
                "This computer cannot keep the key for you.",
                "Go on with the passphrase, or the recovery code.",
            )

    def _wait(self, value: object) -> None:
        if value is None:
            self.read()
            return
        preferences().keep(replace(preferences().now, lock_after_minutes=int(str(value))))
        self.saved.emit("")


class NewRecoveryCode(QWidget):
    """Makes a new recovery code, shows it, and has it typed back. Out: ``saved``."""

    saved = Signal(str)

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__()
        self._services, self._messages = services, messages
        self._code = ""
        start = QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        self._make = Button("Make a new recovery code…")
        self._make.setToolTip("The one that you have then no longer opens the notebook")
        column.addWidget(self._make)
        column.addStretch(1)
        self._shown, self._back = ShowCode(""), TypeBack("")
        self._parts = (start, self._shown, self._back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        for part in self._parts:
            whole.addWidget(part)
        self._turn_to(start)
        self._make.clicked.connect(self._make_it)
        self._shown.written.connect(self._ask_back)
        self._back.again.connect(self._show)
        self._back.confirmed.connect(self._confirm)

    def leave(self) -> None:
        """Forget the code."""
        self._code = ""
        self._shown.forget()
        self._back.forget()
        self._turn_to(self._parts[0])

    def _turn_to(self, part: QWidget) -> None:
        for one in self._parts:
            one.setVisible(one is part)

    def _make_it(self) -> None:
        try:
            self._code = self._services.protection.new_recovery_code()
        except UserError as error:
            self._messages.refuse(error)
            return
        self._show()

    def _show(self) -> None:
        self._shown.show_code(self._code, self._services.myself.person().name)
        self._turn_to(self._shown)
        self._shown.begin()

    def _ask_back(self) -> None:
        self._back.show_code(self._code)
        self._turn_to(self._back)
        self._back.begin()

    def _confirm(self) -> None:
        self.leave()
        self.saved.emit("The new recovery code is in force.")
