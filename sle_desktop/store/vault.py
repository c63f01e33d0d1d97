"""The vault: ``vault.json`` beside the store, which gives its key to whoever may open it.

The file holds no secret: a random id of the store, a value that tells whether a key is the right
one, and one slot for each way in (``key_slots``). ``FORMAT.md`` describes it byte by byte.
"""

import base64
import hmac
import json
import logging
import secrets
from pathlib import Path
from typing import Any

from sle_desktop.clock import new_id
from sle_desktop.errors import UserError
from sle_desktop.store import durable, key_slots, layout, recovery_code
from sle_desktop.store.failures import refusals
from sle_desktop.store.keychain import Keychain, KeychainError

FORMAT, VERSION = "sle-desktop vault", 1

_LOG = logging.getLogger(__name__)
_LARGEST = 64 * 1024


class Vault:
    """The ways into one store. Changing a slot writes ``vault.json`` at once, all or nothing."""

    def __init__(
        self, folder: Path, store_id: str, check: bytes, words: tuple[dict[str, Any], ...] = ()
    ) -> None:
        self._folder = folder
        self.store_id = store_id
        self._check = check
        self._slots = tuple(
            key_slots.from_json(one) for one in words if one["kind"] in key_slots.KINDS
        )
        self._others = tuple(one for one in words if one["kind"] not in key_slots.KINDS)
        """Slots of kinds that this version does not know: kept as they are."""

    @classmethod
    def create(
        cls, folder: Path, passphrase: str | None = None, keychain: Keychain | None = None
    ) -> tuple["Vault", bytes, str]:
        """Make a key and its slots; return the vault, the key and the recovery code.

        A keychain that fails leaves no slot behind. Raises STORE_EXISTS beside a store; a vault
        that lost its store is put aside, never written over, since the store may come back.
        """
        if layout.store(folder).exists():
            raise UserError(
                "STORE_EXISTS",
                f"There is a notebook in {folder} already.",
                "Open that one, or choose an empty folder.",
            )
        key, store_id = secrets.token_bytes(key_slots.KEY_BYTES), new_id()
        vault = cls(folder, store_id, _check_value(key, store_id))
        with refusals():
            folder.mkdir(parents=True, exist_ok=True)
            _put_aside(folder)
        code = vault.new_recovery_code(key)
        if passphrase is not None:
            vault.set_passphrase(key, passphrase)
        if keychain is not None:
            vault.add_keychain(key, keychain)
        return vault, key, code

    @classmethod
    def open(cls, folder: Path) -> "Vault":
        """Read the vault of a folder.

        Raises NO_STORE when the folder holds no notebook, VAULT_MISSING when it holds a store
        without its vault, VAULT_DAMAGED, and NEWER_STORE for a vault of a later version.
        """
        path = layout.vault(folder)
        with refusals():
            if not path.exists():
                raise _missing(folder)
            with path.open("rb") as file:
                raw = file.read(_LARGEST + 1)
        return _read(folder, raw)

    @property
    def slots(self) -> tuple[str, ...]:
        """The kinds of slot that are there: keychain, recovery, passphrase."""
        return tuple(one.kind for one in self._slots)

    def fits(self, key: bytes) -> bool:
        """Whether a key is the store's: tells a wrong key from a damaged store."""
        return hmac.compare_digest(_check_value(key, self.store_id), self._check)

    def key_from_passphrase(self, passphrase: str) -> bytes:
        """Return the key. Raises WRONG_PASSPHRASE, or LOCKED when there is no such slot."""
        key = self._opened(key_slots.PASSPHRASE, key_slots.passphrase_bytes(passphrase))
        if key is None:
            raise UserError(
                "WRONG_PASSPHRASE",
                "That passphrase does not open this notebook.",
                "Try again, or use your recovery code.",
            )
        return key

    def key_from_recovery(self, typed: str) -> bytes:
        """Return the key for a recovery code, however it was typed.

        Raises RECOVERY_CODE_MISTYPED for a code that nobody was given, and WRONG_RECOVERY_CODE for
        another notebook's or an earlier one.
        """
        key = self._opened(key_slots.RECOVERY, recovery_code.read_code(typed))
        if key is None:
            raise UserError(
                "WRONG_RECOVERY_CODE",
                "That recovery code belongs to another notebook, or was replaced by a newer one.",
                "Look for the code you wrote down last.",
            )
        return key

    def key_from_keychain(self, keychain: Keychain) -> bytes | None:
        """Return the key, or ``None`` when the keychain is missing, fails, is late or lies."""
        if key_slots.KEYCHAIN not in self.slots:
            return None
        try:
            secret = _decoded(keychain.get(self.store_id))
        except KeychainError as error:
            _LOG.info("The keychain does not serve: %s", error)
            return None
        return None if secret is None else self._opened(key_slots.KEYCHAIN, secret)

    def key(self, passphrase: str | None = None, keychain: Keychain | None = None) -> bytes:
        """Return the key by the passphrase if one is given, else by the keychain.

        Raises WRONG_PASSPHRASE, or LOCKED when nothing opens the notebook.
        """
        if passphrase is not None:
            return self.key_from_passphrase(passphrase)
        key = self.key_from_keychain(keychain) if keychain is not None else None
        if key is None:
            raise _locked()
        return key

    def new_recovery_code(self, key: bytes) -> str:
        """Replace the recovery slot and return the new code; the old code no longer serves."""
        code = recovery_code.new_code()
        self._put(key_slots.RECOVERY, key, recovery_code.read_code(code))
        return code

    def set_passphrase(self, key: bytes, passphrase: str) -> None:
        """Add or replace the passphrase."""
        self._put(key_slots.PASSPHRASE, key, key_slots.passphrase_bytes(passphrase))

    def add_keychain(self, key: bytes, keychain: Keychain) -> bool:
        """Add or replace the keychain's slot; return whether the keychain kept its secret.

        The secret is read back: some keychains accept and forget.
        """
        secret = secrets.token_bytes(key_slots.KEY_BYTES)
        written = base64.b64encode(secret).decode()
        try:
            keychain.set(self.store_id, written)
            kept = keychain.get(self.store_id) == written
        except KeychainError as error:
            _LOG.info("The keychain does not serve: %s", error)
            kept = False
        if kept:
            self._put(key_slots.KEYCHAIN, key, secret)
        return kept

    def remove(self, kind: str) -> None:
        """Remove a slot. Raises LAST_SLOT for the recovery code, which is the last resort."""
        if kind == key_slots.RECOVERY:
            raise UserError(
                "LAST_SLOT",
                "The recovery code is the last way into this notebook.",
                "Ask for a new code instead; it replaces the old one.",
            )
        self._write(tuple(one for one in self._slots if one.kind != kind))

    def _opened(self, kind: str, secret: bytes) -> bytes | None:
        slot = next((one for one in self._slots if one.kind == kind), None)
        if slot is None:
            raise _locked()
        key = slot.unwrapped(secret, self.store_id)
        return key if key is not None and self.fits(key) else None

    def _put(self, kind: str, key: bytes, secret: bytes) -> None:
        if not self.fits(key):
            raise ValueError("not this store's key")
        slot = key_slots.wrap(kind, key, secret, self.store_id)
        others = (one for one in self._slots if one.kind != kind)
        self._write((*others, slot))

    def _write(self, held: tuple[key_slots.Slot, ...]) -> None:
        words = {
            "format": FORMAT,
            "version": VERSION,
            "store": self.store_id,
            "check": self._check.hex(),
            "slots": [*(one.as_json() for one in held), *self._others],
        }
        with refusals(), durable.whole_file(layout.vault(self._folder)) as out:
            out.write(json.dumps(words, indent=1).encode() + b"\n")
        self._slots = held


