"""What every answer widget is given: a value, the options it may have, and last time's value."""

from dataclasses import dataclass

from sle_desktop.ui.marks import Mark


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen.

    ``apart`` stands beside the scale, not on it ("Cannot tell from books"). ``second`` is a quiet
    line beneath the label where there is room for one. ``key`` is the letter or figure that
    chooses it, if the form names one.
    """

    value: str
    label: str
    second: str = ""
    mark: Mark | None = None
    apart: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer widget shows. ``value`` is ``None`` for a blank, text, ``int``, ``Decimal``,
    ``date``, ``time``, or a tuple of option values; ``last`` is the value of an earlier record.
    """

    value: object = None
    options: tuple[Option, ...] = ()
    last: object = None
    read_only: bool = False


_MARKS = {
    Mark.RED: ("r", "red", "not_yet", "not_yet_in_place"),
    Mark.AMBER: ("a", "amber", "developing"),
    Mark.GREEN: ("g", "green", "secure"),
    Mark.NOT_LOOKED_AT: ("o", "x", "not_looked_at", "not_looked_at_yet", "not_looked"),
    Mark.NOT_APPLICABLE: ("na", "n_a", "not_applicable"),
}


def mark_of(value: object) -> Mark | None:
    """Return the mark that a choice's name stands for, if it is one of the five positions."""
    word = str(value).casefold()
    return next((mark for mark, names in _MARKS.items() if word in names), None)
