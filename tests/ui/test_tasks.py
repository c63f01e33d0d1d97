import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sle_desktop.errors import UserError
from sle_desktop.ui import crash
from sle_desktop.ui.tasks import Job, Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def run(qtbot: QtBot, tasks: Tasks, work: Callable[[Progress], object]) -> list[object]:
    heard: list[object] = []
    job = tasks.prepare(work)
    job.done.connect(lambda what: heard.append(("done", what)))
    job.failed.connect(lambda error: heard.append(("failed", error.code)))
    job.stopped.connect(lambda: heard.append("stopped"))
    with qtbot.waitSignal(job.ended):
        job.start()
    return heard


def test_a_result_arrives_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[int] = []
    job = tasks.prepare(lambda _progress: threading.get_ident())
    job.done.connect(lambda worker: threads.extend((worker, threading.get_ident())))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert threads[1] == threading.get_ident() != threads[0]
    assert not tasks.busy()


def test_the_last_progress_always_arrives(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for done in range(1, 1001):
            progress(done, 1000)

    job = tasks.prepare(work)
    job.progressed.connect(lambda done, of: heard.append((done, of)))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert heard[-1] == (1000, 1000)
    assert len(heard) < 200


def test_a_refusal_is_handed_on(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_progress: Progress) -> None:
        raise UserError("NOT_A_FORM", "This is no form.", "Choose another file.")

    assert run(qtbot, tasks, work) == [("failed", "NOT_A_FORM")]


def test_a_bug_is_logged_without_content_and_said_calmly(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    log = crash.install(tmp_path)

    def work(_progress: Progress) -> None:
        raise ValueError("Year 4 could not say why")

    assert run(qtbot, tasks, work) == [("failed", "BUG")]
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_tasks.py" in written
    assert "Year 4" not in written
    crash.uninstall()


def test_a_work_stops_when_asked(qtbot: QtBot, tasks: Tasks) -> None:
    begun, asked = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        asked.wait(5)
        progress(1, 2)

    heard: list[str] = []
    job = tasks.prepare(work)
    job.stopped.connect(lambda: heard.append("stopped"))
    with qtbot.waitSignal(job.ended):
        job.start()
        begun.wait(5)
        job.cancel()
        asked.set()
    assert heard == ["stopped"]


def test_closing_stops_everything(qtbot: QtBot, tasks: Tasks) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 1)

    jobs: list[Job] = [tasks.prepare(work) for _ in range(3)]
    for job in jobs:
        job.start()
    assert tasks.close()
