"""Groups of actions beside today, and how often one was carried over in words."""

from dataclasses import replace
from datetime import date

import pytest

from sle_desktop.domain.action_groups import Group, carried_words, group_of
from sle_desktop.domain.actions import Action, Standing

TODAY, SOON = date(2026, 11, 24), date(2026, 12, 1)
ACTION = Action("a", "school", "record", "Buy number lines")


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2026, 11, 23), Group.LATE),
        (TODAY, Group.SOON),
        (SOON, Group.SOON),
        (date(2026, 12, 2), Group.LATER),
        (None, Group.UNDATED),
    ],
)
def test_an_open_action_is_grouped_by_its_day(due: date | None, group: Group) -> None:
    assert group_of(Standing(replace(ACTION, due=due)), TODAY, SOON) is group


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_settled_is_never_late(status: str) -> None:
    late = replace(ACTION, due=date(2020, 1, 1))
    assert group_of(Standing(late, status), TODAY, SOON) is Group.SETTLED


def test_what_is_partly_done_still_waits() -> None:
    late = replace(ACTION, due=date(2026, 11, 1))
    assert group_of(Standing(late, "partly"), TODAY, SOON) is Group.LATE


def test_carrying_over_is_said_in_words() -> None:
    assert [carried_words(times) for times in range(4)] == [
        "",
        "carried over once",
        "carried over twice",
        "carried over 3 times",
    ]
