"""What an SLE is told before an observation is signed: how often the teacher was observed, where.

It is advice and stops nothing. Observations of one teacher are counted by the school year, which
begins on 1 September; the school says how many it agreed to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation: its day, if it has one, and the teacher as the form names them."""

    on: date | None
    teacher: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a school agreed to, and whether it is the SLE's own school."""

    school: str
    limit: int
    is_own: bool = False


def school_year(day: date) -> int:
    """Return the year in which the school year of a day begins."""
    return day.year if day.month >= _SEPTEMBER else day.year - 1


def is_same_teacher(one: str, other: str) -> bool:
    """Whether two names are one teacher's, however they were typed; no name is nobody's."""
    name = _plain(one)
    return bool(name) and name == _plain(other)


def count_this_year(this: Observed, others: Iterable[Observed]) -> int:
    """Return the which-th observation of its teacher in its school year this one is.

    All others of that year count, drafts and later ones too: each takes something from the teacher.
    """
    if this.on is None or not _plain(this.teacher):
        return 0
    year = school_year(this.on)
    return 1 + sum(
        one.on is not None
        and school_year(one.on) == year
        and is_same_teacher(one.teacher, this.teacher)
        for one in others
    )


def advice(this: Observed, others: Iterable[Observed], agreed: Agreed) -> tuple[str, ...]:
    """Return what is said in words; nothing while there is nothing to say."""
    count = count_this_year(this, others)
    said = []
    if count and count >= agreed.limit:
        said.append(_limit(" ".join(this.teacher.split()), count, agreed.limit))
    if agreed.is_own:
        said.append(
            f"{agreed.school} is your own school. Would another SLE be better placed to observe "
            "here?"
        )
    return tuple(said)


def _limit(teacher: str, count: int, limit: int) -> str:
    times = "once" if count == 1 else f"{count} times"
    said = f"{teacher} has now been observed {times} in this school year"
    if not limit:
        return f"{said}; the school agreed to none. Talk with the headteacher first."
    if count == limit:
        return f"{said}, which is all that the school agreed to. Plan no more before September."
    return f"{said}; the school agreed to {limit}. Talk with the headteacher before you go on."


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
