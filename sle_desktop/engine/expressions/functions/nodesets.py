"""Functions of questions, repeats and lists as sets of nodes."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from math import isfinite, isnan, nan, trunc

from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions.registry import building, function
from sle_desktop.engine.expressions.nodes import Node, holder_of, top_of
from sle_desktop.engine.expressions.paths import require_nodes
from sle_desktop.engine.expressions.syntax import Call, Reference, Syntax
from sle_desktop.engine.expressions.values import Value, as_number, as_string, text_number


@function("count", "nodes")
def count(nodes: list[Node]) -> float:
    """Return how many nodes there are."""
    return float(len(nodes))


@function("count-non-empty", "nodes")
def count_non_empty(nodes: list[Node]) -> float:
    """Return how many nodes hold something."""
    return float(sum(bool(one.text) for one in nodes))


@function("sum", "focus nodes")
def total(focus: Focus, nodes: list[Node]) -> float:
    """Return the sum of the nodes; one that is no number makes it NaN."""
    return float(sum(text_number(one.text, focus.zone) for one in nodes))


@function("max", "focus value value*")
def greatest(focus: Focus, *values: Value) -> float:
    """Return the greatest number of all nodes and values; NaN if there is none."""
    numbers = _numbers(values, focus)
    return nan if not numbers or any(map(isnan, numbers)) else max(numbers)


@function("min", "focus value value*")
def least(focus: Focus, *values: Value) -> float:
    """Return the least number of all nodes and values; NaN if there is none."""
    numbers = _numbers(values, focus)
    return nan if not numbers or any(map(isnan, numbers)) else min(numbers)


def _numbers(values: Sequence[Value], focus: Focus) -> list[float]:
    found: list[float] = []
    for value in values:
        if isinstance(value, list):
            found += [text_number(one.text, focus.zone) for one in value]
        else:
            found.append(as_number(value, focus.zone))
    return found


@function("last", "focus")
def last(focus: Focus) -> float:
    """Return how many nodes the predicate tests."""
    return float(focus.size)


@building("position", 0, 1)
def _position(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
    """Count from 1 in the predicate, or a node among its fellows of the same name."""
    if not arguments:
        return lambda focus: float(focus.position)
    argument = arguments[0]
    return lambda focus: _place(require_nodes(argument(focus), call.at))


def _place(nodes: list[Node]) -> float:
    if not nodes:
        return nan
    node = nodes[0]
    number: int = getattr(node, "number", 0)
    if number:  # a row that knows its own place need not count hundreds before it
        return float(number)
    place = 1
    for fellow in node.parent.children if node.parent is not None else ():
        if fellow is node:
            break
        place += fellow.name == node.name
    return float(place)


@function("current", "focus")
def current(focus: Focus) -> list[Node]:
    """Return the question that the whole expression is about."""
    return [focus.origin]


@function("instance", "focus text")
def instance(focus: Focus, name: str) -> list[Node]:
    """Return the external list of a name, nothing if there is none."""
    root = focus.environment.instances.get(name)
    return [] if root is None else [holder_of(root)]


@function("pulldata", "focus text text text text")
def pulldata(focus: Focus, name: str, column: str, key: str, wanted: str) -> str:
    """Return a column of the first item in an external list whose key column has a value."""
    root = focus.environment.instances.get(name)
    for top in () if root is None else holder_of(root).children:
        for item in top.children:
            if item.name == "item" and _cell(item, key) == wanted:
                return _cell(item, column) or ""
    return ""


def _cell(item: Node, column: str) -> str | None:
    return next((one.text for one in item.children if one.name == column), None)


@building("indexed-repeat", 3, None)
def _indexed_repeat(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
    """Take the nodes inside a repeat's row, and inside rows of repeats within that row.

    Names mean all rows here, even where the expression stands in a row of the same repeat.
    """
    everywhere = [
        _from_top(part) if isinstance(part, Reference) else argument
        for part, argument in zip(call.arguments, arguments, strict=True)
    ]
    target = _within(call.arguments[0], everywhere[0])
    pairs = list(zip(everywhere[1::2], arguments[2::2], strict=False))

    def run(focus: Focus) -> Value:
        found = [
            (require_nodes(rows(focus), call.at), as_number(index(focus), focus.zone))
            for rows, index in pairs
        ]
        inside: Node | None = None
        for rows, index in sorted(found, key=lambda pair: _depth(pair[0])):
            fellows = rows if inside is None else [row for row in rows if _holds(inside, row)]
            if not 1 <= index <= len(fellows) or index % 1:
                return []
            inside = fellows[int(index) - 1]
        assert inside is not None
        nodes = require_nodes(target(focus, inside), call.at)
        return [one for one in nodes if _holds(inside, one)]

    return run


def _within(part: Syntax, argument: Evaluate) -> Callable[[Focus, Node], Value]:
    """Return what finds the wanted nodes; a name is looked up from the row, not in all rows."""
    if isinstance(part, Reference):
        name = part.name
        return lambda focus, row: focus.scope.resolve(name, row)
    return lambda focus, _row: argument(focus)


def _from_top(reference: Reference) -> Evaluate:
    name = reference.name
    return lambda focus: focus.scope.resolve(name, top_of(focus.origin))


def _depth(nodes: list[Node]) -> int:
    """Return how many nodes stand above the first of a list."""
    depth, node = 0, nodes[0].parent if nodes else None
    while node is not None:
        depth, node = depth + 1, node.parent
    return depth


def _holds(outer: Node, inner: Node) -> bool:
    above: Node | None = inner.parent
    while above is not None and above is not outer:
        above = above.parent
    return above is outer


@building("randomize", 1, 2)
def _randomize(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
    nodes, *seeds = arguments

    def run(focus: Focus) -> Value:
        found = list(require_nodes(nodes(focus), call.at))
        if not seeds:
            focus.environment.random.shuffle(found)
            return found
        return shuffled(found, seeds[0](focus), focus)

    return run


_MODULUS, _MULTIPLIER = 2_147_483_647, 16_807  # Park and Miller's generator


def shuffled(nodes: list[Node], seed: Value, focus: Focus) -> list[Node]:
    """Return nodes in the order that ODK's engines give for the same seed."""
    number = _seed(seed, focus)
    state = abs(number) % _MODULUS * (1 if number > 0 else -1)
    if state <= 0:
        state += _MODULUS - 1
    result: list[Node] = []
    for place, node in enumerate(nodes):
        state = state * _MULTIPLIER % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (place + 1))
        result.append(node)
        result[place], result[other] = result[other], node
    return result


