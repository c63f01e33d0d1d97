"""Any form file that a person wants checked or tried; no notebook is needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sle_desktop.clock import SCHOOL_ZONE, Now, now
from sle_desktop.engine.definition import Form
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.lint import Finding, lint
from sle_desktop.engine.question_types import AnsweredBy, type_of
from sle_desktop.engine.reading import read_form
from sle_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class Checked:
    """What the lint found in one file."""

    file: Path
    form: Form | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether the form can be used: no finding is an error."""
        return self.form is not None and not any(one.severity == "error" for one in self.findings)


@dataclass(frozen=True, slots=True)
class Tried:
    """A form filled without a notebook: its values, what applied, and its problems."""

    values: Mapping[str, Any]
    relevant: Mapping[str, bool]
    problems: tuple[tuple[str, str], ...]


def check(file: Path) -> Checked:
    """Lint a TOML, XLSX or XLS form. Raises NO_SUCH_FILE, and NOT_A_FORM for what is none."""
    _must_exist(file)
    read = read_form(file)
    found = lint(read.form) if read.form is not None else ()
    return Checked(file, read.form, (*read.findings, *found))


def usable(file: Path) -> Form:
    """Return the form of a file. Raises FORM_HAS_ERRORS, with the first finding."""
    checked = check(file)
    if not checked.ok or checked.form is None:
        first = next(one for one in checked.findings if one.severity == "error")
        raise UserError(
            "FORM_HAS_ERRORS",
            f"{file.name}, sheet {first.sheet}, row {first.row}: {first.says}",
            first.do,
        )
    return checked.form


def run(file: Path, answers: Mapping[str, Any], clock: Now = now) -> Tried:
    """Fill any form with answers, without a notebook; a refused answer is a problem."""
    form = usable(file)
    instance = Instance.open(form, {}, {}, Environment(now=clock, zone=SCHOOL_ZONE))
    refused = instance.fill_from(answers)
    problems = [*refused, *((one.shown, one.says) for one in instance.problems())]
    relevant = {instance.shown(one.key): one.relevant for one in instance.walk()}
    return Tried(instance.values(), relevant, tuple(problems))


def questions(form: Form) -> int:
    """Return how many questions a form asks, notes and calculations left out."""
    return sum(type_of(one.type).answered_by is AnsweredBy.PERSON for one in form.walk())


def _must_exist(file: Path) -> None:
    if not file.exists():
        raise UserError(
            "NO_SUCH_FILE", f"There is no file {file}.", "Check the name and the folder."
        )
    if not file.is_file():
        raise UserError("NOT_A_FORM", f"{file} is not a file.", "Name the form's file itself.")
