"""The page runs any form: what comes and goes, what is read only, what cannot be answered here."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sle_desktop.engine.question_types import TYPES, AnsweredBy
from sle_desktop.ui.fill.crop_dialog import CropDialog
from sle_desktop.ui.fill.fill_page import FillPage
from sle_desktop.ui.fill.photo_field import PhotoField
from sle_desktop.ui.fill.row_card import RowCard
from sle_desktop.ui.fill.said_value import SaidValue
from sle_desktop.ui.theme import theme
from sle_desktop.ui.widgets.choice_list import ChoiceList, TickList
from sle_desktop.ui.widgets.image_drop import ImageDrop
from sle_desktop.ui.widgets.question import Question
from sle_desktop.ui.widgets.text_area import TextArea
from tests.ui.fill.conftest import Filling
from tests.ui.fill.forms import form_text, large_form, row

Make = Callable[[str], Filling]


def questions(page: FillPage) -> dict[str, QWidget]:
    """Return the controls in sight, by what they are called."""
    found = page.column.findChildren(Question)
    return {one.control.accessibleName(): one.control for one in found if one.isVisible()}


def words(page: QWidget) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def press(page: QWidget, name: str) -> None:
    button = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == name
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def every_type() -> str:
    lists = {"select_one": " kinds", "select_multiple": " kinds", "rank": " kinds"}
    rows = [
        row(f"{word}{lists.get(word, '')}", f"q_{at}", label=f"About {word}")
        for at, (word, one) in enumerate(TYPES.items())
        if not one.holds_children and word not in ("csv-external", "xml-external", "audit")
    ]
    return form_text(*rows, form_id="every_type")


def test_every_type_of_question_has_its_place(filling: Make) -> None:
    page = filling(every_type()).show()
    asked = [
        one.word
        for one in TYPES.values()
        if one.answered_by is AnsweredBy.PERSON or one.word == "calculate"
    ]
    named = {name.partition(":")[0] for name in questions(page)}
    assert named == {f"About {word}" for word in asked}
    said = words(page.column)
    assert "About geopoint" in said
    assert "A telephone or tablet answers this" in said
    assert "About deviceid" not in said


def test_everything_that_takes_the_focus_is_named(filling: Make) -> None:
    page = filling(every_type()).show()
    nameless = [
        type(one).__name__
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_no_window_of_its_own_flashes_up(filling: Make) -> None:
    made = filling(every_type())
    made.show()
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [made.window]


CASCADE = form_text(
    row("select_one yn", "many", label="Many?"),
    row(
        "select_one kinds",
        "kind",
        label="Kind",
        choice_filter="name = 'books' or ${many} = 'yes'",
    ),
    row("text", "why", label="Why ${kind}?", relevant="${kind} != ''", required="yes"),
    row("note", "told", label="You chose ${kind}", relevant="${kind} != ''"),
    row("text", "fixed", label="Fixed", read_only="${many} = 'no'"),
    row("calculate", "sum", label="Sum", calculation="if(${many} = 'yes', 2, 1)"),
    form_id="cascade",
)


def test_what_depends_on_an_answer_follows_at_once(filling: Make) -> None:
    made = filling(CASCADE)
    page = made.show()
    assert set(questions(page)) == {"Many?", "Kind", "Fixed", "Sum: 1"}
    press(page, "Yes")
    kind = questions(page)["Kind"]
    assert isinstance(kind, ChoiceList)
    assert list(kind.buttons) == ["lessons", "books", "talk_with_pupils", "planning"]
    press(page, "Planning")
    assert "Why planning?" in questions(page)
    assert "You chose planning" in words(page.column)
    assert made.stored("kind") == "planning"
    press(page, "No")
    assert list(kind.buttons) == ["books"]
    assert isinstance(questions(page)["Fixed: not answered"], SaidValue)
    press(page, "Yes")
    assert isinstance(questions(page)["Fixed"], TextArea)


def test_choices_made_later_are_still_in_reading_order_for_tab(filling: Make) -> None:
    page = filling(CASCADE).show()
    press(page, "Yes")
    press(page, "Planning")
    seen = []
    page.column.focus_first()
    while (here := QApplication.focusWidget()) is not page.foot.next:
        assert here is not None
        seen.append(page.column.key_at(here))
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert seen == ["many", "kind", "why", "fixed"]


NESTED = form_text(
    row("begin_group", "outer", label="Outer"),
    row("integer", "count", label="How many?"),
    row("begin_group", "inner", label="Inner", relevant="${count} > 0"),
    row("text", "in_inner", label="In inner"),
    row("end_group"),
    row("begin_repeat", "lessons", label="Lessons", repeat_count="${count}"),
    row("date", "day", label="Day"),
    row("begin_repeat", "books", label="Books"),
    row("text", "letter", label="Letter", constraint="string-length(.) <= 5"),
    row("end_repeat"),
    row("end_repeat"),
    row("end_group"),
    form_id="nested",
)


def test_groups_and_repeats_nest(filling: Make) -> None:
    made = filling(NESTED)
    page = made.show()
    assert "Inner" not in words(page.column)
    count = questions(page)["How many?"]
    count.setFocus()
    QTest.keyClicks(count, "2")
    QTest.keyClick(count, Qt.Key.Key_Tab)
    assert "Inner" in words(page.column)
    assert cards(page) == ["Lesson 1", "Lesson 2"]
    buttons = [one.accessibleName() for one in page.column.findChildren(QAbstractButton)]
    assert "Add lesson" not in visible(page, buttons)
    assert "Remove lesson 1" not in visible(page, buttons)
    press(page, "Add book")
    assert cards(page) == ["Lesson 1", "Book 1", "Lesson 2"]
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, "A")
    QTest.keyClick(here, Qt.Key.Key_Tab)
    assert made.stored("outer/lessons[1]/books[1]/letter") == "A"
    press(page, "Remove book 1")
    assert made.notebook.fieldwork.open(made.id).instance.rows[nested_key(made)] == ()
    press(page, "Undo")
    assert made.stored("outer/lessons[1]/books[1]/letter") == "A"


def nested_key(made: Filling) -> str:
    rows = made.notebook.fieldwork.open(made.id).instance.at("outer/lessons").rows
    return f"{rows[0]}/books"


def cards(page: FillPage) -> list[str]:
    return [one.name for one in page.column.findChildren(RowCard) if one.isVisible()]


def visible(page: FillPage, names: list[str]) -> list[str]:
    found = page.column.findChildren(QAbstractButton)
    return [
        one.accessibleName() for one in found if one.isVisible() and one.accessibleName() in names
    ]


PHOTO = form_text(row("image", "board", label="The board", required="yes"), form_id="photo")


def test_a_photo_is_taken_in_shown_and_taken_out(filling: Make, tmp_path: Path) -> None:
    made = filling(PHOTO)
    page = made.show()
    field = questions(page)["The board"]
    assert isinstance(field, PhotoField)
    written = BytesIO()
    Image.new("RGB", (640, 480), "navy").save(written, "JPEG")
    field.drop.given.emit(written.getvalue())
    wait(lambda: bool(page.window().findChildren(CropDialog)))
    box = page.window().findChildren(CropDialog)[0]
    box.whole.click()
    box.keep.click()
    made.bot.waitUntil(field.picture.isVisible)
    sha256 = made.stored("board")
    assert isinstance(sha256, str)
    assert made.notebook.photos.thumbnail(sha256)
    assert not field.drop.isVisible()
    press(page, "The board: take the photo out")
    assert made.stored("board") is None
    assert field.drop.isVisible()


def test_what_is_no_photo_is_refused_beneath(filling: Make, tmp_path: Path) -> None:
    page = filling(PHOTO).show()
    file = tmp_path / "notes.jpg"
    file.write_bytes(b"no picture")
    drop = page.column.findChildren(ImageDrop)[0]
    drop.given.emit(file)
    bot_words = lambda: "cannot be read as a picture" in words(page.column)  # noqa: E731
    wait(bot_words)
    assert drop.isEnabled()


def wait(until: Callable[[], bool]) -> None:
    deadline = perf_counter() + 20
    while not until() and perf_counter() < deadline:
        QTest.qWait(5)
    assert until()


def test_a_long_section_is_usable_at_once_and_whole_soon(filling: Make) -> None:
    made = filling(large_form(200, 200, "long_section"))
    made.window.go(f"record/{made.id}")
    page = made.window.page()
    assert isinstance(page, FillPage)
    first = QApplication.focusWidget()
    assert first is not None
    assert page.column.key_at(first) == "g0/q0"
    assert len(questions(page)) < 30
    QTest.keyClicks(first, "Typed while the rest is made")
    with made.bot.waitSignal(page.column.whole, timeout=20_000):
        pass
    assert QApplication.focusWidget() is first
    assert page.column.key_at(first) == "g0/q0"
    settled(page)
    keys = list(walk(page))
    order = [one.key for one in made.notebook.fieldwork.open(made.id).instance.walk()]
    assert keys == [key for key in order if key in set(keys)]
    assert len(keys) > 150


def settled(page: FillPage) -> None:
    wait(lambda: page.column.inside.height() > 10_000)


def walk(page: FillPage) -> Iterator[str]:
    """Yield the key of each question in the order of Tab."""
    page.column.focus_first()
    last = ""
    for _ in range(600):
        here = QApplication.focusWidget()
        if here is None or here is page.foot.next:
            return
        key = page.column.key_at(here)
        if key != last:
            yield key
        last = key
        QTest.keyClick(here, Qt.Key.Key_Tab)


def test_the_far_end_of_a_long_section_is_reached_at_once(filling: Make) -> None:
    made = filling(large_form(200, 200, "far_end"))
    made.window.go(f"record/{made.id}")
    page = made.window.page()
    assert isinstance(page, FillPage)
    page.column.focus("g0/q198")
    here = QApplication.focusWidget()
    assert here is not None
    assert page.column.key_at(here) == "g0/q198"
    QTest.qWait(1)
    top = here.mapTo(page.column.viewport(), here.rect().topLeft()).y()
    assert 0 <= top < page.column.viewport().height()


def test_larger_text_keeps_the_question_one_is_at(filling: Make) -> None:
    made = filling(large_form(40, 40, "larger"))
    page = made.show()
    page.column.focus("g0/q21")
    theme().wear(scale=1.5)
    QTest.qWait(200)
    here = QApplication.focusWidget()
    assert here is not None
    assert page.column.key_at(here) == "g0/q21"


def test_ticks_stand_side_by_side_where_they_are_short(filling: Make) -> None:
    text = form_text(
        row("select_multiple kinds", "q", label="Seen", appearance="columns"), form_id="ticks"
    )
    page = filling(text).show()
    ticks = questions(page)["Seen"]
    assert isinstance(ticks, TickList)
    QTest.qWait(1)
    tops = {one.y() for one in ticks.findChildren(QAbstractButton)}
    assert len(tops) < 4


@pytest.mark.parametrize(("questions_", "in_a_group"), [(1949, 48), (509, 509)])
def test_a_large_form_opens_without_a_pause(
    filling: Make, questions_: int, in_a_group: int
) -> None:
    made = filling(large_form(questions_, in_a_group, f"large_{questions_}"))
    begun = perf_counter()
    made.window.go(f"record/{made.id}")
    QApplication.processEvents()
    took = perf_counter() - begun
    print(f"{questions_} questions open in {took * 1000:.0f} ms")  # noqa: T201  # shown by -s
    assert took < 2.0  # a busy machine; the benchmark prints the figure of a quiet one
