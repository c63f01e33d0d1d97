"""An SLE plans a sample of books, says what they show, and keeps a photo of work: by keyboard."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from sle_desktop.ui.fill.crop_dialog import CropDialog
from sle_desktop.ui.fill.photo_field import PhotoField
from sle_desktop.ui.fill.sample_planner import SamplePlanner
from tests.pages.fill import CONTROL, SHIFT, Fill, draft_of
from tests.pages.program import Program

KEY = Qt.Key


def begun(run: Program, school: str) -> Fill:
    opened = run.app._notebook
    assert opened is not None
    found = opened.projects.find_school(school).id
    return Fill(run, opened.fieldwork.start("book_scrutiny", found).record.id, "books")


@pytest.fixture
def scrutiny(on_sample: Program) -> Fill:
    """A new book scrutiny at a school that agreed to photos, at its books."""
    return begun(on_sample, "Hollowbrook")


@pytest.fixture
def draft(on_sample: Program) -> Fill:
    """The draft of a book scrutiny, at what was looked for."""
    return Fill(on_sample, draft_of(on_sample, "book_scrutiny"), "lenses")


def sample(fill: Fill) -> list[tuple[object, ...]]:
    instance = fill.book.fieldwork.open(fill.id).instance
    return [
        tuple(instance.at(f"{row}/{name}").value for name in ("letter", "year", "starting_point"))
        for row in instance.at("books").rows
    ]


def test_a_sample_is_planned_in_one_go_and_taken_back_by_one_key(scrutiny: Fill) -> None:
    planner = scrutiny.run.all(SamplePlanner)[0]
    first = scrutiny.focused()
    assert isinstance(first, QLineEdit)
    assert planner.isAncestorOf(first)
    scrutiny.run.key(KEY.Key_A, CONTROL)
    scrutiny.run.keys("4")
    scrutiny.run.key(KEY.Key_Tab)
    scrutiny.run.key(KEY.Key_Tab)
    scrutiny.run.keys(" ")  # a year
    scrutiny.run.named(QLineEdit, "Of these, Disadvantaged").setText("2")
    planner.plan.setFocus()
    scrutiny.run.keys(" ")
    year = sample(scrutiny)[0][1]
    assert year
    assert sample(scrutiny) == [
        ("A", year, "lower"),
        ("B", year, "lower"),
        ("C", year, "middle"),
        ("D", year, "higher"),
    ]
    assert scrutiny.stored("sample/books_read") == 4
    assert scrutiny.stored("books[3]/disadvantaged") == "yes"
    assert planner.plan.text() == "Plan 4 books again"
    scrutiny.run.key(KEY.Key_Z, CONTROL)
    assert sample(scrutiny) == []
    assert scrutiny.stored("sample/books_read") is None


def test_more_books_than_letters_are_not_planned(scrutiny: Fill) -> None:
    scrutiny.run.key(KEY.Key_A, CONTROL)
    scrutiny.run.keys("27")
    scrutiny.run.key(KEY.Key_Return)
    assert scrutiny.run.sees("Letters run from A to Z")
    assert sample(scrutiny) == []


def test_a_lens_is_said_with_exceptions_and_a_note_by_keyboard(draft: Fill) -> None:
    draft.page.column.focus("lenses/revisit")
    draft.run.keys(" ")
    assert draft.stored("lenses/revisit") in ("little", "some")
    draft.run.key(KEY.Key_Tab)
    draft.run.keys(" ")
    assert draft.stored("lenses/revisit_exceptions") == ("A",)
    while not draft.page.column.key_at(draft.focused()).endswith("_note"):
        draft.run.key(KEY.Key_Tab)
    draft.run.keys("In 7 of 8 books")
    draft.run.key(KEY.Key_Tab)
    assert draft.stored("lenses/revisit_note") == "In 7 of 8 books"
    assert draft.run.sees("Exceptions A · In 7 of 8 books")  # its row closed behind her
    draft.run.key(KEY.Key_Tab, SHIFT)
    draft.choose("Ideas come back and are practised", "Cannot tell from books")
    assert draft.stored("lenses/revisit") == "cannot_tell"


def test_a_photo_is_framed_before_it_is_kept(draft: Fill) -> None:
    draft.go("photos")
    draft.run.press("Add photo")
    field = draft.run.all(PhotoField)[0]
    written = BytesIO()
    Image.new("RGB", (800, 600), "white").save(written, "PNG")
    field.drop.given.emit(written.getvalue())
    draft.run.wait(lambda: bool(draft.run.window.findChildren(CropDialog)))
    box = draft.run.window.findChildren(CropDialog)[0]
    QTest.keyClick(box.frame, KEY.Key_Return)
    assert box.isVisible()  # nobody looked yet
    QTest.keyClick(box.frame, KEY.Key_Down)
    QTest.keyClick(box.frame, KEY.Key_Return)
    draft.run.wait(field.picture.isVisible)
    assert draft.run.sees("Cropped, no location kept. Deleted 31 July ")
    sha256 = draft.stored("photos[1]/photo")
    assert isinstance(sha256, str)
    with Image.open(BytesIO(draft.book.photos.files.get(sha256))) as kept:
        assert kept.size == (608, 456)


def test_a_photo_that_is_not_wanted_after_all_leaves_nothing(draft: Fill) -> None:
    draft.go("photos")
    draft.run.press("Add photo")
    field = draft.run.all(PhotoField)[0]
    written = BytesIO()
    Image.new("RGB", (800, 600), "white").save(written, "PNG")
    field.drop.given.emit(written.getvalue())
    draft.run.wait(lambda: bool(draft.run.window.findChildren(CropDialog)))
    QTest.keyClick(draft.run.window.findChildren(CropDialog)[0], KEY.Key_Escape)
    assert draft.stored("photos[1]/photo") is None
    assert field.drop.isVisible()
    assert field.drop.isEnabled()


def test_without_the_schools_word_no_photo_is_asked_for(on_sample: Program) -> None:
    opened = on_sample.app._notebook
    assert opened is not None
    schools = [one for one in opened.projects.schools() if not one.photo_permission]
    fill = begun(on_sample, schools[0].name)
    assert "Photos" not in fill.outline()
    fill.go("close")
    assert fill.run.sees("This school has not agreed to photographs of work")
    assert not [one for one in fill.run.all(QAbstractButton) if "photo" in one.accessibleName()]
