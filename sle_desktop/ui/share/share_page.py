"""SharePage: joining, what waits for the lead, or what a lead takes in: as the notebook stands."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.ui.page import Page
from sle_desktop.ui.share.joining_pane import JoiningPane
from sle_desktop.ui.share.lead_pane import LeadPane
from sle_desktop.ui.share.pane import Pane
from sle_desktop.ui.share.services import ShareServices
from sle_desktop.ui.share.waiting_pane import WaitingPane
from sle_desktop.ui.widgets.status_line import StatusFact

_ALONE = "Everything works before you join. The lead sees nothing until you share."


class SharePage(Page):
    """``share``."""

    def __init__(self, services: ShareServices) -> None:
        super().__init__()
        self._services = services
        self._stack = QStackedWidget()
        self.panes: dict[str, Pane] = {
            "alone": JoiningPane(services, self.messages),
            "sle": WaitingPane(services, self.messages),
            "lead": LeadPane(services, self.messages),
        }
        for pane in self.panes.values():
            self._stack.addWidget(pane)
            pane.moved.connect(self._show)
        self._part = "alone"
        self.body.addWidget(self._stack)

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.panes[self._part]

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the pane's own."""
        return self.pane.header_actions()

    def show_address(self, address: str) -> None:
        """Show how sharing stands."""
        super().show_address(address)
        self._show()
        self.say_status(StatusFact("Nothing is sent by itself"))

    def on_changed(self, changes: Changes) -> None:
        """Look again when something was signed, if this page is in sight."""
        if changes.records and self.isVisible():
            self.pane.read()

    def _show(self) -> None:
        belongs = self.pane.notebook.joining.belonging()
        self._part = belongs.part
        self._stack.setCurrentWidget(self.pane)
        self.pane.read()
        whose = f"{belongs.project}, led by {belongs.lead}" if belongs.part == "sle" else ""
        self.head("Share", {"alone": _ALONE, "lead": belongs.project}.get(belongs.part, whose))
