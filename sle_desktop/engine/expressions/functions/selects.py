"""Functions of choices and of words in the reader's language."""

import re
from collections.abc import Iterator, Sequence
from math import isfinite

from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions.registry import building, function
from sle_desktop.engine.expressions.syntax import Call, Literal, Reference
from sle_desktop.engine.expressions.values import as_string

_CHOICE_NAME = "jr:choice-name"
_QUOTED = re.compile(r"\s*\$\{\s*([^{}]+?)\s*\}\s*")


@function("selected", "text text")
def selected(chosen: str, name: str) -> bool:
    """Return whether a choice is among the chosen ones."""
    name = name.strip()
    return name in chosen.split() if name else not chosen.strip()


@function("selected-at", "text number")
def selected_at(chosen: str, index: float) -> str:
    """Return the chosen one at a place counted from 0, nothing if there is none."""
    names = chosen.split()
    return names[int(index)] if isfinite(index) and 0 <= index < len(names) else ""


@function("count-selected", "text")
def count_selected(chosen: str) -> float:
    """Return how many were chosen."""
    return float(len(chosen.split()))


@building(_CHOICE_NAME, 2, 2)
def _choice_name(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
    """Give the words of a choice; the question is named in quotation marks, or without."""
    value, field = arguments
    named = next(quoted_reference(call), None)
    if named is None and isinstance(call.arguments[1], Reference):
        named = call.arguments[1].name

    def run(focus: Focus) -> str:
        name = named if named is not None else as_string(field(focus)).strip()
        return focus.environment.choice_label(name, as_string(value(focus)))

    return run


def quoted_reference(call: Call) -> Iterator[str]:
    """Yield the question that ``jr:choice-name`` names inside a text, if it does."""
    if call.name == _CHOICE_NAME and len(call.arguments) == 2:
        part = call.arguments[1]
        if isinstance(part, Literal) and isinstance(part.value, str):
            found = _QUOTED.fullmatch(part.value)
            if found is not None:
                yield found[1]


@function("jr:itext", "focus text")
def itext(focus: Focus, key: str) -> str:
    """Return a translation by its key."""
    return focus.environment.itext(key)


@function("version", "focus")
def version(focus: Focus) -> str:
    """Return the version of the form."""
    return focus.environment.version
