"""Commands that send and take in update files: export, import, status."""

from pathlib import Path
from typing import Any

import click

from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.refusing import REFUSED, refuse
from sle_desktop.services.receiving import Received
from sle_desktop.services.sharing import Exported, Waiting

_WORDS = {
    "add": "new",
    "replace": "a newer version",
    "skip": "here already",
    "two_versions": "two versions",
    "erased": "erased here",
}


@click.group()
def share() -> None:
    """Share with the project by files."""


@share.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder to write to; without it, the one you are in.",
)
@click.option("--preview", is_flag=True, help="Show exactly what would be seen; write nothing.")
@common_options
@click.pass_obj
def export(common: Common, output: Path, preview: bool) -> None:
    """Write the update: an SLE's for the lead, a lead's for every SLE."""
    sharing = common.notebook(writing=True).sharing
    if preview:
        waits = sharing.waiting()
        common.say([_waiting(one) for one in waits], lambda: _preview(waits))
        return
    made = sharing.export(output)
    files = [_exported(one) for one in made]
    common.say(
        {**files[0], "files": files} if files else {"files": []},
        "\n".join(f"{one.file}: {one.releases} releases, {one.bytes:,} bytes." for one in made)
        or "No other laptop has joined yet.",
    )


@share.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--preview", is_flag=True, help="Say what it would do; take nothing in.")
@common_options
@click.pass_obj
def import_(common: Common, files: tuple[Path, ...], preview: bool) -> int:
    """Take update FILEs in, whole or not at all."""
    receiving = common.notebook(writing=True).receiving
    verb = receiving.preview if preview else receiving.take
    found = [verb(file) for file in files]
    common.say([_received(one) for one in found], lambda: "\n".join(map(_words, found)))
    if common.as_json or common.quiet:
        for one in found:
            if one.refused is not None:
                refuse(one.refused)
    return REFUSED if any(one.refused for one in found) else 0


@share.command()
@common_options
@click.pass_obj
def status(common: Common) -> None:
    """Say what waits, and what the other side has."""
    found = common.notebook(writing=True).sharing.status()
    common.say(
        {
            "project": found.project,
            "waiting": found.waiting,
            "published": found.published,
            "acknowledged": found.acknowledged,
            "missing": list(found.missing),
            "last_share": found.shared_at or None,
        },
        f"{found.waiting} waiting; {found.published} published, "
        f"of which the lead has confirmed {found.acknowledged}."
        + (f" Lost on the way: {len(found.missing)}; share again." if found.missing else ""),
    )


def _waiting(one: Waiting) -> dict[str, Any]:
    return {
        "record": one.record_id,
        "version": one.version,
        "title": one.title,
        "school": one.school,
        "view": one.view,
        "names": [{"path": name.path, "name": name.name} for name in one.names],
    }


def _preview(waits: tuple[Waiting, ...]) -> str:
    lines = []
    for one in waits:
        lines.append(f"{one.title}, {one.school}: {len(one.view['answers'])} sections")
        lines += [f"  {name.path} names {name.name}" for name in one.names]
    return "\n".join(lines) or "Nothing waits."


def _exported(one: Exported) -> dict[str, Any]:
    return {
        "file": str(one.file),
        "releases": one.releases,
        "photos": 0,
        "bytes": one.bytes,
        "to": one.receiver or None,
    }


def _received(one: Received) -> dict[str, Any]:
    refused = one.refused
    return {
        "file": str(one.file),
        "from": one.sender or None,
        "added": one.counts.get("add", 0),
        "replaced": one.counts.get("replace", 0),
        "skipped": one.counts.get("skip", 0),
        "two_versions": one.counts.get("two_versions", 0),
        "gaps": list(one.gaps),
        "refused": refused and {"code": refused.code, "says": refused.says, "do": refused.do},
    }


def _words(one: Received) -> str:
    if one.refused is not None:
        return f"{one.file}: {one.refused}"
    told = [f"{count} {_WORDS[what]}" for what, count in one.counts.items()]
    words = f"{one.file}, from {one.sender}: {', '.join(told) or 'nothing in it'}."
    if one.gaps:
        words += f" Still missing: {len(one.gaps)}; the next update brings them."
    return words
