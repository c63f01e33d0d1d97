"""A whole day in a school by keyboard alone, from the door to the signed summary in the post."""

import email
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from sle_desktop.clock import local_date, now
from sle_desktop.domain.records import State
from sle_desktop.ui.fill.fill_page import FillPage
from tests.pages.finish import CONTROL, notebook
from tests.pages.keyboard import Keyboard
from tests.pages.program import Program

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
MOST_PRESSES = 200
"""What the whole day may take besides words."""

MOST_MISSING = 30

ANSWERS: Mapping[str, str] = {
    "arrived": "09:00",
    "left": "12:00",
    "units": "2",
    "kind": "2",
    "present": " ",
    "purpose": "To see how the number line is used in Year 4",
    "minutes": "50",
    "noticed": "Every class draws its own line before it calculates.",
    "engagement": "1",
}
"""What is answered where the program says that an answer is missing, by the question's name."""

IN_THREE_WEEKS = local_date(now()) + timedelta(days=21)
STEP: Mapping[str, str] = {
    "what": "Try two openings with Year 4",
    "who": "Maths lead",
    "by_when": f"{IN_THREE_WEEKS:%d/%m/%Y}",
    "success": "Pupils say why, not only what",
}


class SchoolDay:
    """The day: what one does in it, one key after another."""

    def __init__(self, run: Program) -> None:
        self.run = run
        self.book = notebook(run)
        self.keys = Keyboard(run)
        run.window.activateWindow()
        run.wait(run.window.isActiveWindow)

    @property
    def record(self) -> str:
        """The record that is on the screen."""
        return self.run.address.split("/")[1]

    @property
    def page(self) -> FillPage:
        """The page that fills in a record, with all of its section."""
        page = self.run.page
        assert isinstance(page, FillPage)
        page.column.finish()
        return page

    @property
    def asked(self) -> str:
        """The key of the question that has the focus."""
        return self.page.column.key_at(self.keys.here)

    @property
    def name(self) -> str:
        """The name of the question that has the focus."""
        return self.asked.rpartition("/")[2]

    def stored(self, key: str) -> object:
        """Return what is on disk for a question of the record on the screen."""
        return self.book.fieldwork.open(self.record).instance.at(key).value

    def today(self) -> None:
        """Go to Today."""
        self.keys.press(KEY.Key_1, held=CONTROL)
        assert self.run.address == "today"

    def find(self, words: str, found: Callable[[], bool]) -> None:
        """Look something up and open the first that is found."""
        self.keys.press(KEY.Key_K, held=CONTROL)
        self.keys.type(words)
        self.keys.press(KEY.Key_Return)
        self.run.wait(found)

    def go_on_to(self, section: str) -> None:
        """Go to a later section, one after another."""
        for _ in range(12):
            if self.page.outline.sections.current() == section:
                return
            self.keys.press(KEY.Key_Return, held=CONTROL)
        raise AssertionError(f"{section} is not reached")

    def arrive(self) -> str:
        """Start a visit from Today; it opens at last time's actions."""
        self.keys.begin("Arrive: start the visit")
        self.keys.press(KEY.Key_V, held=ALT)
        self.keys.type("hollow")
        self.keys.press(KEY.Key_Return)
        assert self.name == "action_status"
        return self.record

    def settle(self) -> None:
        """Say how each of last time's actions stands."""
        self.keys.begin("Settle last time’s actions")
        rows = self.book.fieldwork.open(self.record).instance.at("last_actions").rows
        for row, mark in zip(rows, "dpnp" * len(rows), strict=False):
            assert self.asked == f"{row}/action_status"
            self.keys.marks(mark)
            self.keys.press(KEY.Key_Return)
        assert self.run.sees(f"{len(rows)} of {len(rows)} settled.")

    def observe(self) -> str:
        """Write down a lesson, and sort it before leaving the room."""
        self.keys.begin("Observe a lesson, and sort it")
        self.today()
        self.keys.press(KEY.Key_L, held=ALT)
        lesson = self.record
        self.keys.press(KEY.Key_T, held=ALT)
        assert self.run.address == f"lesson/{lesson}"
        for row in (
            "*Waits eight seconds after the question",
            "/m 0.35 is more than 0.5",
            "!Two pairs wait for the counters",
            "Task changed",
        ):
            self.keys.type(row)
            self.keys.press(KEY.Key_Return)
        self.keys.press(KEY.Key_Return, held=CONTROL)
        assert self.run.address == f"sort/{lesson}"
        self.keys.marks("24")
        rows = self.book.lessons.rows(self.book.fieldwork.open(lesson))
        assert len(rows) == 4
        assert all(one.sorted for one in rows)
        return lesson

    def scrutinise(self) -> str:
        """Plan a sample of books, and say what they show."""
        self.keys.begin("Scrutinise books")
        self.today()
        self.keys.press(KEY.Key_B, held=ALT)
        books = self.record
        self.go_on_to("books")
        self.keys.press(KEY.Key_A, held=CONTROL)
        self.keys.type("6")
        self.keys.press(KEY.Key_Return)
        assert self.stored("sample/books_read") == 6
        self.go_on_to("lenses")
        for lens in ("steps", "range", "improve"):
            assert self.asked == f"lenses/{lens}"
            self.keys.marks("2")
            assert self.stored(f"lenses/{lens}") is not None
            while self.asked in (f"lenses/{lens}", f"lenses/{lens}_exceptions"):
                self.keys.press(KEY.Key_Tab)
            assert self.asked == f"lenses/{lens}_note"
            self.keys.type("In 5 of 6 books")
            self.keys.press(KEY.Key_Tab)
            assert self.stored(f"lenses/{lens}_note") == "In 5 of 6 books"
        return books

    def review(self) -> None:
        """Agree the marks of one recommendation of the review audit."""
        self.keys.begin("Review the audit")
        self.find("review 1 audit", lambda: self.run.page.title == "Review 1 audit")
        self.go_on_to("r5")
        if self.name == "self_5a":
            self.keys.press(KEY.Key_Tab)
        for code, marks in (("5a", "aa"), ("5b", "ar"), ("5c", "ga"), ("5d", "ag")):
            assert self.asked == f"r5/sle_{code}"
            for mark in marks:
                self.keys.marks(mark)
                self.keys.press(KEY.Key_Tab)
            assert self.stored(f"r5/agreed_{code}") == marks[-1]
            self.keys.press(KEY.Key_Down, held=CONTROL)
        assert self.asked == "r5/position_r5"
        self.keys.marks("a")
        assert self.stored("r5/position_r5") == "a"
        self.go_on_to("r6")

    def sum_up(self, visit: str) -> None:
        """Answer what the visit still asks for, and agree a next step."""
        self.keys.begin("Sum up the visit")
        self.find("visit 4", lambda: self.run.address.startswith(f"record/{visit}"))
        self.go_on_to("next_steps")
        self.add_step()
        for _ in range(MOST_MISSING):
            self.keys.press(KEY.Key_F8)
            if "Nothing stands before finishing." in self.run.said():
                break
            self.answer(ANSWERS[self.name])
        self.go_on_to("close")
        self.keys.press(KEY.Key_Return, held=CONTROL)
        assert self.run.address == f"finish/{visit}"

    def add_step(self) -> None:
        """Agree one next step."""
        self.keys.tab_to("Add agreed next step")
        self.keys.press(KEY.Key_Return)
        for name, words in STEP.items():
            while self.name != name:
                self.keys.press(KEY.Key_Tab)
            self.keys.type(words)
        self.keys.press(KEY.Key_Tab)

    def answer(self, words: str) -> None:
        """Answer the question that has the focus: words are typed, anything else is chosen."""
        if len(words) > 1:
            self.keys.type(words)
        else:
            self.keys.marks(words)

    def sign(self, visit: str) -> None:
        """Two people type their names, one after the other, and the summary is locked."""
        self.keys.begin("Sign and lock, two names")
        self.run.wait(partial(self.sees_focus_on, "Ink of the SLE"))
        self.keys.press(KEY.Key_Backtab)
        self.type_name("Helen Loder")
        assert self.keys.here.accessibleName() == "Read and discussed"
        self.keys.marks("1")
        self.keys.press(KEY.Key_Tab)
        self.type_name("Daniel Meech")
        self.run.wait_for("Signed and locked as")
        assert self.book.records.record(visit).state is State.SEALED

    def sees_focus_on(self, name: str) -> bool:
        """Whether what has the focus is called so."""
        here = QApplication.focusWidget()
        return here is not None and here.accessibleName() == name

    def type_name(self, name: str) -> None:
        """Sign by typing a name, and go on."""
        assert self.keys.here.accessibleName() == "Sign in ink"
        self.keys.marks("2")
        self.keys.press(KEY.Key_Tab)
        self.keys.type(name)
        self.keys.press(KEY.Key_Return, held=CONTROL)

    def hand_over(self) -> None:
        """Save the school’s copy, and an e-mail with it that waits to be sent."""
        self.keys.begin("Hand over: a copy and an e-mail")
        for button in ("Save a copy: school’s copy", "Send later: school’s copy"):
            self.keys.tab_to(button)
            self.keys.press(KEY.Key_Return)


