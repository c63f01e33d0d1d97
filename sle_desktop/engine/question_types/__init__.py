"""The registry of question types: one small module a family, found by canonical word."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sle_desktop.engine.question_types import (
    device,
    moments,
    numbers,
    pictures,
    plain_text,
    selects,
    structure,
)
from sle_desktop.engine.question_types.question_type import AnsweredBy, QuestionType
from sle_desktop.engine.question_types.spelling import Spellings, SpeltType

__all__ = ["TYPES", "AnsweredBy", "QuestionType", "SpeltType", "read_type", "type_of"]

_FAMILIES = (plain_text, numbers, moments, selects, pictures, structure, device)

TYPES: Mapping[str, QuestionType] = MappingProxyType(
    {one.word: one for family in _FAMILIES for one in family.TYPES}
)
"""Every type by its canonical word."""


def _spellings() -> Spellings:
    words: dict[str, str] = {}
    choosers: list[tuple[str, str]] = []
    for one in TYPES.values():
        for spelling in (one.word.casefold(), *one.aliases):
            if one.chooses:
                choosers.append((spelling, one.word))
            else:
                words[spelling] = one.word
    choosers.sort(key=lambda pair: -len(pair[0]))
    holders = frozenset(one.word for one in TYPES.values() if one.holds_children)
    return Spellings(words, tuple(choosers), holders)


_SPELLINGS = _spellings()


def type_of(word: str) -> QuestionType:
    """Return the type of a canonical word; ``KeyError`` for any other, as no form holds one."""
    return TYPES[word]


_LONGEST_CELL = 300


@lru_cache(maxsize=2048)
def read_type(cell: str) -> SpeltType:
    """Read a cell of the type column, whichever way it is spelt."""
    return _SPELLINGS.read(cell[:_LONGEST_CELL])
