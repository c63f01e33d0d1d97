"""A new notebook, and the ways to open one: keychain, passphrase, recovery code."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sle_desktop.clock import Now, new_id, now
from sle_desktop.domain.people import Person
from sle_desktop.errors import UserError
from sle_desktop.services.library import Library
from sle_desktop.services.owner import keep_me
from sle_desktop.store import layout, opening
from sle_desktop.store.keychain import Keychain, KeychainError
from sle_desktop.store.lock import FolderLock
from sle_desktop.store.places import refuse_unsafe
from sle_desktop.store.vault import Vault

ROLES = ("sle", "lead")

_TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a notebook belongs to."""

    name: str
    email: str
    role: str = "sle"


@dataclass(frozen=True, slots=True)
class Created:
    """A new notebook: its key, and the recovery code to write down."""

    key: bytes
    recovery_code: str


@dataclass(frozen=True, slots=True)
class Setup:
    """One data folder, before it is open."""

    folder: Path
    keychain: Keychain | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a notebook in the folder."""
        return layout.vault(self.folder).exists() or layout.store(self.folder).exists()

    def must_exist(self) -> None:
        """Raise NO_SUCH_NOTEBOOK when the folder holds none."""
        if not self.exists:
            raise UserError(
                "NO_SUCH_NOTEBOOK",
                f"There is no notebook in {self.folder}.",
                "Make one with: setup, or try the sample with: demo.",
            )

    def can_remember(self) -> bool:
        """Whether the system's keychain would open a notebook here without asking.

        It is tried with a secret of no worth: some accept and forget.
        """
        if self.keychain is None:
            return False
        try:
            self.keychain.set(_TRIAL, _TRIAL)
            kept = self.keychain.get(_TRIAL) == _TRIAL
            self.keychain.delete(_TRIAL)
        except KeychainError:
            return False
        return kept

    def create(self, owner: Owner, passphrase: str | None = None, clock: Now = now) -> Created:
        """Make a new notebook.

        Raises OWNER_NAME, OWNER_EMAIL, EMAIL_REFUSED, SYNCED_FOLDER, NETWORK_FOLDER,
        FOLDER_REFUSED or STORE_EXISTS; nothing is left behind then.
        """
        owner = _sound(owner)
        refuse_unsafe(self.folder)
        # Start-up: a notebook is made once and opened every day.
        from sle_desktop.signing.identity import new_identity  # noqa: PLC0415

        identity = new_identity(owner.name, owner.email, clock())
        make_folder(self.folder)
        with FolderLock(self.folder):
            _, key, code = Vault.create(self.folder, passphrase, self.keychain)
            with _nothing_half_made(self.folder):
                store = opening.create(self.folder, key)
                try:
                    person = Person(new_id(), owner.name, owner.role, owner.email)
                    with store.work() as work:
                        keep_me(work, person, identity)
                    Library(store).install_shipped(clock())
                finally:
                    store.close()
        return Created(key, code)

    def key_from_passphrase(self, passphrase: str) -> bytes:
        """Return the key. Raises WRONG_PASSPHRASE."""
        return Vault.open(self.folder).key_from_passphrase(passphrase)

    def key_from_recovery_code(self, code: str) -> bytes:
        """Return the key. Raises WRONG_RECOVERY_CODE."""
        return Vault.open(self.folder).key_from_recovery(code)

    def key_from_keychain(self) -> bytes | None:
        """Return the key if the system's keychain holds it."""
        if self.keychain is None:
            return None
        return Vault.open(self.folder).key_from_keychain(self.keychain)


def make_folder(folder: Path) -> None:
    """Make a folder for a notebook. Raises FOLDER_REFUSED where there can be none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserError(
            "FOLDER_REFUSED",
            f"There can be no folder {folder}: {fault.strerror}.",
            "Choose another folder.",
        ) from fault


@contextmanager
def _nothing_half_made(folder: Path) -> Iterator[None]:
    """Take a new store away again if it did not become a notebook: nobody could ever open it."""
    try:
        yield
    except BaseException:
        for file in (layout.store(folder), layout.vault(folder)):
            for ending in ("", "-wal", "-shm"):
                file.with_name(file.name + ending).unlink(missing_ok=True)
        raise


def _sound(owner: Owner) -> Owner:
    name, email = " ".join(owner.name.split()), owner.email.strip()
    if not name:
        raise UserError("OWNER_NAME", "There is no name.", "Give the name that signs your PDFs.")
    if email and ("@" not in email or " " in email):
        raise UserError("OWNER_EMAIL", f"“{email}” is not an e-mail address.", "Check the address.")
    if owner.role not in ROLES:
        raise UserError("OWNER_ROLE", f"“{owner.role}” is not a role here.", "Choose sle or lead.")
    return Owner(name, email, owner.role)
