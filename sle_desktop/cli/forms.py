"""Commands about forms: list, check, export, import, run."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sle_desktop.cli.options import Common, common_options, table
from sle_desktop.cli.reading import read_answers
from sle_desktop.cli.refusing import FOUND, refuse
from sle_desktop.cli.writing import write_whole
from sle_desktop.engine.lint import Finding
from sle_desktop.errors import UserError
from sle_desktop.services import form_files

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.form_exchange import FormExchange

_FACTS = ("severity", "code", "sheet", "row", "column", "says", "do")


@click.group()
def forms() -> None:
    """List the forms; check, export, import or run one."""


@forms.command("list")
@common_options
@click.pass_obj
def list_(common: Common) -> None:
    """List the installed forms."""
    found = common.notebook().library.forms()
    document = [
        {
            "id": one.id,
            "version": one.version,
            "title": one.title,
            "hash": one.hash,
            "questions": form_files.questions(one),
        }
        for one in found
    ]
    common.say(
        document,
        lambda: table(
            [[one.id, one.version, one.title] for one in found], ["Form", "Version", "Title"]
        ),
    )


@forms.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@common_options
@click.pass_obj
def check(common: Common, files: tuple[Path, ...]) -> int:
    """Lint TOML, XLSX and XLS forms; every finding names sheet, row and cure."""
    found = [_checked(file) for file in files]
    common.say(
        [document for document, _ in found],
        lambda: "\n".join(_lines(document) for document, _ in found),
    )
    return max([refuse(one) if isinstance(one, UserError) else one for _, one in found])


@forms.command("export")
@click.argument("form")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The file: .xlsx, .toml, or .pdf for a blank sheet.",
)
@common_options
@click.pass_obj
def export(common: Common, form: str, output: Path) -> None:
    """Write an installed FORM (its id) as a workbook, as TOML, or as a sheet to fill in."""
    notebook = common.notebook()
    content = _exchange(notebook).exported(notebook.library.find(form), output.suffix)
    write_whole(output, content)
    common.say({"file": str(output), "bytes": len(content)}, f"Wrote {output}.")


@forms.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@click.pass_obj
def import_(common: Common, file: Path) -> None:
    """Install a form FILE; new drafts use it, and records keep the version they have."""
    made = _exchange(common.notebook(writing=True)).install(file)
    form = made.form
    document = {
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "hash": form.hash,
        "new": made.is_new,
    }
    was = "Installed" if made.is_new else "Here already:"
    common.say(document, f"{was} {form.title}, version {form.version}.")


@forms.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--answers", required=True, type=click.Path(path_type=Path), help="A JSON file of answers."
)
@common_options
@click.pass_obj
def run(common: Common, file: Path, answers: Path) -> int:
    """Fill any form with answers, without a notebook."""
    tried = form_files.run(file, read_answers(answers))
    document = {
        "values": tried.values,
        "relevant": dict(tried.relevant),
        "problems": [{"path": path, "says": says} for path, says in tried.problems],
    }
    common.say(document, lambda: json.dumps(document, ensure_ascii=False, indent=2, default=str))
    return FOUND if tried.problems else 0


def _exchange(notebook: "Notebook") -> "FormExchange":
    # Start-up: forms check and forms run do without the store, which loads slowly.
    from sle_desktop.services.form_exchange import FormExchange  # noqa: PLC0415

    return FormExchange(notebook.store, notebook.library, notebook.now)


def _checked(file: Path) -> tuple[dict[str, Any], int | UserError]:
    """Return what is known of a file, and the exit code or the refusal that gives it."""
    try:
        checked = form_files.check(file)
    except UserError as refusal:
        finding = Finding("error", refusal.code, "", 0, "", refusal.says, refusal.do)
        return _document(file, None, (finding,)), refusal
    return _document(file, checked, checked.findings), 0 if checked.ok else FOUND


def _document(
    file: Path, checked: form_files.Checked | None, findings: tuple[Finding, ...]
) -> dict[str, Any]:
    form = checked.form if checked else None
    return {
        "file": str(file),
        "ok": checked is not None and checked.ok,
        "title": form.title if form else "",
        "questions": form_files.questions(form) if form else 0,
        "findings": [{name: getattr(one, name) for name in _FACTS} for one in findings],
    }


def _lines(document: dict[str, Any]) -> str:
    word = "good" if document["ok"] else "not usable"
    lines = [f"{document['file']}: {word}, {document['questions']} questions"]
    lines += [
        f"  {one['severity']} {one['code']}: {_place(one)}: {one['says']} {one['do']}"
        for one in document["findings"]
    ]
    return "\n".join(lines)


def _place(finding: dict[str, Any]) -> str:
    words = [f"{name} {finding[name]}" for name in ("sheet", "row", "column") if finding[name]]
    return ", ".join(words) or "the whole file"
