"""Ctrl+K finds whatever is in the notebook by a few letters, and does things by their name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from sle_desktop.ui.search.command import Command
from sle_desktop.ui.search.results import Results
from sle_desktop.ui.theme import Size
from tests.pages.fill import Fill
from tests.pages.palette import CONTROL, PalettePage
from tests.pages.program import Program
from tests.stories.test_every_page import PAGES, open_page
from tests.stories.test_in_a_school import enter, school_ids


@pytest.fixture
def palette(on_sample: Program) -> PalettePage:
    """The palette of a program on a sample of one's own, not yet open."""
    on_sample.window.go("records")
    return PalettePage(on_sample)


def record_id(run: Program, title: str, school: str) -> str:
    notebook = run.app._notebook
    assert notebook is not None
    lines = notebook.records.records(school=school_ids(run)[school])
    return next(one.id for one in lines if one.title == title)


def test_a_school_is_two_keys_and_a_few_letters_away(palette: PalettePage) -> None:
    palette.open().type("HOLL").press(Qt.Key.Key_Return)
    assert palette.run.address == f"school/{school_ids(palette.run)['Hollowbrook']}"
    assert not palette.is_open


def test_enter_right_after_typing_opens_what_was_typed(palette: PalettePage) -> None:
    palette.open()
    QTest.keyClicks(palette.line, "cranmead")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.run.address == f"school/{school_ids(palette.run)['Cranmead']}"


def test_the_search_of_today_opens_it_with_a_click(palette: PalettePage) -> None:
    palette.run.window.go("today")
    palette.run.press("Search everything")
    assert palette.is_open
    palette.type("holl").press(Qt.Key.Key_Return)
    assert palette.run.address == f"school/{school_ids(palette.run)['Hollowbrook']}"


def test_results_come_while_typing_grouped_with_headings(palette: PalettePage) -> None:
    palette.open().type("ruth")
    assert palette.groups["People"] == ["Ruth Stickland"]
    assert palette.groups["Notes"]
    palette.type("ruth sti")
    assert palette.chosen == "Ruth Stickland"
    palette.type("zzzz")
    assert palette.groups == {}
    assert palette.run.sees("Nothing has these words.")


def test_a_note_opens_at_its_question(palette: PalettePage) -> None:
    palette.open().type("explained jump").press(Qt.Key.Key_Return)
    audit = record_id(palette.run, "Review 1 audit", "Hollowbrook")
    assert palette.run.address == f"record/{audit}/r2/evidence_2b"


def test_arrows_choose_past_headings_and_tab_goes_by_groups(palette: PalettePage) -> None:
    palette.open().type("maths lead")
    people, actions = palette.groups["People"], palette.groups["Actions"]
    assert palette.chosen == people[0]
    for _ in people:
        palette.press(Qt.Key.Key_Down)
    assert palette.chosen == actions[0]
    palette.press(Qt.Key.Key_Up)
    assert palette.chosen == people[-1]
    palette.press(Qt.Key.Key_Tab)
    assert palette.chosen == actions[0]
    palette.press(Qt.Key.Key_Tab)
    assert palette.chosen == palette.groups["Notes"][0]
    palette.press(Qt.Key.Key_Backtab).press(Qt.Key.Key_Backtab)
    assert palette.chosen == people[0]
    palette.press(Qt.Key.Key_Up)
    assert palette.chosen == palette.groups["Notes"][-1]


def test_a_click_opens_and_a_click_beside_closes(palette: PalettePage) -> None:
    palette.open().type("stourbank middle")
    results = palette.run.all(Results)[0]
    row = next(at for at, one in enumerate(results.rows) if one.words == "Stourbank Middle School")
    middle = results.visualRect(results.model().index(row, 0)).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert palette.run.address == f"school/{school_ids(palette.run)['Stourbank']}"
    overlay = palette.open().line.window().findChild(QWidget, "palette")
    assert overlay is not None
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not palette.is_open


def test_before_anything_is_typed_the_places_are_offered(palette: PalettePage) -> None:
    shown = palette.open().groups["Commands"]
    assert shown[:2] == ["Go to Today", "Go to Schools"]
    palette.type("go to sett")
    palette.press(Qt.Key.Key_Return)
    assert palette.run.address == "settings"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("check a doc", "check"),
        ("settings back", "settings/backup"),
        ("add a school", "schools/add"),
        ("go to rec", "records"),
    ],
)
def test_commands_are_done_by_their_name(palette: PalettePage, words: str, address: str) -> None:
    palette.run.window.go("forms")
    palette.open().type(words).press(Qt.Key.Key_Return)
    assert palette.run.address == address


