"""NextVersion: what the bar of a locked record does: its PDF, and the version that corrects it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.fill.locked_bar import LockedBar
from sle_desktop.ui.fill.standing import locked_fact
from sle_desktop.ui.messages import Messages

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import OpenRecord
    from sle_desktop.services.finishing import Finishing


class NextVersion(QObject):
    """Out: ``begun`` with the record's id when there is a new version, ``go`` with an address."""

    begun = Signal(str)
    go = Signal(str)

    def __init__(self, bar: LockedBar, finishing: "Finishing", messages: Messages) -> None:
        super().__init__(bar)
        self._bar = bar
        self._finishing = finishing
        self._messages = messages
        self._document = ""
        self._record = ""
        bar.version_wanted.connect(self._begin)
        bar.pdf_wanted.connect(self._show_pdf)

    def watch(self, opened: "OpenRecord") -> None:
        """Show the bar of a locked record; a draft has none."""
        record = opened.record
        documents = [] if opened.is_draft else self._finishing.documents(record.id)
        mine = [one for one in documents if one.version == record.version]
        self._record = record.id
        self._document = mine[0].id if mine else ""
        self._bar.show_fact(locked_fact(opened, mine))

    def _begin(self, reason: str) -> None:
        try:
            self._finishing.new_version(self._record, reason)
        except UserError as error:
            self._messages.refuse(error)
            return
        self.begun.emit(self._record)

    def _show_pdf(self) -> None:
        self.go.emit(navigation.address("document", self._document))
