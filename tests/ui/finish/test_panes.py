"""The page of finishing fits, is named throughout, and is walked through by Tab in order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import Notebook, open_notebook, write_sample
from sle_desktop.services.sample import Sample
from sle_desktop.services.setup import Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui.document.check_page import CheckPage
from sle_desktop.ui.document.page import DocumentPage
from sle_desktop.ui.finish.page import FinishPage
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.tasks import Tasks
from sle_desktop.ui.theme import LIGHT, Mode, Size, Space, Tone, theme
from sle_desktop.ui.widgets.pdf_pages import PdfPages
from sle_desktop.ui.window import Window
from tests.forms.sample import records


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "notebook"
    write_sample(made, Sample(today=date(2026, 11, 24)))
    return made


@pytest.fixture(scope="module")
def notebook(folder: Path) -> Iterator[Notebook]:
    key = Setup(folder).key_from_passphrase("demo")
    opened = open_notebook(folder, key, keychain=MemoryKeychain())
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, notebook: Notebook) -> Iterator[Window]:
    tasks = Tasks()
    made = Window({})
    made.use(
        {
            "finish": lambda: FinishPage(notebook, tasks, made.on_changed),
            "document": lambda: DocumentPage(notebook, tasks, made.on_changed),
            "check": lambda: CheckPage(notebook, tasks),
        },
        InSchool(notebook),
    )
    qtbot.addWidget(made)
    made.resize(*Size.WINDOW)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    assert tasks.close()


@pytest.fixture
def addresses(notebook: Notebook) -> dict[str, str]:
    ready = records()["hollowbrook_lesson_y3"].answers
    school = notebook.projects.find_school("Hollowbrook").id
    lesson = notebook.fieldwork.start("lesson_observation", school, ready).record.id
    missing = notebook.records.records(form="eef_audit", state="draft")[0].id
    sealed = notebook.records.records(form="lesson_observation", state="sealed")[0].id
    document = notebook.handing_over.papers(sealed)[0].document.id
    return {
        "signers": f"finish/{lesson}",
        "standing": f"finish/{missing}",
        "hand over": f"finish/{sealed}",
        "document": f"document/{document}",
        "check": "check",
    }


PLACES = ("signers", "standing", "hand over", "document", "check")


def go(window: Window, where: str) -> Page:
    window.go(where)
    page = window.page()
    assert page is not None
    QTest.qWait(20)
    return page


def stops(whole: QWidget) -> list[QWidget]:
    return [
        one
        for one in whole.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one, QScrollBar)
    ]


@pytest.mark.parametrize("which", PLACES)
def test_everything_has_a_name(window: Window, addresses: dict[str, str], which: str) -> None:
    page = go(window, addresses[which])
    parts = {*stops(page), *(one for one in page.findChildren(QAbstractButton) if one.isVisible())}
    unnamed = [
        type(one).__name__
        for one in parts
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]
    assert unnamed == []


@pytest.mark.parametrize("which", PLACES)
def test_it_fits_a_small_laptop(window: Window, addresses: dict[str, str], which: str) -> None:
    go(window, addresses[which])
    least = window.minimumSizeHint()
    assert least.width() <= Size.WINDOW_LEAST[0]
    assert least.height() <= Size.WINDOW_LEAST[1]


@pytest.mark.parametrize("which", PLACES)
def test_tab_goes_down_the_page_and_comes_round(
    window: Window, addresses: dict[str, str], which: str
) -> None:
    page = go(window, addresses[which])
    seen: list[QWidget] = []
    for _ in range(150):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            break
        seen.append(here)
    assert here is seen[0]
    alone = [one for one in stops(page) if not (isinstance(one, QAbstractButton) and one.group())]
    assert {type(one).__name__ for one in set(alone) - set(seen)} == set()


def test_tab_meets_who_signs_in_reading_order(window: Window, addresses: dict[str, str]) -> None:
    page = go(window, addresses["signers"])
    assert isinstance(page, FinishPage)
    panel = page.signers.panels["sle"]
    panel.meaning.focus_first()
    met = []
    for _ in range(4):
        here = QApplication.focusWidget()
        assert here is not None
        met.append(here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert met == ["Read and discussed", "Sign in ink", "Ink of the SLE", "Sign now: teacher"]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
@pytest.mark.parametrize("which", ["signers", "standing", "hand over", "document"])
def test_paper_is_white_on_its_ground_in_every_theme(
    window: Window, addresses: dict[str, str], which: str, mode: Mode, qtbot: QtBot
) -> None:
    theme().wear(mode)
    page = go(window, addresses[which])
    [paper] = page.findChildren(PdfPages)
    qtbot.waitUntil(lambda: paper.pages > 0, timeout=10_000)
    picture = paper.viewport().grab().toImage()
    assert picture.pixelColor(4, 4) == theme().colour(Tone.SHEET)
    middle = picture.width() // 2
    assert picture.pixelColor(middle, 2 * Space.XL).name() == LIGHT.page
