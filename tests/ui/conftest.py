"""What tests of the window share: the type is loaded and the light theme is worn."""

import pytest
from PySide6.QtWidgets import QApplication

from sle_desktop.ui import fonts
from sle_desktop.ui.theme import Mode, theme


@pytest.fixture(scope="session")
def _type(qapp: QApplication) -> tuple[str, ...]:
    return fonts.load()


@pytest.fixture(autouse=True)
def _look(qapp: QApplication, _type: tuple[str, ...]) -> None:
    assert _type, "the shipped type could not be loaded"
    if (theme().mode, theme().scale) != (Mode.LIGHT, 1.0) or not qapp.styleSheet():
        theme().wear(Mode.LIGHT, 1.0)
