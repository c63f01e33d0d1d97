"""An SLE sits in a lesson, writes what she sees, and sorts it before she leaves the room."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.lesson_rows import Typed
from sle_desktop.services.fieldwork import OpenRecord
from sle_desktop.services.lessons import LessonRow
from sle_desktop.ui.lesson.lesson_page import LessonPage
from sle_desktop.ui.lesson.sort_page import SortPage
from tests.pages.program import Program

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_PRESSES = 40


class Observing:
    """A lesson as it is written down, by keyboard."""

    def __init__(self, run: Program) -> None:
        notebook = run.app._notebook
        assert notebook is not None
        self.run = run
        self.book: Notebook = notebook
        school = notebook.projects.find_school("Hollowbrook").id
        self.id = notebook.fieldwork.start("lesson_observation", school).record.id
        run.window.activateWindow()

    def open(self) -> LessonPage:
        """Open the timeline."""
        self.run.window.go(f"lesson/{self.id}")
        page = self.run.page
        assert isinstance(page, LessonPage)
        return page

    def sort(self) -> SortPage:
        """Return the page that sorts."""
        page = self.run.page
        assert isinstance(page, SortPage)
        return page

    def type_row(self, page: LessonPage, row: str) -> None:
        """Type a row and press Enter."""
        QTest.keyClicks(page.line.words, row)
        QTest.keyClick(page.line.words, KEY.Key_Return)

    def stored(self) -> OpenRecord:
        """Return the record as it is on disk."""
        return self.book.fieldwork.open(self.id)

    def rows(self) -> tuple[LessonRow, ...]:
        """Return the rows on disk."""
        return self.book.lessons.rows(self.stored())


@pytest.fixture
def lesson(on_sample: Program) -> Observing:
    return Observing(on_sample)


def test_rows_are_on_disk_as_soon_as_they_are_entered(lesson: Observing) -> None:
    page = lesson.open()
    assert not lesson.run.window.rail.isVisible()
    lesson.type_row(page, '10:40 *"Which is larger?" Eight seconds.')
    lesson.type_row(page, '/m 10:41 "0.35, because 35 is more than 5."')
    lesson.type_row(page, "/z is no code")
    first, second, third = lesson.rows()
    assert (first.at, first.flag, first.words) == (
        time(10, 40),
        "strength",
        '"Which is larger?" Eight seconds.',
    )
    assert (second.code, second.words) == ("misconception", '"0.35, because 35 is more than 5."')
    assert third.words == "/z is no code"
    assert lesson.stored().instance.at("about/arrived").value == time(10, 40)
    assert page.line.words.text() == ""


def test_an_unknown_code_is_said_quietly(lesson: Observing) -> None:
    page = lesson.open()
    QTest.keyClicks(page.line.words, "/z ")
    assert page.hint.text() == "/z is no code: it stays among the words"
    QTest.keyClicks(page.line.words, "x")
    page.line.words.clear()
    QTest.keyClicks(page.line.words, "ab")
    assert page.hint.text().startswith("Enter saves")


def test_saving_moves_nothing(lesson: Observing) -> None:
    page = lesson.open()
    where = page.line.geometry()
    for number in range(20):
        lesson.type_row(page, f"Row {number}")
        assert page.line.geometry() == where


def test_the_line_that_is_being_typed_outlives_the_page(lesson: Observing) -> None:
    page = lesson.open()
    QTest.keyClicks(page.line.words, "!/p 10:47 Two pairs wait")
    lesson.run.window.go(f"record/{lesson.id}")
    page = lesson.open()
    assert page.line.now() == Typed("Two pairs wait", "develop", "pupil", time(10, 47))


def test_a_row_is_corrected_in_its_place_and_the_line_goes_on(lesson: Observing) -> None:
    page = lesson.open()
    lesson.type_row(page, "10:40 Conters out")
    QTest.keyClicks(page.line.words, "/q Which")
    QTest.keyClick(page.line.words, KEY.Key_Up)
    QTest.keyClick(page.timeline, KEY.Key_Return)
    assert page.line.words.text() == "Conters out"
    page.line.words.selectAll()
    QTest.keyClicks(page.line.words, "Counters out")
    QTest.keyClick(page.line.words, KEY.Key_Return)
    (row,) = lesson.rows()
    assert (row.at, row.words) == (time(10, 40), "Counters out")
    assert page.line.now() == Typed("Which", code="question")


def test_a_removed_row_comes_back(lesson: Observing) -> None:
    page = lesson.open()
    lesson.type_row(page, "10:40 Counters out")
    before = lesson.rows()
    QTest.keyClick(page.line.words, KEY.Key_Up)
    QTest.keyClick(page.timeline, KEY.Key_Delete)
    assert lesson.rows() == ()
    lesson.run.press("Undo")
    assert [one.words for one in lesson.rows()] == [one.words for one in before]


def test_forty_rows_are_sorted_with_few_keys(lesson: Observing) -> None:
    page = lesson.open()
    for number in range(40):
        lesson.type_row(page, f"10:{number + 10} Row {number}")
    QTest.keyClick(page.line.words, KEY.Key_Return, CONTROL)
    assert lesson.run.address == f"sort/{lesson.id}"
    rows = lesson.sort().rows
    presses = 1  # Ctrl+Enter above
    for key, modifier in (
        (KEY.Key_1, None),
        (KEY.Key_1, None),
        (KEY.Key_1, SHIFT),
        (KEY.Key_Down, None),
        (KEY.Key_Down, None),
        (KEY.Key_2, None),
        (KEY.Key_3, None),
        (KEY.Key_4, SHIFT),
    ):
        QTest.keyClick(rows, key, modifier or Qt.KeyboardModifier.NoModifier)
        presses += 1
    opened, lessons = lesson.stored(), lesson.book.lessons
    strengths = lessons.points(opened, "strength")
    assert [(one.words, one.seen_at) for one in strengths] == [
        ("Row 0", "10:10"),
        ("Row 1", "10:11, 10:12"),
    ]
    assert [one.seen_at for one in lessons.points(opened, "develop")] == ["10:15"]
    assert len(lessons.points(opened, "question")) == 1
    assert all(one.sorted for one in lesson.rows())
    assert presses <= MOST_PRESSES


def test_what_was_flagged_is_sorted_already(lesson: Observing) -> None:
    page = lesson.open()
    for row in ("10:40 *Waits", "10:47 !Two pairs wait", "10:51 ?Why this order?", "10:52 Task"):
        lesson.type_row(page, row)
    QTest.keyClick(page.line.words, KEY.Key_Return, CONTROL)
    opened, lessons = lesson.stored(), lesson.book.lessons
    found = [lessons.points(opened, area)[0].words for area in ("strength", "develop", "question")]
    assert found == ["Waits", "Two pairs wait", "Why this order?"]
    assert [one.words for one in lesson.rows() if not one.sorted] == ["Task"]
    assert opened.instance.at("about/left").value is not None


def test_a_lesson_by_keyboard_from_the_record_to_its_finish(lesson: Observing) -> None:
    run = lesson.run
    run.window.go(f"record/{lesson.id}")
    run.press("Open the lesson")
    page = run.page
    assert isinstance(page, LessonPage)
    for row in ("10:40 *Waits", "/p 10:43 It is 35 tenths", "10:44 Task changed", "10:45 Wrong"):
        lesson.type_row(page, row)
    QTest.keyClick(page.line.words, KEY.Key_Up)
    QTest.keyClick(page.timeline, KEY.Key_Delete)
    QTest.keyClicks(page.line.words, "?Why this")
    QTest.keyClick(page.line.words, KEY.Key_Escape)
    assert run.address == f"record/{lesson.id}"
    run.press("Open the lesson")
    QTest.keyClicks(page.line.words, " order?")
    QTest.keyClick(page.line.words, KEY.Key_Return, CONTROL)
    rows = lesson.sort().rows
    assert [one.words for one in lesson.rows() if not one.sorted] == [
        "It is 35 tenths",
        "Task changed",
    ]
    QTest.keyClick(rows, KEY.Key_2)
    QTest.keyClick(rows, KEY.Key_4)
    assert all(one.sorted for one in lesson.rows())
    run.press("Give feedback…")
    assert run.address == f"finish/{lesson.id}"


def test_from_sorting_forty_rows_to_the_finish(lesson: Observing) -> None:
    page = lesson.open()
    for number in range(40):
        lesson.type_row(page, f"10:{number + 10} Row {number}")
    QTest.keyClick(page.line.words, KEY.Key_Return, CONTROL)
    rows = lesson.sort().rows
    keys = (KEY.Key_1, KEY.Key_1, KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_3)
    presses = 0
    for key in keys:
        QTest.keyClick(rows, key)
        presses += 1
    for modifier, key in ((SHIFT, KEY.Key_4), (CONTROL, KEY.Key_Return)):
        QTest.keyClick(rows, key, modifier)
        presses += 1
    assert lesson.run.address == f"finish/{lesson.id}"
    assert all(one.sorted for one in lesson.rows())
    assert presses <= MOST_PRESSES


def test_backspace_takes_back_what_one_key_did(lesson: Observing) -> None:
    page = lesson.open()
    for number in range(5):
        lesson.type_row(page, f"10:{number + 10} Row {number}")
    QTest.keyClick(page.line.words, KEY.Key_Return, CONTROL)
    rows = lesson.sort().rows
    QTest.keyClick(rows, KEY.Key_1)
    QTest.keyClick(rows, KEY.Key_Dollar, SHIFT)  # Shift and 4 as a keyboard sends it
    assert all(one.sorted for one in lesson.rows())
    QTest.keyClick(rows, KEY.Key_Backspace)
    assert [one.sorted for one in lesson.rows()] == ["strength_1", "", "", "", ""]
    QTest.keyClick(rows, KEY.Key_Backspace)
    assert not any(one.sorted for one in lesson.rows())
