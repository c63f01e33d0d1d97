"""Turns one row of the survey sheet into a field."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sle_desktop.engine.definition import EMPTY, Field, is_condition
from sle_desktop.engine.question_types import SpeltType, type_of
from sle_desktop.engine.reading.cells import one_line, straight
from sle_desktop.engine.reading.columns import Languages, media, texts, translated
from sle_desktop.engine.reading.sheets import Row

_EXPRESSIONS = frozenset(
    ["relevant", "constraint", "calculation", "trigger", "choice_filter", "repeat_count"]
)
_CONDITIONS = frozenset({"required", "read_only"})
_STRUCTURE = frozenset({"type", "name", "list_name", "disabled"})
_YES = frozenset({"yes", "true", "true()", "1", "y"})
_NO = frozenset({"no", "false", "false()", "0", "n"})
_PARAMETER = re.compile(r"""(?<![\w-])([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s,;]+)""")
_DYNAMIC = re.compile(r"\$\{|[a-z]\(")

UNKNOWN_TYPE_AS = "text"
"""What a question of an unknown type is read as, so that only the type itself is complained of."""


def is_disabled(cells: Mapping[str, str]) -> bool:
    """Whether an author has switched a row off."""
    return cells.get("disabled", "").casefold() in _YES


def condition(text: str) -> str:
    """Return the expression of a yes-or-no cell: ``true()`` for yes, "" for no."""
    word = text.casefold()
    if word in _YES:
        return "true()"
    return "" if word in _NO else straight(text)


def field_of(
    row: Row,
    place: tuple[str, str],
    spelt: SpeltType,
    languages: Languages,
    children: tuple[Field, ...] = (),
) -> Field:
    """Return the field that a row describes; ``place`` is its name and its path."""
    cells = row.cells
    found = texts(cells, languages)
    known: dict[str, Any] = {key: text for key, text in found.items() if key[:6] != "media:"}
    extra: dict[str, str] = {}
    for key, text in cells.items():
        if key in _EXPRESSIONS:
            known[key] = straight(text)
        elif key in _CONDITIONS:
            known[key] = condition(text)
        elif key not in _STRUCTURE and translated(key) is None:
            extra[key] = straight(text) if is_condition(key) else text
    known |= _spelt(spelt, cells, extra)
    return Field(
        name=place[0],
        type=spelt.word or UNKNOWN_TYPE_AS,
        path=place[1],
        media=media(found),
        extra=MappingProxyType(extra) if extra else EMPTY,
        children=children,
        row=row.number,
        **known,
    )


def _spelt(spelt: SpeltType, cells: Mapping[str, str], extra: dict[str, str]) -> dict[str, Any]:
    """Return what depends on the type; takes the columns it reads out of ``extra``."""
    known: dict[str, Any] = {}
    if default := extra.pop("default", ""):
        known["default"] = straight(default) if _DYNAMIC.search(default) else default
    if appearance := extra.pop("appearance", ""):
        known["appearance"] = usual_appearance(spelt.word or UNKNOWN_TYPE_AS, appearance)
    if parameters := extra.pop("parameters", ""):
        known["parameters"] = read_parameters(parameters)
    if spelt.word and type_of(spelt.word).chooses:
        known["list_name"] = one_line(spelt.list_name or cells.get("list_name", ""))
        known["or_other"] = spelt.or_other
    return known


@lru_cache(maxsize=1024)
def usual_appearance(type_word: str, appearance: str) -> str:
    """Return an appearance with the words that its type knows in lower case (``Field-list``)."""
    known = type_of(type_word).appearances
    words = appearance.split()
    return " ".join(word.lower() if word.lower() in known else word for word in words)


@lru_cache(maxsize=1024)
def read_parameters(cell: str) -> Mapping[str, str]:
    """Return the parameters of a cell such as ``start=0 end=10 step=1``, by lower-case name."""
    pairs = _PARAMETER.findall(straight(cell))
    return MappingProxyType({key.lower(): value.strip("\"'") for key, value in pairs})
