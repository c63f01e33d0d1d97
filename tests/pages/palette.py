"""The palette of Ctrl+K, as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sle_desktop.ui.search.palette import PaletteLine
from sle_desktop.ui.search.results import Results, Row
from tests.pages.program import Program

CONTROL = Qt.KeyboardModifier.ControlModifier


class PalettePage:
    """What the palette shows, and what one does with it."""

    def __init__(self, run: Program) -> None:
        self.run = run

    def open(self) -> "PalettePage":
        """Press Ctrl+K where the focus is."""
        self.run.key(Qt.Key.Key_K, CONTROL)
        assert self.is_open
        return self

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return bool(self.run.all(PaletteLine))

    @property
    def line(self) -> PaletteLine:
        """The line."""
        return self.run.all(PaletteLine)[0]

    def type(self, words: str) -> "PalettePage":
        """Type over what is there, and wait for what it finds."""
        self.line.selectAll()
        QTest.keyClicks(self.line, words)
        QTest.qWait(0)
        QApplication.processEvents()
        return self

    def press(self, key: Qt.Key) -> "PalettePage":
        """Press a key in the line."""
        QTest.keyClick(self.line, key)
        return self

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that is shown, headings too."""
        found = self.run.all(Results)
        return found[0].rows if found else ()

    @property
    def groups(self) -> dict[str, list[str]]:
        """What was found, by heading; commands that come late are marked so."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            if not row.key:
                heading = row.words if row.words not in found else f"{row.words} too"
                found[heading] = []
            else:
                found[heading].append(row.words)
        return found

    @property
    def chosen(self) -> str:
        """What Enter would open."""
        row = self.run.all(Results)[0].current()
        return row.words if row else ""