@pytest.mark.parametrize("words", ["start lesson obs hollow", "new lesson visit hollow"])
def test_a_lesson_observation_starts_by_either_name(palette: PalettePage, words: str) -> None:
    palette.open().type(words)
    assert palette.chosen == "Start a lesson observation at Hollowbrook First School"
    palette.press(Qt.Key.Key_Return)
    run = palette.run
    notebook = run.app._notebook
    assert notebook is not None
    begun = notebook.records.record(run.address.split("/")[1])
    assert begun.form_id == "lesson_observation"
    assert begun.school_id == school_ids(run)["Hollowbrook"]


def test_enter_starts_nothing_where_something_is_looked_for(palette: PalettePage) -> None:
    for words in ("hollow", "lesson", "lesson observation", "visit"):
        assert not palette.open().type(words).chosen.startswith("Start a")
        palette.press(Qt.Key.Key_Escape)
    palette.run.window.go(f"school/{school_ids(palette.run)['Cranmead']}")
    assert palette.open().type("visit").chosen == "Start a visit at Cranmead Primary School"


def test_lock_by_name_shows_nothing_more_and_the_keys_do_nothing_then(palette: PalettePage) -> None:
    run = palette.run
    palette.open().type("lock").press(Qt.Key.Key_Return)
    run.wait_for("Locked")
    run.key(Qt.Key.Key_K, CONTROL)
    assert not palette.is_open
    assert not run.sees("Hollowbrook")


def test_locking_takes_the_palette_away(palette: PalettePage) -> None:
    palette.open().type("hollow")
    QTest.keyClick(palette.line, Qt.Key.Key_L, CONTROL)
    palette.run.wait_for("Locked")
    assert not palette.is_open
    assert not palette.run.window.findChildren(Results)


@pytest.mark.parametrize("page", PAGES)
def test_it_opens_everywhere_fits_and_escape_gives_the_focus_back(
    on_sample: Program, page: str
) -> None:
    open_page(on_sample, page)
    before = on_sample.window.focusWidget()
    palette = PalettePage(on_sample).open().type("a")
    box = palette.line.parentWidget()
    assert box is not None
    assert on_sample.window.rect().contains(box.geometry())
    assert on_sample.window.focusWidget() is palette.line
    palette.press(Qt.Key.Key_Escape)
    assert not palette.is_open
    assert on_sample.window.focusWidget() is before


@pytest.mark.parametrize(
    ("title", "key", "kind"),
    [
        ("Lesson observation, Year 4", "about/topic", QLineEdit),
        ("Review 1 audit", "r2/evidence_2b", QTextEdit),
    ],
)
def test_it_opens_from_a_field_and_keeps_what_was_typed_there(
    palette: PalettePage, title: str, key: str, kind: type[QWidget]
) -> None:
    fill = Fill(palette.run, record_id(palette.run, title, "Hollowbrook"), key)
    field = palette.run.window.focusWidget()
    assert isinstance(field, kind)
    QTest.keyClicks(field, "quokka ")
    QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
    assert palette.is_open
    palette.type("quokka")
    assert any("quokka" in one for one in palette.groups["Notes"])
    palette.press(Qt.Key.Key_Return)
    assert palette.run.address == f"record/{fill.id}/{key}"


def test_in_a_school_only_that_school_is_searched(palette: PalettePage) -> None:
    run = palette.run
    enter(run)
    palette.open().type("stourbank")
    assert "Schools" not in palette.groups
    assert run.sees("Only Hollowbrook First School is searched")
    palette.type("start a visit")
    assert palette.groups["Commands"][0] == "Start a visit at Hollowbrook First School"
    assert not any("Cranmead" in one or "Stourbank" in one for one in palette.groups["Commands"])
    QTest.keyClick(palette.line, Qt.Key.Key_F9)
    assert not palette.is_open
    assert palette.open().type("stourbank").groups["Schools"] == ["Stourbank Middle School"]


def test_going_elsewhere_closes_it(palette: PalettePage) -> None:
    palette.open()
    QTest.keyClick(palette.line, Qt.Key.Key_1, CONTROL)
    assert not palette.is_open
    assert palette.run.address == "today"
    palette.open()
    palette.run.key(Qt.Key.Key_K, CONTROL)
    assert not palette.is_open


def test_others_may_offer_commands(palette: PalettePage) -> None:
    done: list[str] = []

    def offer() -> list[Command]:
        do: Callable[[], None] = lambda: done.append("bell")  # noqa: E731
        return [Command("Ring the bell", do)]

    palette.run.window.finder.commands.add(offer)
    palette.open().type("bell").press(Qt.Key.Key_Return)
    assert done == ["bell"]


@pytest.mark.parametrize("size", [Size.WINDOW_LEAST, Size.WINDOW])
def test_what_is_chosen_is_always_in_sight(palette: PalettePage, size: tuple[int, int]) -> None:
    palette.run.window.resize(*size)
    palette.open().type("year")
    results = palette.run.all(Results)[0]
    for _ in range(len(palette.rows)):
        palette.press(Qt.Key.Key_Down)
        assert results.viewport().rect().contains(results.visualRect(results.currentIndex()))