def _check_value(key: bytes, store_id: str) -> bytes:
    return hmac.digest(key, f"sle-desktop vault check {store_id}".encode(), "sha256")


def _decoded(secret: str | None) -> bytes | None:
    """Return a keychain's secret as bytes; one that it made up is none."""
    if secret is None:
        return None
    try:
        return base64.b64decode(secret, validate=True)
    except ValueError:
        _LOG.info("The keychain gave back something that was never put in.")
        return None


def _put_aside(folder: Path) -> None:
    path = layout.vault(folder)
    if path.exists():
        path.rename(path.with_name(f"vault-{secrets.token_hex(4)}.old.json"))


def _read(folder: Path, raw: bytes) -> Vault:
    try:
        if len(raw) > _LARGEST:
            raise ValueError("too long")
        words: dict[str, Any] = json.loads(raw)
        if words["format"] != FORMAT:
            raise ValueError("another format")
        version = int(words["version"])
        if version > VERSION:
            raise _newer()
        check = bytes.fromhex(words["check"])
        return Vault(folder, str(words["store"]), check, tuple(words["slots"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError(
            "VAULT_DAMAGED",
            f"{layout.vault(folder)} is damaged, so the notebook's key cannot be read.",
            "Put back that file from a backup; nothing in the notebook was touched.",
        ) from error


def _newer() -> UserError:
    return UserError(
        "NEWER_STORE",
        "This notebook was last opened by a newer version of SLE Desktop.",
        "Update SLE Desktop, then open it again.",
    )


def _missing(folder: Path) -> UserError:
    if layout.store(folder).exists():
        return UserError(
            "VAULT_MISSING",
            f"The notebook in {folder} is there, but {layout.VAULT} beside it is missing.",
            "Put back that file from a backup. A new notebook is never made over an old one.",
        )
    return UserError(
        "NO_STORE",
        f"There is no notebook in {folder}.",
        "Set one up, or choose the folder that holds yours.",
    )


def _locked() -> UserError:
    return UserError(
        "LOCKED",
        "The notebook is locked, and nothing given opens it.",
        "Enter your passphrase or your recovery code.",
    )
