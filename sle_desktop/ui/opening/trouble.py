"""What is said, calmly and over everything, when a notebook cannot be opened or made."""

from PySide6.QtCore import Qt, Signal

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Wish
from sle_desktop.ui.opening.panel import Panel

_TITLES = {
    "IN_USE": "This notebook is open already",
    "NEWER_STORE": "This notebook needs a newer SLE Desktop",
    "SYNCED_FOLDER": "A notebook cannot live in that folder",
    "NETWORK_FOLDER": "A notebook cannot live in that folder",
    "VAULT_MISSING": "A part of your notebook is missing",
    "STORE_MISSING": "A part of your notebook is missing",
    "NOT_A_BACKUP": "That backup was not restored",
    "NEWER_BACKUP": "That backup was not restored",
    "BACKUP_DAMAGED": "That backup was not restored",
    "DISK_FULL": "There is no room left",
}
_OTHER_TITLE = "Your notebook cannot be opened just now"
_RESTORE_HELPS = (
    "VAULT_MISSING", "VAULT_DAMAGED", "STORE_MISSING", "STORE_DAMAGED", "NOT_A_STORE", "NO_STORE",
    "WRONG_KEY", "NOT_A_BACKUP", "NEWER_BACKUP", "BACKUP_DAMAGED", "DISK_FAILED",
)  # fmt: skip


class Trouble(Panel):
    """In: ``show_refusal``. Out: ``wished`` (to look again); ``restore_wanted``."""

    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", " ", "", "Try again")
        self._restore = self.add_quiet("Restore a backup…")
        self.next_button.clicked.connect(self._again)
        self._restore.clicked.connect(self.restore_wanted)

    def show_refusal(self, refusal: UserError) -> None:
        """Say what happened and what to do; offer a backup where it helps."""
        self.title.setText(_TITLES.get(refusal.code, _OTHER_TITLE))
        self.text.setText(f"{refusal.says}\n\n{refusal.do}")
        self._restore.setVisible(refusal.code in _RESTORE_HELPS)
        self.setAccessibleName(f"{self.title.text()}. {refusal.says} {refusal.do}")

    def begin(self) -> None:
        """Give the focus to the next step."""
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self.wished.emit(Wish("look"))
