"""What was said to be saved is there after ``kill -9`` and on a full disk."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sle_desktop.store import layout
from sle_desktop.store.opening import open_store
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

ROOT = Path(__file__).parents[2]


def _started(folder: Path, key: bytes, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.store.save_answers", str(folder), key.hex(), *more]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True, bufsize=1
    )


def _killed_after(saving: "subprocess.Popen[str]", acks: int, extra: float) -> int:
    """Kill a saving process some acknowledgements and seconds in; return the last one it gave."""
    assert saving.stdin is not None
    assert saving.stdout is not None
    saving.stdin.write("save\n")
    pid = int(saving.stdout.readline().removeprefix("pid "))
    for number in range(acks):
        assert saving.stdout.readline() == f"{number}\n"
    threading.Timer(extra, os.kill, (pid, signal.SIGKILL)).start()
    last = acks - 1
    while (line := saving.stdout.readline()) != "dead\n":
        last = int(line)
    return last


def _killed_often(opened: tuple[Store, bytes], times: int) -> None:
    store, key = opened
    folder = store.folder
    store.close()
    chance = random.Random(times)
    saving = _started(folder, key)
    for _ in range(times):
        last = _killed_after(saving, chance.randint(1, 30), chance.uniform(0, 0.05))
        again = open_store(folder, key)
        with again.reading() as work:
            _check_nothing_lost(work, last)
        with again.plainly() as driver:
            assert driver.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        again.close()
    saving.communicate()
    assert saving.returncode == 0


def _check_nothing_lost(work: Work, last: int) -> None:
    answers = work.records.contents("r1").answers
    seen = int(answers["typed"][1])
    assert seen >= last
    assert f"q{seen}" in answers
    for number in range(last + 1):
        assert answers[f"q{number}"] == ("text", f"answer {number} " * 8)


def test_what_was_acknowledged_survives_kill_9(opened: tuple[Store, bytes]) -> None:
    _killed_often(opened, 20)


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_what_was_acknowledged_survives_200_times_kill_9(opened: tuple[Store, bytes]) -> None:
    _killed_often(opened, 200)


@pytest.mark.parametrize("largest", [200_000, 300_000, 700_000])
def test_a_full_disk_is_said_and_saving_goes_on_when_there_is_room(
    opened: tuple[Store, bytes], largest: int
) -> None:
    store, key = opened
    folder = store.folder
    store.close()
    process = _started(folder, key, "full", str(largest))
    told = process.communicate()[0].split("\n")[:-1]
    assert process.returncode == 0
    *saved, code, readable, photo, last = told
    assert (code, photo) == ("DISK_FULL", "DISK_FULL")
    assert readable == f"readable {len(saved) + 1}"
    assert last == str(len(saved))
    again = open_store(folder, key)
    with again.reading() as work:
        assert len(work.records.contents("r1").answers) == len(saved) + 2
    again.close()
    assert not list(layout.files(folder).rglob("*.part"))
