"""The axes of XPath 1.0: which nodes lie in which direction, nearest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sle_desktop.engine.expressions.nodes import Node, Words

Axis = Callable[[Node], Iterable[Node]]


def _children(node: Node) -> Sequence[Node]:
    return node.children


def contents(node: Node) -> Sequence[Node]:
    """Return the children, or the text of a node that has none."""
    if node.children or isinstance(node, Words) or not node.text:
        return node.children
    return (Words(node),)


def _itself(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return () if node.parent is None else (node.parent,)


def _ancestors(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _ancestors_and_itself(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _descendants(node: Node) -> Iterator[Node]:
    waiting = list(reversed(contents(node)))
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(contents(one)))


def _itself_and_descendants(node: Node) -> Iterator[Node]:
    yield node
    yield from _descendants(node)


def _siblings(node: Node) -> tuple[Sequence[Node], int]:
    """Return the nodes of one parent and the place of this one among them, -1 if it has none."""
    fellows = () if node.parent is None else node.parent.children
    return fellows, next((at for at, one in enumerate(fellows) if one is node), -1)


def _following_siblings(node: Node) -> Sequence[Node]:
    fellows, place = _siblings(node)
    return fellows[place + 1 :] if place >= 0 else ()


def _preceding_siblings(node: Node) -> Sequence[Node]:
    fellows, place = _siblings(node)
    return fellows[:place][::-1] if place > 0 else ()


def _following(node: Node) -> Iterator[Node]:
    for above in _ancestors_and_itself(node):
        for sibling in _following_siblings(above):
            yield from _itself_and_descendants(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    for above in _ancestors_and_itself(node):
        for sibling in _preceding_siblings(above):
            yield from reversed(list(_itself_and_descendants(sibling)))


def _attributes(node: Node) -> Sequence[Node]:
    found: Sequence[Node] = getattr(node, "attributes", ())
    return found


def _nothing(_node: Node) -> Sequence[Node]:
    return ()


AXES: dict[str, Axis] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_and_itself,
    "attribute": _attributes,
    "child": _children,
    "descendant": _descendants,
    "descendant-or-self": _itself_and_descendants,
    "following": _following,
    "following-sibling": _following_siblings,
    "namespace": _nothing,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
    "self": _itself,
}

BACKWARDS = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling"))
"""Axes that give the nearest node first, against the order of the document."""

LEVEL = frozenset(("attribute", "child", "self"))
"""Axes that keep nodes of one depth in order, at one depth and without duplicates."""
