"""The table of agreed actions that a school takes into its improvement plan, before any file."""

from dataclasses import dataclass
from datetime import date

from sle_desktop.domain.actions import STATUSES

HEADS = (
    "What",
    "Who",
    "By when",
    "What success looks like",
    "SLE support",
    "Recommendation",
    "How it stands",
)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One agreed action, in words. ``due`` stays a date, so that a workbook can sort by it."""

    what: str
    who: str = ""
    due: date | None = None
    success: str = ""
    support: str = ""
    recommendation: str = ""
    stands: str = STATUSES["open"]


@dataclass(frozen=True, slots=True)
class ActionsTable:
    """What the file holds. ``source`` says where the actions were agreed, ``author`` by whom the
    file was made and ``made_on`` when.
    """

    school: str
    title: str
    source: str
    rows: tuple[ActionRow, ...]
    author: str
    made_on: date


def cells(row: ActionRow) -> tuple[str | date, ...]:
    """Return a row under the heads, with its day as a date and a blank as "" ."""
    return (
        row.what,
        row.who,
        row.due or "",
        row.success,
        row.support,
        row.recommendation,
        row.stands,
    )


def kept(table: ActionsTable) -> tuple[int, ...]:
    """Return the columns that hold anything: an empty one would be no use in a plan."""
    return tuple(at for at in range(len(HEADS)) if any(cells(one)[at] for one in table.rows))
