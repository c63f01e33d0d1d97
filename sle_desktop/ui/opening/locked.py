"""A locked notebook: nothing of it is shown; a passphrase or the recovery code opens it."""

from PySide6.QtCore import Qt, Signal

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Closed, Wish
from sle_desktop.ui.opening.code_field import CodeField
from sle_desktop.ui.opening.panel import Panel
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.secret_field import SecretField

_ASKS = "This notebook is locked. Enter your passphrase to open it."
_SIGNED_IN = (
    "This notebook is locked. It opens with your computer’s own sign-in; set a passphrase in"
    " Settings to be asked for it here."
)


class Locked(Panel):
    """In: ``show_closed``. Out: ``wished``; ``code_wanted``; ``leave_wanted`` (the sample)."""

    code_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Locked", "", "", "Open")
        self.field = SecretField("Passphrase")
        self._asked = Question(self.field)
        self.column.addWidget(self._asked)
        self._say()
        self._by_passphrase = True
        self.code = self.add_quiet("Use the recovery code instead")
        self.leave = self.add_quiet("Leave the sample")
        self.next_button.clicked.connect(self._open)
        self.field.entered.connect(self._open)
        self.field.typed.connect(self._say_nothing)
        self.code.clicked.connect(self.code_wanted)
        self.leave.clicked.connect(self.leave_wanted)

    def show_closed(self, closed: Closed, hint: str = "") -> None:
        """Ask for what opens this notebook. ``hint`` is the sample's own passphrase."""
        self._by_passphrase = "passphrase" in closed.slots
        self._asked.setVisible(self._by_passphrase)
        self.text.setText(hint or (_ASKS if self._by_passphrase else _SIGNED_IN))
        self.text.show()
        self.leave.setVisible(bool(hint))
        self.code.setVisible(not hint)
        self._say()

    def begin(self) -> None:
        """Give the focus to the passphrase, or to the button where none is asked for."""
        first = self.field if self._by_passphrase else self.next_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.clear()

    def refuse(self, refusal: UserError) -> bool:
        """Say that the passphrase is wrong, here."""
        if refusal.code not in ("WRONG_PASSPHRASE", "LOCKED"):
            return False
        self._say(f"{refusal.says} {refusal.do}")
        self.field.line.selectAll()
        self.begin()
        return True

    def _say(self, problem: str = "") -> None:
        self._asked.show_fact(QuestionFact("Passphrase", problem=problem))

    def _say_nothing(self) -> None:
        self._say()

    def _open(self) -> None:
        if not self._by_passphrase:
            self.wished.emit(Wish("look"))
        elif self.field.words():
            self.wished.emit(Wish("passphrase", self.field.words()))
        else:
            self._say("Type your passphrase.")
            self.begin()


class ByCode(Panel):
    """Asks for the recovery code. Out: ``wished``; ``back``."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Open with the recovery code",
            "It is on the sheet that you printed or wrote down: eight groups of five characters.",
            "",
            "Open",
        )
        self.field = CodeField("Recovery code")
        self._asked = Question(self.field)
        self.column.addWidget(self._asked)
        self._say()
        self.back_button = self.add_quiet("Use the passphrase instead")
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self._open)
        self.field.returnPressed.connect(self._open)
        self.field.textChanged.connect(self._say_nothing)

    def begin(self) -> None:
        """Give the focus to the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.clear()

    def refuse(self, refusal: UserError) -> bool:
        """Say what is wrong with the code, here."""
        if refusal.code not in ("RECOVERY_CODE_MISTYPED", "WRONG_RECOVERY_CODE"):
            return False
        self._say(f"{refusal.says} {refusal.do}")
        self.begin()
        return True

    def _say(self, problem: str = "") -> None:
        self._asked.show_fact(QuestionFact("Recovery code", problem=problem))

    def _say_nothing(self) -> None:
        self._say()

    def _open(self) -> None:
        self.wished.emit(Wish("recovery", self.field.text()))
