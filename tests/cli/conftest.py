"""The command line on the sample project, written once and copied for each test."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sle_desktop.assembly import write_sample
from sle_desktop.services.sample import Sample
from tests.forms.sample import records
from tests.stories.command_line import CommandLine

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def written_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it was written: read it, never change it."""
    folder = tmp_path_factory.mktemp("sample") / "notebook"
    write_sample(folder, Sample(today=TODAY))
    return folder


@pytest.fixture
def reading(written_sample: Path) -> CommandLine:
    """The command line on the sample as it is, for commands that change nothing."""
    return CommandLine(written_sample)


@pytest.fixture
def sample(written_sample: Path, tmp_path: Path) -> CommandLine:
    """The command line on a sample of one's own."""
    folder = tmp_path / "notebook"
    shutil.copytree(written_sample, folder)
    return CommandLine(folder)


@pytest.fixture
def answers_file(tmp_path: Path) -> Callable[[Any], Path]:
    """Writes a file of answers: bytes as they are, anything else as JSON."""

    def write(content: Any) -> Path:
        file = tmp_path / "answers.json"
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        file.write_bytes(raw)
        return file

    return write


def complete(record: str) -> dict[str, Any]:
    """The answers of a record of the sample, as JSON has them, without what the app fills in."""
    answers = {
        name: value for name, value in records()[record].answers.items() if name != "last_actions"
    }
    plain: dict[str, Any] = json.loads(json.dumps(answers, default=str))
    return plain


@pytest.fixture
def visit(sample: CommandLine, answers_file: Callable[[Any], Path]) -> str:
    """A visit at a school of its own that lacks nothing."""
    sample.json("schools", "add", "--name", "Fernleigh", "--urn", "990500")
    file = answers_file(complete("hollowbrook_visit_1"))
    made = sample.json("records", "new", "visit", "--school", "990500", "--answers", file)
    return str(made["id"])


def id_of(run: CommandLine, form: str, state: str) -> str:
    """The id of the first record of a form in a state."""
    found = run.json("records", "list", "--form", form, "--state", state)
    return str(found[0]["id"])
