"""How long a table of ten thousand rows takes to paint one step of scrolling, and to be found."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import Notebook, open_notebook, write_sample
from sle_desktop.clock import new_id
from sle_desktop.domain.actions import Action, ActionUpdate
from sle_desktop.services.sample import Sample
from sle_desktop.services.setup import Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.pages import page_makers
from sle_desktop.ui.tasks import Tasks
from sle_desktop.ui.theme import Mode, theme
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.window import Window
from tests.benchmarks.figures import say, times

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ROWS, STEPS = 10_000, 300
FRAME_MS = 1000 / 60
"""What one step may take where a screen is drawn sixty times a second."""

OPENING_MOST = 1000
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with ten thousand records and as many actions."""
    folder = tmp_path_factory.mktemp("large") / "notebook"
    write_sample(folder, Sample(today=TODAY))
    notebook = _opened(folder)
    with notebook.store.work() as work:
        one = work.records.list()[0]
        agreed = []
        for number in range(ROWS):
            day = TODAY - timedelta(number % 700)
            record = replace(one, id=new_id(), version=1, title=f"Visit {number}", date=day)
            work.records.add(record)
            due = day + timedelta(number % 90)
            agreed.append(Action(new_id(), one.school_id, record.id, f"What {number}", "Head", due))
        work.actions.put_of_record("many", agreed)
        told = [ActionUpdate(new_id(), each.id, TODAY, "partly", "Half") for each in agreed[::2]]
        work.actions.put_updates_of_record("", told)
    notebook.close()
    return folder


def _opened(folder: Path) -> Notebook:
    key = Setup(folder).key_from_passphrase("demo")
    return open_notebook(folder, key, keychain=MemoryKeychain())


@pytest.fixture
def window(filled: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)
    folder = tmp_path / "notebook"
    shutil.copytree(filled, folder)
    notebook = _opened(folder)
    made = Window({})
    in_school, tasks = InSchool(notebook), Tasks(made)
    made.use(page_makers(notebook, tasks, made.on_changed, in_school), in_school)
    qtbot.addWidget(made)
    made.show()
    yield made
    tasks.close()
    notebook.close()


def steps(table: DataTable, qapp: QApplication) -> Callable[[int], None]:
    bar = table.verticalScrollBar()

    def step(_number: int) -> None:
        bar.setValue(bar.value() + table.rowHeight(0) * 3)
        table.viewport().repaint()
        qapp.processEvents()

    return step


@pytest.mark.parametrize("page", ["records", "actions"])
def test_ten_thousand_rows_scroll_at_sixty_frames_a_second(
    window: Window, qapp: QApplication, page: str
) -> None:
    window.go(page)
    shown = window.page()
    assert shown is not None
    opened = times(lambda _: shown.show_address(page), 5)
    say(f"{page}: ten thousand rows, read", opened)
    table = shown.findChildren(DataTable)[0]
    took = times(steps(table, qapp), STEPS)
    say(f"{page}: one step of scrolling, painted", took, f"a frame is {FRAME_MS:.1f} ms")
    assert took[len(took) * 95 // 100] < FRAME_MS
    assert opened[len(opened) // 2] < OPENING_MOST
