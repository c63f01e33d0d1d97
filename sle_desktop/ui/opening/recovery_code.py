"""The recovery code of a notebook: shown once to write down, then typed back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from sle_desktop.domain.protection import groups, plainly, wrong_group
from sle_desktop.errors import UserError
from sle_desktop.ui.opening import recovery_sheet
from sle_desktop.ui.opening.code_field import CodeField, CodeShown, GroupTicks
from sle_desktop.ui.opening.panel import Panel
from sle_desktop.ui.opening.recovery_sheet import Sheet
from sle_desktop.ui.widgets.question import Question, QuestionFact


class ShowCode(Panel):
    """Shows the code, to write down, print or save. Out: ``written`` when the person has it."""

    written = Signal()

    def __init__(self, step: str = "Step 2 of 3") -> None:
        super().__init__(
            "Write down your recovery code",
            "It opens the notebook if you forget the passphrase or this laptop is lost. Nobody else"
            " has it, and it cannot be asked for again. Keep it apart from the laptop.",
            step,
            "I have it",
        )
        self._sheet: Sheet | None = None
        self._shown = CodeShown()
        self.column.addWidget(self._shown)
        self._print, self._save = self.add_quiet("Print…"), self.add_quiet("Save a sheet…")
        self.next_button.clicked.connect(self.written)
        self._print.clicked.connect(self._to_printer)
        self._save.clicked.connect(self._to_file)

    def show_code(self, code: str, owner: str) -> None:
        """Show a code and whose it is."""
        self._sheet = Sheet(code, owner, date.today())  # noqa: DTZ011  # the owner's own calendar
        self._shown.show_code(code)

    def begin(self) -> None:
        """Let a screen reader say the code first."""
        self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop the code."""
        self._sheet = None
        self._shown.show_code("")
        self.messages.clear()

    def _to_printer(self) -> None:
        if self._sheet is not None and recovery_sheet.print_out(self._sheet, self):
            self.messages.done("The sheet was sent to the printer.", "Fetch it before you go on.")

    def _to_file(self) -> None:
        if self._sheet is None:
            return
        home = Path.home() / self._sheet.file_name
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the recovery sheet", str(home), "PDF (*.pdf)"
        )
        if not chosen:
            return
        try:
            recovery_sheet.save(self._sheet, Path(chosen))
        except OSError:
            self.messages.refuse(
                UserError("SHEET_NOT_SAVED", "It cannot be saved there.", "Choose another folder.")
            )
        else:
            self.messages.done(
                "The sheet is saved.", "Move it off this laptop, to a stick or to paper."
            )


class TypeBack(Panel):
    """Has the code typed back, forgivingly. Out: ``confirmed``, ``again`` to see the code."""

    confirmed = Signal()
    again = Signal()

    def __init__(self, step: str = "Step 2 of 3") -> None:
        super().__init__(
            "Type the code back",
            "From your paper or printout. Capitals, spaces and dashes do not matter.",
            step,
            "Confirm",
        )
        self._code = ""
        self.field = CodeField("Recovery code", typed_only=True)
        self._asked = Question(self.field)
        self._ticks = GroupTicks()
        self.column.addWidget(self._asked)
        self.column.addWidget(self._ticks)
        self.add_quiet("Show the code again").clicked.connect(self.again)
        self.field.textChanged.connect(self._compare)
        self.field.returnPressed.connect(self._go_on)
        self.field.pasted.connect(self._say_typed)
        self.next_button.clicked.connect(self._go_on)
        self._say()

    def show_code(self, code: str) -> None:
        """Ask for this code."""
        self._code = code
        self.field.clear()
        self._compare("")

    def begin(self) -> None:
        """Give the focus to the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop the code."""
        self.show_code("")

    def _say(self, problem: str = "") -> None:
        self._asked.show_fact(QuestionFact("Recovery code", problem=problem))

    def _say_typed(self) -> None:
        self._say("Please type it: pasting does not show that you have it outside this laptop.")

    def _compare(self, typed: str) -> None:
        self._ticks.show_typed(typed, self._code)
        wrong = wrong_group(typed, self._code) if self._code else 0
        over = wrong > len(groups(self._code))
        says = "There is more here than the code has." if over else f"Group {wrong} is different."
        self._say(says if wrong else "")

    def _go_on(self) -> None:
        if plainly(self.field.text()) == plainly(self._code):
            self.confirmed.emit()
            return
        self._compare(self.field.text())
        if not wrong_group(self.field.text(), self._code):
            have, of = len(plainly(self.field.text())), len(plainly(self._code))
            self._say(f"{have} of {of} characters so far.")
        self.begin()
