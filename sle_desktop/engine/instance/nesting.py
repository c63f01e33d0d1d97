"""A record's answers as one nested mapping: groups nested, repeats as lists."""

from datetime import date, time
from typing import Any

from sle_desktop.engine.definition import Value
from sle_desktop.engine.instance.nodes import Container, Group, Leaf, Node
from sle_desktop.engine.values import to_text


def nested(group: Group, *, relevant_only: bool, plain: bool) -> dict[str, Any]:
    """Return what is in a group by name; blanks, empty groups and empty repeats are left out."""
    found: dict[str, Any] = {}
    for node in group.within():
        if relevant_only and not node.relevant:
            continue
        value = _of(node, relevant_only=relevant_only, plain=plain)
        if value not in (None, {}, []):
            found[node.name] = value
    return found


def _of(node: Node, *, relevant_only: bool, plain: bool) -> Any:
    if isinstance(node, Container):
        rows = node.rows if relevant_only else node.all_rows()
        return [nested(row, relevant_only=relevant_only, plain=plain) for row in rows]
    if isinstance(node, Group):
        return nested(node, relevant_only=relevant_only, plain=plain)
    assert isinstance(node, Leaf)
    return _plain(node.field.type, node.value) if plain else node.value


def _plain(type_word: str, value: Value) -> object:
    """Return a value as JSON has it: dates and times as text, several choices as a list."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, (date, time)):
        return to_text(type_word, value)
    return value
