"""The hand-made pages, drawn once for all tests that look at them."""

import pytest

from sle_desktop.reports.pdf.draw import Drawn, draw
from tests.reports.pages import PAGES


@pytest.fixture(scope="session")
def drawn() -> dict[str, Drawn]:
    return {name: draw(*made()) for name, made in PAGES.items()}
