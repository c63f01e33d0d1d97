from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sle_desktop.services.schools_view import Named, Position, Stage, Strip
from sle_desktop.ui.schools.strip import StageButton, StageMark, StripView

TODAY = date(2026, 11, 24)
NAMES = tuple(Named(str(at), f"Recommendation {at}", f"r{at}") for at in range(1, 9))
STRIP = Strip(
    NAMES,
    (
        Stage("a", "Baseline", date(2026, 9, 14), False, (Position("r"),) * 8),
        Stage("b", "Review 1", TODAY, True, (Position("a", "up one"),) * 8),
    ),
)


@pytest.fixture
def strip(qtbot: QtBot) -> StripView:
    made = StripView()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_position_says_what_when_and_how_it_moved(strip: StripView) -> None:
    strip.show_strip(STRIP, TODAY)
    said = [one.accessibleName() for one in strip.findChildren(StageMark)]
    assert said[0] == "1 Recommendation 1, Baseline: not yet in place"
    assert said[8] == "1 Recommendation 1, Review 1: developing, up one"


def test_a_stage_opens_its_audit_by_mouse_and_key(strip: StripView) -> None:
    strip.show_strip(STRIP, TODAY)
    heard: list[str] = []
    strip.opened.connect(heard.append)
    first, second = strip.findChildren(StageButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert heard == ["a", "b"]
    assert second.accessibleName() == "Review 1, draft, 24 November"


@pytest.mark.parametrize("width", [860, 1200])
def test_marks_keep_one_height_whatever_the_width(strip: StripView, width: int) -> None:
    strip.resize(width, strip.sizeHint().height())
    strip.show_strip(STRIP, TODAY)
    QTest.qWait(10)
    marks = strip.findChildren(StageMark)
    assert len({one.height() for one in marks}) == 1
    assert all(one.width() >= one.minimumSizeHint().width() for one in marks)


def test_without_an_audit_the_next_step_is_offered(strip: StripView, qtbot: QtBot) -> None:
    strip.show_strip(Strip(), TODAY)
    assert not strip.findChildren(StageMark)
    with qtbot.waitSignal(strip.audit_wanted):
        strip._audit.click()
