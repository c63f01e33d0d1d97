"""How long a row of a lesson takes to be on disk and on screen, with 500 rows above it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import Notebook, open_notebook
from sle_desktop.domain.lesson_rows import Typed
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.lesson.lesson_page import LessonPage
from sle_desktop.ui.theme import Mode, theme
from tests.benchmarks.figures import say, times
from tests.ui.fill.conftest import Filling

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ROWS = 500
MOST = 16
"""How long a row may take at p99, in milliseconds: one frame."""

FORM = Path(__file__).parents[2] / "forms" / "lesson_observation.toml"


@pytest.fixture
def book(tmp_path: Path, qapp: QApplication) -> Iterator[Notebook]:
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)
    folder = tmp_path / "notebook"
    made = Setup(folder).create(Owner("Helen Loder", "helen@example.org"), "demo")
    opened = open_notebook(folder, made.key, keychain=MemoryKeychain())
    opened.projects.add_school("Hollowbrook First School")
    yield opened
    opened.close()
    shutil.rmtree(folder)


def test_a_row_among_500(qtbot: QtBot, book: Notebook) -> None:
    made = Filling(qtbot, book, FORM.read_text("utf-8"))
    opened = book.fieldwork.open(made.id)
    for number in range(ROWS):
        book.lessons.write(opened, Typed(f"Row {number}"))
    made.window.go(f"lesson/{made.id}")
    page = made.window.page()
    assert isinstance(page, LessonPage)
    qtbot.wait(200)

    def enter(number: int) -> None:
        QTest.keyClick(page.line.words, Qt.Key.Key_Return)
        QApplication.processEvents()
        del number

    took = []
    for number in range(200):
        page.line.words.setText(f"“Five tenths is fifty hundredths” {number}")
        took += times(enter, 1)
    took.sort()
    say(f"A row among {ROWS}: on disk and painted", took, f"p99 {MOST} at most")
    assert took[len(took) * 99 // 100] <= MOST
