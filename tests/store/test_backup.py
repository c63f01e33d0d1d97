"""Backups: whole, verified, restored elsewhere, and refused whole when they are not."""

import hashlib
import io
import json
import random
import shutil
import tarfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sle_desktop.errors import UserError
from sle_desktop.store import engine, layout
from sle_desktop.store.backup import Options, back_up, kept, rotate
from sle_desktop.store.opening import open_store
from sle_desktop.store.restoring import read_backup, restore, verify
from sle_desktop.store.store import Store
from sle_desktop.store.tables import HEAD
from sle_desktop.store.vault import Vault
from tests.store.examples import START, at

PHOTO = random.Random(5).randbytes(150_000)


@pytest.fixture
def made(store: Store, tmp_path: Path) -> Path:
    """A backup of a notebook with one answer and one photo."""
    with store.work() as work:
        work.records.put_answers("r1", 1, {"focus": ("text", "talk")}, at(1))
    store.files.put(PHOTO)
    return back_up(store, tmp_path / "stick", Options(now=lambda: START)).file


def test_a_backup_restores_on_another_machine(
    made: Path, store: Store, folder: Path, tmp_path: Path
) -> None:
    code = Vault.open(folder).new_recovery_code(store.key)
    made = back_up(store, tmp_path / "stick").file
    store.close()
    shutil.rmtree(folder)
    elsewhere = tmp_path / "new laptop" / "notebook"
    told = restore(made, elsewhere)
    assert (told.files, told.schema) == (1, HEAD)
    key = Vault.open(elsewhere).key_from_recovery(code)
    again = open_store(elsewhere, key)
    with again.reading() as work:
        assert work.records.contents("r1").answers == {"focus": ("text", "talk")}
    sha256 = again.files.put(PHOTO)
    assert again.files.get(sha256) == PHOTO
    assert len([path for path in layout.files(elsewhere).rglob("*") if path.is_file()]) == 1
    assert again.id == told.store_id
    again.close()
    assert sorted(path.name for path in elsewhere.iterdir()) == ["files", "store.db", "vault.json"]


def test_a_backup_is_named_by_the_schools_time_and_leaves_nothing_beside(made: Path) -> None:
    assert made.name == "sle-backup-2026-09-07-093000.slebackup"
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_a_stock_tar_reads_it(made: Path, key: bytes) -> None:
    with tarfile.open(made) as tar:
        names = tar.getnames()
        line = tar.extractfile("FORMAT")
        assert line is not None
        assert line.read() == b"sle-desktop backup 1\n"
    assert names[:3] == ["FORMAT", "store.db", "vault.json"]
    assert names[-1] == "manifest.json"
    assert len(names) == 5
    raw = made.read_bytes()
    assert b"SQLite format 3" not in raw
    assert b"talk" not in raw
    assert key not in raw


def test_a_backup_is_verified_page_by_page(made: Path, key: bytes) -> None:
    told = verify(made, key)
    assert told.bytes == made.stat().st_size
    assert told.made == START
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    with pytest.raises(UserError, match="WRONG_KEY"):
        verify(made, bytes(32))


def test_without_files_it_holds_database_and_keys(store: Store, tmp_path: Path) -> None:
    store.files.put(PHOTO)
    told = back_up(store, tmp_path / "stick", Options(with_files=False))
    assert told.files == 0
    assert told.bytes == kept(tmp_path / "stick")[0].stat().st_size


def test_a_notebook_is_never_restored_over_another(made: Path, folder: Path) -> None:
    with pytest.raises(UserError, match="RESTORE_NOT_EMPTY"):
        restore(made, folder)


def test_a_folder_that_is_only_locked_counts_as_empty(made: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    (empty / "restoring.part").mkdir(parents=True)
    (empty / "restoring.part" / "store.db").write_bytes(b"half")
    (empty / "lock").touch()
    restore(made, empty)
    assert sorted(path.name for path in empty.iterdir()) == [
        "files",
        "lock",
        "store.db",
        "vault.json",
    ]


def _refused(raw: bytes, tmp_path: Path) -> str:
    """Return the code that a file is refused with; nothing may be left behind."""
    bad, target = tmp_path / "bad.slebackup", tmp_path / "target"
    bad.write_bytes(raw)
    with pytest.raises(UserError) as caught:
        restore(bad, target)
    assert not target.exists()
    with pytest.raises(UserError) as read:
        read_backup(bad)
    assert read.value.code == caught.value.code or caught.value.code == "BACKUP_DAMAGED"
    return caught.value.code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "NOT_A_BACKUP"),
        (b"PK\x03\x04" + bytes(2000), "NOT_A_BACKUP"),
        (bytes(1024), "NOT_A_BACKUP"),
        (b"x" * 511, "NOT_A_BACKUP"),
    ],
)
def test_other_files_are_no_backups(raw: bytes, code: str, tmp_path: Path) -> None:
    assert _refused(raw, tmp_path) == code


