"""The finder in a window: on bare pages too, with a page's own commands, and what is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.errors import UserError
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.search.command import Command
from sle_desktop.ui.search.finder import FinderServices
from sle_desktop.ui.search.palette import PaletteLine
from sle_desktop.ui.widgets.banner import Banner
from sle_desktop.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


class Lesson(Page):
    """A page without rail, header and foot, which offers two commands of its own."""

    bare = True

    def commands(self) -> tuple[Command, ...]:
        return (Command("Stamp the time", "schools"), Command("Ring the bell", self._ring))

    def _ring(self) -> None:
        raise UserError("NO_BELL", "There is no bell here.", "Clap your hands.")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window({})
    qtbot.addWidget(made)
    services = FinderServices(lambda _line, _school: (), lambda _here: (), InSchool())
    made.use({"lesson": Lesson, "schools": Page}, InSchool(), services)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go("lesson")
    return made


def typed(window: Window, words: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    (line,) = window.findChildren(PaletteLine)
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_it_opens_on_a_bare_page_and_offers_what_the_page_offers(window: Window) -> None:
    assert not window.rail.isVisible()
    typed(window, "stamp")
    assert window.navigator.here == "schools"
    assert not window.finder.is_open


def test_what_a_command_refuses_is_said_in_the_page(window: Window) -> None:
    typed(window, "bell")
    said = " ".join(one.accessibleName() for one in window.findChildren(Banner))
    assert "There is no bell here." in said
    assert window.navigator.here == "lesson"


def test_a_cover_takes_it_away_and_keeps_it_away(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert [one.isVisible() for one in window.findChildren(PaletteLine)] == [True]
    window.cover(QWidget())
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert not any(one.isVisible() for one in window.findChildren(PaletteLine))
