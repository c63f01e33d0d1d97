"""The page area: makes a page on its first visit, keeps it, and shows one at a time."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.page import Page
from sle_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:  # the first paint needs no domain
    from sle_desktop.domain.changes import Changes

PageMaker = Callable[[], Page]


class PageArea(QStackedWidget):
    """Pages by the first word of their address. Passes on what the page that is shown asks for:
    ``go`` and ``search_wanted`` (from any page), ``heading_changed`` and ``status_changed``.
    """

    go = Signal(str)
    back = Signal(str)
    search_wanted = Signal()
    heading_changed = Signal()
    status_changed = Signal(object)

    def __init__(self, makers: Mapping[str, PageMaker]) -> None:
        super().__init__()
        self._makers = makers
        self._pages: dict[str, Page] = {}
        self.page: Page | None = None

    def use(self, makers: Mapping[str, PageMaker]) -> None:
        """Make pages by these makers from now on."""
        self.forget()
        self._makers = makers

    def forget(self) -> None:
        """Drop every page made so far."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.page = None

    def turn_to(self, kind: str) -> Page | None:
        """Show the page of a kind, made if it was not; ``None`` if there is no such kind."""
        if kind not in self._pages and kind in self._makers:
            page = self._makers[kind]()
            page.go.connect(self.go)
            page.back.connect(self.back)
            page.search_wanted.connect(self.search_wanted)
            page.heading_changed.connect(self._head)
            page.status_changed.connect(self._say)
            self._pages[kind] = page
            self.addWidget(page)
        turned = self._pages.get(kind)
        if turned is not None:
            self.page = turned
            self.setCurrentWidget(turned)
        return turned

    def on_changed(self, changes: "Changes") -> None:
        """Hand changes to every page made so far."""
        for page in self._pages.values():
            page.on_changed(changes)

    def owes(self) -> UserError | None:
        """Return why something that was typed on any page is still not on disk."""
        return next(filter(None, (page.owes() for page in self._pages.values())), None)

    def _head(self) -> None:
        if self.sender() is self.page:
            self.heading_changed.emit()

    def _say(self, fact: StatusFact) -> None:
        if self.sender() is self.page:
            self.status_changed.emit(fact)
