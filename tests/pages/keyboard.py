"""A keyboard and nothing else: every key goes where the focus is, and is counted."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.pages.program import Program

MOST_TABS = 80


@dataclass
class Step:
    """What a part of the day took: keys that were pressed, and letters that were typed as words."""

    name: str
    presses: int = 0
    letters: int = 0


@dataclass
class Keyboard:
    """The keyboard of a window, and what was pressed on it in each step of the day."""

    run: Program
    steps: list[Step] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Count from here on for another step."""
        self.steps.append(Step(name))

    @property
    def here(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found is not None, f"nothing has the focus on {self.run.address}"
        return found

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press keys one after another, each with a modifier held down."""
        for key in keys:
            QTest.keyClick(self.here, key, held or Qt.KeyboardModifier.NoModifier)
            self.steps[-1].presses += 1

    def marks(self, letters: str) -> None:
        """Press letters and figures that choose something, one by one where the focus is."""
        for letter in letters:
            QTest.keyClicks(self.here, letter)
            self.steps[-1].presses += 1

    def type(self, words: str) -> None:
        """Type words."""
        QTest.keyClicks(self.here, words)
        self.steps[-1].letters += len(words)

    def tab_to(self, name: str) -> None:
        """Press Tab until what has the focus is called so."""
        met = []
        for _ in range(MOST_TABS):
            if self.here.accessibleName() == name:
                return
            met.append(self.here.accessibleName())
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}, but to {list(dict.fromkeys(met))}")

    @property
    def presses(self) -> int:
        """How many keys the day took, besides words."""
        return sum(one.presses for one in self.steps)

    def table(self) -> str:
        """Return what each step took, a line each."""
        whole = Step("The whole day", self.presses, sum(one.letters for one in self.steps))
        lines = [f"{one.name:36}{one.presses:>8}{one.letters:>9}" for one in (*self.steps, whole)]
        return "\n".join(("", f"{'Keys pressed in':36}{'keys':>8}{'letters':>9}", *lines, ""))
