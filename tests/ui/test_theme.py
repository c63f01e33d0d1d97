import sys

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop import paths
from sle_desktop.ui.icons import icon
from sle_desktop.ui.theme import DARK, LIGHT, SCALES, Mode, Palette, Size, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words
from tests.ui.showcase import showcase


def test_every_tone_is_a_colour_of_the_palette() -> None:
    fields = set(Palette.__dataclass_fields__) - {"dark"}
    assert {tone.value for tone in Tone} == fields


def test_the_window_is_set_in_the_shipped_type_with_figures_of_one_width() -> None:
    for style in Type:
        font = theme().font(style)
        assert QFontInfo(font).family() == "Inter"
        measure = QFontMetricsF(font)
        assert measure.horizontalAdvance("1111") == measure.horizontalAdvance("0000")


def test_dark_and_light_are_worn_live(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Next")
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage()
    with qtbot.waitSignal(theme().changed):
        theme().wear(Mode.DARK)
    assert qapp.palette().window().color().name() == DARK.page
    assert button.grab().toImage() != light
    theme().wear(Mode.LIGHT)
    assert qapp.palette().window().color().name() == LIGHT.page
    assert button.grab().toImage() == light


def test_the_system_is_followed_where_it_says(qapp: QApplication) -> None:
    theme().wear(Mode.SYSTEM)
    assert theme().palette in (LIGHT, DARK)


def test_text_scale_changes_type_and_what_is_made_of_it(qtbot: QtBot) -> None:
    words = Words("Hollowbrook First School", Type.TITLE)
    qtbot.addWidget(words)
    words.show()
    before = words.sizeHint()
    theme().wear(scale=1.5)
    assert words.sizeHint().width() == pytest.approx(before.width() * 1.5, rel=0.03)
    assert px(Size.CONTROL) == 51
    theme().wear(scale=9)
    assert theme().scale == SCALES[-1]


def test_every_icon_that_is_shipped_can_be_drawn() -> None:
    names = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))
    assert len(names) >= 35
    for name in names:
        pixels = icon(name).pixmap(Size.ICON, Size.ICON).toImage()
        assert any(
            pixels.pixelColor(x, y).alpha()
            for x in range(pixels.width())
            for y in range(pixels.height())
        ), name


def test_what_others_made_is_named_with_its_licence() -> None:
    notice = (paths.resources() / "NOTICE").read_text(encoding="utf-8")
    assert "== Inter" in notice
    assert "SIL Open Font License" in notice
    assert "== Lucide" in notice
    assert "ISC License" in notice


def test_painting_does_not_use_none_up(qtbot: QtBot) -> None:
    whole = showcase()
    qtbot.addWidget(whole)
    whole.show()
    for _ in range(3):
        whole.grab()
    assert sys.getrefcount(None) > 1 << 20


def test_signals_do_not_use_true_up(qtbot: QtBot) -> None:
    field = TextField("Note")
    qtbot.addWidget(field)
    for _ in range(3):
        field.answered.emit("words")
    assert sys.getrefcount(True) > 1 << 20


def test_words_are_never_read_as_mark_up(qtbot: QtBot) -> None:
    words = Words("<b>5 < 7 & 7 > 5</b>")
    qtbot.addWidget(words)
    words.show()
    assert words.sizeHint().width() > Words("5 < 7 & 7 > 5").sizeHint().width()
