"""What a new record starts with before anybody has answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sle_desktop import clock
from sle_desktop.engine.definition import Value
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance.nodes import Leaf, Node
from sle_desktop.engine.instance.rows import Rows


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the caller knows when a record is made or opened.

    ``known`` holds texts for questions that ask about the user or the device, by their type word
    (``username``, ``email`` ...). ``prefilled`` holds answers by key that come before defaults,
    which may read them. ``new_id`` names new rows.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    prefilled: Mapping[str, Value] = field(default_factory=dict)
    language: str = ""
    new_id: Callable[[], str] = clock.new_id


def begin(rows: Rows, environment: Environment, beginning: Beginning) -> None:
    """Fill in what needs no expression."""
    for node in rows.root.everything():
        if isinstance(node, Leaf):
            value = _noted(node, environment, beginning)
            if value is not None:
                node.value = value
                node.refresh_text()


def _noted(node: Node, environment: Environment, beginning: Beginning) -> Value:
    if node.key in beginning.prefilled:
        return beginning.prefilled[node.key]
    kind = node.field.type
    if kind in ("start", "today"):
        now = environment.now().astimezone(environment.zone)
        return now if kind == "start" else now.date()
    return beginning.known.get(kind)
