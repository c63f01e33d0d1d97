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
from sle_desktop.clock import local
from sle_desktop.domain.lesson_rows import Typed
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.lesson.lesson_page import LessonPage
from sle_desktop.ui.lesson.services import LessonServices
from sle_desktop.ui.theme import Mode, Size, theme
from tests.benchmarks.figures import say, times

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ROWS = 500
MOST = 16
"""How long a row may take at p99, in milliseconds: one frame."""


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


def page_on(book: Notebook) -> tuple[LessonPage, str]:
    """Return the page, and the lesson of 500 rows that it is to show."""
    form = book.fieldwork.start("lesson_observation", book.projects.find_school("Hollow").id)
    for number in range(ROWS):
        book.lessons.write(form, Typed(f"Row {number}"))
    services = LessonServices(
        book.fieldwork,
        book.lessons,
        book.projects,
        lambda: local(book.now()),
        book.remembered,
        book.remember,
        lambda _: None,
    )
    return LessonPage(services), form.record.id


def test_a_row_among_500(qtbot: QtBot, book: Notebook) -> None:
    page, record_id = page_on(book)
    qtbot.addWidget(page)
    page.resize(*Size.WINDOW_LEAST)
    with qtbot.waitExposed(page):
        page.show()
    page.show_address(f"lesson/{record_id}")
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
