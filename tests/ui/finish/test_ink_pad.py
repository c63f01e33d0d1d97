"""Ink is kept as strokes in a box three wide and one high, from mouse and pen alike."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.ui.theme import Mode, Tone, theme
from sle_desktop.ui.widgets.ink_pad import WIDE, InkPad

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pad(qtbot: QtBot) -> InkPad:
    made = InkPad("Ink of the teacher")
    qtbot.addWidget(made)
    made.resize(300, 100)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def stroke(pad: InkPad, *points: tuple[int, int]) -> None:
    QTest.mousePress(pad, LEFT, NO_KEY, QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(*points[-1]))


def pen(pad: InkPad, kind: QEvent.Type, at: tuple[float, float], pressure: float) -> None:
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure,
        1,
        1,
    )
    place = QPointF(*at)
    up = kind == QEvent.Type.TabletRelease
    buttons = Qt.MouseButton.NoButton if up else LEFT
    event = QTabletEvent(kind, device, place, place, pressure, 0, 0, 0, 0, 0, NO_KEY, LEFT, buttons)
    QApplication.sendEvent(pad, event)


def test_a_mouse_stroke_is_measured_in_the_box(pad: InkPad) -> None:
    stroke(pad, (30, 50), (150, 20), (290, 90))
    [drawn] = pad.strokes
    assert [(x, y) for x, y, _ in drawn] == [(0.3, 0.5), (1.5, 0.2), (2.9, 0.9)]


def test_a_pen_keeps_its_pressure(pad: InkPad) -> None:
    pen(pad, QEvent.Type.TabletPress, (30, 50), 0.25)
    pen(pad, QEvent.Type.TabletMove, (90, 50), 0.75)
    pen(pad, QEvent.Type.TabletRelease, (90, 50), 0)
    assert pad.strokes == (((0.3, 0.5, 0.25), (0.9, 0.5, 0.75)),)


def test_a_pen_that_hovers_draws_nothing(pad: InkPad) -> None:
    pen(pad, QEvent.Type.TabletMove, (90, 50), 0)
    assert not pad.strokes


def test_the_same_hand_gives_the_same_strokes_at_every_size(pad: InkPad) -> None:
    stroke(pad, (30, 50), (150, 20))
    first = pad.strokes
    pad.clear()
    pad.resize(420, 140)
    stroke(pad, (42, 70), (210, 28))
    assert pad.strokes == first


def test_what_runs_over_the_edge_stays_in_the_box(pad: InkPad) -> None:
    stroke(pad, (30, 50), (900, 400))
    assert pad.strokes[0][-1][:2] == (WIDE, 1.0)


def test_a_tap_is_a_dot(pad: InkPad) -> None:
    stroke(pad, (30, 50))
    assert len(pad.strokes) == 1
    assert pad.grab().toImage().pixelColor(30, 50) == theme().colour(Tone.INK)


def test_backspace_clears_and_undo_takes_the_last_stroke(pad: InkPad) -> None:
    heard: list[int] = []
    pad.inked.connect(lambda: heard.append(len(pad.strokes)))
    stroke(pad, (30, 50), (60, 50))
    stroke(pad, (90, 50), (120, 50))
    QTest.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    assert [len(one) for one in pad.strokes] == [2]
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert not pad.strokes
    assert heard == [1, 2, 1, 0]


def test_a_scribble_ends_before_it_fills_the_document(pad: InkPad) -> None:
    QTest.mousePress(pad, LEFT, NO_KEY, QPoint(1, 1))
    for at in range(4000):
        pad._go_on(QPointF(at * 7 % 299, at * 13 % 99), 0.5)
    QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(1, 1))
    assert sum(map(len, pad.strokes)) <= 3002


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_ink_can_be_seen(pad: InkPad, mode: Mode) -> None:
    theme().wear(mode)
    stroke(pad, (30, 30), (150, 30), (290, 30))
    picture = pad.grab().toImage()
    seen = picture.pixelColor(150, 30)
    assert abs(seen.lightness() - picture.pixelColor(150, 60).lightness()) > 100


def test_assistive_tools_see_a_named_picture(pad: InkPad) -> None:
    seen = QAccessible.queryAccessibleInterface(pad)
    assert seen.role() == QAccessible.Role.Graphic
    assert seen.text(QAccessible.Text.Name) == "Ink of the teacher"
    assert pad.accessibleDescription() == "empty. The name can be typed instead."
    stroke(pad, (30, 50), (60, 50))
    assert pad.accessibleDescription().startswith("signed in ink.")


def test_a_third_of_its_width_is_its_height(pad: InkPad) -> None:
    assert [pad.heightForWidth(wide) for wide in (240, 300, 441)] == [80, 100, 147]
