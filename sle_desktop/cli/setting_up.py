"""Commands that make a notebook or tell about it: setup, demo, info."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from sle_desktop.assembly import notebook_facts, system_keychain, write_sample
from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.refusing import locked
from sle_desktop.services.sample import Sample
from sle_desktop.services.setup import Owner, Setup


@click.command()
@click.option("--name", required=True, help="The name that signs your PDFs.")
@click.option("--email", required=True, help="Your e-mail address.")
@click.option("--role", type=click.Choice(["sle", "lead"]), default="sle", show_default=True)
@common_options
@click.pass_obj
def setup(common: Common, name: str, email: str, role: str) -> None:
    """Make a new notebook without a window."""
    setting_up, passphrase = _protected(common)
    created = setting_up.create(Owner(name, email, role), passphrase)
    document = {
        "data": str(common.folder),
        "role": role,
        "schools": 0,
        "records": 0,
        "recovery_code": created.recovery_code,
    }
    common.say(
        document,
        "\n".join(
            [
                f"Your notebook is in {common.folder}.",
                "Recovery code, to write down and keep apart from the laptop:",
                f"  {created.recovery_code}",
            ]
        ),
    )


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--role", type=click.Choice(["sle", "lead"]), default="sle", show_default=True)
@click.option(
    "--scale", "schools", type=click.IntRange(1, 400), default=None, help="How many schools."
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day that dates in the sample are reckoned from.",
)
@common_options
@click.pass_obj
def demo(common: Common, /, folder: Path, today: datetime | None, **wanted: Any) -> None:
    """Write the sample project into DIR (empty or new); its passphrase is demo."""
    sample = Sample(today=today.date() if today else None, **wanted)
    made = write_sample(folder.absolute(), sample)
    document = {
        "data": str(folder.absolute()),
        "role": sample.role,
        "schools": made.schools,
        "records": made.records,
    }
    common.say(
        document,
        f"The sample project is in {folder}: {made.schools} schools, "
        f"{made.records} records. Its passphrase is demo.",
    )


@click.command()
@common_options
@click.pass_obj
def info(common: Common) -> None:
    """Show versions and the notebook's state."""
    facts = notebook_facts(common.notebook())
    common.say(facts, lambda: "\n".join(f"{name:12} {_words(facts[name])}" for name in facts))


def _protected(common: Common) -> tuple[Setup, str | None]:
    """Return the folder to set up, and the passphrase where the keychain will not do.

    Raises LOCKED when a new notebook would open by its recovery code alone.
    """
    given = common.passphrase()
    if given is not None:
        return Setup(common.folder), given
    setting_up = Setup(common.folder, system_keychain())
    if setting_up.can_remember():
        return setting_up, None
    if not sys.stdin.isatty():
        raise locked("This computer cannot remember a key, and there is no passphrase.")
    asked = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    return Setup(common.folder), str(asked)


def _words(fact: Any) -> str:
    """Return a fact of the notebook as a person reads it."""
    if isinstance(fact, dict):
        told = [(name.replace("_", " "), one) for name, one in fact.items()]
        deep = any(isinstance(one, dict) for _, one in told)
        return ("; " if deep else ", ").join(
            f"{name} {_words(one)}" for name, one in told
        ) or "none"
    if isinstance(fact, list):
        return ", ".join(map(str, fact))
    return "–" if fact is None else str(fact)
