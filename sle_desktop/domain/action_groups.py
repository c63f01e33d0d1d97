"""Where an agreed action stands beside today: late, due soon, later, without a day, or settled."""

from datetime import date
from enum import StrEnum

from sle_desktop.domain.actions import SETTLED, Standing


class Group(StrEnum):
    """The groups of the list of actions."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    SETTLED = "settled"


OPEN = (Group.LATE, Group.SOON, Group.LATER, Group.UNDATED)
"""What still waits for somebody."""

_TIMES = {1: "once", 2: "twice"}


def group_of(one: Standing, today: date, soon: date) -> Group:
    """Return the group of an action; ``soon`` is the last day that counts as soon."""
    if one.status in SETTLED:
        return Group.SETTLED
    due = one.action.due
    if due is None:
        return Group.UNDATED
    if due < today:
        return Group.LATE
    return Group.SOON if due <= soon else Group.LATER


def carried_words(times: int) -> str:
    """Return how often an action was carried over, in words; "" for never."""
    return f"carried over {_TIMES.get(times, f'{times} times')}" if times else ""
