"""Old stores are brought up to date whole, or stay as they were."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sle_desktop.errors import UserError
from sle_desktop.store import engine, layout
from sle_desktop.store.opening import open_store
from sle_desktop.store.schema import schema_of
from sle_desktop.store.snapshot import faults_of
from sle_desktop.store.store import Store
from sle_desktop.store.tables import HEAD
from sle_desktop.store.upgrading import VERSIONS, upgrade
from sle_desktop.store.vault import Vault
from tests.store import make_old_database
from tests.store.examples import START, a_record, a_store, at
from tests.store.upgrade_once import LATER

FAILING = Path(__file__).parent / "failing_versions"
OLD = sorted(path.name for path in make_old_database.OLD.iterdir() if path.is_dir())


@pytest.fixture
def full(folder: Path) -> tuple[Path, bytes]:
    """A store of the present version with one of everything."""
    store, key = a_store(folder)
    with store.work() as work:
        make_old_database.fill(work)
    store.close()
    return folder, key


def test_there_is_an_old_store_of_the_present_version() -> None:
    assert HEAD in OLD


@pytest.mark.parametrize("version", OLD)
def test_every_old_store_opens_and_holds_what_it_held(version: str, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(make_old_database.OLD / version, folder)
    key = Vault.open(folder).key_from_passphrase("golden")
    assert key.hex() == (folder / "key.txt").read_text().strip()
    store = open_store(folder, key)
    with store.reading() as work:
        make_old_database.check(work, version)
        assert len(work.notes.find([["talk", "part"]])) == 1
    with store.work() as work:
        assert work.notes.are_true()
    store.close()


@pytest.mark.parametrize("version", OLD)
def test_every_old_store_survives_a_parent_table_made_anew(version: str, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(make_old_database.OLD / version, folder)
    key = bytes.fromhex((folder / "key.txt").read_text())
    backup = upgrade(folder, key, (VERSIONS, LATER), lambda: START)
    assert backup.name == f"before-upgrade-from-{version}-2026-09-07-083000.db"
    assert faults_of(backup, key) == ()
    store = Store(folder, key)
    assert schema_of(store) == "9999"
    with store.reading() as work:
        assert work.records.contents("r1") == make_old_database.CONTENTS
        assert len(work.documents.list()) == 1
    with store.plainly() as driver:
        assert driver.execute("SELECT weather FROM records").fetchall() == [("fair",)]
        assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()
    with pytest.raises(UserError, match="NEWER_STORE"):
        open_store(folder, key)


def test_an_upgrade_that_loses_rows_is_undone(full: tuple[Path, bytes]) -> None:
    folder, key = full
    with pytest.raises(UserError, match="UPGRADE_FAILED"):
        upgrade(folder, key, (VERSIONS, FAILING))
    store = open_store(folder, key)
    with store.reading() as work:
        make_old_database.check(work)
    store.close()


def test_opening_an_older_store_upgrades_it_first(
    full: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = full
    store = Store(folder, key)
    with store.transaction(engine.WRITE) as connection:
        connection.exec_driver_sql("DROP TABLE photos")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    store.close()
    upgraded: list[Path] = []

    def upgrading(folder: Path, key: bytes) -> Path:
        upgraded.append(folder)
        return folder

    monkeypatch.setattr("sle_desktop.store.upgrading.upgrade", upgrading)
    open_store(folder, key).close()
    assert upgraded == [folder]


@pytest.mark.prove
@pytest.mark.timeout(600)
def test_killed_at_any_moment_of_an_upgrade_the_store_is_old_or_new(
    full: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, key = full
    store = Store(folder, key)
    with store.work() as work:
        work.records.add(a_record(id="r2"))
        for start in range(0, 60_000, 1000):
            told = {f"q{start + index}": ("text", "some words " * 5) for index in range(1000)}
            work.records.put_answers("r2", 1, told, at(1))
    store.close()
    seen = {HEAD: 0, "9999": 0}
    longest = _run(folder, tmp_path / "timed", key, None)
    for turn in range(25):
        target = tmp_path / f"turn{turn}"
        _run(folder, target, key, random.Random(turn).uniform(0, longest * 1.1))
        after = Store(target, key)
        version = schema_of(after)
        seen[version] += 1
        with after.reading() as work:
            assert work.records.contents("r1") == make_old_database.CONTENTS
            assert len(work.records.contents("r2").answers) == 60_000
        with after.plainly() as driver:
            assert driver.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            columns = [row[1] for row in driver.execute("PRAGMA table_info(records)")]
            assert ("weather" in columns) is (version == "9999")
        after.close()
        assert layout.store(target).exists()
        shutil.rmtree(target)
    assert all(seen.values()), seen


def _run(folder: Path, target: Path, key: bytes, kill_after: float | None) -> float:
    """Upgrade a copy in a process, killed some seconds after it began; return how long it ran."""
    shutil.copytree(folder, target)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.upgrade_once", str(target), key.hex()],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begin\n"
    began = time.monotonic()
    try:
        process.wait(kill_after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
    return time.monotonic() - began
