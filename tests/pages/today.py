"""Today as a person sees it: groups by school, and each row with its words of when."""

from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop.ui.today.due_row import DueRow
from sle_desktop.ui.widgets.words import Words
from tests.pages.program import Program

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook


class Day:
    """The page of the day, on a day of one's own choice."""

    def __init__(self, run: Program, at: datetime) -> None:
        self.run = run
        assert run.app._notebook is not None
        self.notebook: Notebook = run.app._notebook
        self.set(at)

    def set(self, at: datetime) -> None:
        """Make it another moment."""
        object.__setattr__(self.notebook.todays, "now", lambda: at)

    def open(self) -> None:
        """Go to the page (again)."""
        self.run.window.go("forms")
        self.run.window.go("today")

    def schools(self) -> list[str]:
        """Return the names of the groups, from the top."""
        shown = self.run.page.findChildren(Words)
        return [o.text() for o in shown if o.isVisible() and o.text().endswith("School")]

    def rows(self) -> list[str]:
        """Return what is due, from the top."""
        return [one._fact.what for one in self.run.all(DueRow)]

    def when(self, what: str) -> str:
        """Return the words of when of a row."""
        found = [one._fact.when for one in self.run.all(DueRow) if one._fact.what == what]
        assert found, f"{what} is not among {self.rows()}"
        return found[0]
