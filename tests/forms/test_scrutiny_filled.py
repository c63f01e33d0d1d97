"""The book scrutiny while it is filled: letters, five books a group, photos by permission."""

import pytest

from sle_desktop.domain.audience import audiences
from tests.forms.filled import asked, blank
from tests.forms.instruments import IDS

BOOKS = IDS[2]


def books(lower: int, higher: int) -> list[dict[str, str]]:
    points = ["lower"] * lower + ["higher"] * higher
    return [{"letter": chr(65 + at), "starting_point": one} for at, one in enumerate(points)]


@pytest.mark.parametrize(
    ("lower", "higher", "compared"), [(5, 7, True), (5, 5, True), (4, 8, False), (7, 4, False)]
)
def test_groups_are_compared_only_with_five_books_in_each(
    lower: int, higher: int, compared: bool
) -> None:
    one = blank(BOOKS, {"books": books(lower, higher)})
    assert one.at("compare/compare_starting").relevant is compared
    assert one.at("compare/compare_starting_note").relevant is compared
    assert not one.at("compare/compare_disadvantaged").relevant


def test_a_book_is_a_letter_and_never_a_name() -> None:
    one = blank(BOOKS, {"books": [{"letter": "A"}, {"letter": "Alfie"}, {"letter": "b"}]})
    shown = {problem.shown for problem in one.problems()}
    assert {"books[2]/letter", "books[3]/letter"} <= shown
    assert "books[1]/letter" not in shown


def test_exceptions_are_letters_of_books_that_were_read() -> None:
    one = blank(BOOKS, {"sample": {"books_read": 8}})
    letters = [choice.name for choice in one.at("lenses/models_exceptions").choices]
    assert letters == list("ABCDEFGH")


@pytest.mark.parametrize(
    ("read", "classes", "few", "many"),
    [
        (6, 1, False, False),
        (5, 1, True, False),
        (8, 2, True, False),
        (12, 2, False, False),
        (13, 2, False, True),
    ],
)
def test_few_or_many_books_are_said_softly(read: int, classes: int, few: bool, many: bool) -> None:
    one = blank(BOOKS, {"about": {"classes": classes}, "sample": {"books_read": read}})
    assert one.at("sample/few_books").relevant is few
    assert one.at("sample/many_books").relevant is many
    assert "books_read" not in asked(one)


@pytest.mark.parametrize("permission", ["no", "", "yes"])
def test_photos_have_a_place_only_where_the_school_agreed(permission: str) -> None:
    one = blank(BOOKS)
    one.answer("about/photo_permission", permission)
    assert one.at("photos").relevant is (permission == "yes")


@pytest.mark.parametrize("permission", ["no", "yes"])
@pytest.mark.parametrize("printed", ["no", "yes"])
def test_a_photo_is_printed_only_where_school_and_sle_both_say_so(
    permission: str, printed: str
) -> None:
    one = blank(BOOKS, {"about": {"photo_permission": permission}})
    one.fill_from({"photos": [{"caption": "Book B, bar model", "in_report": printed}]})
    key = f"photos[{one.rows['photos'][0]}]/caption"
    conditions = audiences(one.form)["photos/caption"].conditions
    holds = all(one.holds(condition, key) for condition in conditions)
    assert holds is (permission == printed == "yes")


def test_every_lens_can_say_cannot_tell() -> None:
    one = blank(BOOKS)
    for lens in ("steps", "range", "improve", "revisit", "models", "errors"):
        names = [choice.name for choice in one.at(f"lenses/{lens}").choices]
        assert names == ["little", "some", "clear", "consistent", "cannot_tell"]
