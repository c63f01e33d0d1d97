"""The one signal that carries what an operation changed to every open page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # the first paint needs no domain
    from sle_desktop.domain.changes import Changes


class Bus(QObject):
    """Emits ``changed`` with the domain's ``Changes``; pages decide whether they care."""

    changed = Signal(object)

    def tell(self, changes: "Changes") -> None:
        """Tell everybody what changed."""
        self.changed.emit(changes)
