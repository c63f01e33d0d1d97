"""A school's calendar is chosen and its INSET days are written down on its page of details."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sle_desktop.domain.schools import School
from tests.pages.program import Program
from tests.stories.test_in_a_school import OURS, school_ids

FOLLOWS = "Which calendar does the school follow?"
ADDS = "Add an INSET day"


def test_a_school_follows_a_calendar_and_has_inset_days_of_its_own(on_sample: Program) -> None:
    run, notebook = on_sample, on_sample.app._notebook
    assert notebook is not None
    object.__setattr__(notebook, "now", lambda: datetime(2026, 11, 24, 10, tzinfo=UTC))
    ours = school_ids(run)[OURS]
    run.window.go(f"school/{ours}/details")

    def school() -> School:
        return notebook.projects.school(ours)

    assert run.sees("Autumn 2: 2 November to 18 December 2026")
    assert not run.sees("Autumn 1")  # it is over
    run.choose(FOLLOWS, "Weekdays and bank holidays only")
    assert school().calendar == "blank"
    assert run.sees("It knows no dates from today on")
    run.choose(FOLLOWS, "Dorset standard school year")
    assert school().calendar == "dorset"
    add = run.named(QLineEdit, ADDS)
    for words, says in (("soon", "no date"), ("28 November 2026", "at a weekend")):
        run.write(ADDS, words)
        QTest.keyClick(add, Qt.Key.Key_Return)
        assert run.sees(says)
    run.write(ADDS, "4 January 2027")
    QTest.keyClick(add, Qt.Key.Key_Return)
    assert school().inset_days == (date(2027, 1, 4),)
    assert not run.sees("at a weekend")
    run.press("Monday 4 January 2027")
    assert school().inset_days == ()