def test_a_backup_cut_short_anywhere_is_refused(made: Path, tmp_path: Path) -> None:
    raw = made.read_bytes()
    for cut in sorted(random.Random(2).sample(range(600, len(raw) - 2 * 512 - 1), 25)):
        assert _refused(raw[:cut], tmp_path) == "BACKUP_DAMAGED"


def test_a_backup_with_a_changed_byte_is_refused(made: Path, tmp_path: Path) -> None:
    raw = made.read_bytes()
    used = [index for index in range(len(raw)) if not _is_unread(raw, index)]
    for index in random.Random(3).sample(used, 40):
        changed = bytearray(raw)
        changed[index] ^= 0x10
        assert _refused(bytes(changed), tmp_path) in ("BACKUP_DAMAGED", "NOT_A_BACKUP")


def _is_unread(raw: bytes, index: int) -> bool:
    """Whether a byte is padding of a member, which nothing reads."""
    return not any(raw[index - index % 512 : index - index % 512 + 512]) or raw[index] == 0


_Tamper = Callable[[dict[str, bytes]], list[tuple[tarfile.TarInfo, bytes]]]


def _rewritten(made: Path, change: _Tamper) -> bytes:
    with tarfile.open(made) as tar:
        held = {}
        for member in tar.getmembers():
            file = tar.extractfile(member)
            assert file is not None
            held[member.name] = file.read()
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for info, content in change(held):
            info.size = len(content) if info.isreg() else 0
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


