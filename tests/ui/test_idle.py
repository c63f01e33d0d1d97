from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sle_desktop.ui.idle import Idle


def test_idle_is_told_after_a_while_without_a_touch(qtbot: QtBot) -> None:
    owner = QObject()
    idle = Idle(owner)
    with qtbot.waitSignal(idle.idle, timeout=2000):
        idle.wait(0.001)


def test_never_waits_for_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    idle = Idle(owner)
    heard: list[bool] = []
    idle.idle.connect(lambda: heard.append(True))
    idle.wait(0.0005)
    idle.wait(0)
    QTest.qWait(60)
    assert heard == []


def test_a_key_begins_the_wait_anew(qtbot: QtBot) -> None:
    owner = QObject()
    idle = Idle(owner)
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    heard: list[bool] = []
    idle.idle.connect(lambda: heard.append(True))
    idle.wait(0.005)
    for _ in range(6):
        QTest.qWait(100)
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert heard == []
    with qtbot.waitSignal(idle.idle, timeout=2000):
        pass
