from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.ui.theme import Size
from sle_desktop.ui.widgets.band import Band
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.chips import ChipFact, Chips
from sle_desktop.ui.widgets.fold import Fold
from sle_desktop.ui.widgets.outline_list import OutlineItem, OutlineList
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.tabs import TabFact, Tabs
from sle_desktop.ui.widgets.text_field import TextField
from tests.ui.widgets.test_choices import shown


def test_a_tab_is_said_when_chosen_and_not_when_shown(qtbot: QtBot) -> None:
    tabs = Tabs("Copies")
    shown(qtbot, tabs)
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    tabs.show_tabs((TabFact("t", "Teacher's copy"), TabFact("s", "School's copy & more")))
    tabs.show_current("s")
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert heard == ["t"]
    tabs.show_tabs((TabFact("s", "School's copy"), TabFact("t", "Teacher's copy")))
    assert tabs.current() == "t"
    assert heard == ["t"]


def test_only_the_row_with_the_focus_is_open(qtbot: QtBot) -> None:
    whole = QWidget()
    column = QVBoxLayout(whole)
    bands, fields = [], []
    heard: list[tuple[int, bool]] = []
    for at in range(2):
        band, field = Band(), TextField(f"Note {at}")
        band.column.addWidget(field)
        band.opened.connect(lambda is_open, at=at: heard.append((at, is_open)))
        column.addWidget(band)
        bands.append(band)
        fields.append(field)
    shown(qtbot, whole)
    fields[0].setFocus()
    places = [band.geometry() for band in bands]
    fields[1].setFocus()
    assert [band.is_open for band in bands] == [False, True]
    assert heard[-2:] in ([(0, False), (1, True)], [(1, True), (0, False)])
    assert [band.geometry() for band in bands] == places


def test_a_side_folds_into_a_button_in_a_narrow_window(qtbot: QtBot) -> None:
    page, side, button = QWidget(), Side(), Button("Linked to 4")
    row = QHBoxLayout(page)
    row.addWidget(button)
    row.addWidget(side)
    Fold(side, button).watch(page)
    shown(qtbot, page)
    page.resize(Size.FOLD, Size.HEADER)
    assert side.isVisible()
    assert not button.isVisible()
    page.resize(Size.WINDOW_LEAST[0] - Size.RAIL, Size.HEADER)
    assert not side.isVisible()
    assert button.isVisible()
    button.click()
    assert side.isVisible()
    button.click()
    assert not side.isVisible()
    page.resize(Size.FOLD, Size.HEADER)
    assert side.isVisible()


def test_what_has_the_focus_is_scrolled_into_view(qtbot: QtBot) -> None:
    scroll = Scroll()
    fields = [TextField(f"Note {at}") for at in range(30)]
    for field in fields:
        scroll.column.addWidget(field)
    shown(qtbot, scroll)
    scroll.resize(Size.MEASURE, Size.DIALOG)
    fields[-1].setFocus()
    bottom = fields[-1].mapTo(scroll.viewport(), fields[-1].rect().bottomLeft()).y()
    assert 0 < bottom <= scroll.viewport().height()


def test_an_outline_moves_by_keys_and_keeps_its_place(qtbot: QtBot) -> None:
    outline = OutlineList("Sections")
    items = tuple(OutlineItem(key, key.title()) for key in ("about", "sample", "photos"))
    shown(qtbot, outline)
    outline.show_items(items)
    outline.show_current("about")
    heard: list[str] = []
    outline.chosen.connect(heard.append)
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_Down)
    outline.show_items((OutlineItem("new", "New"), *items))
    assert outline.current() == "sample"
    assert heard == ["sample"]


def test_a_switched_chip_keeps_the_focus(qtbot: QtBot) -> None:
    chips = Chips("Exceptions", switches=True)
    shown(qtbot, chips)
    chips.show_chips((ChipFact("a", "A"), ChipFact("b", "B")))
    heard: list[str] = []
    chips.chosen.connect(heard.append)
    first = chips.findChildren(QWidget)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    chips.show_chips((ChipFact("a", "A", on=True), ChipFact("b", "B")))
    assert heard == ["a"]
    assert first.hasFocus()
