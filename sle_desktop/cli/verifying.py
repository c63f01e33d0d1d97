"""The command that checks sealed PDFs; it needs no notebook."""

from pathlib import Path
from typing import Any

import click

from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.refusing import FOUND, refuse
from sle_desktop.errors import UserError
from sle_desktop.services.checking import INTACT, UNKNOWN_SIGNER, Checked, verify_file


@click.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--require-project", is_flag=True, help="An unknown signer is a finding too.")
@common_options
@click.pass_obj
def verify(common: Common, files: tuple[Path, ...], require_project: bool) -> int:
    """Say whether sealed PDFs are intact, by whom they were sealed and when.

    A signer is known when the notebook opens without asking and its project vouches for them.
    """
    found: list[Checked] = []
    codes = [0]
    for file in files:
        try:
            found.append(_verified(common, file))
        except UserError as refusal:
            codes.append(refuse(refusal))
    if found:
        common.say(
            [_document(one) for one in found], lambda: "\n".join(_words(one) for one in found)
        )
    good = (INTACT,) if require_project else (INTACT, UNKNOWN_SIGNER)
    if not all(one.verdict.verdict in good for one in found):
        codes.append(FOUND)
    return max(codes)


def _verified(common: Common, file: Path) -> Checked:
    """Return the verdict on a file; a notebook is opened only where its project may matter."""
    checked = verify_file(file)
    if checked.verdict.verdict != UNKNOWN_SIGNER:
        return checked
    notebook = common.notebook_if_open()
    return checked if notebook is None else notebook.checking.file(file)


def _document(one: Checked) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "file": str(one.file),
        "verdict": verdict.verdict,
        "signer": verdict.signer,
        "project": verdict.project,
        "sealed_at": verdict.sealed_at.isoformat() if verdict.sealed_at else None,
        "judged_at": verdict.judged_at.isoformat() if verdict.judged_at else None,
        "document": verdict.document,
        "version": verdict.version,
        "replaces": verdict.replaces,
        "reasons": list(verdict.reasons),
    }


def _words(one: Checked) -> str:
    return "\n".join(
        [f"{one.file}: {one.verdict.verdict}", *(f"  {reason}" for reason in one.verdict.reasons)]
    )
