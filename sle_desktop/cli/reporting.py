"""The command that writes the PDF of a record."""

from pathlib import Path
from typing import Any

import click

from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.writing import write_whole
from sle_desktop.services.with_data import WithData


@click.command()
@click.argument("record_id", metavar="ID")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--copy",
    type=click.Choice(["school", "teacher"]),
    default=None,
    help="Whose copy; the form's first when left out.",
)
@click.option("--version", type=int, default=None, help="Of an earlier version.")
@click.option("--draft", is_flag=True, help="The pages as they stand, watermarked.")
@click.option(
    "--with-data", is_flag=True, help="As PDF/A-3 with that copy’s data inside, sealed anew."
)
@common_options
@click.pass_obj
def report(common: Common, /, record_id: str, output: Path, with_data: bool, **wanted: Any) -> None:
    """Write the sealed PDF of a record, or a watermarked draft."""
    notebook = common.notebook()
    if with_data:
        content = WithData(notebook.finishing).pdf(record_id, **wanted)
    else:
        content = notebook.finishing.copy_as_pdf(record_id, **wanted)
    write_whole(output, content)
    common.say({"file": str(output), "bytes": len(content)}, f"Written to {output}.")
