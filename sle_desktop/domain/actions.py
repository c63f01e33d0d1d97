"""Agreed actions: who does what by when, and how they stand after every later update."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STATUSES = {
    "open": "Open",
    "done": "Done",
    "partly": "Partly",
    "not_yet": "Not yet",
    "dropped": "Dropped",
}
SETTLED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class ActionUpdate:
    """What somebody said of an action on a day. ``by_record`` is empty for the Actions page."""

    id: str
    action_id: str
    date: date
    status: str
    note: str = ""
    by_record: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """An agreed action; its id is the id of the row that first agreed it."""

    id: str
    school_id: str
    record_id: str
    what: str
    who: str = ""
    due: date | None = None
    success: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """An action as it stands: its latest update, and how often it was carried over."""

    action: Action
    status: str = "open"
    note: str = ""
    updated_on: date | None = None
    carried: int = 0


def standing(action: Action, updates: Iterable[ActionUpdate]) -> Standing:
    """Fold an action's updates: the latest by date, then id, tells its state."""
    mine = sorted(
        (one for one in updates if one.action_id == action.id), key=lambda one: (one.date, one.id)
    )
    if not mine:
        return Standing(action)
    last = mine[-1]
    carried = sum(one.status in ("partly", "not_yet") for one in mine)
    return Standing(action, last.status, last.note, last.date, carried)
