"""Commands about records: list, show, problems, new, set, finish, revise."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sle_desktop.cli.options import Common, common_options, table
from sle_desktop.cli.reading import read_answers
from sle_desktop.cli.refusing import FOUND
from sle_desktop.cli.showing import labelled_answers, record_document
from sle_desktop.cli.signing import SIGNING, Signing, signatures
from sle_desktop.domain.records import State
from sle_desktop.services.pictures_given import IMAGE, taken_in, with_pictures

if TYPE_CHECKING:
    from sle_desktop.engine.instance import Live

_SEVERAL = ("select_multiple", "rank")


@click.group()
def records() -> None:
    """Make, fill, finish and list records."""


@records.command("list")
@click.option("--school", default=None, help="A school's name, URN or id.")
@click.option("--form", default=None, help="A form's id, as in: forms list.")
@click.option("--state", type=click.Choice([str(one) for one in State]), default=None)
@common_options
@click.pass_obj
def list_(common: Common, school: str | None, form: str | None, state: str | None) -> None:
    """List records, drafts first."""
    notebook = common.notebook()
    school_id = notebook.projects.find_school(school).id if school is not None else ""
    if form is not None:
        notebook.library.find(form)
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
    return FOUND if found else 0


@records.command()
@click.argument("form")
@click.option("--school", required=True, help="A school's name, URN or id.")
@click.option(
    "--answers", type=click.Path(path_type=Path), default=None, help="A JSON file of answers."
)
@common_options
@click.pass_obj
def new(common: Common, form: str, school: str, answers: Path | None) -> None:
    """Make a draft of FORM at a school, and fill it."""
    given = read_answers(answers) if answers else {}
    notebook = common.notebook(writing=True)
    school_id = notebook.projects.find_school(school).id
    fields = notebook.library.find(form).fields
    given = with_pictures(notebook.photos, fields, given)
    opened = notebook.fieldwork.start(form, school_id, given)
    for path in opened.overruled:
        common.warn(f"{path}: what the app knows of the school and last time stays.")
    common.say(record_document(notebook, opened), opened.record.id)


# A value may begin with a dash: -3 is a number, and a list of points is text.
@records.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("record_id", metavar="ID")
@click.argument("path")
@click.argument("value")
@common_options
@click.pass_obj
def set_(common: Common, record_id: str, path: str, value: str) -> None:
    """Set one answer; PATH is such as books[2]/letter.

    A blank VALUE takes the answer away. Several choices are written "a b" or ["a", "b"]; a photo
    is the path of its file.
    """
    notebook = common.notebook(writing=True)
    opened = notebook.fieldwork.open(record_id)
    opened.record.checked_draft()
    key = opened.instance.key_of(path)
    live = opened.instance.at(key)
    if live.field.type == IMAGE and value.strip():
        value = taken_in(notebook.photos, value)
    notebook.fieldwork.answer_strictly(opened, key, _raw(live, value))
    common.say(record_document(notebook, opened), "Saved.")


@records.command()
@click.argument("record_id", metavar="ID")
@SIGNING
@common_options
@click.pass_obj
def finish(common: Common, /, record_id: str, **signing: tuple[str, ...] | Path | None) -> None:
    """Sign and lock a record: one sealed PDF per copy."""
    asked = Signing.of(signing)
    notebook = common.notebook(writing=True)
    finished = notebook.finishing.finish(record_id, signatures(asked, notebook.now()))
    for warning in finished.warnings:
        common.warn(warning)
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
            f"{one.number}, {one.copy}’s copy: {one.pages} "
            f"page{'' if one.pages == 1 else 's'}, sealed."
            for one in finished.documents
        ),
    )


@records.command()
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why a new version is needed; it is printed.")
@common_options
@click.pass_obj
def revise(common: Common, record_id: str, reason: str) -> None:
    """Start the next version of a sealed record, as a copy of it."""
    notebook = common.notebook(writing=True)
    version = notebook.finishing.new_version(record_id, reason).version
    document = record_document(notebook, notebook.fieldwork.open(record_id))
    common.say(document, f"Version {version} is a draft now; version {version - 1} stays as it is.")


def _raw(live: "Live", value: str) -> object:
    """Return a value of the command line: several choices may be given as a JSON list."""
    if live.field.type not in _SEVERAL or not value.lstrip().startswith("["):
        return value
    try:
        return json.loads(value)
    except ValueError:  # the engine refuses it as it was written, and says how to write it
        return value