@pytest.fixture
def day(on_sample: Program) -> SchoolDay:
    return SchoolDay(on_sample)


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where everything is saved under the name that the program proposes."""
    folder = tmp_path / "saved"
    folder.mkdir()

    def choose(_parent: object, _title: str, proposed: str, *_: object) -> tuple[str, str]:
        return str(folder / Path(proposed).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return folder


def test_a_day_by_keyboard_alone_from_the_door_to_the_post(
    day: SchoolDay, saved: Path, record_property: Callable[[str, object], None]
) -> None:
    visit = day.arrive()
    day.settle()
    lesson = day.observe()
    books = day.scrutinise()
    day.review()
    day.sum_up(visit)
    day.sign(visit)
    day.hand_over()

    [copy], [draft] = saved.glob("*.pdf"), saved.glob("*.eml")
    verdict = day.book.checking.file(copy).verdict
    assert verdict.verdict == "intact"
    assert verdict.signer == "Helen Loder"
    assert verdict.sealed_at is not None
    mail = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert [one.display_name for one in mail["To"].addresses] == ["Ruth Stickland", "Daniel Meech"]
    [attached] = mail.iter_attachments()
    assert attached.get_content() == copy.read_bytes()
    happened = [one.kind for one in day.book.records.events(visit)]
    assert happened == ["sealed", "awaited", "saved", "drafted"]
    told = day.book.fieldwork.open(visit).instance
    seen = {told.at(f"{row}/activity_record").value for row in told.at("activities").rows}
    assert {lesson, books} <= seen, "the visit gathered what was done in it"

    for step in day.keys.steps:
        record_property(step.name, step.presses)
    sys.stdout.write(day.keys.table())
    assert day.keys.presses <= MOST_PRESSES
