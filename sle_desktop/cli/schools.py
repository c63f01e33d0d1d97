"""Commands about schools: list and add."""

from typing import Any

import click

from sle_desktop.cli.options import Common, common_options, table
from sle_desktop.domain.schools import PHASES, PROTOCOLS, Contact, School


@click.group()
def schools() -> None:
    """List and add schools."""


@schools.command("list")
@click.argument("text", default="")
@common_options
@click.pass_obj
def list_(common: Common, text: str) -> None:
    """List the schools, or those whose name, town, postcode or URN holds TEXT."""
    found = common.notebook().projects.schools(text)
    common.say(
        [_document(one) for one in found],
        lambda: table(
            [[one.urn or "–", one.name, one.town, one.phase] for one in found],
            ["URN", "School", "Town", "Phase"],
        ),
    )


@schools.command()
@click.option("--name", required=True)
@click.option("--urn", default="")
@click.option("--town", default="")
@click.option("--postcode", default="")
@click.option("--phase", type=click.Choice(PHASES), default=None)
@click.option("--low-age", type=int, default=None, help="Lowest statutory age.")
@click.option("--high-age", type=int, default=None, help="Highest statutory age.")
@click.option("--roll", type=int, default=None, help="Pupils on roll.")
@click.option("--pyramid", default="", help="The group of feeder and receiver schools.")
@click.option("--head", default="", help="The headteacher's name.")
@click.option("--maths-lead", default="", help="The maths lead's name.")
@click.option(
    "--observation-protocol",
    type=click.Choice(list(PROTOCOLS)),
    default="themes",
    show_default=True,
    help="Who receives a lesson observation.",
)
@click.option(
    "--observation-limit",
    type=int,
    default=3,
    show_default=True,
    help="Most observations of one teacher in a year.",
)
@click.option(
    "--photos/--no-photos",
    "photo_permission",
    default=False,
    show_default=True,
    help="Whether photos of work are permitted.",
)
@common_options
@click.pass_obj
def add(common: Common, /, head: str, maths_lead: str, phase: str | None, **facts: Any) -> None:
    """Add a school."""
    named = (("headteacher", head), ("maths_lead", maths_lead))
    facts["contacts"] = tuple(Contact(role, name) for role, name in named if name)
    school = common.notebook(writing=True).projects.add_school(phase=phase or "", **facts)
    common.say(_document(school), f"Added {school.name}.")


def _document(one: School) -> dict[str, str]:
    return {"id": one.id, "urn": one.urn, "name": one.name, "town": one.town, "phase": one.phase}
