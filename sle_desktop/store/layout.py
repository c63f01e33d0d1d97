"""Where each part of the store lies in the user's data folder."""

from pathlib import Path

STORE = "store.db"
VAULT = "vault.json"
FILES = "files"
BACKUPS = "backups"
LOCK = "lock"


def store(folder: Path) -> Path:
    """Return the encrypted database."""
    return folder / STORE


def vault(folder: Path) -> Path:
    """Return the key slots."""
    return folder / VAULT


def files(folder: Path) -> Path:
    """Return the folder of photos and sealed PDFs, all encrypted."""
    return folder / FILES


def backups(folder: Path) -> Path:
    """Return the folder of backups that this device keeps by itself."""
    return folder / BACKUPS


def lock(folder: Path) -> Path:
    """Return the file that the one writer holds locked."""
    return folder / LOCK
