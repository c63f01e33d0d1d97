"""The hand-made pages, drawn once for all tests that look at them."""

from dataclasses import replace

import pytest

from sle_desktop.reports.blocks import Attached
from sle_desktop.reports.pdf.draw import Drawn, draw
from tests.reports.pages import PAGES


@pytest.fixture(scope="session")
def drawn() -> dict[str, Drawn]:
    return {name: draw(*made()) for name, made in PAGES.items()}


DATA = b'{"answers": {"about": {"purpose": "To see whether number lines are used."}}}'


@pytest.fixture(scope="session")
def with_data() -> Drawn:
    """A page with its data inside."""
    summary, facts = PAGES["p1_visit"]()
    attached = Attached("V-0147.json", DATA, "The answers of this copy, for a computer")
    return draw(summary, replace(facts, attached=attached))
