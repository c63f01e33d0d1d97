"""Every page of the window: names, roles, and Tab in reading order, once round, never caught."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from sle_desktop.ui.theme import Size
from sle_desktop.ui.widgets.page_header import PageHeader
from sle_desktop.ui.widgets.rail import Rail
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.status_line import StatusLine
from tests.accessibility.tree import walk
from tests.pages.program import Program
from tests.stories.test_every_page import PAGES, RECORDS, ids_in

EVERY = (*PAGES, *RECORDS)
NO_ROLE = {"NoRole", "Client", "Pane", "Window", "LayeredPane", "Filler"}
"""Roles that tell nobody what may be done with a thing that takes the focus."""

LINE = 24
"""Controls whose middles are this near stand on one line, in pixels."""

STILL_OUT_OF_ORDER = {
    ("school/{Hollowbrook}", "Baseline, 15 September"),
    ("school/{Hollowbrook}/details", "No"),
    ("record/{sealed_visit}", "Show the PDF"),
}
"""Stops that Tab reaches, but later than a reader would expect: mend them and take them out."""


STILL_CALLED_THE_SAME = {
    ("record/{eef_audit}/r4", "Link to 4a"),
    ("record/{eef_audit}/whole", "Finish…"),
}
"""Buttons that a list of buttons reads out twice: one of each pair needs a name of its own."""


def show(run: Program, page: str) -> None:
    notebook = run.app._notebook
    assert notebook is not None
    run.window.go(page.format(**ids_in(notebook)))
    QTest.qWait(80)


def test_everything_that_takes_the_focus_has_a_name_and_a_role(on_sample: Program) -> None:
    run = on_sample
    run.window.resize(*Size.WINDOW)
    wrong = []
    for page in EVERY:
        show(run, page)
        nodes = [one for one in walk(run.window) if one.focusable]
        assert len(nodes) > 5, page
        wrong += [f"{page}: {one}" for one in nodes if not one.name or one.role in NO_ROLE]
    assert wrong == []


def test_no_two_stops_of_a_page_are_called_the_same(on_sample: Program) -> None:
    run = on_sample
    run.window.resize(*Size.WINDOW)
    twice = []
    for page in EVERY:
        show(run, page)
        names = [one.accessibleName() for one in run.all(QAbstractButton) if is_alone(one)]
        twice += [(page, one) for one in sorted(set(names)) if names.count(one) > 1]
    assert set(twice) <= STILL_CALLED_THE_SAME


def is_alone(button: QAbstractButton) -> bool:
    """Whether a button is none of several that answer one question, which share their words."""
    return button.group() is None and not button.autoExclusive() and not button.isCheckable()


def test_tab_goes_round_every_page_in_reading_order(on_sample: Program) -> None:
    run = on_sample
    run.window.resize(*Size.WINDOW)
    wrong = []
    for page in EVERY:
        show(run, page)
        stops = once_round(run)
        assert len(stops) >= 3, page
        if not (opens_as_one_goes(page) or stands_in_columns(page)):
            wrong += [(page, one) for one in out_of_order(stops)]
    assert set(wrong) <= STILL_OUT_OF_ORDER


def opens_as_one_goes(page: str) -> bool:
    """Whether what has the focus opens, so that places measured afterwards are not those seen."""
    return page in ("record/{eef_audit}/r4", "record/{book_scrutiny}/lenses")


def stands_in_columns(page: str) -> bool:
    """Whether a recommendation's sources stand in columns, each read down before the next."""
    return page.endswith("/evidence")


def once_round(run: Program) -> list[QWidget]:
    """Return what Tab comes to until it is where it began."""
    run.window.setFocus()
    seen: list[QWidget] = []
    for _ in range(300):
        QTest.keyClick(QApplication.focusWidget() or run.window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            assert here is seen[0], f"the focus was caught by {here.accessibleName()}"
            return seen
        seen.append(here)
    raise AssertionError("Tab never came round")


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Return the stops that stand above, or left of, the stop before them in the same region."""
    wrong: list[str] = []
    last: dict[int, QWidget] = {}
    for one in stops:
        region = region_of(one)
        before = last.get(id(region))
        if before is not None and is_above(one, before, region):
            wrong.append(one.accessibleName())
        last[id(region)] = one
    return wrong


def is_above(one: QWidget, other: QWidget, region: QWidget) -> bool:
    """Whether a widget stands above another, or on its line and left of it."""
    here, there = (each.mapTo(region, QPoint(0, each.height() // 2)) for each in (one, other))
    down = here.y() - there.y()
    return down < -LINE or (abs(down) <= LINE and here.x() < there.x())


def region_of(one: QWidget) -> QWidget:
    """Return the part of the window that is read by itself: a column, the header, the rail."""
    here = one.parentWidget()
    while here is not None and not here.isWindow():
        if isinstance(here, QAbstractScrollArea):
            inside = here.viewport().findChild(QWidget)
            return inside if isinstance(inside, QWidget) else here
        if isinstance(here, PageHeader | Rail | Side | StatusLine):
            return here
        here = here.parentWidget()
    return one.window()
