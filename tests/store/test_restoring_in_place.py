"""A backup restored where a damaged notebook was: what was there is put aside, never removed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sle_desktop.errors import UserError
from sle_desktop.store import layout, opening
from sle_desktop.store.backup import back_up
from sle_desktop.store.restoring import restore_in_place
from sle_desktop.store.vault import Vault

AT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.fixture
def backed_up(tmp_path: Path) -> tuple[Path, bytes, Path]:
    folder = tmp_path / "notebook"
    _, key, _ = Vault.create(folder, "demo passphrase")
    store = opening.create(folder, key)
    with store.work() as work:
        work.settings.set("kept", "yes")
    store.files.put(b"a photo")
    backup = back_up(store, tmp_path / "stick")
    store.close()
    return folder, key, backup.file


@pytest.mark.parametrize("damage", ["store", "vault", "nothing", "everything"])
def test_a_backup_takes_the_place_of_what_is_there(
    backed_up: tuple[Path, bytes, Path], damage: str
) -> None:
    folder, key, file = backed_up
    if damage in ("store", "everything"):
        layout.store(folder).write_bytes(b"not a store any more" * 1000)
    if damage in ("vault", "everything"):
        layout.vault(folder).unlink()
    restore_in_place(file, folder, AT)
    store = opening.open_store(folder, key)
    with store.reading() as work:
        assert work.settings.get("kept") == "yes"
    store.close()
    aside = folder / "put-aside-20261124-083000"
    assert (aside / "store.db").exists()
    assert (aside / "vault.json").exists() is (damage not in ("vault", "everything"))
    assert not list(folder.glob("restored*"))


def test_a_new_laptop_has_nothing_to_put_aside(
    backed_up: tuple[Path, bytes, Path], tmp_path: Path
) -> None:
    _, key, file = backed_up
    folder = tmp_path / "new"
    restore_in_place(file, folder, AT)
    assert Vault.open(folder).fits(key)
    assert not list(folder.glob("put-aside*"))


def test_a_file_that_is_no_backup_changes_nothing(
    backed_up: tuple[Path, bytes, Path], tmp_path: Path
) -> None:
    folder, _, _ = backed_up
    before = sorted(path.name for path in folder.iterdir())
    wrong = tmp_path / "wrong.slebackup"
    wrong.write_bytes(b"nothing of the kind")
    with pytest.raises(UserError, match="NOT_A_BACKUP"):
        restore_in_place(wrong, folder, AT)
    assert sorted(path.name for path in folder.iterdir()) == before
