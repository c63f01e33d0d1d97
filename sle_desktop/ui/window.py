"""The frame: rail, header, one page area, the line at the foot, and a cover for a locked one."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sle_desktop.errors import UserError
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.keys import Keys
from sle_desktop.ui.messages import may_lose
from sle_desktop.ui.navigation import Navigator, split
from sle_desktop.ui.page import Page
from sle_desktop.ui.page_area import PageArea, PageMaker
from sle_desktop.ui.school_frame import SchoolFrame
from sle_desktop.ui.search.command import Command
from sle_desktop.ui.search.finder import Finder, FinderServices
from sle_desktop.ui.theme import Size, Tone
from sle_desktop.ui.widgets.page_header import PageHeader
from sle_desktop.ui.widgets.rail import Place, Rail
from sle_desktop.ui.widgets.rule import Ground
from sle_desktop.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # the first paint needs no domain
    from sle_desktop.domain.changes import Changes

_TITLE = "SLE Desktop"

PLACES = (
    Place("today", "Today", "house"),
    Place("schools", "Schools", "school"),
    Place("records", "Records", "files"),
    Place("actions", "Actions", "list-checks"),
    Place("share", "Share", "send"),
    Place("forms", "Forms", "layout-list", low=True),
    Place("settings", "Settings", "settings", low=True),
)
"""The places of the rail, in the order of Ctrl+1, Ctrl+2 ..."""

_HOMES = {
    "school": "schools",
    "record": "records",
    "lesson": "records",
    "sort": "records",
    "comment": "records",
    "finish": "records",
    "document": "records",
    "check": "records",
    "form": "forms",
}
"""The place of the rail that is lit while a page of another kind is shown."""


class Window(QMainWindow):
    """The one window. Pages are made on their first visit, by the first word of their address.

    Emits ``lock_wanted`` on Ctrl+L or the foot's button, ``leave_wanted`` to leave the sample,
    ``moved`` with each new address (to remember where one was), and ``closing`` when what was typed
    is saved.
    """

    lock_wanted = Signal()
    leave_wanted = Signal()
    moved = Signal(str)
    closing = Signal()

    def __init__(self, pages: Mapping[str, PageMaker], places: tuple[Place, ...] = PLACES) -> None:
        super().__init__()
        self.setWindowTitle(_TITLE)
        self.setMinimumSize(QSize(*Size.WINDOW_LEAST) / 2)
        self.resize(QSize(*Size.WINDOW))
        self._cover: QWidget | None = None
        self.navigator = Navigator(self)
        self.rail = Rail(places)
        self.header = PageHeader()
        self.status = StatusLine()
        self.area = PageArea(pages)
        self._whole = QStackedWidget()
        self._school = SchoolFrame(self.navigator, self.rail, self.status)
        self.finder = Finder(self, self.navigator, self.area)
        self.finder.commands.add(partial(_places, places))
        self._lay_out()
        self._connect(Keys(self, places))

    def _lay_out(self) -> None:
        frame = Ground(Tone.PAGE)
        across, down = QHBoxLayout(frame), QVBoxLayout()
        for layout in (across, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(down, 1)
        down.addWidget(self.header)
        down.addWidget(self.area, 1)
        down.addWidget(self.status)
        self._whole.addWidget(frame)
        self.setCentralWidget(self._whole)

    def _connect(self, keys: Keys) -> None:
        self.navigator.moved.connect(self._show)
        self.rail.chosen.connect(self.navigator.go)
        self.area.go.connect(self.navigator.go)
        self.area.back.connect(self.navigator.back_or)
        self.area.heading_changed.connect(self._head)
        self.area.status_changed.connect(self.status.show_status)
        self.status.lock_wanted.connect(self._lock)
        self.status.leave_wanted.connect(self.leave_wanted)
        keys.place.connect(self._place)
        keys.stepped.connect(self._step)
        keys.lock.connect(self._lock)
        keys.in_school.connect(self._turn_in_school)
        for wanted in (keys.search, self.area.search_wanted):
            wanted.connect(self._search)
        self.finder.lock.connect(self._lock)
        self.finder.in_school.connect(self._turn_in_school)
        self._school.unclear.connect(self._say)

    def go(self, where: str) -> None:
        """Open an address (again, if its page was forgotten)."""
        if self.area.page is None and where == self.navigator.here:
            self._show(where)
        else:
            self.navigator.go(where)

    def cover(self, widget: QWidget | None) -> None:
        """Show a widget instead of everything (a locked notebook), or everything again."""
        if self._cover is not None:
            self._whole.removeWidget(self._cover)
            self._cover.hide()
        self._cover = widget
        if widget is not None:
            self.finder.use(None)
            settle()
            self.setWindowTitle(_TITLE)  # the title of a page may name a school
            self._whole.addWidget(widget)
            self._whole.setCurrentWidget(widget)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sample(self, shown: bool) -> None:
        """Say in the foot that this is the sample, with a way out of it."""
        self.status.show_sample(shown)

    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self.area.page

    def on_changed(self, changes: "Changes") -> None:
        """Hand changes to every page made so far (connect the bus to this)."""
        self.area.on_changed(changes)

    def use(
        self,
        pages: Mapping[str, PageMaker],
        in_school: InSchool,
        found_by: FinderServices | None = None,
    ) -> None:
        """Make pages by these makers from now on, and search by these services (one was opened)."""
        self.forget_pages()
        self.area.use(pages)
        self._school.use(in_school)
        self.finder.use(found_by)

    def forget_pages(self) -> None:
        """Drop every page made so far: another notebook was opened, or it was locked."""
        self.header.show_heading("", "", ())
        self.finder.use(None)
        self.area.forget()

    def _show(self, where: str) -> None:
        if not self._school.admits(where):
            return
        kind, _ = split(where)
        settle()
        if self.area.page is not None:
            self.area.page.leave()
        page = self.area.turn_to(kind)
        if page is None:
            return
        page.messages.clear()
        try:
            page.show_address(where)
        except UserError as error:
            page.messages.refuse(error)
        for part in (self.rail, self.header, self.status):
            part.setVisible(not page.bare)
        self.rail.show_here(_HOMES.get(kind, kind))
        self._head()
        self.moved.emit(where)

    def _head(self) -> None:
        page = self.area.page
        if page is not None:
            self.header.show_heading(page.title, page.subtitle, page.header_actions())
            self.header.follow_in_tab(self.rail.last_stop())
            self.setWindowTitle(f"{page.title} – {_TITLE}" if page.title else _TITLE)

    def _place(self, where: str) -> None:
        if self._is_ours():
            self.navigator.go(where)

    def _step(self, by: int) -> None:
        if self._is_ours():
            self.navigator.step(by)

    def _turn_in_school(self) -> None:
        if self._is_ours():
            self._school.turn()

    def _search(self) -> None:
        if self._is_ours():
            self.finder.turn()

    def _is_ours(self) -> bool:
        """Whether keys may lead elsewhere: not behind a lock, nor in a teacher's hands."""
        page = self.area.page
        return self._cover is None and not (page is not None and page.handed_over)

    def _say(self, what: str, more: str) -> None:
        if self.area.page is not None:
            self.area.page.messages.say(what, more)

    def owes(self) -> bool:
        """Save what is being typed; return whether the disk refuses to take something."""
        settle()
        return self.area.owes() is not None

    def _lock(self) -> None:
        if self._may_let_go():
            self.lock_wanted.emit()

    def _may_let_go(self) -> bool:
        """Save what is being typed; if the disk refuses it, ask before it is lost."""
        settle()
        refusal = self.area.owes()
        if refusal is None:
            return True
        what = "The last thing you wrote is not saved yet."
        return may_lose(self, what, f"{refusal.says} {refusal.do}", "Lose it", "Keep it open")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is being typed, then close; stay open rather than lose it."""
        if not self._may_let_go():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _places(places: tuple[Place, ...]) -> Iterator[Command]:
    for at, one in enumerate(places, 1):
        yield Command(f"Go to {one.word}", one.address, one.icon, f"Ctrl {at}", is_first=True)


def settle() -> None:
    """Take the focus away, so that a field that is being typed in saves its words now."""
    here = QApplication.focusWidget()
    if here is not None:
        here.clearFocus()
