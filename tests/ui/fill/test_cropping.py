"""A photo is kept only after somebody looked at what of it is kept."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sle_desktop.domain.photos import Cut
from sle_desktop.ui.fill import camera
from sle_desktop.ui.fill.crop_dialog import CropDialog

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def picture(wide: int = 800, high: int = 600) -> bytes:
    into = BytesIO()
    Image.new("RGB", (wide, high), "white").save(into, "JPEG")
    return into.getvalue()


@pytest.fixture
def box(qtbot: QtBot) -> CropDialog:
    made = CropDialog(picture(), date(2027, 7, 31), None)
    qtbot.addWidget(made)
    made.resize(900, 680)
    made.show()
    made.activateWindow()
    return made


def sides(one: Cut) -> tuple[float, ...]:
    return tuple(round(side, 3) for side in (one.left, one.top, one.right, one.bottom))


def press(box: CropDialog, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifier = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifier |= one
    QTest.keyClick(box.frame, key, modifier)


def test_nothing_is_kept_before_the_frame_was_looked_at(box: CropDialog) -> None:
    assert not box.keep.isEnabled()
    press(box, KEY.Key_Return)
    assert box.isVisible()
    box.right.click()  # turning alone hides no name
    assert not box.keep.isEnabled()
    press(box, KEY.Key_Right)
    assert box.keep.isEnabled()
    press(box, KEY.Key_Return)
    assert box.result() == CropDialog.DialogCode.Accepted


def test_the_whole_page_is_kept_only_if_somebody_says_so(box: CropDialog) -> None:
    box.whole.click()
    assert sides(box.frame.cut) == (0, 0, 1, 1)
    assert box.keep.isEnabled()


def test_the_keys_move_and_size_the_frame(box: CropDialog) -> None:
    assert sides(box.frame.cut) == (0.12, 0.12, 0.88, 0.88)
    press(box, KEY.Key_Right)
    press(box, KEY.Key_Up)
    assert sides(box.frame.cut) == (0.14, 0.1, 0.9, 0.86)
    press(box, KEY.Key_Left, SHIFT)
    press(box, KEY.Key_Down, SHIFT)
    assert sides(box.frame.cut) == (0.14, 0.1, 0.88, 0.88)
    press(box, KEY.Key_Left, CONTROL)
    assert sides(box.frame.cut) == (0.136, 0.1, 0.876, 0.88)
    assert "14 to 88 % across" in box.frame.accessibleDescription()


def test_the_frame_stays_on_the_picture(box: CropDialog) -> None:
    for key in (KEY.Key_Left, KEY.Key_Up):
        for _ in range(60):
            press(box, key)
    assert sides(box.frame.cut) == (0, 0, 0.76, 0.76)
    for _ in range(60):
        press(box, KEY.Key_Left, SHIFT)
    assert sides(box.frame.cut) == (0, 0, 0.05, 0.76)


def test_the_frame_goes_round_with_the_picture(box: CropDialog) -> None:
    box.frame.frame = QRectF(0.5, 0.0, 0.5, 0.25)  # top right
    box.right.click()
    assert (box.frame.cut.quarters, sides(box.frame.cut)) == (1, (0.75, 0.5, 1, 1))
    box.left.click()
    assert (box.frame.cut.quarters, sides(box.frame.cut)) == (0, (0.5, 0, 1, 0.25))
    box.left.click()
    assert (box.frame.cut.quarters, sides(box.frame.cut)) == (3, (0, 0, 0.25, 0.5))


@pytest.mark.parametrize(
    ("grip", "changes"),
    [("topLeft", (0, 1)), ("bottomRight", (2, 3)), ("center", (0, 1, 2, 3))],
)
def test_the_mouse_takes_hold_of_a_corner_or_of_all(
    box: CropDialog, grip: str, changes: tuple[int, ...]
) -> None:
    at = getattr(box.frame._shown(), grip)().toPoint()
    before = sides(box.frame.cut)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(box.frame, left, pos=at)
    QTest.mouseMove(box.frame, at + QPoint(30, 20))
    QTest.mouseRelease(box.frame, left, pos=at + QPoint(30, 20))
    after = sides(box.frame.cut)
    assert tuple(n for n in range(4) if after[n] != before[n]) == changes
    assert box.keep.isEnabled()


def test_the_mouse_beside_the_frame_does_nothing(box: CropDialog) -> None:
    QTest.mousePress(box.frame, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    QTest.mouseMove(box.frame, QPoint(60, 60))
    assert not box.keep.isEnabled()


def test_tab_goes_through_all_and_says_when_the_photo_goes(box: CropDialog) -> None:
    box.whole.click()
    seen: list[object] = [box.frame]
    box.frame.setFocus()
    for _ in range(5):
        QTest.keyClick(box.focusWidget(), KEY.Key_Tab)
        seen.append(box.focusWidget())
    assert seen == [box.frame, box.left, box.right, box.whole, box.cancel, box.keep]
    assert "31 July 2027" in box._note.text()


@pytest.mark.parametrize("size", [(963, 507), (900, 680)])
def test_all_of_it_fits_a_small_laptop(
    qtbot: QtBot, size: tuple[int, int], box: CropDialog
) -> None:
    box.resize(*size)
    assert box.minimumSizeHint().width() <= size[0]
    assert box.minimumSizeHint().height() <= size[1]


def test_a_camera_is_offered_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    camera._media.cache_clear()
    missing: Callable[[str], None] = lambda _name: None  # noqa: E731
    monkeypatch.setattr(camera, "find_spec", missing)
    assert not camera.has_camera()
    camera._media.cache_clear()
