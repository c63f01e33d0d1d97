"""The tree of a record's nodes: building rows, finding nodes by key, adding and taking away."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sle_desktop.engine.definition import GROUP, REPEAT, Value
from sle_desktop.engine.instance.nodes import Container, Group, Leaf, Node, Row
from sle_desktop.engine.instance.plan import Plan, Slot

MOST_ROWS_IN_ALL = 20_000
"""Rows that all ``repeat_count`` of a record may make together."""


class Rows:
    """All nodes of one record. ``new_id`` makes ids for rows that nobody named."""

    def __init__(self, plan: Plan, new_id: Callable[[], str]) -> None:
        self.plan = plan
        self.new_id = new_id
        self.by_key: dict[str, Node] = {}
        self.count = 0
        self.root = Row(plan.root, None, "")

    def fill(
        self, answers: Mapping[str, Value], rows: Mapping[str, Sequence[str]], *, fresh: bool
    ) -> None:
        """Build the whole record from what was stored; a fresh one gets the form's defaults."""
        self._fill(self.root, rows, fresh=fresh)
        for key, value in answers.items():
            node = self.by_key.get(key)
            if isinstance(node, Leaf):
                node.value = value
                node.refresh_text()

    def unused_id(self, container: Container) -> str:
        """Return an id that no row of a repeat has."""
        row_id = self.new_id()
        while f"{container.key}[{row_id}]" in self.by_key:
            row_id = self.new_id()
        return row_id

    def add(self, container: Container, row_id: str, at: int, *, fresh: bool) -> Row:
        """Build an empty row and put it among those that count."""
        row = Row(container.slot, container, row_id)
        row.relevant = container.relevant
        self.by_key[row.key] = row
        self.count += 1
        container.rows.insert(at, row)
        row.number = at + 1
        if at + 1 < len(container.rows) or container.spare:
            container.renumber()
        self._fill(row, {}, fresh=fresh)
        return row

    def remove(self, row: Row) -> None:
        """Take a row and everything in it away."""
        container = row.container
        assert container is not None
        for node in row.everything():
            self.by_key.pop(node.key, None)
            self.count -= isinstance(node, Row)
        self.by_key.pop(row.key, None)
        self.count -= 1
        container.rows.remove(row)
        container.renumber()

    def _fill(self, row: Row, stored: Mapping[str, Sequence[str]], *, fresh: bool) -> None:
        prefix = f"{row.key}/" if row.key else ""
        table = row.table
        inside = row.slot.place
        for slot in row.slot.members:
            outer = slot.place.parent
            parent = row if outer is inside or outer is None else table[outer.local]
            node = self._node(slot, parent, row, prefix + slot.key_tail)
            table.append(node)
            if fresh and slot.default is not None:
                node.value = slot.default.value
                node.refresh_text()
                if slot.default.fault:
                    node.faults = {"default": slot.default.fault}
            if isinstance(node, Container):
                for row_id in stored.get(node.key, ()):
                    self._restore(node, row_id, stored)

    def _restore(
        self, container: Container, row_id: str, stored: Mapping[str, Sequence[str]]
    ) -> None:
        row = Row(container.slot, container, row_id)
        if row.key in self.by_key:
            return
        self.by_key[row.key] = row
        self.count += 1
        container.rows.append(row)
        row.number = len(container.rows)
        self._fill(row, stored, fresh=False)

    def _node(self, slot: Slot, parent: Node, row: Row, key: str) -> Node:
        kind = _KINDS.get(slot.field.type, Leaf)
        node = kind(slot, parent, row, key)
        if not parent.relevant:
            node.relevant = False
        self.by_key[key] = node
        return node

    def containers(self) -> Iterator[Container]:
        """Yield every repeat of the record, in reading order."""
        for node in self.root.everything():
            if isinstance(node, Container):
                yield node


_KINDS: Mapping[str, type[Leaf] | type[Group] | type[Container]] = {
    GROUP: Group,
    REPEAT: Container,
}
