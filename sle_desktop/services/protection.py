"""How an open notebook is protected: the ways in, a new passphrase, a new recovery code."""

from dataclasses import dataclass, field
from pathlib import Path

from sle_desktop.domain.protection import Strength, strength
from sle_desktop.errors import UserError
from sle_desktop.store.key_slots import KEYCHAIN, PASSPHRASE
from sle_desktop.store.keychain import Keychain
from sle_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Protection:
    """The ways into one notebook, for who holds its key."""

    folder: Path
    key: bytes = field(repr=False)
    keychain: Keychain | None = None

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways in that there are: keychain, passphrase, recovery."""
        return Vault.open(self.folder).slots

    def set_passphrase(self, passphrase: str) -> None:
        """Set or change the passphrase. Raises PASSPHRASE_SHORT."""
        refuse_short(passphrase)
        Vault.open(self.folder).set_passphrase(self.key, passphrase)

    def remove_passphrase(self) -> None:
        """Ask for no passphrase any more. Raises LAST_WAY when this computer forgets the key."""
        vault = Vault.open(self.folder)
        if KEYCHAIN not in vault.slots:
            raise _last_way()
        vault.remove(PASSPHRASE)

    def new_recovery_code(self) -> str:
        """Return a new recovery code; the old one no longer opens the notebook."""
        return Vault.open(self.folder).new_recovery_code(self.key)

    def remember(self) -> bool:
        """Let this computer open the notebook without asking; return whether it can."""
        if self.keychain is None:
            return False
        return Vault.open(self.folder).add_keychain(self.key, self.keychain)

    def forget(self) -> None:
        """Ask for the passphrase at every start. Raises LAST_WAY when there is none."""
        vault = Vault.open(self.folder)
        if PASSPHRASE not in vault.slots:
            raise _last_way()
        vault.remove(KEYCHAIN)


def refuse_short(passphrase: str) -> None:
    """Raise PASSPHRASE_SHORT for a passphrase of a few characters."""
    if not strength(passphrase).is_enough or not passphrase:
        raise UserError("PASSPHRASE_SHORT", Strength.SHORT.value, "Add a word or two.")


def _last_way() -> UserError:
    return UserError(
        "LAST_WAY",
        "Then only the recovery code would open this notebook.",
        "Set a passphrase, or let this computer remember the key, and try again.",
    )
