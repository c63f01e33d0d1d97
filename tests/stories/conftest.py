"""The sample project, written once for all stories and copied for each that changes it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sle_desktop.assembly import write_sample
from sle_desktop.services.sample import Sample
from tests.stories.command_line import CommandLine

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def written_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it was written: read it, never change it."""
    folder = tmp_path_factory.mktemp("sample") / "notebook"
    write_sample(folder, Sample(today=TODAY))
    return folder


@pytest.fixture
def sample(written_sample: Path, tmp_path: Path) -> CommandLine:
    """The command line on a sample of one's own."""
    folder = tmp_path / "notebook"
    shutil.copytree(written_sample, folder)
    return CommandLine(folder)
