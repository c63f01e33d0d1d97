"""Keeping a record settled: after a change, only the expressions that depend on it are worked out.

Expressions wait in the order of their ranks, so that each is asked once all that it reads is
settled. What only looks different (a problem, a label, the choices on offer) is forgotten here
and worked out when somebody looks.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from types import MappingProxyType

from sle_desktop.engine.definition import Value
from sle_desktop.engine.dependencies import Rule
from sle_desktop.engine.dependencies.rules import CALCULATION, COUNT, RELEVANT
from sle_desktop.engine.expressions import as_boolean
from sle_desktop.engine.instance.changes import Delta
from sle_desktop.engine.instance.nodes import UNKNOWN, Container, Leaf, Node, Row, Unknown
from sle_desktop.engine.instance.outcomes import Outcomes, drawn_by_lot
from sle_desktop.engine.instance.plan import Reader, Route
from sle_desktop.engine.instance.rows import MOST_ROWS_IN_ALL, Rows
from sle_desktop.engine.instance.states import States

_STATES = {
    "required": "required",
    "read_only": "read_only",
    "choice_filter": "choices",
    "label": "label",
    "hint": "hint",
    "guidance_hint": "hint",
}


_FORGOTTEN = tuple(dict.fromkeys(_STATES.values()))
_SHOWN = frozenset(("choices", "label", "hint"))

Seen = tuple[bool, bool | Unknown, bool | Unknown, str | Unknown]
"""Whether a node was relevant, required and read-only, and its problem."""


class Waiting:
    """What waits to be worked out in one record: values are put in, and rules asked again."""

    def __init__(self, rows: Rows, states: States) -> None:
        self.rows = rows
        self.states = states
        self.evaluator = states.evaluator
        self.outcomes = Outcomes(self.evaluator, self.touch)
        self.opening = True
        self._ranks: list[int] = []
        self._waiting: dict[int, dict[tuple[Rule, Node], None]] = {}
        self._fired: dict[tuple[Rule, Node], None] = {}
        self._done: set[tuple[Rule, Node]] = set()
        self._new: deque[Node] = deque()
        self._values: dict[str, Value] = {}
        self._rows: set[str] = set()
        self._touched: dict[Node, Seen] = {}
        self._reworded: set[str] = set()

    # What happened.

    def put(self, node: Node, value: Value) -> None:
        """Give a field a value, and let everything know that depends on it."""
        if value == node.value and type(value) is type(node.value):
            return
        node.value = value
        node.refresh_text()
        self._values[node.key] = value
        self.touch(node)
        if node.relevant:
            self._changed(node)
        if not self.opening:
            for reader in node.slot.triggers:
                for target in nodes_at(reader.route, node):
                    self._fired[reader.rule, target] = None

    def give(self, node: Node, value: Value) -> None:
        """Give a field a value from outside; ``once()`` then looks at it, and fills in a blank."""
        self.put(node, value)
        rule = node.slot.rules.get(CALCULATION)
        if rule is not None and rule.rank:
            self.ask(rule, node)

    def ask(self, rule: Rule, node: Node) -> None:
        """Have a rule worked out again for a node, or forgotten if it only shows."""
        if not rule.rank:
            self.touch(node, _STATES.get(rule.column))
            return
        waiting = self._waiting.get(rule.rank)
        if waiting is None:
            waiting = self._waiting[rule.rank] = {}
            heappush(self._ranks, rule.rank)
        waiting[rule, node] = None

    def ask_all(self, row: Row) -> None:
        """Have every rule in a row worked out, those of inner rows too."""
        for node in row.everything():
            if not isinstance(node, Row):
                for rule in node.slot.settles:
                    self.ask(rule, node)

    def touch(self, node: Node, state: str | None = None) -> None:
        """Note that a node may look different; its problem and one state are forgotten."""
        if not self.opening and node not in self._touched:
            self._touched[node] = (node.relevant, node.required, node.read_only, node.problem)
        node.problem = UNKNOWN
        if state is not None:
            setattr(node, state, UNKNOWN)
            if state in _SHOWN:
                self._reworded.add(node.key)

    def _changed(self, node: Node) -> None:
        for reader in node.slot.readers:
            self._ask_readers(reader, node)
        if node.slot.shifted and isinstance(node, Leaf):
            self._ask_shifted(node, node.row.number, node.row.number)

    def _ask_shifted(self, node: Node, first: int, last: int | None) -> None:
        """Ask those rows again that read rows ``first`` to ``last`` from where they stand."""
        for reader in node.slot.shifted:
            container = self.rows.root.table[reader.container]
            assert isinstance(container, Container)
            end = None if last is None else max(0, last - reader.by)
            for row in container.rows[max(0, first - 1 - reader.by) : end]:
                self.ask(reader.rule, row.table[reader.local])

    def _ask_readers(self, reader: Reader, node: Node) -> None:
        for target in nodes_at(reader.route, node):
            self.ask(reader.rule, target)


class Settling(Waiting):
    """Works out what waits, and tells what has changed since the last settling."""

    def open(self, *, fresh: bool = False) -> None:
        """Work everything out for the first time; in a fresh record, the defaults too."""
        self.ask_all(self.rows.root)
        self.settle()
        if fresh:
            self.start(self.rows.root)
            self.settle()
        self.opening = False

    # Rows.

    def add_row(self, container: Container, row_id: str, at: int, *, fresh: bool) -> Row:
        """Put a row in; a fresh one gets the defaults of the form."""
        row = self._make_row(container, row_id, at, fresh=fresh)
        self._rows_changed(container, at)
        return row

    def _make_row(self, container: Container, row_id: str, at: int, *, fresh: bool) -> Row:
        row = self.rows.add(container, row_id, at, fresh=fresh)
        for node in row.everything():
            if node.value is not None:
                self._values[node.key] = node.value
        self.ask_all(row)
        if fresh:
            self.start(row)
        return row

    def remove_row(self, row: Row) -> None:
        """Take a row and all in it away."""
        assert row.container is not None
        at = row.number - 1
        self.rows.remove(row)
        self._rows_changed(row.container, at)

    def _rows_changed(self, container: Container, at: int) -> None:
        """Let those know who read which rows there are, or the place of a row that moved."""
        self._rows.add(container.key)
        self.touch(container)
        for reader in container.slot.row_readers:
            self._ask_readers(reader, container)
        self._ask_shifted(container, at + 1, None)
        for reader in container.slot.place_readers:
            for row in container.rows[at:]:
                for target in nodes_below(row, reader.route.down, reader.route.local):
                    self.ask(reader.rule, target)

    def _resize(self, container: Container, wanted: int) -> None:
        """Hide or bring back rows until as many count as wanted, making those that are missing."""
        had = len(container.rows)
        if wanted == had:
            return
        while len(container.rows) > wanted:
            row = container.rows.pop()
            container.spare.insert(0, row)
            self._set_relevance(row, own=False)
        while len(container.rows) < wanted and self.rows.count < MOST_ROWS_IN_ALL:
            if container.spare:
                self._bring_back(container)
            else:
                row_id = self.rows.unused_id(container)
                self._make_row(container, row_id, len(container.rows), fresh=True)
        self._rows_changed(container, min(had, wanted))

    def _bring_back(self, container: Container) -> None:
        row = container.spare.pop(0)
        container.rows.append(row)
        self._set_relevance(row, own=True)
        for node in row.everything():  # nothing was told to hidden rows
            for state in _FORGOTTEN:
                self.touch(node, state)
        self.ask_all(row)

    # Working out.

    def settle(self) -> Delta:
        """Work out all that waits and return what has changed since the last time."""
        while True:
            if self._ranks:
                for rule, node in self._waiting.pop(heappop(self._ranks)):
                    self._work_out(rule, node)
            elif self._fired:
                self._fire(next(iter(self._fired)))
            elif self._new:
                self._begin(self._new.popleft())
            else:
                break
        self._done.clear()
        return self._delta()

    def _delta(self) -> Delta:
        values, rows, touched, reworded = self._values, self._rows, self._touched, self._reworded
        self._values, self._rows, self._touched, self._reworded = {}, set(), {}, set()
        states = {node.key for node, seen in touched.items() if self._differs(node, seen)}
        return Delta(MappingProxyType(values), frozenset(rows), frozenset(states | reworded))

    def _differs(self, node: Node, seen: Seen) -> bool:
        """Return whether a node looks different; where nobody had looked before, it may."""
        relevant, required, read_only, problem = seen
        if not (relevant and node.relevant):
            return relevant is not node.relevant
        states = self.states
        return (
            required is not states.required(node)
            or read_only is not states.read_only(node)
            or problem != states.problem(node)
        )

    def _work_out(self, rule: Rule, node: Node) -> None:
        if rule.column == RELEVANT:
            result = self.outcomes.result(rule, node)
            self._set_relevance(node, own=result is None or as_boolean(result))
        elif node.relevant:
            if rule.column == CALCULATION:
                self._calculate(rule, node)
            elif rule.column == COUNT:
                assert isinstance(node, Container)
                self._resize(node, self.outcomes.rows(rule, node))

    def _calculate(self, rule: Rule, node: Node) -> None:
        if self.opening and node.value is not None and drawn_by_lot(rule):
            return  # it stays when the record is opened again
        self.put(node, self.outcomes.value(rule, node))

    def _fire(self, event: tuple[Rule, Node]) -> None:
        """Work out a calculation whose trigger has changed; in one settling, once."""
        del self._fired[event]
        if event in self._done:
            return
        self._done.add(event)
        rule, node = event
        self.put(node, self.outcomes.value(rule, node))

    def start(self, row: Row) -> None:
        """Have the defaults that are expressions given to the fields of a new row, in order."""
        for node in row.everything():
            default = node.slot.default
            if default is not None and default.rule is not None:
                self._new.append(node)

    def _begin(self, node: Node) -> None:
        default = node.slot.default
        if default is not None and default.rule is not None and node.value is None:
            self.give(node, self.outcomes.value(default.rule, node))

    # Relevance.

    def _set_relevance(self, node: Node, *, own: bool) -> None:
        if node.own is own:
            return
        node.own = own
        around = node.around
        waiting = [(node, around is None or around.relevant)]
        while waiting:
            one, outer = waiting.pop()
            relevant = outer and one.own
            if relevant is one.relevant:
                continue
            self._show(one, relevant)
            waiting.extend((inner, relevant) for inner in one.within())

    def _show(self, node: Node, relevant: bool) -> None:
        self.touch(node)
        node.relevant = relevant
        node.refresh_text()
        self._changed(node)
        if isinstance(node, Container):  # its rows come or go for those who read them by a path
            self._ask_shifted(node, 1, None)
            for reader in node.slot.row_readers:
                self._ask_readers(reader, node)
        if relevant and not isinstance(node, Row):
            for rule in node.slot.settles:
                if rule.column != RELEVANT:
                    self.ask(rule, node)


def nodes_at(route: Route, node: Node) -> Sequence[Node]:
    """Return the nodes at the end of a way from a node, relevant or not."""
    row = node.row
    for _ in range(route.up):
        row = row.row
    return nodes_below(row, route.down, route.local)


def nodes_below(row: Row, down: Iterable[int], local: int) -> Sequence[Node]:
    """Return the nodes of one field in all rows of the repeats below a row."""
    rows = [row]
    for step in down:
        inner: list[Row] = []
        for one in rows:
            container = one.table[step]
            assert isinstance(container, Container)
            inner.extend(container.rows)
        rows = inner
    return [one.table[local] for one in rows]
