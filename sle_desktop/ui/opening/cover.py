"""What covers the window while no notebook is open; it shows nothing of what is inside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.rule import Ground
from sle_desktop.ui.widgets.words import Words


class Cover(Ground):
    """Emits ``wished`` with what the person asks for, ``entered`` when the way in is clear."""

    wished = Signal(object)
    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self._words = Words("", Type.READING)
        self.messages = Messages()
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        column.addWidget(self._words, 1, Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(Space.L)

    def show_busy(self, wish: Wish) -> None:
        """Say that something is under way."""
        self._words.setText("Preparing the sample…" if wish.kind == "sample" else "")

    def show_first_run(self, missing: Missing) -> None:
        """Offer to set up, or to try the sample."""
        self._words.setText(str(missing.folder))

    def show_locked(self, closed: Closed) -> None:
        """Ask for a key."""
        self._words.setText(str(closed.folder))

    def show_recovery_code(self, unlocked: Unlocked) -> None:
        """Show the recovery code of a new notebook, and have it typed back."""
        self.entered.emit(unlocked)

    def refuse(self, refusal: UserError) -> None:
        """Say what went wrong."""
        self.messages.refuse(refusal)
