"""Following a path through the tree: its steps, tests and predicates."""

from collections.abc import Callable

from sle_desktop.engine.expressions.axes import AXES, BACKWARDS, LEVEL, Axis, contents
from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.nodes import Node, document_of, in_document_order
from sle_desktop.engine.expressions.syntax import Filter, Literal, Path, Step, Syntax
from sle_desktop.engine.expressions.values import Value, as_boolean

Compile = Callable[[Syntax], Evaluate]

_Test = Callable[[Node], bool]
_Walk = Callable[[list[Node], Focus], list[Node]]


def compile_path(path: Path, compile_syntax: Compile) -> Evaluate:
    """Return what finds the nodes of a path, in document order."""
    begin = _beginning(path, compile_syntax)
    walks = [(_walk(step, compile_syntax), step.axis in LEVEL) for step in path.steps]
    if len(walks) == 1 and path.start is None:
        only = walks[0][0]
        return lambda focus: only(begin(focus), focus)

    def run(focus: Focus) -> Value:
        nodes = begin(focus)
        tidy = False
        for walk, level in walks:
            tidy = tidy or len(nodes) < 2
            ordered = level or len(nodes) < 2
            nodes = walk(nodes, focus)
            if not (tidy and ordered):
                nodes = in_document_order(nodes)
            tidy = tidy and level
        return nodes

    return run


def compile_filter(node: Filter, compile_syntax: Compile) -> Evaluate:
    """Return what sifts the nodes of an operand by predicates."""
    operand, at = compile_syntax(node.operand), node.at
    sieves = [_sieve(one, compile_syntax) for one in node.predicates]

    def run(focus: Focus) -> Value:
        nodes = require_nodes(operand(focus), at)
        for sieve in sieves:
            nodes = sieve(nodes, focus)
        return nodes

    return run


def require_nodes(value: Value, at: int = 0) -> list[Node]:
    """Return a value that is a node-set; raises ``ExpressionError`` if it is none."""
    if isinstance(value, list):
        return value
    raise ExpressionError("A question, group or list is needed here, not a value.", at)


def _beginning(path: Path, compile_syntax: Compile) -> Callable[[Focus], list[Node]]:
    if path.absolute:
        # The record's own root, even inside a predicate on an external list.
        return lambda focus: [document_of(focus.origin)]
    if path.start is None:
        return lambda focus: [focus.node]
    start, at = compile_syntax(path.start), path.at
    return lambda focus: require_nodes(start(focus), at)


def _walk(step: Step, compile_syntax: Compile) -> _Walk:
    """Return what takes nodes to those that one step finds from each of them."""
    axis, test = _axis(step), _test(step.test)
    sieves = [_sieve(one, compile_syntax) for one in step.predicates]

    def plain(nodes: list[Node], _focus: Focus) -> list[Node]:
        return [one for node in nodes for one in axis(node) if test(one)]

    def sifted(nodes: list[Node], focus: Focus) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            reached = [one for one in axis(node) if test(one)]
            for sieve in sieves:
                reached = sieve(reached, focus)
            found += reached
        return found

    walk = sifted if sieves else plain
    if step.axis not in BACKWARDS:
        return walk
    return lambda nodes, focus: in_document_order(walk(nodes, focus))


def _axis(step: Step) -> Axis:
    return contents if step.axis == "child" and step.test.endswith("()") else AXES[step.axis]


def _test(test: str) -> _Test:
    """Return what tells whether a node passes a test; there are no comments nor instructions."""
    if test == "node()":
        return lambda _node: True
    if test == "text()":
        return lambda node: not node.name and node.parent is not None
    if test.endswith("()"):
        return lambda _node: False
    if test == "*":
        return lambda node: bool(node.name)
    if test.endswith(":*"):
        prefix = test[:-1]
        return lambda node: node.name.startswith(prefix)
    return lambda node: node.name == test


def _sieve(predicate: Syntax, compile_syntax: Compile) -> _Walk:
    """Return what sifts nodes by a predicate: a number is a position, all else a condition."""
    if isinstance(predicate, Literal) and isinstance(predicate.value, float):
        return _only(predicate.value)
    holds = compile_syntax(predicate)

    def sieve(nodes: list[Node], focus: Focus) -> list[Node]:
        size = len(nodes)
        kept = []
        for position, node in enumerate(nodes, 1):
            value = holds(focus.at(node, position, size))
            if position == value if isinstance(value, float) else as_boolean(value):
                kept.append(node)
        return kept

    return sieve


def _only(position: float) -> _Walk:
    if position < 1 or position % 1:
        return lambda _nodes, _focus: []
    place = int(position)
    return lambda nodes, _focus: nodes[place - 1 : place]
