"""The check finds what is wrong, says it and goes on."""

from pathlib import Path

import pytest

from sle_desktop.store import engine, layout
from sle_desktop.store.check import check
from sle_desktop.store.store import Store
from sle_desktop.store.vault import Vault
from tests.store import make_old_database
from tests.store.examples import a_store


@pytest.fixture
def store(folder: Path) -> Store:
    """A store with one of everything, its sealed PDF and its photo."""
    store, _ = a_store(folder)
    with store.work() as work:
        make_old_database.fill(work)
    return store


def _with_files(store: Store) -> tuple[str, str]:
    pdf, photo = store.files.put(b"%PDF-1.7 sealed"), store.files.put(b"\xff\xd8 photo")
    with store.transaction(engine.WRITE) as connection:
        connection.exec_driver_sql("UPDATE documents SET sha256 = ?", (pdf,))
        connection.exec_driver_sql("UPDATE photos SET sha256 = ?", (photo,))
    return pdf, photo


def test_a_sound_notebook_has_no_problems(store: Store) -> None:
    _with_files(store)
    steps: list[tuple[int, int]] = []
    assert check(store, lambda done, of: steps.append((done, of))) == ()
    assert steps == [(0, 2), (1, 2), (2, 2)]
    store.close()


def test_missing_and_damaged_files_are_named(store: Store) -> None:
    pdf, photo = _with_files(store)
    store.files.remove(pdf)
    store.files.place(photo).write_bytes(b"SLE-FILE")
    found = check(store)
    assert [one.what for one in found] == ["signed PDF V-0001", f"photo {photo[:12]}…"]
    assert "missing" in found[0].says
    assert "damaged" in found[1].says
    store.close()


def test_a_damaged_page_is_found(store: Store) -> None:
    _with_files(store)
    store.close()
    path = layout.store(store.folder)
    raw = bytearray(path.read_bytes())
    raw[5 * 4096 + 7] ^= 1
    path.write_bytes(raw)
    (found,) = check(store)
    assert found.what == "database"


def test_another_notebooks_keys_are_found(store: Store) -> None:
    _with_files(store)
    Vault.create(store.folder.parent / "other")
    layout.vault(store.folder.parent / "other").replace(layout.vault(store.folder))
    found = check(store)
    assert [one.what for one in found] == ["keys"]
    layout.vault(store.folder).unlink()
    assert "missing" in check(store)[0].says
    store.close()


def test_a_record_without_its_current_version_is_found(store: Store) -> None:
    _with_files(store)
    with store.transaction(engine.WRITE) as connection:
        connection.exec_driver_sql("UPDATE records SET is_current = 0")
    assert [one.what for one in check(store)] == ["records"]
    store.close()
