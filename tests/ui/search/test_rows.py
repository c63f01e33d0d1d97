"""What was found becomes rows: commands that are meant first, others after what was found."""

import pytest

from sle_desktop.services.searching import Group, Hit
from sle_desktop.services.typed import Marked
from sle_desktop.ui.search.command import Command, Commands
from sle_desktop.ui.search.results import Row, parts_of
from sle_desktop.ui.search.rows import Found
from sle_desktop.ui.search.usual import with_article

HERE, THERE = "Mill Lane Primary", "Old Mill First"
OFFERED = (
    Command("Go to Today", "today", is_first=True),
    Command("Lock the notebook", "lock", keys="Ctrl L"),
    Command("Start a visit", "here", also="new", at=HERE, is_first=True),
    Command("Start a visit", "there", also="new", at=THERE),
)
SCHOOL = Group("schools", (Hit(Marked("Mill Lane Primary", ((0, 4),)), "Durdle", "school/s1"),))


def shown(line: str, *groups: Group) -> list[str]:
    return [
        one.words if one.key else one.words.upper() for one in Found(line, OFFERED, groups).rows
    ]


def test_nothing_typed_offers_what_comes_first() -> None:
    assert shown("") == ["COMMANDS", "Go to Today", f"Start a visit at {HERE}"]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("lock", ["COMMANDS", "Lock the notebook", "SCHOOLS", HERE]),
        (
            "start",
            ["COMMANDS", f"Start a visit at {HERE}", f"Start a visit at {THERE}", "SCHOOLS", HERE],
        ),
        (
            "visit",
            [
                "COMMANDS",
                f"Start a visit at {HERE}",
                "SCHOOLS",
                HERE,
                "COMMANDS",
                f"Start a visit at {THERE}",
            ],
        ),
        ("new old", ["COMMANDS", f"Start a visit at {THERE}", "SCHOOLS", HERE]),
        ("first", ["SCHOOLS", HERE, "COMMANDS", f"Start a visit at {THERE}"]),
    ],
)
def test_enter_starts_a_record_only_where_that_was_meant(line: str, rows: list[str]) -> None:
    assert shown(line, SCHOOL) == rows


def test_every_row_has_a_key_of_its_own_and_what_it_does() -> None:
    found = Found("mill", OFFERED, (SCHOOL,))
    keys = [one.key for one in found.rows if one.key]
    assert len(set(keys)) == len(keys) == 3
    assert [found.doing[key] for key in keys] == ["school/s1", "here", "there"]
    assert found.none == ""


def test_nothing_found_is_said() -> None:
    found = Found("zzz", OFFERED, ())
    assert found.rows == ()
    assert "Fewer or shorter words" in found.none


def test_marks_set_words_apart() -> None:
    assert parts_of("talk partners", ((0, 4), (5, 9))) == [
        ("talk", True),
        (" ", False),
        ("part", True),
        ("ners", False),
    ]
    assert parts_of("plain", ()) == [("plain", False)]


def test_a_row_says_all_that_it_shows() -> None:
    assert (
        Row("Visit 3", "1", more="Mill Lane", keys="Ctrl 1").spoken == "Visit 3, Mill Lane, Ctrl 1"
    )


def test_a_name_that_is_offered_twice_is_shown_once() -> None:
    commands = Commands()
    commands.add(lambda: [OFFERED[0]])
    commands.add(lambda: [OFFERED[0], OFFERED[1]])
    assert [one.words for one in commands.all()] == ["Go to Today", "Lock the notebook"]


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Visit", "a visit"),
        ("EEF audit", "an EEF audit"),
        ("Lesson observation", "a lesson observation"),
        ("Audit", "an audit"),
    ],
)
def test_a_title_stands_within_a_sentence(title: str, within: str) -> None:
    assert with_article(title) == within
