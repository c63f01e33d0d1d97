"""Turning a syntax tree into Python closures."""

from collections.abc import Callable, Mapping

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions import FUNCTIONS, why_not
from sle_desktop.engine.expressions.operators import OPERATIONS, Operation
from sle_desktop.engine.expressions.paths import compile_filter, compile_path
from sle_desktop.engine.expressions.syntax import (
    Binary,
    Call,
    Filter,
    Literal,
    Negation,
    Path,
    Reference,
    Syntax,
)
from sle_desktop.engine.expressions.values import Value, as_boolean, as_number

_Link = Callable[[Value, Focus], Value]


class Compiler:
    """Compiles one expression.

    ``lenient`` leaves unknown functions and wrong numbers of values until they are reached, as
    ODK's engines do; otherwise they are refused at once.
    """

    def __init__(self, *, lenient: bool) -> None:
        self.lenient = lenient

    def compile(self, node: Syntax) -> Evaluate:
        """Return the closure for a node; raises ``ExpressionError``."""
        match node:
            case Literal():
                value = node.value
                return lambda _focus: value
            case Reference():
                return _reference(node)
            case Path():
                return compile_path(node, self.compile)
            case Filter():
                return compile_filter(node, self.compile)
            case Negation():
                operand = self.compile(node.operand)
                return lambda focus: -as_number(operand(focus), focus.zone)
            case Call():
                return self._call(node)
        return self._chain(node)

    def _chain(self, node: Binary) -> Evaluate:
        """Compile operators from the left, so that a long chain needs no deep recursion."""
        spine: list[Binary] = []
        left: Syntax = node
        while isinstance(left, Binary):
            spine.append(left)
            left = left.left
        first = self.compile(left)
        if len(spine) == 1 and node.operator in OPERATIONS:
            return _pair(OPERATIONS[node.operator], first, self.compile(node.right))
        links = [_LINKS[one.operator](self.compile(one.right)) for one in reversed(spine)]

        def run(focus: Focus) -> Value:
            value = first(focus)
            for link in links:
                value = link(value, focus)
            return value

        return run

    def _call(self, node: Call) -> Evaluate:
        function = FUNCTIONS.get(node.name)
        refusal = why_not(node)
        if refusal is None and function is not None:
            return function.build([self.compile(one) for one in node.arguments], node)
        assert refusal is not None
        if not self.lenient:
            raise refusal
        says, at = refusal.says, refusal.at

        def fail(_focus: Focus) -> Value:
            raise ExpressionError(says, at)

        return fail


def _reference(node: Reference) -> Evaluate:
    name = node.name
    if node.last_saved:
        return lambda focus: focus.environment.last_saved(name)
    return lambda focus: focus.scope.resolve(name, focus.origin)


def _pair(operation: Operation, left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda focus: operation(left(focus), right(focus), focus.zone)


def _eager(operation: Operation) -> Callable[[Evaluate], _Link]:
    def build(right: Evaluate) -> _Link:
        return lambda left, focus: operation(left, right(focus), focus.zone)

    return build


def _and(right: Evaluate) -> _Link:
    return lambda left, focus: as_boolean(left) and as_boolean(right(focus))


def _or(right: Evaluate) -> _Link:
    return lambda left, focus: as_boolean(left) or as_boolean(right(focus))


_LINKS: Mapping[str, Callable[[Evaluate], _Link]] = {
    "and": _and,
    "or": _or,
    **{sign: _eager(operation) for sign, operation in OPERATIONS.items()},
}
