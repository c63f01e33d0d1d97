"""The page of finishing as a person meets it."""

from math import sin

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from sle_desktop.assembly import Notebook
from sle_desktop.ui.finish.page import FinishPage
from sle_desktop.ui.widgets.ink_pad import InkPad
from tests.forms.sample import records
from tests.pages.program import Program

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def notebook(run: Program) -> Notebook:
    """Return the notebook behind the window."""
    opened = run.app._notebook
    assert opened is not None
    return opened


def ready(run: Program, form: str, key: str, school: str = "Hollowbrook") -> str:
    """Make a record that lacks nothing, and return its id."""
    opened = notebook(run)
    answers = {k: v for k, v in records()[key].answers.items() if k != "last_actions"}
    where = opened.projects.find_school(school).id
    record = opened.fieldwork.start(form, where, answers)
    if record.instance.has("last_actions"):
        for row in record.instance.at("last_actions").rows:
            opened.fieldwork.answer(record, f"{row}/action_status", "done")
            opened.fieldwork.answer(record, f"{row}/action_note", "Seen today")
    assert not opened.fieldwork.problems(record)
    return record.record.id


def draw(pad: InkPad) -> None:
    """Draw a few waves, as a signature."""
    wide, high = pad.width(), pad.height()
    points = [
        QPoint(round(wide * (0.1 + 0.02 * at)), round(high * (0.5 + 0.3 * sin(at / 2))))
        for at in range(30)
    ]
    QTest.mousePress(pad, LEFT, NO_KEY, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, LEFT, NO_KEY, points[-1])


class Finish:
    """Who signs, and the button that locks."""

    def __init__(self, run: Program, record_id: str) -> None:
        self.run = run
        run.window.go(f"finish/{record_id}")

    @property
    def page(self) -> FinishPage:
        """The page itself."""
        page = self.run.page
        assert isinstance(page, FinishPage)
        return page

    def sign_in_ink(self, who: str, meaning: str = "Read and discussed") -> None:
        """Choose what signing means and draw."""
        self._mean(who, meaning)
        draw(self.run.named(InkPad, f"Ink of the {who}"))

    def type_name(self, who: str, name: str, meaning: str = "Read and discussed") -> None:
        """Choose what signing means and type a name."""
        self._mean(who, meaning)
        self.run.press("Type the name")
        self.run.write(f"Name typed by the {who} as a signature", name)
        self.page.signers.panels[_role(who)].typed.flush()

    def _mean(self, who: str, meaning: str) -> None:
        del who  # only one person is open
        if not self.run.named(QAbstractButton, meaning).isChecked():
            self.run.press(meaning)

    def lock(self) -> None:
        """Sign and lock, and wait until that is done."""
        self.run.press("Sign and lock")
        self.run.wait_for("Signed and locked as")


def _role(words: str) -> str:
    return {"SLE": "sle", "headteacher": "head", "maths lead": "maths_lead"}.get(words, words)
