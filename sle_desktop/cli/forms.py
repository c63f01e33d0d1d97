"""Commands about forms: list, check, run."""

import json
from pathlib import Path
from typing import Any

import click

from sle_desktop.cli.options import FOUND, REFUSED, Common, common_options, table
from sle_desktop.errors import UserError
from sle_desktop.services import library


@click.group()
def forms() -> None:
    """List the forms; check or run any form file."""


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
            "questions": library.questions(one),
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
    return max(code for _, code in found)


@forms.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A JSON file of answers.",
)
@common_options
@click.pass_obj
def run(common: Common, file: Path, answers: Path) -> int:
    """Fill any form with answers, without a notebook."""
    tried = library.run(file, read_answers(answers))
    document = {
        "values": tried.values,
        "relevant": dict(tried.relevant),
        "problems": [{"path": path, "says": says} for path, says in tried.problems],
    }
    common.say(document, lambda: json.dumps(document, ensure_ascii=False, indent=2, default=str))
    return FOUND if tried.problems else 0


def read_answers(file: Path) -> dict[str, Any]:
    """Return the answers of a JSON file. Raises ANSWERS_UNREADABLE."""
    try:
        answers = json.loads(file.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise UserError(
            "ANSWERS_UNREADABLE", f"{file.name} is not JSON: {fault}.", "Correct the file."
        ) from fault
    if not isinstance(answers, dict):
        raise UserError(
            "ANSWERS_UNREADABLE",
            f"{file.name} holds no object of answers.",
            'Write answers by field name, such as {"date": "2026-11-23"}.',
        )
    return answers


def _checked(file: Path) -> tuple[dict[str, Any], int]:
    try:
        checked = library.check(file)
    except UserError as refusal:
        finding = {
            "severity": "error",
            "code": refusal.code,
            "sheet": "",
            "row": 0,
            "column": "",
            "says": refusal.says,
            "do": refusal.do,
        }
        return {
            "file": str(file),
            "ok": False,
            "title": "",
            "questions": 0,
            "findings": [finding],
        }, REFUSED
    form = checked.form
    document = {
        "file": str(file),
        "ok": checked.ok,
        "title": form.title if form else "",
        "questions": library.questions(form) if form else 0,
        "findings": [
            {
                "severity": one.severity,
                "code": one.code,
                "sheet": one.sheet,
                "row": one.row,
                "column": one.column,
                "says": one.says,
                "do": one.do,
            }
            for one in checked.findings
        ],
    }
    return document, 0 if checked.ok else FOUND


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
