"""What an expression reads: a tree of nodes, as little as the engine needs of one."""

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable


@runtime_checkable
class Node(Protocol):
    """A question, group, repeat row, or an item of an external list.

    ``text`` is the string value: empty when blank or not relevant; that of a group is its
    members' joined. A node may also have ``attributes``, a sequence of nodes, for ``@name``, and
    ``number``, its place from 1 among its fellows of the same name, for ``position(..)``.
    The top of a tree is either nameless (a document) or the form's own node.
    """

    @property
    def name(self) -> str:
        """The name that steps of a path test."""

    @property
    def parent(self) -> "Node | None":
        """The node around this one."""

    @property
    def children(self) -> Sequence["Node"]:
        """The nodes in this one, in document order."""

    @property
    def text(self) -> str:
        """The string value."""


class Document:
    """A nameless root around the top node of a tree that has none."""

    __slots__ = ("children", "name", "parent")

    def __init__(self, top: Node) -> None:
        self.name = ""
        self.parent: Node | None = None
        self.children: Sequence[Node] = (top,)

    @property
    def text(self) -> str:
        """The text of everything in the document."""
        return self.children[0].text


class Words:
    """The text node that ``text()`` finds in a node without children."""

    __slots__ = ("children", "name", "parent", "text")

    def __init__(self, parent: Node) -> None:
        self.name = ""
        self.parent: Node | None = parent
        self.children: Sequence[Node] = ()
        self.text = parent.text


def top_of(node: Node) -> Node:
    """Return the node of a tree that has no parent."""
    while node.parent is not None:
        node = node.parent
    return node


def document_of(node: Node) -> Node:
    """Return the nameless root of the tree that a node is in."""
    top = top_of(node)
    return Document(top) if top.name else top


def holder_of(node: Node) -> Node:
    """Return what ``instance()`` gives for an external list: the node that holds its root."""
    return Document(node) if node.name not in ("", "instance") else node


def in_document_order(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes without repetition, in the order in which they stand in the document."""
    unique = list({_identity(one): one for one in nodes}.values())
    if len(unique) < 2:
        return unique
    places: dict[int, dict[int, int]] = {}
    return sorted(unique, key=lambda one: _place(one, places))


def _identity(node: Node) -> tuple[int, bool]:
    """Return what tells nodes apart; a text node is made anew each time it is reached."""
    return (id(node.parent), True) if isinstance(node, Words) else (id(node), False)


def _place(node: Node, places: dict[int, dict[int, int]]) -> tuple[int, ...]:
    """Return the indexes that lead from the root to a node; attributes stand before children."""
    indexes: list[int] = []
    while (parent := node.parent) is not None:
        known = places.get(id(parent))
        if known is None:
            members = (*getattr(parent, "attributes", ()), *parent.children)
            known = places[id(parent)] = {id(one): place for place, one in enumerate(members)}
        indexes.append(known.get(id(node), -1))
        node = parent
    return tuple(reversed(indexes))
