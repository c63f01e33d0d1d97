"""Exit codes, and how a refusal is told."""

import click

from sle_desktop.errors import UserError

FOUND, REFUSED, NOT_FOUND, LOCKED, BUG = 1, 3, 4, 5, 70
"""Exit codes beside 0 (done) and 2 (usage, by click)."""

STOPPED = 130
"""What shells expect of a program that was stopped by Ctrl-C."""

PASSPHRASE_VARIABLE = "SLE_DESKTOP_PASSPHRASE"  # noqa: S105  # a name, not a secret

_NO_KEY = ("LOCKED", "WRONG_PASSPHRASE", "WRONG_RECOVERY_CODE")


def refuse(refusal: UserError) -> int:
    """Tell a refusal on standard error and return its exit code."""
    click.echo(f"{refusal.code}: {refusal.says} {refusal.do}", err=True)
    if refusal.code in _NO_KEY:
        return LOCKED
    return NOT_FOUND if refusal.code.startswith("NO_SUCH") else REFUSED


def locked(says: str) -> UserError:
    """Return the refusal of a command that has no key and nobody to ask."""
    return UserError("LOCKED", says, f"Set {PASSPHRASE_VARIABLE}, or give --passphrase-file.")
