"""The frame: rail, header, one page area, the line at the foot, and the keys of the window."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sle_desktop.errors import UserError
from sle_desktop.ui.navigation import Navigator, split
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Size, Tone, theme
from sle_desktop.ui.widgets.page_header import PageHeader
from sle_desktop.ui.widgets.rail import Place, Rail
from sle_desktop.ui.widgets.rule import Ground
from sle_desktop.ui.widgets.status_line import StatusFact, StatusLine

if TYPE_CHECKING:  # the first paint needs no domain
    from sle_desktop.domain.changes import Changes

PageMaker = Callable[[], Page]

PLACES = (
    Place("schools", "Schools", "school"),
    Place("records", "Records", "files"),
    Place("forms", "Forms", "layout-list", low=True),
    Place("settings", "Settings", "settings", low=True),
)
"""The places of the rail, in the order of Ctrl+1, Ctrl+2 ..."""

_HOMES = {"school": "schools", "record": "records", "finish": "records", "form": "forms"}


class Window(QMainWindow):
    """The one window. Pages are made on their first visit, by the first word of their address.

    Emits ``lock_wanted`` on Ctrl+L or the foot's button, and ``moved`` with each new address (to
    remember where one was). ``cover`` hides everything behind another widget, as a lock does.
    """

    lock_wanted = Signal()
    moved = Signal(str)
    closing = Signal()

    def __init__(self, pages: Mapping[str, PageMaker], places: tuple[Place, ...] = PLACES) -> None:
        super().__init__()
        self.setWindowTitle("SLE Desktop")
        self.setMinimumSize(QSize(*Size.WINDOW_LEAST) / 2)
        self.resize(QSize(*Size.WINDOW))
        self._makers = pages
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._cover: QWidget | None = None
        self.navigator = Navigator(self)
        self.rail = Rail(places)
        self.header = PageHeader()
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()
        self._keys()

    def _lay_out(self) -> None:
        frame = Ground(Tone.PAGE)
        across, down = QHBoxLayout(frame), QVBoxLayout()
        for layout in (across, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(down, 1)
        down.addWidget(self.header)
        down.addWidget(self._stack, 1)
        down.addWidget(self.status)
        self._whole.addWidget(frame)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        self.navigator.moved.connect(self._show)
        self.rail.chosen.connect(self.navigator.go)
        self.status.lock_wanted.connect(self._lock)

    def _keys(self) -> None:
        for at, place in enumerate(self.rail.places(), 1):
            key = QShortcut(QKeySequence(f"Ctrl+{at}"), self)
            key.setProperty("address", place.address)
            key.activated.connect(self._place_key)
        for keys, do in (
            ("Alt+Left", self.navigator.back),
            ("Alt+Right", self.navigator.forward),
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
            ("Ctrl+0", self._usual_size),
            ("Ctrl+L", self._lock),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def go(self, where: str) -> None:
        """Open an address."""
        self.navigator.go(where)

    def cover(self, widget: QWidget | None) -> None:
        """Show a widget instead of everything (a locked notebook), or everything again."""
        if self._cover is not None:
            self._whole.removeWidget(self._cover)
            self._cover.hide()
        self._cover = widget
        if widget is not None:
            settle()
            self._whole.addWidget(widget)
            self._whole.setCurrentWidget(widget)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._page

    def on_changed(self, changes: "Changes") -> None:
        """Hand changes to every page made so far (connect the bus to this)."""
        for page in self._pages.values():
            page.on_changed(changes)

    def use(self, pages: Mapping[str, PageMaker]) -> None:
        """Make pages by these makers from now on (a notebook was opened)."""
        self.forget_pages()
        self._makers = pages

    def forget_pages(self) -> None:
        """Drop every page made so far: another notebook was opened, or it was locked."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._page = None
        self.header.show_heading("", "", ())

    def _show(self, where: str) -> None:
        kind, _ = split(where)
        settle()
        if self._page is not None:
            self._page.leave()
        page = self._page_of(kind)
        if page is None:
            return
        self._page = page
        self._stack.setCurrentWidget(page)
        page.messages.clear()
        try:
            page.show_address(where)
        except UserError as error:
            page.messages.refuse(error)
        self._dress(page, kind)
        self.moved.emit(where)

    def _page_of(self, kind: str) -> Page | None:
        if kind not in self._pages and kind in self._makers:
            page = self._makers[kind]()
            page.go.connect(self.navigator.go)
            page.heading_changed.connect(self._head)
            page.status_changed.connect(self._say)
            self._pages[kind] = page
            self._stack.addWidget(page)
        return self._pages.get(kind)

    def _dress(self, page: Page, kind: str) -> None:
        for part in (self.rail, self.header, self.status):
            part.setVisible(not page.bare)
        self.rail.show_here(_HOMES.get(kind, kind))
        self._head()

    def _head(self) -> None:
        page = self._page
        if page is not None:
            self.header.show_heading(page.title, page.subtitle, page.header_actions())
            self.setWindowTitle(f"{page.title} – SLE Desktop" if page.title else "SLE Desktop")

    def _say(self, fact: StatusFact) -> None:
        if self.sender() is self._page or self._page is None:
            self.status.show_status(fact)

    def _place_key(self) -> None:
        self.navigator.go(str(self.sender().property("address")))

    def _larger(self) -> None:
        theme().step_scale(1)

    def _smaller(self) -> None:
        theme().step_scale(-1)

    def _usual_size(self) -> None:
        theme().wear(scale=1.0)

    def _lock(self) -> None:
        settle()
        self.lock_wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go back and forward with the mouse's own buttons."""
        if event.button() == Qt.MouseButton.BackButton:
            self.navigator.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.navigator.forward()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is being typed, then close."""
        settle()
        self.closing.emit()
        super().closeEvent(event)


def settle() -> None:
    """Take the focus away, so that a field that is being typed in saves its words now."""
    here = QApplication.focusWidget()
    if here is not None:
        here.clearFocus()
