"""Commands that keep a notebook safe: check, backup, restore."""

from pathlib import Path

import click

from sle_desktop.cli.options import FOUND, Common, common_options
from sle_desktop.services import safekeeping


@click.command()
@common_options
@click.pass_obj
def check(common: Common) -> int:
    """Check the integrity of the store, its files and every sealed PDF."""
    problems = common.notebook().safekeeping.check()
    document = {
        "ok": not problems,
        "problems": [{"what": one.what, "says": one.says, "do": one.do} for one in problems],
    }
    common.say(
        document,
        lambda: (
            "\n".join(f"{one.what}: {one.says} {one.do}" for one in problems)
            or "Everything is whole."
        ),
    )
    return FOUND if problems else 0


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
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
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@common_options
@click.pass_obj
def restore(common: Common, file: Path) -> None:
    """Restore a backup FILE into the data folder, which must be empty or new."""
    safekeeping.restore(file, common.folder)
    common.say(
        {"data": str(common.folder), "file": str(file)},
        f"Restored {file.name} into {common.folder}.",
    )


COMMANDS = (check, backup, restore)
