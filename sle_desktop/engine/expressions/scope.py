"""What is around an expression when it is worked out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from random import Random
from types import MappingProxyType

from sle_desktop.engine.expressions.nodes import Node


def _no_label(_field: str, value: str) -> str:
    return value


def _no_text(_key: str) -> str:
    return ""


def _no_instances() -> Mapping[str, Node]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Environment:
    """What lies outside the record: time, chance, lists and words.

    ``now`` returns an aware instant and ``zone`` is where its date is read. ``instances`` are the
    external lists by name, each a node that holds ``root`` with its ``item`` nodes (or that root
    itself). ``choice_label`` gives the words for a choice: (name of the field as written in the
    expression without ``${}``, name of the choice) -> label. ``last_saved`` gives the text that a
    field had in the record saved last. ``itext`` gives a translation by its key.
    """

    now: Callable[[], datetime]
    zone: tzinfo
    random: Random = field(default_factory=Random)
    instances: Mapping[str, Node] = field(default_factory=_no_instances)
    choice_label: Callable[[str, str], str] = _no_label
    last_saved: Callable[[str], str] = _no_text
    itext: Callable[[str], str] = _no_text
    version: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """One evaluation: the node asked about, and how ``${name}`` is found from it.

    ``resolve`` takes a name and the context and returns the nodes in document order: the one in
    the same repeat row where there is one, else all. Asked from the top of the tree it returns
    all (``indexed-repeat`` does that). ``current`` is what ``current()`` answers and where names
    are looked up from, if that is not the context: in a choice filter the context is an item of
    the list and ``current`` the question.
    """

    context: Node
    resolve: Callable[[str, Node], list[Node]]
    environment: Environment
    position: int = 1
    size: int = 1
    current: Node | None = None
