"""How long an update takes to write and to take in, beside a bare sqlite3 upsert of its rows."""

import io
import json
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sle_desktop.assembly import open_notebook, write_sample
from sle_desktop.domain.devices import Device
from sle_desktop.services.joining import Joining, device_of
from sle_desktop.services.owner import identity, project_fingerprint
from sle_desktop.services.receiving import Receiving
from sle_desktop.services.sample import PASSPHRASE, Sample
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.signing import detached
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.store.opening import open_store
from sle_desktop.sync import update
from sle_desktop.sync.release import Release
from sle_desktop.sync.update import Manifest, Outgoing
from tests.benchmarks.figures import say

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

AT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
RECORDS, ANSWERS = 2_500, 40


def test_an_update_of_many_records_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "notebook"
    write_sample(folder, Sample(schools=40))
    key = Setup(folder).key_from_passphrase(PASSPHRASE)
    notebook = open_notebook(folder, key, keychain=MemoryKeychain())
    answers = sum(_count(one.view["answers"]) for one in notebook.sharing.waiting())
    began = time.perf_counter()
    [made] = notebook.sharing.export(tmp_path)
    took = (time.perf_counter() - began) * 1000
    per = took * 100_000 / answers
    say(
        f"{answers:,} answers of {made.releases} records: published and written",
        [took],
        f"{made.bytes / answers:.1f} bytes an answer; {per:,.0f} ms for 100,000; bound 3,000",
    )
    notebook.close()


def test_an_update_of_many_records_is_taken_in(tmp_path: Path) -> None:
    made = Setup(tmp_path / "lead").create(Owner("Priya", "p@example.org", "lead"), PASSPHRASE * 3)
    store = open_store(tmp_path / "lead", made.key)
    Joining(store, lambda: AT).begin_project("Maths in Dorset")
    file = tmp_path / "update"
    with store.work() as work:
        own, project = identity(work), project_fingerprint(work)
        recipient = device_of(work)[1]
        device = Device("d1", "Helen", "", "", own.certificate_pem.decode(), recipient, AT)
        work.devices.put(device)
    releases = _releases()
    lines = tuple(one.line for one in releases)
    manifest = Manifest(
        update.FORMAT,
        "lead",
        project,
        "d1",
        recipient,
        1,
        RECORDS,
        update.digest_of(lines),
        {},
        "2026-09-01T09:00:00Z",
        "0.1.0",
    )
    written = io.BytesIO()
    update.write_update(
        written,
        Outgoing(manifest, lines, lambda _: iter(())),
        lambda content: detached.sign(content, own),
        [recipient],
    )
    file.write_bytes(written.getvalue())
    bare = _bare(tmp_path / "bare.db", releases)
    began = time.perf_counter()
    told = Receiving(store, lambda: AT).take(file)
    took = (time.perf_counter() - began) * 1000
    assert told.counts == {"add": RECORDS}
    say(
        f"{RECORDS * ANSWERS:,} answers taken in",
        [took],
        f"bare sqlite3 upsert of the rows {bare:,.0f} ms, ratio {took / bare:.1f}; bound 10,000",
    )
    store.close()


def _releases() -> list[Release]:
    releases: list[Release] = []
    for number in range(1, RECORDS + 1):
        answers = {f"question_{one}": f"some words of {one} and {number}" for one in range(ANSWERS)}
        body = {"school": {"id": f"s{number % 40}"}, "answers": answers}
        previous = releases[-1].hash if releases else ""
        releases.append(Release("d1", number, "record", f"r{number}", 1, previous, body))
    return releases


def _bare(file: Path, releases: list[Release]) -> float:
    """Return how long sqlite3 alone takes for a row an answer, in milliseconds."""
    rows = [
        (one.record, name, json.dumps(words))
        for one in releases
        for name, words in one.body["answers"].items()
    ]
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE a (record, name, words, PRIMARY KEY (record, name))")
    began = time.perf_counter()
    with connection:
        connection.executemany(
            "INSERT INTO a VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET words = excluded.words", rows
        )
    took = (time.perf_counter() - began) * 1000
    connection.close()
    return took


def _count(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 1
