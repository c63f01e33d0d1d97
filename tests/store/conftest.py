"""Stores in temporary folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sle_desktop.store.store import Store
from tests.store.examples import a_store, filled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notebook"


@pytest.fixture
def opened(folder: Path) -> Iterator[tuple[Store, bytes]]:
    """A store with one school, form and draft, and its key."""
    store, key = a_store(folder)
    with store.work() as work:
        filled(work)
    yield store, key
    store.close()


@pytest.fixture
def store(opened: tuple[Store, bytes]) -> Store:
    return opened[0]


@pytest.fixture
def key(opened: tuple[Store, bytes]) -> bytes:
    return opened[1]