def _plain(held: dict[str, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
    return [(tarfile.TarInfo(name), content) for name, content in held.items()]


def _link(kind: bytes) -> _Tamper:
    def change(held: dict[str, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
        info = tarfile.TarInfo("files/ab/" + "ab" * 32)
        info.type, info.linkname = kind, "/etc/passwd"
        return [*_plain(held)[:3], (info, b""), *_plain(held)[3:]]

    return change


def _named(name: str) -> _Tamper:
    def change(held: dict[str, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
        return [*_plain(held)[:3], (tarfile.TarInfo(name), b"x"), *_plain(held)[3:]]

    return change


def _replaced(name: str, content: bytes | None) -> _Tamper:
    def change(held: dict[str, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
        changed = held | {name: content or b""}
        if content is None:
            del changed[name]
        return _plain(changed)

    return change


_HOSTILE: dict[str, _Tamper] = {
    "symbolic link": _link(tarfile.SYMTYPE),
    "hard link": _link(tarfile.LNKTYPE),
    "device": _link(tarfile.CHRTYPE),
    "folder": _link(tarfile.DIRTYPE),
    "path upwards": _named("../escaped"),
    "absolute path": _named("/tmp/escaped"),
    "path in files": _named("files/../../escaped"),
    "unknown member": _named("autorun.inf"),
    "long name": _named("files/ab/" + "a" * 300),
    "twice": _named("store.db"),
    "unlisted file": _named("files/ab/" + "ab" * 32),
    "no vault": _replaced("vault.json", None),
    "no store": _replaced("store.db", None),
    "no manifest": _replaced("manifest.json", None),
    "manifest of words": _replaced("manifest.json", b"[1, 2]"),
    "deep manifest": _replaced("manifest.json", b"[" * 100_000),
    "other vault": _replaced("vault.json", b"{}"),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_archives_are_refused_whole(made: Path, tmp_path: Path, name: str) -> None:
    assert _refused(_rewritten(made, _HOSTILE[name]), tmp_path) == "BACKUP_DAMAGED"
    assert not (tmp_path / "escaped").exists()


def test_another_notebooks_keys_are_noticed(made: Path, tmp_path: Path) -> None:
    """A well-formed backup with listed hashes, but the vault of another store."""
    Vault.create(tmp_path / "other")
    vault = layout.vault(tmp_path / "other").read_bytes()

    def change(held: dict[str, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
        words = json.loads(held["manifest.json"])
        words["members"][1] |= {
            "bytes": len(vault),
            "sha256": hashlib.sha256(vault).hexdigest(),
        }
        return _plain(held | {"vault.json": vault, "manifest.json": json.dumps(words).encode()})

    raw = _rewritten(made, change)
    bad, target = tmp_path / "bad.slebackup", tmp_path / "target"
    bad.write_bytes(raw)
    with pytest.raises(UserError, match=r"BACKUP_DAMAGED: .* another notebook's"):
        restore(bad, target)
    assert not target.exists()


def test_a_newer_backup_is_refused(made: Path, tmp_path: Path) -> None:
    raw = made.read_bytes().replace(b"sle-desktop backup 1\n", b"sle-desktop backup 2\n", 1)
    assert _refused(raw, tmp_path) == "NEWER_BACKUP"


def test_a_damaged_notebook_gives_no_backup(store: Store, tmp_path: Path) -> None:
    store.close()
    raw = bytearray(store.path.read_bytes())
    raw[4 * 4096 + 9] ^= 1
    store.path.write_bytes(raw)
    with pytest.raises(UserError, match="STORE_DAMAGED"):
        back_up(store, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_copy_that_does_not_read_back_does_not_count(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes the copy but gives back other bytes."""
    plain = engine.connect_read_only

    def spoiling(path: Path, key: bytes) -> object:
        raw = bytearray(path.read_bytes())
        raw[-100] ^= 1
        path.write_bytes(raw)
        return plain(path, key)

    monkeypatch.setattr(engine, "connect_read_only", spoiling)
    with pytest.raises(UserError, match="BACKUP_FAILED"):
        back_up(store, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_backup_that_stops_half_way_leaves_nothing(store: Store, tmp_path: Path) -> None:
    store.files.put(PHOTO)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(store, tmp_path / "stick", Options(progress=stop))
    assert list((tmp_path / "stick").iterdir()) == []


def test_the_last_of_seven_days_and_four_weeks_stay(tmp_path: Path) -> None:
    start = datetime(2026, 9, 1, 9, tzinfo=UTC)
    for hours in range(0, 60 * 24, 12):
        name = f"sle-backup-{start + timedelta(hours=hours):%Y-%m-%d-%H%M%S}.slebackup"
        (tmp_path / name).touch()
    (tmp_path / "before-upgrade-from-0001-2026-09-01-090000.db").touch()
    (tmp_path / "sle-backup-mine.slebackup").touch()
    (tmp_path / "sle-backup-2026-13-99-210000.slebackup").touch()
    (tmp_path / "before-upgrade-from-0002-2026-10-20-090000.db").touch()
    for ending in (".part", ".db", ".db.part"):
        (tmp_path / f"sle-backup-2026-10-10-090000.slebackup{ending}").touch()
    rotate(tmp_path)
    days = [path.name[11:28] for path in kept(tmp_path)]
    assert days == [
        *(f"2026-10-{day}-210000" for day in (30, 29, 28, 27, 26, 25, 24)),
        "2026-10-18-210000",
        "2026-10-11-210000",
    ]
    assert rotate(tmp_path) == ()
    assert sorted(path.name for path in tmp_path.iterdir() if path not in kept(tmp_path)) == [
        "before-upgrade-from-0002-2026-10-20-090000.db",
        "sle-backup-2026-13-99-210000.slebackup",
        "sle-backup-mine.slebackup",
    ]


def test_somebody_types_while_a_backup_is_made(folder: Path, store: Store, tmp_path: Path) -> None:
    with store.work() as work:
        for record in range(40):
            told = {f"q{index}": ("text", "twelve words " * 6) for index in range(250)}
            work.records.put_answers("r1", 1, {f"{record}/{k}": v for k, v in told.items()}, at(1))
    store.files.put(bytes(3_000_000))
    finished = threading.Event()
    waits: list[float] = []

    def type_on() -> None:
        typing = store.another()
        number = 0
        while not finished.is_set() or number < 5:
            began = time.perf_counter()
            with typing.work() as work:
                work.records.put_answers("r1", 1, {"typed": ("text", str(number))}, at(2))
            waits.append(time.perf_counter() - began)
            number += 1
        typing.close()

    thread = threading.Thread(target=type_on)
    thread.start()
    own = Store(folder, store.key)
    try:
        back_up(own, tmp_path / "stick")
    finally:
        finished.set()
        thread.join()
        own.close()
    with store.reading() as work:
        assert work.records.contents("r1").answers["typed"] == ("text", str(len(waits) - 1))
    # The machine may be busy with other things; the lock itself must never be what one waits for.
    waits.sort()
    assert waits[len(waits) // 2] < 0.05
