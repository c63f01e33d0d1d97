"""The operators of XPath 1.0 on values, with ODK's reading of dates as numbers."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from math import copysign, fmod, inf, isnan, nan

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.moments import Moment, add, subtract
from sle_desktop.engine.expressions.nodes import in_document_order
from sle_desktop.engine.expressions.values import (
    Value,
    as_boolean,
    as_number,
    text_number,
)

Operation = Callable[[Value, Value, tzinfo], Value]
_Ordered = Callable[[float, float], bool]


def equal(left: Value, right: Value, zone: tzinfo) -> bool:
    """Return whether two values, or any of their nodes, are equal."""
    if isinstance(left, list) and type(right) is str:
        # By far the most common: a question compared with a choice.
        return any(one.text == right for one in left)
    return _any_pair(left, right, zone, _same)


def unequal(left: Value, right: Value, zone: tzinfo) -> bool:
    """Return whether two values, or any of their nodes, differ."""
    if isinstance(left, list) and type(right) is str:
        return any(one.text != right for one in left)
    return _any_pair(left, right, zone, _different)


def _any_pair(
    left: Value, right: Value, zone: tzinfo, test: Callable[[Value, Value, tzinfo], bool]
) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return test(as_boolean(left), as_boolean(right), zone)
    rights = _members(right)
    return any(test(one, other, zone) for one in _members(left) for other in rights)


def _members(value: Value) -> Sequence[Value]:
    return [one.text for one in value] if isinstance(value, list) else [value]


def _same(left: Value, right: Value, zone: tzinfo) -> bool:
    if type(left) is type(right) and not isinstance(left, Moment):
        return left == right
    if isinstance(left, (float, Moment)) or isinstance(right, (float, Moment)):
        return as_number(left, zone) == as_number(right, zone)
    return left == right


def _different(left: Value, right: Value, zone: tzinfo) -> bool:
    return not _same(left, right, zone)


def _ordering(test: _Ordered) -> Operation:
    """Return a comparison by size; node-sets hold if any of their nodes does."""

    def numbers(value: Value, zone: tzinfo) -> Iterable[float]:
        if isinstance(value, list):
            return [text_number(one.text, zone) for one in value]
        return (as_number(value, zone),)

    def compare(left: Value, right: Value, zone: tzinfo) -> bool:
        if isinstance(left, bool) and isinstance(right, list):
            right = bool(right)
        elif isinstance(right, bool) and isinstance(left, list):
            left = bool(left)
        rights = numbers(right, zone)
        return any(test(one, other) for one in numbers(left, zone) for other in rights)

    return compare


def _arithmetic(operation: Callable[[float, float], float]) -> Operation:
    def run(left: Value, right: Value, zone: tzinfo) -> float:
        return operation(as_number(left, zone), as_number(right, zone))

    return run


def divide(left: float, right: float) -> float:
    """Divide as IEEE 754 does: by zero gives an infinity or NaN."""
    if right != 0:
        return left / right
    if left == 0 or isnan(left):
        return nan
    return inf * copysign(1, left) * copysign(1, right)


def modulo(left: float, right: float) -> float:
    """Return the remainder with the sign of the dividend."""
    try:
        return fmod(left, right)
    except ValueError:
        return nan


def union(left: Value, right: Value, _zone: tzinfo) -> Value:
    """Return the nodes of both sets in document order."""
    if not isinstance(left, list) or not isinstance(right, list):
        raise ExpressionError("“|” joins questions or groups, and one side is neither.")
    return in_document_order([*left, *right])


OPERATIONS: dict[str, Operation] = {
    "=": equal,
    "!=": unequal,
    "<": _ordering(lambda left, right: left < right),
    "<=": _ordering(lambda left, right: left <= right),
    ">": _ordering(lambda left, right: left > right),
    ">=": _ordering(lambda left, right: left >= right),
    "+": _arithmetic(add),
    "-": _arithmetic(subtract),
    "*": _arithmetic(lambda left, right: left * right),
    "div": _arithmetic(divide),
    "mod": _arithmetic(modulo),
    "|": union,
}
"""The operators that always work out both sides; ``and`` and ``or`` are the compiler's."""
