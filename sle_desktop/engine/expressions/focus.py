"""Where an evaluation stands: the node, its place among its fellows, and the scope around it."""

from collections.abc import Callable
from datetime import tzinfo

from sle_desktop.engine.expressions.nodes import Node
from sle_desktop.engine.expressions.scope import Environment, Scope
from sle_desktop.engine.expressions.values import Value


class Focus:
    """The context of XPath 1.0; a predicate gets a new one for each node it tests."""

    __slots__ = ("environment", "node", "origin", "position", "scope", "size", "zone")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.node: Node = scope.context
        self.position = scope.position
        self.size = scope.size
        self.origin: Node = scope.context if scope.current is None else scope.current
        self.environment: Environment = scope.environment
        self.zone: tzinfo = scope.environment.zone

    def at(self, node: Node, position: int, size: int) -> "Focus":
        """Return the focus on another node of the same evaluation."""
        one = Focus.__new__(Focus)
        one.scope = self.scope
        one.node = node
        one.position = position
        one.size = size
        one.origin = self.origin
        one.environment = self.environment
        one.zone = self.zone
        return one


Evaluate = Callable[[Focus], Value]
"""A compiled part of an expression."""
