"""The page of filling in as a person meets it: sections, questions and what stands beside them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sle_desktop.assembly import Notebook
from sle_desktop.engine.definition import Value
from sle_desktop.ui.fill.fill_page import FillPage
from sle_desktop.ui.widgets.outline_list import OutlineItem
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.question import Question
from sle_desktop.ui.widgets.status_line import StatusLine
from sle_desktop.ui.widgets.words import Words
from tests.pages.program import Program

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Fill:
    """A record that is being filled in."""

    def __init__(self, run: Program, record_id: str, section: str = "") -> None:
        self.run = run
        self.id = record_id
        run.window.activateWindow()
        run.wait(run.window.isActiveWindow)
        run.window.go(f"record/{record_id}/{section}" if section else f"record/{record_id}")
        self.settle()

    @property
    def page(self) -> FillPage:
        """The page itself."""
        page = self.run.page
        assert isinstance(page, FillPage)
        return page

    @property
    def book(self) -> Notebook:
        """The notebook behind the window."""
        opened = self.run.app._notebook
        assert opened is not None
        return opened

    def settle(self) -> None:
        """Wait until all of the section is there."""
        self.page.column.finish()
        self.run.bot.wait(1)

    # What is in sight

    def outline(self) -> dict[str, OutlineItem]:
        """Return the lines of the outline, by their words."""
        return {one.label: one for one in self.page.outline.sections._items}

    @property
    def section(self) -> str:
        """The section that is shown."""
        return self.page.outline.sections.current()

    def problems(self) -> list[str]:
        """Return the questions that stand before finishing, as the outline's foot lists them."""
        return [one.label for one in self.page.outline.problems._items]

    def status(self) -> str:
        """Return the line at the foot of the window."""
        line = self.run.all(StatusLine)[0]
        return " ".join(one.text() for one in line.findChildren(Words))

    def beside(self) -> str:
        """Return what stands beside the question that has the focus."""
        labels = self.page.context.findChildren(Words)
        return " | ".join(one.text() for one in labels if one.isVisible() and one.text())

    def question(self, label: str) -> Question:
        """Return a question by its words."""
        found = [one for one in self.run.all(Question) if one.control.accessibleName() == label]
        assert found, f"{label} is not asked here"
        return found[0]

    def asks(self, label: str) -> bool:
        """Whether a question is in sight."""
        return any(one.control.accessibleName() == label for one in self.run.all(Question))

    def marks(self, name: str) -> PositionMarks:
        """Return the marks of one view of a statement."""
        return self.run.named(PositionMarks, name)

    def said_beneath(self, label: str) -> str:
        """Return everything that stands round a question."""
        words = self.question(label).findChildren(Words)
        return " ".join(one.text() for one in words if one.isVisible())

    def focused(self) -> QWidget:
        """Return what has the focus."""
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the focus"
        return here

    # What one does

    def go(self, section: str) -> None:
        """Choose a section in the outline."""
        self.run.window.go(f"record/{self.id}/{section}")
        self.settle()

    def into(self, label: str) -> None:
        """Put the focus into a question."""
        question = self.question(label)
        self.page.column.focus(self.page.column.key_at(question.control))

    def choose(self, label: str, option: str) -> None:
        """Press an option of a question."""
        buttons = self.question(label).control.findChildren(QAbstractButton)
        button = next(one for one in buttons if one.accessibleName() == option)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    def type(self, label: str, words: str) -> None:
        """Replace what a question holds by typing, and leave it."""
        self.into(label)
        self.run.key(Qt.Key.Key_A, CONTROL)
        self.run.key(Qt.Key.Key_Backspace)
        self.run.keys(words)
        self.run.key(Qt.Key.Key_Tab)

    def stored(self, path: str) -> Value:
        """Return what is on disk for a field, as people write its path."""
        opened = self.book.fieldwork.open(self.id)
        return opened.instance.at(opened.instance.key_of(path)).value


def draft_of(run: Program, form: str) -> str:
    """Return the draft of a form that the sample holds."""
    opened = run.app._notebook
    assert opened is not None
    return next(one.id for one in opened.records.records(form=form, state="draft"))


def sealed_of(run: Program, form: str) -> str:
    """Return a signed record of a form."""
    opened = run.app._notebook
    assert opened is not None
    return next(one.id for one in opened.records.records(form=form, state="sealed"))
