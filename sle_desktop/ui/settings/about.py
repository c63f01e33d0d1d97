"""About the program: versions, the licences of what it ships, a file for whoever supports it."""

import json
from pathlib import Path

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QFileDialog, QTextEdit

from sle_desktop import __version__, paths
from sle_desktop.errors import UserError
from sle_desktop.ui import crash
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.theme import Size, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

_LOG_CHARACTERS = 200_000


class About(Section):
    """Versions, licences, a diagnostic file. Out: ``check_wanted`` to check a document."""

    check_wanted = Signal()
    KEY, LABEL = "about", "About"

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._versions = Words("", Type.READING, wrap=True)
        self.column.addWidget(self._versions)
        self.block("Documents", "Any PDF that says it came from SLE Desktop can be checked here.")
        self._check = Button("Check a document…")
        self.in_a_row(self._check)
        self.block(
            "If something goes wrong",
            "A diagnostic file holds versions, counts and the log. It holds no names, no answers"
            " and no schools. Look at it before you send it.",
        )
        self._save = Button("Save a diagnostic file…")
        self.in_a_row(self._save)
        self.block(
            "Licences",
            "SLE Desktop is free software under the MIT licence. It ships works of others.",
        )
        self._show = Button("Show the licences", Kind.QUIET)
        self.in_a_row(self._show)
        self._notice = QTextEdit()
        self._notice.setAccessibleName("Licences")
        self._notice.setReadOnly(True)
        self._notice.setMinimumHeight(px(Size.SEARCH))
        self._notice.setTabChangesFocus(True)
        self._notice.hide()
        self.column.addWidget(self._notice)
        self._check.clicked.connect(self.check_wanted)
        self._save.clicked.connect(self._save_diagnosis)
        self._show.clicked.connect(self._show_notice)

    def read(self) -> None:
        """Show the versions."""
        facts = self.services.safekeeping.facts()
        folder = str(facts["data"])
        self._versions.setText(
            f"SLE Desktop {__version__}\n"
            f"Python {facts['python']}, Qt {qVersion()}, SQLCipher {facts['sqlcipher']}\n"
            f"Your notebook: {folder}"
        )

    def _show_notice(self) -> None:
        if not self._notice.toPlainText():
            notice = (paths.resources() / "NOTICE").read_text("utf-8")
            self._notice.setPlainText(notice)
        shown = not self._notice.isVisible()
        self._notice.setVisible(shown)
        self._show.say("Hide the licences" if shown else "Show the licences")

    def _save_diagnosis(self) -> None:
        home = Path.home() / "SLE Desktop diagnostic.txt"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save a diagnostic file", str(home), "Text (*.txt)"
        )
        if not chosen:
            return
        facts = self.services.safekeeping.diagnosis() | {"qt": qVersion()}
        text = json.dumps(facts, indent=2, default=str) + "\n\n" + crash.log_text(_LOG_CHARACTERS)
        try:
            Path(chosen).write_text(text, "utf-8")
        except OSError:
            self.messages.refuse(
                UserError("NOT_SAVED", "It cannot be saved there.", "Choose another folder.")
            )
        else:
            self.messages.done("The diagnostic file is saved.", chosen)
