"""What a person may ask of a closed notebook, and what comes of it; light, for the first paint."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of the person before the notebook is open.

    ``kind`` is look (open it silently, or tell what is here), locked (tell what is here, open
    nothing), sample (write the sample and open it), new (``name``, ``email``, ``words`` a
    passphrase or ""), passphrase or recovery (``words``), protect (``words`` a new passphrase for
    the notebook of ``key``) or restore (``file`` a backup). What must not be shown is left out of
    the repr.
    """

    kind: str
    words: str = field(default="", repr=False)
    name: str = ""
    email: str = ""
    key: bytes = field(default=b"", repr=False)
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """There is a notebook and no key for it yet; ``slots`` says by which ways it opens."""

    folder: Path
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no notebook in the folder: this is the first run.

    ``keychain`` says whether this computer can remember the key of a new one.
    """

    folder: Path
    keychain: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The notebook's key; ``recovery_code`` is there for a new notebook alone.

    ``by_recovery`` tells that the recovery code opened it: a new passphrase may be wanted.
    """

    folder: Path
    key: bytes = field(repr=False)
    recovery_code: str = field(default="", repr=False)
    is_sample: bool = False
    by_recovery: bool = False
