"""Commands by which laptops join a project: project, request, grant, accept."""

from pathlib import Path

import click

from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.reading import read_text
from sle_desktop.cli.writing import write_whole

_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to write."
)
_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def join() -> None:
    """Join a project, or let laptops join yours."""


@join.command()
@click.option("--name", required=True, help="The project's name, as documents show it.")
@common_options
@click.pass_obj
def project(common: Common, name: str) -> None:
    """Begin a project: this notebook's owner leads it."""
    recovery = common.notebook(writing=True).joining.begin_project(name)
    common.say(
        {"project": name, "recovery": recovery},
        f"You lead “{name}” now.\nKeep this on paper, away from the laptop. It opens what the SLEs "
        f"send you, should this laptop be lost:\n  {recovery}",
    )


@join.command()
@_OUTPUT
@common_options
@click.pass_obj
def request(common: Common, output: Path) -> None:
    """Write a request to join, to send to the project lead."""
    asked = common.notebook(writing=True).joining.request()
    write_whole(output, asked.file)
    common.say(
        {"file": str(output), "words": asked.words},
        f"Send {output} to the project lead, and ring them: they must see the words\n"
        f"  {asked.words}",
    )


@join.command()
@_FILE
@_OUTPUT
@common_options
@click.pass_obj
def grant(common: Common, file: Path, output: Path) -> None:
    """Let the laptop of a request FILE into your project."""
    joining = common.notebook(writing=True).joining
    content = read_text(file).encode()
    asked = joining.read_request(content)
    granted = joining.grant(content)
    write_whole(output, granted.file)
    common.say(
        {
            "file": str(output),
            "name": granted.name,
            "request": asked.words,
            "words": granted.words,
        },
        f"{granted.name} asked with the words\n  {asked.words}\nRing before you send {output}: "
        f"their laptop must have shown the same. It will then show\n  {granted.words}",
    )


@join.command()
@_FILE
@common_options
@click.pass_obj
def accept(common: Common, file: Path) -> None:
    """Join the project of a grant FILE from its lead."""
    joined = common.notebook(writing=True).joining.accept(read_text(file).encode())
    common.say(
        {"project": joined.project, "lead": joined.lead, "words": joined.words},
        f"This laptop belongs to “{joined.project}” of {joined.lead} now. The lead’s laptop shows\n"
        f"  {joined.words}",
    )
