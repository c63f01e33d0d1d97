"""Page: what every page of the window is: an address, a heading, actions, and a body."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.widgets.status_line import StatusFact

if TYPE_CHECKING:  # the first paint needs no domain
    from sle_desktop.domain.changes import Changes
    from sle_desktop.ui.search.command import Command


class Page(QWidget):
    """The base of pages. A subclass fills ``body`` once, then answers ``show_address``.

    ``go`` asks the window for another address; ``back`` for the one before, with another for when
    there is none; ``search_wanted`` asks for the palette, ``heading_changed`` to read again
    ``title``, ``subtitle`` and ``header_actions``; ``status_changed`` carries a ``StatusFact`` for
    the foot. A page offers its own commands to the palette by ``commands``.
    ``messages`` is the place for what happened, at the top of the page. ``bare`` pages (the lesson,
    the first run, a locked notebook) are shown without rail, header and foot. A ``handed_over``
    page is in somebody else's hands: no key leads from it but the one that locks.
    """

    go = Signal(str)
    back = Signal(str)
    search_wanted = Signal()
    heading_changed = Signal()
    status_changed = Signal(object)
    bare = False
    handed_over = False

    def __init__(self) -> None:
        super().__init__()
        self.address = ""
        self.title = ""
        self.subtitle = ""
        self.messages = Messages()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addLayout(self.body, 1)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the header's controls, left to right; at most one is a primary button."""
        return ()

    def commands(self) -> "tuple[Command, ...]":
        """Return what can be done here, for the palette of Ctrl+K."""
        return ()

    def show_address(self, address: str) -> None:
        """Show what an address names (``school/<id>``); raises ``UserError`` if there is none."""
        self.address = address

    def on_changed(self, changes: "Changes") -> None:
        """Read again what an operation changed, if this page shows it."""

    def owes(self) -> UserError | None:
        """Return why something that was typed is still not on disk; closing would lose it."""
        return None

    def leave(self) -> None:
        """Do what must be done before another page is shown (what was typed is already saved)."""

    def head(self, title: str, subtitle: str = "") -> None:
        """Set the heading and tell the window."""
        self.title, self.subtitle = title, subtitle
        self.heading_changed.emit()

    def say_status(self, fact: StatusFact) -> None:
        """Say something in the window's foot."""
        self.status_changed.emit(fact)
