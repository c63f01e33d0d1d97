"""Step 1 of the first run: who you are; or the sample, or a backup from another laptop."""

from PySide6.QtCore import Qt, Signal

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Wish
from sle_desktop.ui.opening.panel import Panel
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.text_field import TextField

_NAME = QuestionFact("Your name", "As it should stand under what you sign.")
_EMAIL = QuestionFact("Your e-mail address", "Schools see it on your documents.")


class Who(Panel):
    """Out: ``told`` with name and e-mail; ``restore_wanted``."""

    told = Signal(str, str)
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Welcome",
            "SLE Desktop keeps your audits, observations, book scrutinies and visits on this"
            " laptop, locked, and makes the documents that schools receive. It needs no internet.",
            "Step 1 of 3",
            "Continue",
        )
        self.name, self.email = TextField("Your name"), TextField("Your e-mail address")
        self._asked_name, self._asked_email = Question(self.name), Question(self.email)
        for question in (self._asked_name, self._asked_email):
            self.column.addWidget(question)
        self._clear()
        sample = self.add_quiet("Try the sample project first")
        restore = self.add_quiet("Restore a backup…")
        self.next_button.clicked.connect(self._go_on)
        self.name.returnPressed.connect(self.email.setFocus)
        self.email.returnPressed.connect(self._go_on)
        sample.clicked.connect(self._try_sample)
        restore.clicked.connect(self.restore_wanted)

    def begin(self) -> None:
        """Give the focus to the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: UserError) -> bool:
        """Show what is wrong with the name or the address."""
        asked, fact = {
            "OWNER_NAME": (self._asked_name, _NAME),
            "OWNER_EMAIL": (self._asked_email, _EMAIL),
        }.get(refusal.code, (None, None))
        if asked is None or fact is None:
            return False
        said = f"{refusal.says} {refusal.do}"
        asked.show_fact(QuestionFact(fact.label, fact.hint, problem=said))
        asked.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _clear(self) -> None:
        self._asked_name.show_fact(_NAME)
        self._asked_email.show_fact(_EMAIL)

    def _go_on(self) -> None:
        self._clear()
        name, email = " ".join(self.name.text().split()), self.email.text().strip()
        if not name:
            self.refuse(UserError("OWNER_NAME", "There is no name yet.", "Type your name."))
        elif not _looks_like_an_address(email):
            self.refuse(
                UserError("OWNER_EMAIL", "That is not an e-mail address.", "Check the address.")
            )
        else:
            self.told.emit(name, email)

    def _try_sample(self) -> None:
        self.wished.emit(Wish("sample"))


def _looks_like_an_address(email: str) -> bool:
    before, at, after = email.partition("@")
    return bool(before and at and "." in after and " " not in email)
