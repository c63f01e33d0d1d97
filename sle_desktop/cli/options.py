"""What every command shares: where the data is, how to unlock it, and how answers are printed."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from sle_desktop import paths
from sle_desktop.assembly import Notebook, open_notebook, system_keychain
from sle_desktop.errors import UserError
from sle_desktop.services.setup import Setup

PASSPHRASE_VARIABLE = "SLE_DESKTOP_PASSPHRASE"  # noqa: S105  # a name, not a secret

FOUND, REFUSED, NOT_FOUND, LOCKED, BUG = 1, 3, 4, 5, 70
"""Exit codes beside 0 (done) and 2 (usage, by click)."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass
class Common:
    """The common options of one run; a command's own win over the group's."""

    data: Path | None = None
    as_json: bool = False
    quiet: bool = False
    passphrase_file: Path | None = None
    opened: list[Notebook] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The data folder of this run."""
        return paths.data(self.data)

    def passphrase(self) -> str | None:
        """Return the passphrase from the file or the variable, if either is given."""
        if self.passphrase_file is not None:
            return self.passphrase_file.read_text("utf-8").rstrip("\r\n")
        return os.environ.get(PASSPHRASE_VARIABLE)

    def notebook(self, *, writing: bool = False) -> Notebook:
        """Open the notebook; the run closes it. Raises LOCKED when there is no key."""
        key = unlocked(Setup(self.folder, system_keychain()), self.passphrase())
        notebook = open_notebook(self.folder, key, writing=writing)
        self.opened.append(notebook)
        return notebook

    def say(self, document: Any, text: str | Callable[[], str] = "") -> None:
        """Print one JSON document, or the plain words when JSON was not asked for."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
        elif not self.quiet:
            words = text if isinstance(text, str) else text()
            if words:
                click.echo(words)

    def close(self) -> None:
        """Close what this run opened."""
        for notebook in self.opened:
            notebook.close()


def unlocked(setup: Setup, passphrase: str | None) -> bytes:
    """Return the key: by passphrase, else the keychain, else a prompt on a terminal."""
    setup.must_exist()
    if passphrase is not None:
        return setup.key_from_passphrase(passphrase)
    if key := setup.key_from_keychain():
        return key
    if sys.stdin.isatty():
        return setup.key_from_passphrase(click.prompt("Passphrase", hide_input=True, err=True))
    raise UserError(
        "LOCKED",
        "The notebook is locked, and this command has no key.",
        f"Set {PASSPHRASE_VARIABLE}, or give --passphrase-file.",
    )


def common_options(command: _Command) -> _Command:
    """Add the common options to a command; they may stand before or after its name."""
    for option in (
        click.option(
            "--data",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_keep,
            help="The data folder.",
        ),
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Print one JSON document.",
        ),
        click.option(
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Print nothing but refusals.",
        ),
        click.option(
            "--passphrase-file",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            expose_value=False,
            callback=_keep,
            help="A file that holds the passphrase.",
        ),
    ):
        command = option(command)
    return command


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    common = context.ensure_object(Common)
    if value and option.name:
        setattr(common, option.name, value)


def table(rows: list[list[str]], heads: list[str]) -> str:
    """Return rows under their heads, in columns as wide as they need."""
    lines = [heads, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
