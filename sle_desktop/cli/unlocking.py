"""Opening a notebook without a window: by passphrase, else the keychain, else a prompt."""

import sys
from pathlib import Path

import click

from sle_desktop.assembly import Notebook, open_notebook, system_keychain
from sle_desktop.cli.refusing import locked
from sle_desktop.errors import UserError
from sle_desktop.services.setup import Setup


def opened(folder: Path, passphrase: str | None, *, writing: bool) -> Notebook:
    """Open the notebook of a folder. Raises NO_SUCH_NOTEBOOK, and LOCKED when there is no key."""
    key = _key(Setup(folder, system_keychain()), passphrase)
    return open_notebook(folder, key, writing=writing)


def opened_silently(folder: Path, passphrase: str | None) -> Notebook | None:
    """Open a notebook to read, if there is one and its key is at hand; else return ``None``."""
    setup = Setup(folder, system_keychain())
    try:
        if not setup.exists:
            return None
        if passphrase is not None:
            key: bytes | None = setup.key_from_passphrase(passphrase)
        else:
            key = setup.key_from_keychain()
        return open_notebook(folder, key, writing=False) if key else None
    except UserError:  # whoever asks can do without, and asked for nothing in it
        return None


def _key(setup: Setup, passphrase: str | None) -> bytes:
    setup.must_exist()
    if passphrase is not None:
        return setup.key_from_passphrase(passphrase)
    if key := setup.key_from_keychain():
        return key
    if sys.stdin.isatty():
        return setup.key_from_passphrase(click.prompt("Passphrase", hide_input=True, err=True))
    raise locked("The notebook is locked, and this command has no key.")
