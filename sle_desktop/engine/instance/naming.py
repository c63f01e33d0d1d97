"""Finding fields by key, and by the path that people write."""

import difflib
import re
from collections.abc import Iterable

from sle_desktop.engine.instance.nodes import Container, Group, Node, Row
from sle_desktop.engine.instance.rows import Rows
from sle_desktop.errors import UserError

_STEP = re.compile(r"([^\[\]/]+)(?:\[([^\[\]/]*)\])?")


def node_of(rows: Rows, key: str) -> Node:
    """Return the node of a key. Raises NO_SUCH_FIELD."""
    node = rows.by_key.get(key)
    if node is None:
        raise UserError(
            "NO_SUCH_FIELD",
            f"This record has no field “{key[:80]}”.",
            "Open the record again to see the fields that it has.",
        )
    return node


def container_of(rows: Rows, key: str) -> Container:
    """Return the repeat of a key. Raises NO_SUCH_FIELD for all else."""
    node = node_of(rows, key)
    if not isinstance(node, Container):
        raise _none(node.shown, "Name a repeat, which can have rows.")
    return node


def row_of(rows: Rows, key: str) -> Row:
    """Return the row of a key. Raises NO_SUCH_FIELD for all else."""
    node = node_of(rows, key)
    if not isinstance(node, Row):
        raise _none(node.shown, "Name one row of a repeat.")
    return node


def key_of(rows: Rows, shown: str) -> str:
    """Return the key of a path such as ``books[2]/letter``. Raises NO_SUCH_FIELD."""
    node: Node = rows.root
    for step in shown.strip().strip("/").split("/"):
        node = _step(node, step, shown)
    return node.key


def _step(node: Node, step: str, shown: str) -> Node:
    found = _STEP.fullmatch(step.strip())
    if found is None:
        raise _none(shown, "Write a path such as books[2]/letter.")
    name, number = found.groups()
    if isinstance(node, Container):
        raise _none(shown, f"Say which row, such as {node.shown}[1]/{step}.")
    names = {one.name: one for one in node.within()} if isinstance(node, Group) else {}
    if name not in names:
        raise _none(shown, did_you_mean(name, names))
    inner = names[name]
    if number is None:
        return inner
    if not isinstance(inner, Container):
        raise _none(shown, f"“{name}” has no rows; leave out [{number}].")
    return _row(inner, number, shown)


def _row(container: Container, number: str, shown: str) -> Row:
    rows = container.all_rows()
    if number.isdecimal() and 1 <= int(number) <= len(rows):
        return rows[int(number) - 1]
    for row in rows:
        if row.row_id == number:
            return row
    count = len(rows)
    has = "no rows yet" if not count else f"{count} row{'s' if count > 1 else ''}"
    raise _none(shown, f"“{container.shown}” has {has}.")


def _none(shown: str, do: str) -> UserError:
    return UserError("NO_SUCH_FIELD", f"There is no field “{shown[:80]}”.", do)


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return a hint at the nearest of the known names."""
    known = list(names)
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"There are: {', '.join(known[:8])}{' …' if len(known) > 8 else ''}."
