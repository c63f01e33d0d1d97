"""The sample, written once, and a notebook of one's own on a copy of it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sle_desktop.assembly import Notebook, open_notebook, write_sample
from sle_desktop.services.sample import Sample
from sle_desktop.services.setup import Setup
from sle_desktop.store.keychain import MemoryKeychain

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def written_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it was written: read it, never change it."""
    folder = tmp_path_factory.mktemp("sample") / "notebook"
    write_sample(folder, Sample(today=TODAY))
    return folder


@pytest.fixture
def notebook(written_sample: Path, tmp_path: Path) -> Iterator[Notebook]:
    """An open notebook with the sample in it."""
    folder = tmp_path / "notebook"
    shutil.copytree(written_sample, folder)
    key = Setup(folder).key_from_passphrase("demo")
    opened = open_notebook(folder, key, keychain=MemoryKeychain())
    yield opened
    opened.close()
