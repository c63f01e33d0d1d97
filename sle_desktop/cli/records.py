"""Commands about records: list, show, problems, new, set, finish; and the PDF of one."""

from pathlib import Path
from typing import Any

import click

from sle_desktop.assembly import Notebook
from sle_desktop.cli.forms import read_answers
from sle_desktop.cli.options import Common, common_options, table
from sle_desktop.cli.showing import labelled_answers, record_document
from sle_desktop.domain.records import Signature, State
from sle_desktop.errors import UserError


@click.group()
def records() -> None:
    """Make, fill, finish and list records."""


@records.command("list")
@click.option("--school", default=None, help="A school's name, URN or id.")
@click.option("--form", default=None)
@click.option("--state", type=click.Choice([str(one) for one in State]), default=None)
@common_options
@click.pass_obj
def list_(common: Common, school: str | None, form: str | None, state: str | None) -> None:
    """List records, drafts first."""
    notebook = common.notebook()
    school_id = notebook.projects.find_school(school).id if school else ""
    found = notebook.records.records(school=school_id, form=form or "", state=state or "")
    document = [
        {
            "id": one.id,
            "form": one.form_id,
            "form_version": one.form_version,
            "school": one.school,
            "title": one.title,
            "state": str(one.state),
            "version": one.version,
            "updated": one.updated.isoformat(),
        }
        for one in found
    ]
    common.say(
        document,
        lambda: table(
            [
                [one.id, one.title, one.school, str(one.state), f"{one.updated:%Y-%m-%d %H:%M}"]
                for one in found
            ],
            ["Record", "Title", "School", "State", "Updated"],
        ),
    )


@records.command()
@click.argument("record_id", metavar="ID")
@common_options
@click.pass_obj
def show(common: Common, record_id: str) -> None:
    """Show every answer of a record with its label and audience."""
    notebook = common.notebook()
    opened = notebook.fieldwork.open(record_id)
    common.say(record_document(notebook, opened), lambda: labelled_answers(notebook, opened))


@records.command()
@click.argument("record_id", metavar="ID")
@common_options
@click.pass_obj
def problems(common: Common, record_id: str) -> int:
    """Show what stands before finishing."""
    notebook = common.notebook()
    found = notebook.fieldwork.problems(notebook.fieldwork.open(record_id))
    common.say(
        [{"path": one.shown, "label": one.label, "says": one.says} for one in found],
        lambda: "\n".join(f"{one.shown}: {one.says}" for one in found) or "Nothing is missing.",
    )
    return 1 if found else 0


@records.command()
@click.argument("form")
@click.option("--school", required=True, help="A school's name, URN or id.")
@click.option(
    "--answers", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=None
)
@common_options
@click.pass_obj
def new(common: Common, form: str, school: str, answers: Path | None) -> None:
    """Make a draft of FORM at a school, and fill it."""
    notebook = common.notebook(writing=True)
    school_id = notebook.projects.find_school(school).id
    given = read_answers(answers) if answers else {}
    opened = notebook.fieldwork.start(form, school_id, given)
    common.say(record_document(notebook, opened), opened.record.id)


@records.command("set")
@click.argument("record_id", metavar="ID")
@click.argument("path")
@click.argument("value")
@common_options
@click.pass_obj
def set_(common: Common, record_id: str, path: str, value: str) -> None:
    """Set one answer; PATH is such as books[2]/letter."""
    notebook = common.notebook(writing=True)
    opened = notebook.fieldwork.open(record_id)
    notebook.fieldwork.answer_strictly(opened, opened.instance.key_of(path), value)
    common.say(record_document(notebook, opened), "Saved.")


@records.command()
@click.argument("record_id", metavar="ID")
@click.option(
    "--sign",
    "signs",
    metavar="ROLE=NAME",
    multiple=True,
    required=True,
    help="Who signs, such as sle=Helen Loder; once for each person.",
)
@click.option(
    "--ink",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="A JSON file of strokes by role.",
)
@common_options
@click.pass_obj
def finish(common: Common, record_id: str, signs: tuple[str, ...], ink: Path | None) -> None:
    """Sign and lock a record: one sealed PDF per copy."""
    notebook = common.notebook(writing=True)
    strokes = read_answers(ink) if ink else {}
    finished = notebook.finishing.finish(
        record_id, [_signature(notebook, one, strokes) for one in signs]
    )
    for warning in finished.warnings:
        click.echo(warning, err=True)
    document = {
        "record": record_id,
        "version": finished.record.version,
        "documents": [
            {"copy": one.copy, "document": one.number, "sha256": one.sha256, "pages": one.pages}
            for one in finished.documents
        ],
    }
    common.say(
        document,
        lambda: "\n".join(
            f"{one.number}, {one.copy}’s copy: {one.pages} pages, sealed."
            for one in finished.documents
        ),
    )


@click.command()
@click.argument("record_id", metavar="ID")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--copy",
    type=click.Choice(["school", "teacher"]),
    default=None,
    help="Whose copy; the form's first when left out.",
)
@click.option("--draft", is_flag=True, help="The pages as they stand, watermarked.")
@common_options
@click.pass_obj
def report(common: Common, record_id: str, output: Path, copy: str | None, draft: bool) -> None:
    """Write the sealed PDF of a record, or a watermarked draft."""
    notebook = common.notebook()
    content = notebook.finishing.copy_as_pdf(record_id, copy, draft=draft)
    try:
        output.write_bytes(content)
    except OSError as fault:
        raise UserError(
            "FILE_NOT_WRITTEN",
            f"{output} cannot be written: {fault.strerror}.",
            "Choose another folder.",
        ) from fault
    common.say({"file": str(output), "bytes": len(content)}, f"Written to {output}.")


def _signature(notebook: Notebook, words: str, strokes: dict[str, Any]) -> Signature:
    role, equals, name = words.partition("=")
    if not equals or not name.strip():
        raise UserError(
            "SIGNATURE_UNCLEAR",
            f"“{words}” does not say who signs.",
            "Write ROLE=NAME, such as maths_lead=Daniel Meech.",
        )
    try:
        ink = tuple(
            tuple((float(x), float(y), float(p)) for x, y, p in stroke)
            for stroke in strokes.get(role, ())
        )
    except (TypeError, ValueError) as fault:
        raise UserError(
            "INK_UNREADABLE",
            f"The strokes of {role} are not lists of x, y, pressure.",
            "Give numbers in a box 3 wide and 1 high.",
        ) from fault
    return Signature(role.strip(), name.strip(), "read", notebook.now(), strokes=ink)
