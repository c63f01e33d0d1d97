"""Finder: what Ctrl+K does: opens the palette, searches as one types, and does what is chosen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.navigation import Navigator
from sle_desktop.ui.page_area import PageArea
from sle_desktop.ui.search.command import Command, Commands, Do
from sle_desktop.ui.theme import theme

if TYPE_CHECKING:
    from sle_desktop.services.searching import Group
    from sle_desktop.ui.search.palette import Palette


@dataclass(frozen=True, slots=True)
class FinderServices:
    """What the finder calls. ``search`` finds by a line, in one school if its id is given;
    ``usual`` gives the notebook's own commands, those of the school where one is first.
    """

    search: "Callable[[str, str], tuple[Group, ...]]"
    usual: Callable[[str], Iterable[Command]]
    in_school: InSchool


class Finder(QObject):
    """The palette of one window. ``commands`` is the registry that anybody may add to.

    Emits ``lock`` and ``in_school`` for the two commands that are the window's own.
    """

    lock = Signal()
    in_school = Signal()

    def __init__(self, window: QWidget, navigator: Navigator, area: PageArea) -> None:
        super().__init__(window)
        self.commands = Commands()
        self._window, self._navigator, self._area = window, navigator, area
        self._services: FinderServices | None = None
        self._palette: Palette | None = None
        self._before: QWidget | None = None
        self._offered: tuple[Command, ...] = ()
        self._doing: dict[str, Do] = {}
        navigator.moved.connect(self.shut)

    def use(self, services: FinderServices | None) -> None:
        """Search another notebook from now on; none while it is locked."""
        self.shut()
        self._services = services
        if services is not None:
            services.in_school.changed.connect(self.shut)

    @property
    def is_open(self) -> bool:
        """Whether the palette is in sight."""
        return self._palette is not None and self._palette.isVisible()

    def turn(self) -> None:
        """Open the palette, or close it: unless the notebook is locked."""
        if self.is_open:
            self._leave()
        elif self._services is not None:
            self._open(self._services)

    def shut(self) -> None:
        """Take the palette away, with every word that was in it."""
        palette, self._palette = self._palette, None
        self._offered, self._doing = (), {}
        if palette is not None:
            palette.line.clearFocus()  # a focus that is hidden would jump to whatever is next
            palette.hide()
            palette.deleteLater()

    def _open(self, services: FinderServices) -> None:
        from sle_desktop.ui.search.palette import Palette  # noqa: PLC0415

        self.shut()
        self._before = QApplication.focusWidget()
        here = services.in_school.school_id or services.in_school.school_of(self._navigator.here)
        page = self._area.page
        own = page.commands() if page is not None else ()
        self._offered = (*own, *self.commands.all(), *services.usual(here), *self._of_window(here))
        palette = self._palette = Palette(self._window)
        palette.typed.connect(self._search)
        palette.opened.connect(self._do)
        palette.left.connect(self._leave)
        name = services.in_school.name
        palette.ask(f"Only {name} is searched while you are in it." if name else "")
        self._search("")

    def _of_window(self, here: str) -> Iterator[Command]:
        yield Command("Lock the notebook", self.lock.emit, "lock", "Ctrl L", "close")
        if here:
            yield Command("Turn “in a school” on or off", self.in_school.emit, "eye", "F9", "leave")
        yield Command(
            "Make all text larger", partial(theme().step_scale, 1), "plus", "Ctrl +", "zoom"
        )
        yield Command(
            "Make all text smaller", partial(theme().step_scale, -1), "minus", "Ctrl -", "zoom"
        )

    def _search(self, line: str) -> None:
        from sle_desktop.ui.search.rows import Found  # noqa: PLC0415

        if self._palette is None or self._services is None:
            return
        groups = self._services.search(line, self._services.in_school.school_id)
        found = Found(line, self._offered, groups)
        self._doing = found.doing
        self._palette.show_rows(found.rows, found.none)

    def _do(self, key: str) -> None:
        do = self._doing[key]
        self._leave()
        try:
            where = do() if callable(do) else do
        except UserError as error:
            if self._area.page is not None:
                self._area.page.messages.refuse(error)
            return
        if where:
            self._navigator.go(where)

    def _leave(self) -> None:
        """Close, and give the focus back to where it was."""
        self.shut()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
