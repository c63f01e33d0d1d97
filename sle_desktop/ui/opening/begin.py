"""Step 3 of the first run: the notebook is ready; a school, or a look round the sample."""

from PySide6.QtCore import Qt, Signal

from sle_desktop.ui.opening.panel import Panel


class Begin(Panel):
    """Out: ``school_wanted``, ``sample_wanted``, ``later``."""

    school_wanted = Signal()
    sample_wanted = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Your notebook is ready",
            "Start with a school that you support. You can join your project later, in Settings.",
            "Step 3 of 3",
            "Add your first school",
        )
        self.next_button.clicked.connect(self.school_wanted)
        self.add_quiet("Look round the sample project").clicked.connect(self.sample_wanted)
        self.add_quiet("Not now").clicked.connect(self.later)

    def begin(self) -> None:
        """Give the focus to the next step."""
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
