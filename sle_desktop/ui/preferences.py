"""The settings of this laptop's window: read at the start, saved when they change."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from sle_desktop import settings
from sle_desktop.settings import Settings
from sle_desktop.ui.theme import Mode, theme


class Preferences(QObject):
    """Holds the settings and follows the theme: text sized by Ctrl+plus is kept too."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now = Settings()
        self._folder: Path | None = None
        theme().changed.connect(self._follow_theme)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def read(self, folder: Path) -> None:
        """Read the settings of a data folder and wear them."""
        self.now = settings.load(folder)
        self._folder = folder
        theme().wear(_mode(self.now.theme), self.now.text_scale)

    def keep(self, now: Settings) -> None:
        """Change the settings and save them, once there is a folder to save them in."""
        if now == self.now:
            return
        self.now = now
        if self._folder is not None and self._folder.is_dir():
            settings.save(self._folder, now)
        theme().wear(_mode(now.theme), now.text_scale)
        self.changed.emit()

    def _follow_system(self) -> None:
        """Turn dark or light with the computer, if the person wants it so."""
        if theme().mode is Mode.SYSTEM:
            theme().wear(Mode.SYSTEM)

    def _follow_theme(self) -> None:
        mode = theme().mode
        chosen = self.now.theme if mode is Mode.LESSON else mode.value
        if (chosen, theme().scale) != (self.now.theme, self.now.text_scale):
            self.keep(replace(self.now, theme=chosen, text_scale=theme().scale))


@cache
def preferences() -> Preferences:
    """Return the one set of settings of the program."""
    return Preferences()


def _mode(word: str) -> Mode:
    return Mode(word) if word in {"light", "dark", "contrast"} else Mode.SYSTEM
