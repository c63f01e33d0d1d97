"""A sample of books: letters spread evenly over years and starting points, before any is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FLAGS = ("disadvantaged", "send", "eal")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many books, from which years and starting points, and how many of each group.

    ``groups`` has a number for each of ``FLAGS`` that is looked for. Years and starting points
    keep their order.
    """

    books: int
    years: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    groups: Mapping[str, int] = field(default_factory=dict)


def planned(wanted: Wanted) -> tuple[dict[str, str], ...]:
    """Return the answers of each book, by the names of the form: at most 26 books.

    Years have as many books each as can be, one more in the first ones where it does not come out
    even; starting points go on from year to year, so that none is short everywhere. Of a group
    that is looked for every other book says that it is not of it; of others nothing is said.
    """
    count = max(0, min(wanted.books, len(LETTERS)))
    years = _years(wanted.years, count)
    points = _points(wanted.points, years)
    books = [
        {"letter": letter, "year": year, "starting_point": point}
        for letter, year, point in zip(LETTERS, years, points, strict=False)
    ]
    for at, name in enumerate(FLAGS):
        chosen = _spread(wanted.groups.get(name, 0), count, at)
        for number, book in enumerate(books):
            book[name] = ("yes" if number in chosen else "no") if chosen else ""
    return tuple(books)


def _years(years: tuple[str, ...], count: int) -> list[str]:
    if not years:
        return [""] * count
    each, more = divmod(count, len(years))
    return [year for at, year in enumerate(years) for _ in range(each + (at < more))]


def _points(points: tuple[str, ...], years: list[str]) -> list[str]:
    """Return a starting point for each book: in turn, and within a year in their order."""
    if not points:
        return [""] * len(years)
    turns = [points[at % len(points)] for at in range(len(years))]
    found: list[str] = []
    for year in dict.fromkeys(years):
        inside = [turn for turn, one in zip(turns, years, strict=True) if one == year]
        found += sorted(inside, key=points.index)
    return found


def _spread(wanted: int, count: int, shift: int) -> frozenset[int]:
    """Return places spread evenly over all books, shifted so that groups do not fall together."""
    wanted = max(0, min(wanted, count))
    return frozenset((at * count // wanted + shift) % count for at in range(wanted))
