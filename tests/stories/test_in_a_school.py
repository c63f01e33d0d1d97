"""In a school: somebody may be watching the screen, so one school is shown and no other."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from sle_desktop.clock import local_date, now
from sle_desktop.ui.widgets.data_table import DataTable
from tests.pages.fill import Fill
from tests.pages.program import LONG, Program
from tests.pages.tables import rows
from tests.stories.conftest import Start

OURS, OTHERS = "Hollowbrook", ("Cranmead", "Stourbank")


def school_ids(run: Program) -> dict[str, str]:
    notebook = run.app._notebook
    assert notebook is not None
    return {one.name.partition(" ")[0]: one.id for one in notebook.projects.schools()}


def enter(run: Program) -> str:
    ours = school_ids(run)[OURS]
    run.window.go(f"school/{ours}")
    run.key(Qt.Key.Key_F9)
    return ours


def shown(run: Program) -> set[str]:
    """Return the first words of the schools that a table shows."""
    words = " ".join(cell for table in run.all(DataTable) for row in rows(table) for cell in row)
    return {one for one in (*OTHERS, OURS) if one in words}


def start_visit(run: Program, school: str, day: int = 0) -> str:
    """Start a visit (of today, or days ago) without opening it."""
    notebook = run.app._notebook
    assert notebook is not None
    on = local_date(now()) - timedelta(days=day)
    answers = {"about": {"date": on.isoformat()}}
    return notebook.fieldwork.start("visit", school_ids(run)[school], answers).record.id


def test_f9_shows_this_school_only_and_everything_again(on_sample: Program) -> None:
    run = on_sample
    run.window.go("schools")
    assert shown(run) == {OURS, *OTHERS}
    enter(run)
    assert run.sees("In Hollowbrook First School")
    for page in ("schools", "records"):
        run.window.go(page)
        assert shown(run) == {OURS}
    assert run.page.subtitle == "Hollowbrook First School"
    run.key(Qt.Key.Key_F9)
    assert not run.sees("In Hollowbrook")
    assert shown(run) == {OURS, *OTHERS}


def test_the_schools_page_has_a_button_for_it_and_the_foot_one_to_leave(on_sample: Program) -> None:
    run = on_sample
    run.window.go(f"school/{school_ids(run)[OURS]}")
    run.press("In school")
    assert run.sees("In Hollowbrook First School")
    assert not run.has_button("In school")
    run.press("Leave Hollowbrook First School (F9)")
    assert run.has_button("In school")


def test_another_schools_page_gives_way_to_ours(on_sample: Program) -> None:
    run = on_sample
    other = school_ids(run)["Cranmead"]
    run.window.go(f"school/{other}")
    run.window.go("schools")
    ours = enter(run)
    run.window.go(f"school/{other}/details")
    assert run.address == f"school/{ours}"
    run.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    run.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    run.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not run.sees("Cranmead")
    assert run.address == f"school/{ours}"


def test_a_record_of_another_school_is_not_opened(on_sample: Program) -> None:
    run = on_sample
    ours = enter(run)
    run.window.go(f"record/{start_visit(run, 'Cranmead', day=3)}")
    assert run.address == f"school/{ours}"


def test_opening_the_visit_of_today_enters_its_school(on_sample: Program) -> None:
    run = on_sample
    run.window.go(f"record/{start_visit(run, 'Cranmead', day=3)}")
    assert not run.sees("F9 leaves")
    run.window.go("schools")
    visit = start_visit(run, "Cranmead")
    run.window.go(f"record/{visit}")
    assert run.sees("In Cranmead Primary School")
    run.key(Qt.Key.Key_F9)
    run.window.go("schools")
    run.window.go(f"record/{visit}")
    assert not run.sees("F9 leaves")  # she left on purpose: she is at home now


def test_f9_where_no_school_is_meant_says_what_to_do(on_sample: Program) -> None:
    run = on_sample
    run.window.go("forms")
    run.key(Qt.Key.Key_F9)
    assert "press F9 there" in run.said()


def test_a_lock_and_a_new_start_keep_one_in_the_school(on_sample: Program, program: Start) -> None:
    run = on_sample
    folder: Path = run.app._folder
    enter(run)
    run.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    run.wait_for("Locked")
    assert not run.sees("Hollowbrook")
    run.close()
    again = program(folder)
    again.wait_for("Locked")
    again.write("Passphrase", "demo")
    with again.bot.waitSignal(again.app.opened, timeout=LONG):
        again.press("Open")
    assert again.sees("In Hollowbrook First School")
    again.window.go("records")
    assert shown(again) == {OURS}


def test_private_questions_are_folded_until_they_are_asked_for(on_sample: Program) -> None:
    run = on_sample
    fill = Fill(run, start_visit(run, "Cranmead"), "close")
    assert run.sees("In Cranmead Primary School")
    assert not fill.asks("My notes")
    run.press("Show 2 private questions")
    assert fill.asks("My notes")
    fill.go("about")
    fill.go("close")
    assert not fill.asks("My notes")
    run.key(Qt.Key.Key_F9)
    assert fill.asks("My notes")
    assert not run.sees("private question")
