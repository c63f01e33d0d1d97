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

_LOG_CHARACTERS, _CODES = 200_000, 20


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
            "A diagnostic file holds versions, sizes, counts, codes of the last refusals and the"
            " log. It holds no names, no answers and no schools. You see it before it is saved.",
        )
        self._make, self._save = Button("Show a diagnostic file"), Button("Save it…", Kind.PRIMARY)
        self.in_a_row(self._make, self._save)
        self._diagnosis = self._reading("What is in the diagnostic file")
        self.block(
            "Licences",
            "SLE Desktop is free software under the MIT licence. It ships works of others.",
        )
        self._show = Button("Show the licences", Kind.QUIET)
        self.in_a_row(self._show)
        self._notice = self._reading("Licences")
        self._save.hide()
        self._check.clicked.connect(self.check_wanted)
        self._make.clicked.connect(self._show_diagnosis)
        self._save.clicked.connect(self._save_diagnosis)
        self._show.clicked.connect(self._show_notice)

    def _reading(self, name: str) -> QTextEdit:
        """Add a place for a long text, hidden until it is asked for."""
        made = QTextEdit()
        made.setAccessibleName(name)
        made.setReadOnly(True)
        made.setMinimumHeight(px(Size.SEARCH))
        made.setTabChangesFocus(True)
        made.hide()
        self.column.addWidget(made)
        return made

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

    def _show_diagnosis(self) -> None:
        log = crash.log_text(_LOG_CHARACTERS)
        codes = [one.rpartition(" ")[2] for one in log.splitlines() if " refused " in one]
        facts = self.services.safekeeping.diagnosis()
        facts |= {"qt": qVersion(), "last_refusals": codes[-_CODES:]}
        self._diagnosis.setPlainText(f"{json.dumps(facts, indent=2, default=str)}\n\n{log}")
        self._diagnosis.show()
        self._save.show()

    def _save_diagnosis(self) -> None:
        home = Path.home() / "SLE Desktop diagnostic.txt"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save a diagnostic file", str(home), "Text (*.txt)"
        )
        if not chosen:
            return
        try:
            Path(chosen).write_text(self._diagnosis.toPlainText(), "utf-8")
        except OSError:
            self.messages.refuse(
                UserError("NOT_SAVED", "It cannot be saved there.", "Choose another folder.")
            )
        else:
            self.messages.done("The diagnostic file is saved.", chosen)
