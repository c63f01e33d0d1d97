"""Key slots: the store's key, wrapped once for each way of opening the notebook."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
KEYCHAIN, RECOVERY, PASSPHRASE = "keychain", "recovery", "passphrase"
KINDS = (KEYCHAIN, RECOVERY, PASSPHRASE)

_NONCE_BYTES, _SALT_BYTES = 12, 16


@dataclass(frozen=True, slots=True)
class Stretching:
    """How long Argon2id works on a passphrase: memory in KiB, passes over it, and lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def bounded(self) -> bool:
        """Whether an honest vault may hold these; a hostile one could ask for all memory."""
        return (
            8 * 4 <= self.memory <= 1024 * 1024
            and 1 <= self.passes <= 64
            and 1 <= self.lanes <= 64
            and self.memory >= 8 * self.lanes
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the key. ``stretching`` is only there for a passphrase."""

    kind: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    stretching: Stretching | None = None

    def unwrapped(self, secret: bytes, store_id: str) -> bytes | None:
        """Return the store's key, ``None`` when the secret is not this slot's."""
        cipher = ChaCha20Poly1305(_wrapping_key(secret, self.salt, self.stretching))
        try:
            return cipher.decrypt(self.nonce, self.wrapped, _bound(self.kind, store_id))
        except InvalidTag:
            return None

    def as_json(self) -> dict[str, Any]:
        """Return the slot as it is written in ``vault.json``."""
        words: dict[str, Any] = {
            "kind": self.kind,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }
        if self.stretching is not None:
            words["argon2id"] = {
                "memory_kib": self.stretching.memory,
                "passes": self.stretching.passes,
                "lanes": self.stretching.lanes,
            }
        return words


def wrap(kind: str, key: bytes, secret: bytes, store_id: str) -> Slot:
    """Return a slot that gives the key back for the secret, in this store's vault only."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    stretching = Stretching() if kind == PASSPHRASE else None
    cipher = ChaCha20Poly1305(_wrapping_key(secret, salt, stretching))
    return Slot(kind, salt, nonce, cipher.encrypt(nonce, key, _bound(kind, store_id)), stretching)


def from_json(words: Mapping[str, Any]) -> Slot:
    """Return a slot as read from ``vault.json``. Raises KeyError, TypeError or ValueError."""
    kind = str(words["kind"])
    stretching = None
    if kind == PASSPHRASE:
        figures = words["argon2id"]
        stretching = Stretching(
            int(figures["memory_kib"]), int(figures["passes"]), int(figures["lanes"])
        )
        if not stretching.bounded():
            raise ValueError("argon2id figures out of bounds")
    salt, nonce, wrapped = (bytes.fromhex(words[name]) for name in ("salt", "nonce", "wrapped"))
    if (len(salt), len(nonce), len(wrapped)) != (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + 16):
        raise ValueError("slot of a wrong size")
    return Slot(kind, salt, nonce, wrapped, stretching)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return a passphrase as bytes, the same whichever keyboard composed its accents."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def derived(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return 32 bytes for one purpose from a secret that is already random (HKDF-SHA-256)."""
    return HKDF(SHA256(), KEY_BYTES, salt, f"sle-desktop {purpose}".encode()).derive(secret)


def _wrapping_key(secret: bytes, salt: bytes, stretching: Stretching | None) -> bytes:
    if stretching is None:
        return derived(secret, "key slot", salt)
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=stretching.passes,
        lanes=stretching.lanes,
        memory_cost=stretching.memory,
    ).derive(secret)


def _bound(kind: str, store_id: str) -> bytes:
    return f"sle-desktop vault 1 {store_id} {kind}".encode()
