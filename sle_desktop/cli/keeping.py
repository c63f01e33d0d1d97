"""Commands that keep a notebook safe: check, backup, restore."""

from pathlib import Path
from typing import Any

import click

from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.refusing import FOUND
from sle_desktop.errors import UserError
from sle_desktop.services import safekeeping

_DAMAGED = ("STORE_DAMAGED", "STORE_MISSING", "VAULT_MISSING", "VAULT_DAMAGED", "NOT_A_STORE")
"""What is wrong before a notebook can be opened at all; a check finds it like the rest."""


@click.command()
@common_options
@click.pass_obj
def check(common: Common) -> int:
    """Check the integrity of the store, its files and every sealed PDF."""
    problems = _problems(common)
    common.say(
        {"ok": not problems, "problems": problems},
        lambda: (
            "\n".join(f"{one['what']}: {one['says']} {one['do']}" for one in problems)
            or "Everything is whole."
        ),
    )
    return FOUND if problems else 0


def _problems(common: Common) -> list[dict[str, Any]]:
    try:
        found = common.notebook().safekeeping.check()
    except UserError as refusal:
        if refusal.code not in _DAMAGED:
            raise
        return [{"what": "notebook", "says": refusal.says, "do": refusal.do}]
    return [{"what": one.what, "says": one.says, "do": one.do} for one in found]


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder to write it to.",
)
@common_options
@click.pass_obj
def backup(common: Common, output: Path | None) -> None:
    """Write a verified backup: one encrypted file."""
    made = common.notebook().safekeeping.backup(output)
    common.say(
        {"file": str(made.file), "bytes": made.bytes, "verified": True},
        f"Backed up to {made.file} ({made.bytes:,} bytes, verified).",
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@click.pass_obj
def restore(common: Common, file: Path) -> None:
    """Restore a backup FILE into the data folder, which must be empty or new."""
    safekeeping.restore(file, common.folder)
    common.say(
        {"data": str(common.folder), "file": str(file)},
        f"Restored {file.name} into {common.folder}.",
    )