def _seed(seed: Value, focus: Focus) -> int:
    """Return the whole number for a seed; a text that is no number counts by its digest."""
    number = as_number(seed, focus.zone)
    if isfinite(number):
        return trunc(number)
    if not isnan(number):
        return 2**63 - 1 if number > 0 else -(2**63)
    text = as_string(seed)
    return (
        int.from_bytes(sha256(text.encode(errors="replace")).digest()[:8], "big", signed=True)
        if text
        else 0
    )


@building("name", 0, 1)
def _name(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
    return _naming(arguments, call, local=False)


@building("local-name", 0, 1)
def _local_name(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
    return _naming(arguments, call, local=True)


def _naming(arguments: Sequence[Evaluate], call: Call, *, local: bool) -> Evaluate:
    def run(focus: Focus) -> Value:
        nodes = require_nodes(arguments[0](focus), call.at) if arguments else [focus.node]
        name = nodes[0].name if nodes else ""
        return name.rpartition(":")[2] if local else name

    return run


@function("namespace-uri", "nodes?")
def namespace_uri(*_nodes: list[Node]) -> str:
    """Return nothing: forms have no namespaces."""
    return ""


@function("id", "value")
def by_id(_value: Value) -> list[Node]:
    """Return nothing: forms declare no identifiers."""
    return []


@function("lang", "text")
def lang(_text: str) -> bool:
    """Return false: nodes of a form carry no language."""
    return False
