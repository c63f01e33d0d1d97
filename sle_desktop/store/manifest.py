"""What a backup says of itself: when it was made, of which notebook, and every member's hash."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sle_desktop.store import archive
from sle_desktop.store.columns import instant_text
from sle_desktop.store.key_slots import derived


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as the manifest lists it; ``size`` in bytes, the hash in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last member of a backup. ``with_files`` is untrue for the database and keys alone."""

    made: datetime
    schema: str
    store_id: str
    with_files: bool
    members: tuple[Listed, ...]
    mac: str = ""
    """Proves, to who has the key, that the notebook's own program wrote the rest."""

    def as_json(self, key: bytes) -> bytes:
        """Return the manifest as it is written."""
        words = self._words()
        return json.dumps(words | {"mac": self._proof(key)}, indent=1).encode()

    def is_authentic(self, key: bytes) -> bool:
        """Whether the notebook with this key wrote it."""
        return hmac.compare_digest(self._proof(key), self.mac)

    def _proof(self, key: bytes) -> str:
        text = json.dumps(self._words(), sort_keys=True, separators=(",", ":"))
        return hmac.digest(derived(key, "backup manifest"), text.encode(), "sha256").hex()

    def _words(self) -> dict[str, Any]:
        return {
            "format": archive.FORMAT_WORD,
            "version": archive.VERSION,
            "made": instant_text(self.made),
            "schema": self.schema,
            "store": self.store_id,
            "files": "all" if self.with_files else "none",
            "members": [
                {"name": one.name, "bytes": one.size, "sha256": one.sha256} for one in self.members
            ],
        }


def read(raw: bytes) -> Manifest:
    """Return a manifest as written. Raises BACKUP_DAMAGED."""
    try:
        words = json.loads(raw)
        return Manifest(
            made=datetime.fromisoformat(words["made"]),
            schema=str(words["schema"]),
            store_id=str(words["store"]),
            with_files=words["files"] == "all",
            members=tuple(_listed(one) for one in words["members"]),
            mac=str(words["mac"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise archive.damaged("its list of contents cannot be read") from error


def _listed(words: Mapping[str, Any]) -> Listed:
    return Listed(str(words["name"]), int(words["bytes"]), str(words["sha256"]))
