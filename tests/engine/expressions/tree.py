"""A small document to ask expressions about, and the asking."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from sle_desktop.engine.expressions import (
    Environment,
    Node,
    Scope,
    Value,
    as_boolean,
    as_number,
    as_string,
    compile_expression,
)

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
PHOENIX = ZoneInfo("America/Phoenix")


class Twig:
    """A node with everything that expressions may ask of it."""

    def __init__(
        self,
        name: str,
        text: str = "",
        children: Sequence["Twig"] = (),
        attributes: Sequence["Twig"] = (),
    ) -> None:
        self.name = name
        self.own = text
        self.parent: Node | None = None
        self.children: Sequence[Twig] = children
        self.attributes = attributes
        for one in (*children, *attributes):
            one.parent = self

    @property
    def text(self) -> str:
        return self.own + "".join(one.text for one in self.children)

    def walk(self) -> Iterator["Twig"]:
        yield self
        for one in self.children:
            yield from one.walk()

    def __repr__(self) -> str:
        return f"<{self.name} {self.text!r}>"


def grow(xml: str) -> Twig:
    """Return the document that XML describes; space between elements does not count."""
    return Twig("", children=[_grown(ElementTree.fromstring(xml))])


def _grown(element: ElementTree.Element) -> Twig:
    return Twig(
        element.tag,
        (element.text or "").strip(),
        [_grown(one) for one in element],
        [Twig(name, text) for name, text in element.attrib.items()],
    )


def environment(zone: ZoneInfo = LONDON, now: datetime = NOON, **more: Any) -> Environment:
    """Return surroundings that stand still."""
    return Environment(now=lambda: now, zone=zone, random=Random(7), **more)


EMPTY = Twig("", children=[Twig("data")])


def evaluate(
    source: str,
    node: Twig = EMPTY,
    around: Environment | None = None,
    *,
    lenient: bool = False,
    current: Twig | None = None,
) -> Value:
    """Work an expression out at a node; ``${name}`` means every node of that name under the top."""

    def resolve(name: str, context: Node) -> list[Node]:
        while context.parent is not None:
            context = context.parent
        assert isinstance(context, Twig)
        return [one for one in context.walk() if one.name == name]

    scope = Scope(node, resolve, around or environment(), current=current)
    return compile_expression(source, lenient=lenient).evaluate(scope)


def text(source: str, node: Twig = EMPTY, around: Environment | None = None) -> str:
    return as_string(evaluate(source, node, around))


def number(source: str, node: Twig = EMPTY, around: Environment | None = None) -> float:
    around = around or environment()
    return as_number(evaluate(source, node, around), around.zone)


def truth(source: str, node: Twig = EMPTY, around: Environment | None = None) -> bool:
    return as_boolean(evaluate(source, node, around))


def names(source: str, node: Twig) -> str:
    """Return the names of the nodes that a path finds, in order; the document's is ``/``."""
    found = evaluate(source, node)
    assert isinstance(found, list)
    return " ".join(one.name or (one.text if one.parent else "/") for one in found)
