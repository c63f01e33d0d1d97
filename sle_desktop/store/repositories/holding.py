"""Which rows may hold words somebody typed: a first look in SQL, for services to look closer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, false, or_

_BEYOND_ASCII = "*[^ -~]*"


@dataclass(frozen=True, slots=True)
class Part:
    """Letters that a row must hold; ``ids`` are what they name, and referring to it is enough."""

    letters: str
    ids: frozenset[str] = frozenset()


def holds(
    either: Sequence[Sequence[Part]],
    words: Sequence[Column[Any]],
    references: Sequence[Column[Any]],
) -> ColumnElement[bool]:
    """Return the condition that a row holds all parts of one list, for all that SQL can tell.

    SQL knows no accents, so a row with words beyond ASCII always may.
    """
    beyond = [column.op("GLOB")(_BEYOND_ASCII) for column in words]
    return or_(
        false(),
        *(
            and_(*(or_(*_told(part, words, references), *beyond) for part in parts))
            for parts in either
        ),
    )


def _told(
    part: Part, words: Sequence[Column[Any]], references: Sequence[Column[Any]]
) -> list[ColumnElement[bool]]:
    named = [column.in_(sorted(part.ids)) for column in references] if part.ids else []
    return [*(column.contains(part.letters, autoescape=True) for column in words), *named]
