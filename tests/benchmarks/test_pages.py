"""How long Today and a change of page take on a project of forty schools."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import Notebook, open_notebook, write_sample
from sle_desktop.services.sample import PASSPHRASE, Sample
from sle_desktop.services.setup import Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.pages import page_makers
from sle_desktop.ui.tasks import Tasks
from sle_desktop.ui.theme import Mode, Size, theme
from sle_desktop.ui.window import PLACES, Window
from tests.benchmarks.figures import say, times

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

"""Milliseconds within which a page must be there, 95 times of 100."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forty") / "notebook"
    write_sample(folder, Sample(schools=40))
    return folder


@pytest.fixture
def forty(written: Path) -> Iterator[Notebook]:
    key = Setup(written).key_from_passphrase(PASSPHRASE)
    opened = open_notebook(written, key, keychain=MemoryKeychain())
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, forty: Notebook) -> Iterator[Window]:
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)
    made, in_school = Window({}), InSchool(forty)
    tasks = Tasks(made)
    qtbot.addWidget(made)
    made.use(page_makers(forty, tasks, made.on_changed, in_school), in_school)
    made.resize(*Size.WINDOW)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    tasks.close()


def turned(window: Window, where: str) -> None:
    """Go to a page and have it painted."""
    window.go(where)
    QApplication.processEvents()
    window.repaint()


def test_reading_the_day(forty: Notebook) -> None:
    forty.todays.see()
    took = times(lambda _: forty.todays.see(), 60)
    say("Today read from the store, 40 schools", took, "bound 100")


def test_today_with_everything_changed(window: Window, forty: Notebook) -> None:
    """The page is made anew each time, as after a signing: nothing of it is kept."""
    turned(window, "today")
    drafts = [one.id for one in forty.records.records(state="draft")]

    def change(number: int) -> None:
        forty.fieldwork.set_aside(drafts[0], aside=not number % 2)
        turned(window, "forms")

    took = []
    for number in range(30):
        change(number)
        took += times(lambda _: turned(window, "today"), 1)
    took.sort()
    say("Today shown after a change, 40 schools", took, "bound 100")


@pytest.mark.parametrize("place", [one.address for one in PLACES])
def test_a_change_of_page(window: Window, place: str) -> None:
    other = next(one.address for one in PLACES if one.address != place)
    begun = times(lambda _: turned(window, place), 1)
    took = []
    for _ in range(30):
        turned(window, other)
        took += times(lambda _: turned(window, place), 1)
    took.sort()
    say(f"{place}: page turned to, 40 schools", took, f"first time {begun[0]:.0f}; bound 100")
