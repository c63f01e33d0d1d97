"""Hebrew and Arabic words within left-to-right lines: the part of UAX 9 that such lines need.

Letters are not joined; a reader of Arabic sees them apart, in the right order.
"""

import unicodedata
from collections.abc import Sequence

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_DIGIT = frozenset({"EN", "AN"})
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def has_right_to_left(text: str) -> bool:
    """Return whether a text holds a letter that is written from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text
    )


def clusters(text: str) -> list[str]:
    """Return the text as letters with the marks that stand on them."""
    found: list[str] = []
    for character in text:
        if found and unicodedata.bidirectional(character) == "NSM":
            found[-1] += character
        else:
            found.append(character)
    return found


def visual_order(units: Sequence[str]) -> list[int]:
    """Return the order in which units of one line stand from left to right.

    A unit is a letter with its marks, or "" for what is no text.
    """
    levels = _levels(units)
    order = list(range(len(units)))
    for level in (2, 1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    # Reversing level 2 first and level 1 after it leaves numbers readable inside Hebrew.
    return order


def mirrored(unit: str) -> str:
    """Return a bracket as it looks among letters written from right to left."""
    return unit.translate(_MIRRORED)


def is_right_to_left(units: Sequence[str]) -> list[bool]:
    """Return for each unit whether it stands among letters written from right to left."""
    return [level == 1 for level in _levels(units)]


def _levels(units: Sequence[str]) -> list[int]:
    kinds = [unicodedata.bidirectional(unit[0]) if unit else "L" for unit in units]
    levels = [1 if kind in _RIGHT_TO_LEFT else 0 for kind in kinds]
    before: int | None = None
    for index, kind in enumerate(kinds):
        if kind in _RIGHT_TO_LEFT:
            if before is not None:
                for between in range(before + 1, index):
                    levels[between] = 2 if kinds[between] in _DIGIT else 1
            before = index
        elif kind == "L":
            before = None
    return levels
