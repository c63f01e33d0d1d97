import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sle_desktop.ui.opening.code_field import CodeField, CodeShown, GroupTicks

CODE = "0123A-4567B-89CDE-FGHJK-MNPQR-STVWX-YZ012-3456Z"


@pytest.mark.parametrize("typed_only", [True, False])
def test_a_code_is_pasted_only_where_it_may_be(qtbot: QtBot, typed_only: bool) -> None:
    field = CodeField("Recovery code", typed_only=typed_only)
    qtbot.addWidget(field)
    field.show()
    heard: list[bool] = []
    field.pasted.connect(lambda: heard.append(True))
    QGuiApplication.clipboard().setText(CODE)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ("" if typed_only else CODE)
    assert heard == ([True] if typed_only else [])
    assert field.acceptDrops() is not typed_only


def test_the_ticks_say_how_far_one_is(qtbot: QtBot) -> None:
    ticks = GroupTicks()
    qtbot.addWidget(ticks)
    ticks.show()
    for typed, words in (("", "0 of 8"), ("0123a4567b8", "2 of 8"), (CODE, "8 of 8")):
        ticks.show_typed(typed, CODE)
        assert ticks.accessibleName() == f"{words} groups typed"
    right = ticks.grab().toImage()
    ticks.show_typed("0123B", CODE)
    assert ticks.grab().toImage() != right


def test_a_code_is_spoken_letter_by_letter_and_forgotten(qtbot: QtBot) -> None:
    shown = CodeShown()
    qtbot.addWidget(shown)
    shown.show_code(CODE)
    assert shown.accessibleName().startswith("Recovery code: 0 1 2 3 A, 4 5 6 7 B")
    shown.show_code("")
    assert shown.accessibleName() == "Recovery code"
