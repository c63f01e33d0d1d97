"""One transaction at a time: committed whole, rolled back whole, and never silently."""

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from sle_desktop.errors import UserError
from sle_desktop.store import engine, failures, layout
from sle_desktop.store.backup import back_up
from sle_desktop.store.lock import FolderLock
from sle_desktop.store.opening import create, open_store
from sle_desktop.store.store import Store
from sle_desktop.store.vault import Vault
from tests.store.examples import a_record, a_school, a_store, at


def test_the_settings_that_make_a_commit_mean_saved(store: Store) -> None:
    with store.plainly() as driver:
        found = {
            name: driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert dbapi2.sqlite_version_info >= engine.OLDEST_SQLITE


def test_what_raises_is_rolled_back(store: Store) -> None:
    def half() -> None:
        with store.work() as work:
            work.records.put_answers("r1", 1, {"focus": ("text", "lost")}, at(1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with store.reading() as work:
        assert work.records.contents("r1").answers == {}
        assert work.records.get("r1") == a_record()


def test_a_bug_stays_a_bug(store: Store) -> None:
    with pytest.raises(IntegrityError) as caught, store.work() as work:
        work.records.add(a_record(title="Confidential words"))
    assert "Confidential words" not in str(caught.value)
    with store.work() as work:
        work.records.put_answers("r1", 1, {"focus": ("text", "goes on")}, at(1))


def test_a_fault_of_another_file_is_not_the_notebooks(store: Store, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), store.work():
        tmp_path.write_bytes(b"")


def test_children_need_their_parents(store: Store) -> None:
    with pytest.raises(IntegrityError), store.work() as work:
        work.schools.remove("s1")


def test_reading_does_not_write(store: Store) -> None:
    with pytest.raises(RuntimeError, match="only reading"), store.reading() as work:
        work.settings.set("a", "b")
    with store.work() as work:
        work.settings.set("a", "b")


def test_transactions_do_not_nest(store: Store) -> None:
    with store.work(), pytest.raises(RuntimeError, match="pass its work on"), store.work():
        pass
    with store.reading(), pytest.raises(RuntimeError), store.plainly():
        pass


def test_a_reader_sees_one_state_while_another_writes(store: Store) -> None:
    other = store.another()
    with store.reading() as reading:
        assert reading.settings.get("a") == ""
        with other.work() as work:
            work.settings.set("a", "b")
        assert reading.settings.get("a") == ""
    with store.reading() as reading:
        assert reading.settings.get("a") == "b"
    other.close()


def test_a_writer_that_waits_too_long_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT", 20)
    other = store.another()
    with store.work(), pytest.raises(UserError, match="IN_USE"), other.work():
        pass
    with other.work() as work:
        work.settings.set("a", "later")


def test_a_store_may_be_made_in_one_thread_and_used_in_another(folder: Path) -> None:
    made: list[Store] = []
    thread = threading.Thread(target=lambda: made.append(a_store(folder)[0]))
    thread.start()
    thread.join()
    with made[0].work() as work:
        work.schools.add(a_school())
    made[0].close()


def test_opening_twice_and_creating_over_are_told_apart(folder: Path) -> None:
    store, key = a_store(folder)
    with store.work() as work:
        work.schools.add(a_school())
    store.close()
    with pytest.raises(UserError, match="STORE_EXISTS"):
        create(folder, key)
    again = open_store(folder, key)
    with again.reading() as work:
        assert work.schools.list() == (a_school(),)
    assert again.id == Vault.open(folder).store_id
    again.close()


def test_an_interrupted_set_up_is_begun_again(folder: Path) -> None:
    _, key, _ = Vault.create(folder)
    (folder / "store.db.part").write_bytes(b"half")
    (folder / "store.db.part-wal").write_bytes(b"half")
    create(folder, key).close()
    assert sorted(path.name for path in folder.iterdir()) == ["store.db", "vault.json"]


def test_a_wrong_key_is_not_called_damage(folder: Path) -> None:
    store, _ = a_store(folder)
    store.close()
    held = layout.store(folder).read_bytes()
    with pytest.raises(UserError, match="WRONG_KEY"):
        open_store(folder, bytes(32))
    assert layout.store(folder).read_bytes() == held


def test_a_missing_store_is_not_made_again(folder: Path) -> None:
    store, key = a_store(folder)
    store.close()
    layout.store(folder).unlink()
    with pytest.raises(UserError, match="STORE_MISSING"):
        open_store(folder, key)
    with pytest.raises(UserError, match="NO_STORE"), Store(folder, key).reading():
        pass
    assert not layout.store(folder).exists()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "STORE_DAMAGED"),
        (b"x" * 100, "STORE_DAMAGED"),
        (b"SQLite format 3\0" + bytes(5000), "NOT_A_STORE"),
        (bytes(8192), "STORE_DAMAGED"),
    ],
)
def test_what_lies_in_its_place_is_refused_untouched(folder: Path, raw: bytes, code: str) -> None:
    store, key = a_store(folder)
    store.close()
    layout.store(folder).write_bytes(raw)
    with pytest.raises(UserError, match=code):
        open_store(folder, key)
    assert layout.store(folder).read_bytes() == raw


