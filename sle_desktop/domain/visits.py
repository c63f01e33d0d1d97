"""Visits: how many days of support a school has had, in quarters, each counted once."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

QUARTER = Decimal("0.25")
NO_DAYS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One SLE's record of a visit. ``units`` are the days claimed for it.

    ``is_joint``: another SLE was there too and writes a record of their own.
    """

    record_id: str
    school_id: str
    sle: str
    date: date
    units: Decimal
    is_joint: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no number of quarters: a day is claimed in quarters only."""
        if self.units < 0 or self.units % QUARTER:
            raise ValueError(f"{self.units} is not a number of quarters of a day")

    @property
    def visit(self) -> Hashable:
        """What tells one visit from another.

        A joint visit is one visit with two SLEs, whose records are made on two laptops: it is known
        by its school and day. Any other visit is its record.
        """
        return (self.school_id, self.date) if self.is_joint else self.record_id


def days(attendances: Iterable[Attendance]) -> Decimal:
    """Return the days delivered: each SLE's once for each visit, however often it is recorded."""
    claimed: dict[Hashable, Decimal] = {}
    for one in attendances:
        key = (one.visit, one.sle)
        claimed[key] = max(one.units, claimed.get(key, NO_DAYS))
    return sum(claimed.values(), NO_DAYS)


def visits(attendances: Iterable[Attendance]) -> int:
    """Return how many visits there were: a joint one is one."""
    return len({one.visit for one in attendances})
