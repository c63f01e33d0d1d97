from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sle_desktop import settings
from sle_desktop.ui.preferences import Preferences
from sle_desktop.ui.theme import Mode, theme


def test_what_is_kept_is_worn_and_read_again(qapp: QApplication, tmp_path: Path) -> None:
    first = Preferences()
    first.read(tmp_path)
    first.keep(replace(first.now, theme="dark", text_scale=1.25, lock_after_minutes=5))
    assert (theme().mode, theme().scale) == (Mode.DARK, 1.25)
    theme().wear(Mode.LIGHT, 1.0)
    first.deleteLater()
    assert settings.load(tmp_path).theme == "light"


def test_text_sized_by_keys_is_kept(qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences()
    preferences.read(tmp_path)
    theme().step_scale(1)
    assert settings.load(tmp_path).text_scale == 1.1
    theme().step_scale(-9)
    assert settings.load(tmp_path).text_scale == 0.8


def test_the_lesson_s_own_look_is_not_kept(qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences()
    preferences.read(tmp_path)
    preferences.keep(replace(preferences.now, theme="dark"))
    theme().wear(Mode.LESSON)
    assert settings.load(tmp_path).theme == "dark"


def test_before_there_is_a_folder_nothing_is_written(qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences()
    preferences.read(tmp_path / "none")
    preferences.keep(replace(preferences.now, theme="dark"))
    assert not (tmp_path / "none").exists()
