"""What holds on every page: names for all controls, room on a small laptop, Tab never caught."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from sle_desktop.assembly import Notebook
from sle_desktop.domain.records import State
from sle_desktop.ui.theme import Mode, Size, theme
from tests.pages.program import Program

PAGES = (
    "today",
    "schools",
    "schools/add",
    "school/{Hollowbrook}",
    "school/{Cranmead}",
    "school/{Hollowbrook}/details",
    "school/{Stourbank}/evidence",
    "records",
    "actions",
    "share",
    "forms",
    "settings/me",
    "settings/protection",
    "settings/backup",
    "settings/appearance",
    "settings/words",
    "settings/about",
)

RECORDS = (
    "record/{eef_audit}/about",
    "record/{eef_audit}/r4",
    "record/{eef_audit}/whole",
    "record/{book_scrutiny}/books",
    "record/{book_scrutiny}/lenses",
    "record/{sealed_visit}",
    "sort/{lesson_observation}",
    "finish/{eef_audit}",
    "document/{document}",
    "check",
)
"""Pages of records, whose controls have tests of their own; drawn and walked like the others."""


def ids_in(notebook: Notebook) -> dict[str, str]:
    """Return what the places in addresses stand for: a school by the first word of its name, a
    draft by its form, a signed record by ``sealed_`` and its form, and one sealed PDF.
    """
    ids = {one.name.partition(" ")[0]: one.id for one in notebook.projects.schools()}
    for line in reversed(notebook.records.records()):
        ids[line.form_id if line.state is State.DRAFT else f"sealed_{line.form_id}"] = line.id
    ids["document"] = notebook.finishing.documents(ids["sealed_visit"])[0].id
    return ids


def open_page(run: Program, page: str) -> None:
    notebook = run.app._notebook
    assert notebook is not None
    run.window.resize(*Size.WINDOW_LEAST)
    run.window.go(page.format(**ids_in(notebook)))
    QTest.qWait(20)


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def stops(run: Program) -> list[QWidget]:
    return [
        one
        for one in run.all(QWidget)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one, QScrollBar)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_is_named_and_reached_by_tab(on_sample: Program, page: str) -> None:
    run = on_sample
    open_page(run, page)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [run.window]
    least = run.window.minimumSizeHint()
    assert (least.width(), least.height()) <= Size.WINDOW_LEAST
    assert least.height() <= Size.WINDOW_LEAST[1]
    assert [type(one).__name__ for one in stops(run) if not name(one).strip()] == []
    assert [type(one).__name__ for one in run.all(QAbstractButton) if not name(one).strip()] == []
    seen: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or run.window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            break
        seen.append(here)
    assert here is not None
    assert here is seen[0], f"the focus was caught by {name(here)}"
    groups = [one for one in stops(run) if isinstance(one, QAbstractButton) and one.group()]
    alone = [one for one in stops(run) if one not in groups]
    missed = [
        name(one)
        for one in alone
        if one not in seen and not (isinstance(one, QAbstractButton) and one.autoExclusive())
    ]
    assert missed == []


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.CONTRAST])
def test_pages_stand_in_every_theme_at_a_large_size(on_sample: Program, mode: Mode) -> None:
    theme().wear(mode, 1.5)
    for page in PAGES:
        open_page(on_sample, page)
        assert on_sample.page.title
        on_sample.window.grab()
