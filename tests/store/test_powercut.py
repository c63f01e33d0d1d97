"""What was acknowledged survives a power cut at any instant.

A preloaded library writes down everything that a saving process asks of the disk. We replay that
log up to random moments, lose or tear what was not flushed by then, and open what is left.
"""

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sle_desktop.errors import UserError
from sle_desktop.store import layout
from sle_desktop.store.opening import open_store
from sle_desktop.store.store import Store

HERE = Path(__file__).parent
SECTOR = 512

pytestmark = [pytest.mark.prove, pytest.mark.timeout(900)]


@dataclass(frozen=True)
class Step:
    """One thing asked of the disk."""

    kind: str
    path: str
    offset: int
    data: bytes


@dataclass
class Disk:
    """Files as they lie on the platter, and what the cache still holds for each."""

    files: dict[str, bytearray]
    cached: dict[str, list[Step]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        if step.kind == "S":
            for one in self.cached.pop(step.path, []):
                _apply(self.files, one)
        elif step.kind == "U":
            self.files.pop(step.path, None)
            self.cached.pop(step.path, None)
        else:
            self.cached.setdefault(step.path, []).append(step)

    def after_the_cut(self, chance: random.Random) -> dict[str, bytearray]:
        """Return what a power cut leaves: flushed data, and any part of the rest."""
        left = {path: bytearray(content) for path, content in self.files.items()}
        for steps in self.cached.values():
            for step in steps:
                for part in _survivors(step, chance):
                    _apply(left, part)
        return left


def _apply(files: dict[str, bytearray], step: Step) -> None:
    content = files.setdefault(step.path, bytearray())
    if step.kind == "T":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    content.extend(bytes(max(0, step.offset - len(content))))
    content[step.offset : step.offset + len(step.data)] = step.data


def _survivors(step: Step, chance: random.Random) -> Iterator[Step]:
    fate = chance.random()
    if fate < 0.4:
        yield step
    elif fate < 0.7 and step.kind == "W":
        for start in range(0, len(step.data), SECTOR):
            if chance.random() < 0.5:
                piece = step.data[start : start + SECTOR]
                yield Step("W", step.path, step.offset + start, piece)


def _steps(log: bytes) -> Iterator[Step]:
    at = 0
    while at < len(log):
        kind, path_length, offset, length = struct.unpack_from("<cIQI", log, at)
        at += 17
        path = log[at : at + path_length].decode()
        at += path_length
        yield Step(kind.decode(), path, offset, log[at : at + length])
        at += length


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that writes down what a process asks of the disk."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs a C compiler on Linux")
    library = tmp_path_factory.mktemp("powercut") / "powercut.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "powercut.c", "-ldl"]
    subprocess.run([str(one) for one in command], check=True)
    return library


def _recorded(store: Store, recorder: Path, flushing: str) -> list[Step]:
    log = store.folder.parent / "log"
    subprocess.run(
        [
            *(sys.executable, "-m", "tests.store.save_answers"),
            *(str(store.folder), store.key.hex(), "some", flushing),
        ],
        cwd=HERE.parents[1],
        env=os.environ
        | {
            "LD_PRELOAD": str(recorder),
            "POWERCUT_FOLDER": str(store.folder),
            "POWERCUT_LOG": str(log),
        },
        check=True,
    )
    return list(_steps(log.read_bytes()))


def _lost(store: Store, steps: list[Step], before: dict[str, bytearray], cuts: int) -> list[str]:
    """Return what went wrong at each of many random cuts."""
    chance = random.Random(7)
    moments = sorted(chance.randrange(len(steps)) for _ in range(cuts))
    disk, done, acknowledged, wrong = Disk(before), 0, -1, []
    for moment in moments:
        for step in steps[done:moment]:
            if step.kind == "A":
                acknowledged = int(step.data)
            elif not step.path.endswith("-shm"):
                disk.take(step)
        done = moment
        if fault := _fault(store, disk.after_the_cut(chance), acknowledged):
            wrong.append(f"cut {moment}: {fault}")
    return wrong


def _fault(store: Store, left: dict[str, bytearray], acknowledged: int) -> str:
    target = store.folder.parent / "after"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path, content in left.items():
        (target / Path(path).name).write_bytes(content)
    try:
        again = open_store(target, store.key)
        try:
            with again.reading() as work:
                answers = work.records.contents("r1").answers
            with again.plainly() as driver:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                pages = driver.execute("PRAGMA cipher_integrity_check").fetchall()
                inner = driver.execute("PRAGMA quick_check").fetchall()
        finally:
            again.close()
    except UserError as refusal:
        return refusal.code
    if pages or inner != [("ok",)]:
        return f"damaged: {pages} {inner}"
    missing = [number for number in range(acknowledged + 1) if f"q{number}" not in answers]
    return f"lost {missing[:3]} of {acknowledged + 1}" if missing else ""


def _files(folder: Path) -> dict[str, bytearray]:
    return {
        str(path): bytearray(path.read_bytes())
        for path in (layout.store(folder), layout.vault(folder))
    }


def test_1500_power_cuts_lose_nothing(opened: tuple[Store, bytes], recorder: Path) -> None:
    store, _ = opened
    store.close()
    before = _files(store.folder)
    steps = _recorded(store, recorder, "FULL")
    flushed = {Path(step.path).name for step in steps if step.kind == "S"}
    assert flushed >= {"store.db", "store.db-wal"}, "the recording reaches no checkpoint"
    assert sum(step.kind == "A" for step in steps) == 400
    assert _lost(store, steps, before, 1500) == []


def test_the_same_cuts_find_what_weaker_flushing_loses(
    opened: tuple[Store, bytes], recorder: Path
) -> None:
    store, _ = opened
    store.close()
    before = _files(store.folder)
    steps = _recorded(store, recorder, "NORMAL")
    assert len(_lost(store, steps, before, 60)) > 20
