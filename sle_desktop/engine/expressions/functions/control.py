"""Functions of truth and choice."""

from collections.abc import Sequence
from math import inf, isnan

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions.registry import building, function
from sle_desktop.engine.expressions.syntax import Call
from sle_desktop.engine.expressions.values import (
    Value,
    as_boolean,
    as_number,
    as_string,
    text_number,
)


@building("if", 3, 3)
def _if(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    test, then, otherwise = arguments
    return lambda focus: then(focus) if as_boolean(test(focus)) else otherwise(focus)


@building("coalesce", 2, 2)
def _coalesce(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    first, second = arguments
    return lambda focus: as_string(first(focus)) or as_string(second(focus))


@building("once", 1, 1)
def _once(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    """Keep what the question holds already."""
    calculation = arguments[0]
    return lambda focus: focus.node.text or as_string(calculation(focus))


@function("true")
def true() -> bool:
    """Return true."""
    return True


@function("false")
def false() -> bool:
    """Return false."""
    return False


@function("not", "flag")
def deny(flag: bool) -> bool:
    """Return the opposite."""
    return not flag


@function("boolean", "flag")
def boolean(flag: bool) -> bool:
    """Return whether a value counts as true."""
    return flag


@function("boolean-from-string", "text")
def boolean_from_string(text: str) -> bool:
    """Return whether a text says true: ``1`` or ``true``."""
    return text in ("1", "true")


@function("checklist", "number number value*")
def checklist(least: float, most: float, *answers: Value) -> bool:
    """Return whether the number of true answers lies between two bounds; -1 is no bound."""
    held = sum(flag for answer in answers for flag in _flags(answer))
    return _within(held, least, most)


@function("weighted-checklist", "focus number number value*")
def weighted_checklist(focus: Focus, least: float, most: float, *pairs: Value) -> bool:
    """Return whether the weights of the true answers add up to between two bounds."""
    if len(pairs) % 2:
        raise ExpressionError("weighted-checklist needs a weight after every answer.")
    held = 0.0
    for answer, weight in zip(pairs[::2], pairs[1::2], strict=True):
        for flag, number in zip(_flags(answer), _numbers(weight, focus), strict=False):
            held += number if flag else 0.0
    return _within(held, least, most)


def _flags(value: Value) -> list[bool]:
    return [bool(one.text) for one in value] if isinstance(value, list) else [as_boolean(value)]


def _numbers(value: Value, focus: Focus) -> list[float]:
    if isinstance(value, list):
        return [text_number(one.text, focus.zone) for one in value]
    return [as_number(value, focus.zone)]


def _within(held: float, least: float, most: float) -> bool:
    """Return whether a total lies between bounds; a bound that is no number never holds."""
    if isnan(held) or isnan(least) or isnan(most):
        return False
    return held >= (-inf if least == -1 else least) and held <= (inf if most == -1 else most)
