"""How long saving, listing and backing up take, beside a bare flush to the same disk."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sle_desktop.store.backup import back_up
from sle_desktop.store.opening import open_store
from sle_desktop.store.restoring import verify
from tests.store.examples import a_record, a_school, a_store, at, filled

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def _times(act: Callable[[int], object], count: int) -> list[float]:
    """Return how long each of many acts took, in milliseconds, the shortest first."""
    took = []
    for number in range(count):
        began = time.perf_counter()
        act(number)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def _say(what: str, took: list[float]) -> None:
    figures = "  ".join(f"p{share} {took[len(took) * share // 100]:7.2f}" for share in (50, 95, 99))
    sys.stdout.write(f"\n{what:48}{figures}  ms")


def test_saving_one_answer(folder: Path) -> None:
    store, _ = a_store(folder)
    with store.work() as work:
        filled(work)

    def save(number: int) -> None:
        told = {f"part/q{number % 60}": ("text", f"answer {number}, some twelve words " * 2)}
        with store.work() as work:
            work.records.put_answers("r1", 1, told, at(number))

    with (folder / "bare").open("wb") as bare:

        def flush(number: int) -> None:
            bare.write(bytes([number % 256]) * 3 * 4096)
            bare.flush()
            os.fdatasync(bare.fileno())

        baseline = _times(flush, 1000)
        saved = _times(save, 1000)
        after = _times(flush, 1000)
    _say("a bare flush of three pages", sorted([*baseline, *after]))
    _say("one answer saved, encrypted and durable", saved)
    store.close()


def test_listing_and_backing_up_50_000_records(folder: Path, tmp_path: Path) -> None:
    store, key = a_store(folder)
    with store.work() as work:
        filled(work)
        for number in range(40):
            work.schools.add(a_school(id=f"x{number}", name=f"School {number}"))
        for number in range(50_000):
            school = f"x{number % 40}"
            work.records.add(a_record(id=f"n{number}", school_id=school, updated=at(number)))
    for order in ("updated", "drafts", "school"):

        def listed(_: int, order: str = order) -> None:
            with store.reading() as work:
                work.records.by_keys(work.records.keys(order=order)[:60])

        _say(f"50,000 records by {order}, 60 of them read", _times(listed, 9))
    store.close()
    _say("opened, checked and read", _times(lambda _: open_store(folder, key).id, 20))
    for _ in range(20):
        store.files.put(os.urandom(300_000))
    place = tmp_path / "stick"
    _say("backup of 25 MB, read back", _times(lambda _: back_up(store, place), 3))
    _say("every page of it verified", _times(lambda _: verify(next(place.iterdir()), key), 3))
    store.close()
