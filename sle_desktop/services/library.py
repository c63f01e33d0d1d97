"""The forms: those shipped, those installed, and any file that a person wants checked or tried."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sle_desktop import paths
from sle_desktop.clock import SCHOOL_ZONE, Now, now
from sle_desktop.engine.definition import Form
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.lint import Finding, lint
from sle_desktop.engine.question_types import AnsweredBy, type_of
from sle_desktop.engine.reading import read_bytes, read_form
from sle_desktop.errors import UserError
from sle_desktop.store.repositories.forms import InstalledForm
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_SHIPPED = "forms.shipped"


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


@dataclass
class Library:
    """The installed forms; an installed version never changes."""

    store: Store
    _read: dict[str, Form] = field(default_factory=dict)

    def install_shipped(self, at: datetime) -> None:
        """Install the forms that came with the app; ones that are here already stay as they are."""
        files = sorted(paths.forms().glob("*.toml"))
        seen = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
        with self.store.work() as work:
            if work.meta.get(_SHIPPED) == seen:
                return
            for file in files:
                # Shipped forms are linted by our own tests.
                form, text = read_form(file).form, file.read_text("utf-8")
                assert form is not None, f"{file.name} cannot be read"
                installed = InstalledForm(form.hash, form.id, form.version, form.title, text, at)
                work.forms.install(installed)
            work.meta.set(_SHIPPED, seen)

    def forms(self) -> list[Form]:
        """Return the current version of every installed form, by title."""
        with self.store.reading() as work:
            current = {one.id: one for one in reversed(work.forms.list())}
            found = [self.form(work, one.hash) for one in current.values()]
        return sorted(found, key=lambda form: form.title)

    def current(self, work: Work, form_id: str) -> Form:
        """Return the version of a form that new drafts use. Raises NO_SUCH_FORM."""
        return self.form(work, work.forms.current(form_id).hash)

    def form(self, work: Work, form_hash: str) -> Form:
        """Return one installed version by its hash; read once, then kept. Raises NO_SUCH_FORM."""
        if form_hash not in self._read:
            text = work.forms.get(form_hash).text
            form = read_bytes(text.encode(), f"{form_hash[:8]}.toml").form
            assert form is not None, "an installed form was read without error before"
            self._read[form_hash] = form
        return self._read[form_hash]


def questions(form: Form) -> int:
    """Return how many questions a form asks, notes and calculations left out."""
    return sum(type_of(one.type).answered_by is AnsweredBy.PERSON for one in form.walk())


def _must_exist(file: Path) -> None:
    if not file.is_file():
        raise UserError(
            "NO_SUCH_FILE", f"There is no file {file}.", "Check the name and the folder."
        )
