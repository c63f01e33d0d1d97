"""Today: the page one starts from, by keyboard alone, on the sample."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.handing import SENT, Heard
from sle_desktop.ui.theme import Size
from sle_desktop.ui.today.today_page import TodayPage
from tests.pages.first_run import make, open_now
from tests.pages.program import Program
from tests.pages.today import Day
from tests.stories.conftest import TODAY, Start
from tests.stories.test_in_a_school import enter, school_ids

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(on_sample: Program) -> Day:
    """The page, on the sample's own day."""
    return Day(on_sample, datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=UTC))


def test_the_window_opens_on_today(on_sample: Program) -> None:
    assert on_sample.address == "today"
    assert isinstance(on_sample.page, TodayPage)
    on_sample.window.go("forms")
    on_sample.key(Qt.Key.Key_1, CONTROL)
    assert on_sample.address == "today"


def test_the_day_says_what_is_due_by_school(day: Day) -> None:
    day.open()
    assert "week 4 of the half term" in day.run.page.subtitle
    assert day.schools() == [
        "Cranmead Primary School",
        "Hollowbrook First School",
        "Stourbank Middle School",
    ]
    assert day.when("Send visit 2 to the school") == "2 working days late"
    assert day.when("Spoken feedback, Year 4 lesson") == "Today"
    assert day.when("Head’s signature on visit 3") == "1 working day left"
    assert day.when("Written feedback, Year 4 lesson") == "4 working days left"
    assert day.when("Action: Film one lesson to watch together as a staff").endswith("late")


def test_the_first_thing_due_has_the_focus_and_opens_with_enter(day: Day) -> None:
    day.open()
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Send… Send visit 2 to the school"
    day.run.key(Qt.Key.Key_Space)
    assert day.run.address.startswith("finish/")
    assert day.run.sees("Visit 2")


def test_a_copy_that_was_sent_is_no_longer_due(day: Day) -> None:
    day.open()
    day.run.press("Send… Send visit 2 to the school")
    record_id = day.run.address.partition("/")[2]
    told = day.notebook.handing_over.hear(record_id, Heard(SENT, "the head"))
    day.run.window.on_changed(told)
    day.run.key(Qt.Key.Key_Left, ALT)
    assert day.run.address == "today"
    assert "Send visit 2 to the school" not in day.rows()


def test_spoken_feedback_is_noted_and_may_be_taken_back(day: Day) -> None:
    day.open()
    day.run.press("Record Spoken feedback, Year 4 lesson")
    assert "Spoken feedback, Year 4 lesson" not in day.rows()
    assert "noted as given today" in day.run.said()
    day.run.press("Undo")
    assert "Spoken feedback, Year 4 lesson" in day.rows()


def test_written_feedback_leads_to_signing(day: Day) -> None:
    day.open()
    day.run.press("Finish… Written feedback, Year 4 lesson")
    assert day.run.address.startswith("finish/")


def test_a_draft_is_gone_on_with(day: Day) -> None:
    day.open()
    day.run.press("Review 1 audit, Hollowbrook First · today, 08:50, 14 of 32")
    assert day.run.address.startswith("record/")
    assert day.run.page.title == "Review 1 audit"


def test_a_visit_is_started_by_keyboard_alone(day: Day) -> None:
    day.open()
    run = day.run
    run.key(Qt.Key.Key_V, ALT)
    assert run.sees("Visit: at which school?")
    field = run.named(QLineEdit, "Find a school")
    QTest.keyClicks(field, "cran")
    assert run.has_button("Cranmead Primary School")
    assert not run.has_button("Stourbank Middle School")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert run.address.startswith("record/")
    assert run.page.title == "Visit 3"


def test_asking_for_a_school_can_be_left_and_walked(day: Day) -> None:
    day.open()
    run = day.run
    run.press("Audit, Alt A")
    field = run.named(QLineEdit, "Find a school")
    QTest.keyClick(field, Qt.Key.Key_Down)
    first = run.named(QAbstractButton, "Hollowbrook First School")  # used last
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "nowhere")
    assert run.sees("No school has that in its name.")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not run.sees("at which school")
    assert run.has_button("Audit, Alt A")
    assert first is not None


def test_in_a_school_only_its_own_day_is_shown(day: Day) -> None:
    day.open()
    run = day.run
    ours = enter(run)
    run.window.go("today")
    assert day.schools() == ["Hollowbrook First School"]
    assert not run.sees("Cranmead")
    run.key(Qt.Key.Key_L, ALT)
    notebook = day.notebook
    opened = notebook.records.record(run.address.partition("/")[2])
    assert opened.school_id == ours  # nobody asks where one is
    run.window.go("today")
    run.key(Qt.Key.Key_F9)
    assert run.sees("Cranmead")


def test_the_next_visits_are_planned(day: Day) -> None:
    day.open()
    assert day.run.sees("Planned")
    day.run.press("Open Visit 3, Cranmead Primary School")
    assert day.run.address == f"school/{school_ids(day.run)['Cranmead']}"
    visit = date(2027, 1, 12)
    day.set(datetime(visit.year, visit.month, visit.day, 10, tzinfo=UTC) - timedelta(days=1))
    day.run.window.go("today")
    assert day.when("Visit 3, Cranmead Primary School") == "Tomorrow"


def test_the_next_morning_is_another_day(day: Day) -> None:
    day.open()
    assert day.when("Spoken feedback, Year 4 lesson") == "Today"
    morning = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC) + timedelta(days=1)
    day.set(morning)
    object.__setattr__(day.notebook, "now", lambda: morning)
    QApplication.sendEvent(day.run.page, QEvent(QEvent.Type.WindowActivate))
    assert day.when("Spoken feedback, Year 4 lesson") == "1 working day late"


def test_a_notebook_without_schools_says_what_belongs_here(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook")
    make(run, "kettle marble fox seven")
    open_now(run, "Not now")
    run.window.go("today")
    assert run.sees("Your day belongs here")
    run.press("Add a school")
    assert run.address == "schools/add"


def test_on_a_narrow_window_everything_stands_in_one_column(day: Day) -> None:
    day.open()
    run = day.run
    run.window.resize(600, Size.WINDOW_LEAST[1])
    run.wait(lambda: run.window.width() <= 700)
    QTest.qWait(20)
    page = run.page
    assert isinstance(page, TodayPage)
    assert page.second.mapTo(page, page.second.rect().topLeft()).x() < Size.RAIL
    run.window.resize(*Size.WINDOW)
    QTest.qWait(20)
    assert page.second.mapTo(page, page.second.rect().topLeft()).x() > Size.MEASURE


def test_it_is_read_again_when_something_was_signed_elsewhere(day: Day) -> None:
    day.open()
    notebook = day.notebook
    draft = notebook.fieldwork.start("visit", school_ids(day.run)["Cranmead"])
    assert not day.run.sees("Finish the summary of visit 3")
    day.run.window.on_changed(Changes(records=frozenset({draft.record.id})))
    assert day.run.sees("Finish the summary of visit 3")
