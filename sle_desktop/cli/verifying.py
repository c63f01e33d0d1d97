"""The command that checks sealed PDFs; it needs no notebook."""

from pathlib import Path
from typing import Any

import click

from sle_desktop.cli.options import FOUND, Common, common_options
from sle_desktop.services.checking import Checked, verify_file

_INTACT = ("intact", "intact-unknown-signer")


@click.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--require-project", is_flag=True, help="An unknown signer is a finding too.")
@common_options
@click.pass_obj
def verify(common: Common, files: tuple[Path, ...], require_project: bool) -> int:
    """Say whether sealed PDFs are intact, by whom they were sealed and when."""
    found = [verify_file(file) for file in files]
    common.say([_document(one) for one in found], lambda: "\n".join(_words(one) for one in found))
    good = ("intact",) if require_project else _INTACT
    return 0 if all(one.verdict.verdict in good for one in found) else FOUND


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
