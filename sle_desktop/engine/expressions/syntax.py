"""The syntax tree of an expression: plain frozen data that anything may walk."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in quotes or a number."""

    value: str | float
    at: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A question named as ``${name}``, or as ``${last-saved#name}``."""

    name: str
    last_saved: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: tuple["Syntax", ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Negation:
    """A minus before an operand."""

    operand: "Syntax"
    at: int = 0


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands around ``or and = != < <= > >= + - * div mod |``, which stands at ``at``."""

    operator: str
    left: "Syntax"
    right: "Syntax"
    at: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: an axis, a test, and predicates.

    ``test`` is a name, ``*``, ``prefix:*``, or a kind with its brackets: ``node()``, ``text()``,
    ``comment()``, ``processing-instruction()``.
    """

    axis: str
    test: str
    predicates: tuple["Syntax", ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root if ``absolute``, else from ``start``, else from the context."""

    steps: tuple[Step, ...]
    start: "Syntax | None" = None
    absolute: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """An operand followed by predicates in square brackets."""

    operand: "Syntax"
    predicates: tuple["Syntax", ...]
    at: int = 0


Syntax = Literal | Reference | Call | Negation | Binary | Path | Filter


def children(node: Syntax) -> tuple[Syntax, ...]:
    """Return the direct parts of a node in reading order."""
    match node:
        case Call():
            return node.arguments
        case Negation():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Filter():
            return (node.operand, *node.predicates)
        case Path():
            inner = tuple(one for step in node.steps for one in step.predicates)
            return inner if node.start is None else (node.start, *inner)
    return ()


def walk(node: Syntax) -> Iterator[Syntax]:
    """Yield a node and everything in it in reading order, without recursion."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(children(one)))
