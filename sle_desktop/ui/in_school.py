"""In a school: while somebody may be watching the screen, it shows this one school only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sle_desktop.ui.navigation import split

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook

_IN, _LEFT = "window.in_school", "window.left_school"
"""What the store remembers: the day and the school one is in, and that one left by hand."""


class InSchool(QObject):
    """The school that one is in. Lists, search and Today ask ``school_id`` ("" for none) and
    follow ``changed``; ``is_hidden`` says whether a school's affairs must not be shown now.

    It lasts until it is left or the day is over, also over a lock and a new start. Without a
    notebook one is never in a school.
    """

    changed = Signal()

    def __init__(self, notebook: "Notebook | None" = None) -> None:
        super().__init__()
        self._notebook = notebook
        self.school_id = ""
        self.name = ""
        if notebook is not None:
            day, _, school = notebook.remembered(_IN).partition(" ")
            if day == notebook.whereabouts.today():
                self._be_in(school)

    def is_hidden(self, school_id: str) -> bool:
        """Whether what belongs to a school must not be shown now."""
        return bool(self.school_id and school_id and school_id != self.school_id)

    def hides(self, address: str) -> bool:
        """Whether the page of an address shows another school's affairs."""
        return bool(self.school_id) and self.is_hidden(self.school_of(address))

    def school_of(self, address: str) -> str:
        """Return the school that an address is about, ``""`` for none or for all of them."""
        _, things = split(address)
        if self._notebook is None or not things:
            return ""
        return self._notebook.whereabouts.school_of(things[0])

    def enter(self, school_id: str) -> None:
        """Show this school only from now on."""
        if self._notebook is None or school_id == self.school_id:
            return
        self._be_in(school_id)
        self._remember(_IN, self.school_id)
        self.changed.emit()

    def leave(self) -> None:
        """Show everything again."""
        left, self.school_id, self.name = self.school_id, "", ""
        if left:
            self._remember(_LEFT, left)
            self._remember(_IN, "")
            self.changed.emit()

    def arrive(self, address: str) -> None:
        """Enter the school of today's visit as it is opened, unless one left that school today."""
        _, things = split(address)
        if self._notebook is None or self.school_id or not things:
            return
        places = self._notebook.whereabouts
        if places.is_visit_of_today(things[0]):
            school = places.school_of(things[0])
            if self._notebook.remembered(_LEFT) != f"{places.today()} {school}":
                self.enter(school)

    def _be_in(self, school_id: str) -> None:
        assert self._notebook is not None
        self.name = self._notebook.whereabouts.school_name(school_id)
        self.school_id = school_id if self.name else ""

    def _remember(self, name: str, school_id: str) -> None:
        assert self._notebook is not None
        value = f"{self._notebook.whereabouts.today()} {school_id}" if school_id else ""
        self._notebook.remember(name, value)
