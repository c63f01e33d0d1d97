"""What covers the window while no notebook is open; it shows nothing of what is inside.

Its steps are loaded and made when there is something to ask: a notebook that the keychain opens
asks nothing, and is there sooner.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.ui.theme import Tone
from sle_desktop.ui.widgets.rule import Ground

if TYPE_CHECKING:
    from sle_desktop.ui.opening.steps import Steps

_AT_ONCE = ("look", "locked")
"""Wishes that are carried out before anything is shown."""


class Cover(Ground):
    """Emits ``wished`` with what the person asks for; ``entered`` with the ``Unlocked`` and the
    address to open first ("" for where one was) when the way in is clear; ``left`` when the
    sample is to be left.
    """

    wished = Signal(object)
    entered = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._made: Steps | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)

    def rest(self) -> None:
        """Show nothing yet, and hold no secret."""
        if self._made is not None:
            self._made.rest()

    def show_busy(self, wish: Wish) -> None:
        """Say that something is under way; a step that waits for its answer stays, at rest."""
        if self._made is not None or wish.kind not in _AT_ONCE:
            self._steps().show_busy(wish)

    def show_first_run(self, missing: Missing) -> None:
        """Begin the first run."""
        self._steps().show_first_run(missing)

    def show_locked(self, closed: Closed, hint: str = "") -> None:
        """Ask for a key; ``hint`` tells the sample's passphrase."""
        self._steps().show_locked(closed, hint)

    def show_unlocked(self, unlocked: Unlocked) -> None:
        """Go on with a key: in, unless there is something to show or to ask before."""
        if self._made is None and not (unlocked.recovery_code or unlocked.by_recovery):
            self.entered.emit(unlocked, "")
        else:
            self._steps().show_unlocked(unlocked)

    def refuse(self, refusal: UserError) -> None:
        """Say what went wrong, beside what caused it where that is on the page."""
        self._steps().refuse(refusal)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hand the focus on to what comes first."""
        super().focusInEvent(event)
        if self._made is not None:
            self._made.begin()

    def _steps(self) -> "Steps":
        if self._made is None:
            # Start-up: see above.
            from sle_desktop.ui.opening.steps import Steps  # noqa: PLC0415

            self._made = made = Steps()
            self._whole.addWidget(made)
            made.wished.connect(self.wished)
            made.entered.connect(self.entered)
            made.left.connect(self.left)
        return self._made