def test_another_programs_database_under_our_key_is_refused(folder: Path) -> None:
    store, key = a_store(folder)
    with store.plainly() as driver:
        driver.execute("PRAGMA application_id = 7")
    store.close()
    with pytest.raises(UserError, match="NOT_A_STORE"):
        open_store(folder, key)


def test_a_newer_store_is_refused(folder: Path) -> None:
    store, key = a_store(folder)
    with store.transaction(engine.WRITE) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(UserError, match="NEWER_STORE"):
        open_store(folder, key)


def test_a_damaged_page_is_said_and_the_rest_can_still_be_read(folder: Path) -> None:
    store, key = a_store(folder)
    with store.work() as work:
        work.settings.set("owner", "Sam")
        for index in range(400):
            work.schools.add(a_school(id=f"s{index}", town="town " * 20))
    with store.plainly() as driver:
        root = driver.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'schools'"
        ).fetchone()[0]
    store.close()
    path = layout.store(folder)
    raw = bytearray(path.read_bytes())
    raw[(root - 1) * 4096 + 100] ^= 0xFF
    path.write_bytes(raw)
    damaged = open_store(folder, key)
    with pytest.raises(UserError, match="STORE_DAMAGED"), damaged.reading() as work:
        work.schools.list()
    with damaged.reading() as work:
        assert work.settings.get("owner") == "Sam"
    with damaged.work() as work:
        work.settings.set("owner", "Ada")
    damaged.close()


def test_a_folder_that_may_not_be_written_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = engine.connect

    def immutable(path: Path, key: bytes, *, foreign_keys: bool = True) -> object:
        return engine.connect_read_only(path, key) if foreign_keys else plain(path, key)

    store.close()
    monkeypatch.setattr(engine, "connect", immutable)
    with pytest.raises(UserError, match="READ_ONLY"), store.work() as work:
        work.settings.set("a", "b")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "DISK_FULL"),
        ("SQLITE_IOERR_FSYNC", "DISK_FAILED"),
        ("SQLITE_CORRUPT_INDEX", "STORE_DAMAGED"),
        ("SQLITE_BUSY_SNAPSHOT", "IN_USE"),
        ("SQLITE_READONLY_DIRECTORY", "READ_ONLY"),
        ("SQLITE_CANTOPEN", "CANNOT_OPEN"),
    ],
)
def test_faults_of_the_disk_have_their_own_words(name: str, code: str) -> None:
    error = dbapi2.OperationalError("said by SQLite")
    error.sqlite_errorname = name
    refusal = failures.refusal_of(error)
    assert refusal is not None
    assert refusal.code == code


def test_other_faults_are_bugs() -> None:
    assert failures.refusal_of(dbapi2.ProgrammingError("ours")) is None
    assert failures.refusal_of(FileNotFoundError(2, "gone")) is None
    with pytest.raises(FileNotFoundError), failures.refusals():
        raise FileNotFoundError(2, "gone")


_HOLD = """
import sys
from pathlib import Path
from sle_desktop.store.backup import back_up
from sle_desktop.store.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_one_dies(folder: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert first.stdout is not None
    assert first.stdin is not None
    assert first.stdout.readline() == b"held\n"
    with pytest.raises(UserError, match="IN_USE"):
        FolderLock(folder).acquire()
    first.kill()
    first.wait()
    first.stdin.close()
    first.stdout.close()
    with FolderLock(folder) as mine:
        assert mine.held


def test_no_content_can_be_read_without_the_key(folder: Path) -> None:
    marker = "Marker about Mrs Whittle"
    store, key = a_store(folder)
    with store.work() as work:
        work.schools.add(a_school(name=marker))
        work.settings.set("note", marker)
    other = store.another()
    with other.reading():
        with store.work() as work:
            work.settings.set("note", marker * 3000)
        _assert_absent(folder, marker)
    sha256 = store.files.put(marker.encode() * 9000)
    back_up(store)
    store.close()
    other.close()
    _assert_absent(folder, marker)
    assert sha256 not in " ".join(path.name for path in folder.rglob("*"))
    assert key not in layout.vault(folder).read_bytes()


def _assert_absent(folder: Path, marker: str) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert marker.encode() not in raw, path
            assert b"SQLite format 3" not in raw, path
    assert re.match(rb"SQLite", layout.store(folder).read_bytes()) is None
