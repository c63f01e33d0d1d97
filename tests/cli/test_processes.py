"""Commands as processes: beside each other, stopped, on a full disk, into a pipe that closes."""

import os
import resource
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sle_desktop.cli import program
from tests.cli.conftest import id_of
from tests.stories.command_line import CommandLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of POSIX")

BOTH = ("--sign", "sle=Helen Loder", "--sign", "maths_lead=Daniel Meech")


def start(
    run: CommandLine, *words: str | Path, before: Callable[[], None] | None = None
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "sle_desktop", *map(str, words)],
        env=dict(os.environ)
        | {"SLE_DESKTOP_DATA": str(run.data), "SLE_DESKTOP_PASSPHRASE": run.passphrase or ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
    )


def test_of_many_writers_each_is_done_or_told_while_readers_go_on(
    sample: CommandLine, visit: str
) -> None:
    writers = [
        start(sample, "records", "set", visit, "about/purpose", f"By {number}")
        for number in range(3)
    ]
    readers = [start(sample, "records", "show", visit, "--json") for _ in range(2)]
    told = [(one.wait(60), *one.communicate()) for one in writers]
    assert {code for code, _, _ in told} <= {0, 3}
    assert any(code == 0 for code, _, _ in told)
    assert all(err.startswith("IN_USE: ") for code, _, err in told if code == 3)
    for one in readers:
        _, err = one.communicate()
        assert (one.returncode, err) == (0, "")
    assert sample.json("records", "show", visit)["answers"]["about"]["purpose"].startswith("By ")


@pytest.mark.parametrize("room", [20_000, 45_000])
def test_a_full_disk_leaves_the_draft_open_and_whole(
    sample: CommandLine, visit: str, room: int
) -> None:
    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    before = sample.json("records", "show", visit)
    job = start(sample, "records", "finish", visit, *BOTH, "--json", before=little_room)
    out, err = job.communicate()
    assert (job.returncode, out) == (3, "")
    assert err.startswith("DISK_FULL: ")
    assert sample.json("records", "show", visit) == before
    assert sample.json("check") == {"ok": True, "problems": []}
    assert sample.json("records", "finish", visit, *BOTH)["documents"][0]["copy"] == "school"


def heed_stops() -> None:
    """Undo what a shell does to what it starts in the background: it ignores Ctrl+C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def heeding() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    heed_stops()
    yield
    signal.signal(signal.SIGINT, before)


def test_a_sample_that_is_stopped_leaves_an_empty_folder(tmp_path: Path) -> None:
    run = CommandLine(tmp_path / "notebook")
    job = start(run, "demo", run.data, before=heed_stops)
    while not (run.data / "store.db").exists():
        assert job.poll() is None
    job.send_signal(signal.SIGINT)
    out, err = job.communicate()
    assert (job.returncode, out) == (130, "")
    assert err.strip() == "Stopped."
    assert list(run.data.iterdir()) == []


@pytest.mark.usefixtures("heeding")
def test_a_stop_that_python_drops_stops_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Held:
        pass

    def stop(_gone: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "unraisablehook", program._stop_again)
    held = Held()
    watched = weakref.ref(held, stop)
    del held
    with pytest.raises(KeyboardInterrupt):
        threading.Event().wait(10)
    assert watched() is None


def test_a_pipe_that_closes_is_no_bug(reading: CommandLine) -> None:
    job = start(reading, "records", "show", id_of(reading, "lesson_observation", "draft"))
    assert job.stdout is not None
    job.stdout.close()
    assert job.stderr is not None
    assert job.stderr.read() == ""
    job.stderr.close()
    assert job.wait(60) in (0, 1)


def test_a_report_is_written_whole_or_not_at_all(reading: CommandLine, tmp_path: Path) -> None:
    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        # SQLite’s own file beside a store that is read has 32 KB, a visit’s PDF more than 50.
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    pdf = tmp_path / "visit.pdf"
    pdf.write_bytes(b"an older one")
    sealed = id_of(reading, "visit", "sealed")
    job = start(reading, "report", sealed, "-o", pdf, before=no_room)
    _, err = job.communicate()
    assert job.returncode == 3
    assert err.startswith("FILE_NOT_WRITTEN: ")
    assert [one.name for one in tmp_path.iterdir()] == ["visit.pdf"]
    assert pdf.read_bytes() == b"an older one"
    assert reading("report", sealed, "-o", tmp_path / "none" / "visit.pdf").code == 3
    assert reading("report", sealed, "-o", pdf).code == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_without_a_terminal_nothing_is_asked(reading: CommandLine) -> None:
    """Standard input is not a terminal and has lines to give: none is taken for a passphrase."""
    locked = CommandLine(reading.data, None)
    ran = locked.in_a_process(
        "records", "list", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring"
    )
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("LOCKED: ")


@pytest.mark.parametrize("arguments", [("--data",), ("--json",), ("--data=x", "--quiet")])
def test_half_a_command_is_a_usage_error_and_opens_no_window(
    reading: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = reading.in_a_process(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage" in ran.err or "requires an argument" in ran.err
