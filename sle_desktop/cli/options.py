"""What every command shares: where the data is, how to unlock it, and how answers are printed."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sle_desktop import paths
from sle_desktop.cli.reading import read_text
from sle_desktop.cli.refusing import PASSPHRASE_VARIABLE
from sle_desktop.errors import UserError

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass
class Common:
    """The common options of one run; a command's own win over the group's."""

    data: Path | None = None
    as_json: bool = False
    quiet: bool = False
    passphrase_file: Path | None = None
    opened: "list[Notebook]" = field(default_factory=list)
    _looked: bool = False

    @property
    def folder(self) -> Path:
        """The data folder of this run."""
        return paths.data(self.data)

    def passphrase(self) -> str | None:
        """Return the passphrase from the file or the variable; an empty variable gives none.

        Raises NO_SUCH_FILE and FILE_UNREADABLE.
        """
        if self.passphrase_file is not None:
            return read_text(self.passphrase_file).rstrip("\r\n")
        given = os.environ.get(PASSPHRASE_VARIABLE, "")
        try:
            given.encode()
        except UnicodeEncodeError as fault:
            raise UserError(
                "PASSPHRASE_UNREADABLE",
                f"{PASSPHRASE_VARIABLE} is not UTF-8 text.",
                "Set it again, or give --passphrase-file.",
            ) from fault
        return given or None

    def notebook(self, *, writing: bool = False) -> "Notebook":
        """Open the notebook; the run closes it. Raises LOCKED when there is no key."""
        # Start-up: verify, forms check and forms run do without the store, which loads slowly.
        from sle_desktop.cli.unlocking import opened  # noqa: PLC0415

        notebook = opened(self.folder, self.passphrase(), writing=writing)
        self.opened.append(notebook)
        return notebook

    def notebook_if_open(self) -> "Notebook | None":
        """Return the notebook if it opens without asking anybody; it is tried once."""
        if not self._looked:
            self._looked = True
            # Start-up: as above.
            from sle_desktop.cli.unlocking import opened_silently  # noqa: PLC0415

            notebook = opened_silently(self.folder, self.passphrase())
            self.opened += [] if notebook is None else [notebook]
        return self.opened[0] if self.opened else None

    def say(self, document: Any, text: str | Callable[[], str] = "") -> None:
        """Print one JSON document, or the plain words when JSON was not asked for."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=not _is_unicode(), indent=2, default=str))
        elif not self.quiet:
            words = text if isinstance(text, str) else text()
            if words:
                click.echo(words)

    def warn(self, words: str) -> None:
        """Say on standard error what is not a refusal and should be known."""
        if not self.quiet:
            click.echo(words, err=True)

    def close(self) -> None:
        """Close what this run opened."""
        for notebook in self.opened:
            notebook.close()


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
            type=click.Path(path_type=Path),
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


def _is_unicode() -> bool:
    """Whether standard output can hold any character; escapes are JSON too where it cannot."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("-", "").startswith("utf")


def table(rows: list[list[str]], heads: list[str]) -> str:
    """Return rows under their heads, in columns as wide as they need."""
    lines = [heads, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
