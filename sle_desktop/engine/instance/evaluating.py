"""Working out one rule at one node: the bridge from the record to its expressions."""

from dataclasses import replace

from sle_desktop.engine.dependencies import Place, Rule, names_in
from sle_desktop.engine.dependencies.rules import NAME
from sle_desktop.engine.expressions import Environment, Scope, Value
from sle_desktop.engine.expressions import Node as AnyNode
from sle_desktop.engine.instance.lists import Lists
from sle_desktop.engine.instance.nodes import Container, Node, Row
from sle_desktop.engine.instance.plan import Plan, Route

_Way = tuple[int, tuple[int, ...], int, bool]


class Evaluator:
    """Works out expressions of one record, finding ``${name}`` by ways prepared in the plan."""

    def __init__(self, plan: Plan, environment: Environment, language: str) -> None:
        self.plan = plan
        self.language = language
        self.lists = Lists(plan.form.lists, environment.instances, language)
        self.environment = replace(
            environment,
            instances=self.lists,
            choice_label=self._choice_label,
            version=environment.version or plan.form.version,
        )
        self._rule: Rule | None = None
        self._node: Node | None = None
        self._ways: dict[tuple[Rule, str], _Way | None] = {}

    def run(self, rule: Rule, node: Node) -> Value:
        """Work out a rule for a node; raises ``ExpressionError``."""
        assert rule.expression is not None
        self._rule, self._node = rule, node
        return rule.expression.evaluate(Scope(node, self._resolve, self.environment))

    def run_on(self, rule: Rule, node: Node, item: AnyNode, place: tuple[int, int]) -> Value:
        """Work out a choice filter on an item, given its number and the length of the list.

        Where the rows of a repeat are the items, names are looked up from the row.
        """
        assert rule.expression is not None
        self._rule, self._node = rule, node
        number, size = place
        current = item if isinstance(item, Row) else node
        scope = Scope(item, self._resolve, self.environment, number, size, current)
        return rule.expression.evaluate(scope)

    def texts(self, rule: Rule, name: str, node: Node) -> list[str]:
        """Return the texts of what a name in a rule means at a node."""
        self._rule, self._node = rule, node
        return [one.text for one in self._resolve(name, node)]

    def filled_in(self, words: str, node: Node) -> str:
        """Return words with answers in place of their ``${name}``."""
        answers = {name: self._text_of(name, node) for name in names_in(words)}
        return NAME.sub(lambda found: answers[found[1]], words)

    def nodes_of(self, name: str, node: Node) -> list[Node]:
        """Return the nodes that a name means at a node."""
        goal = self.plan.places.find(name, node.slot.place)
        found = [] if goal is None else _nodes_from(_way(self.plan, node.slot.place, goal), node)
        return [one for one in found if isinstance(one, Node)]

    def _text_of(self, name: str, node: Node) -> str:
        found = self.nodes_of(name, node)
        return found[0].text if found else ""

    def _resolve(self, name: str, context: AnyNode) -> list[AnyNode]:
        rule, node = self._rule, self._node
        assert rule is not None
        assert node is not None
        if context is node:
            key = (rule, name)
            if key in self._ways:
                way = self._ways[key]
            else:
                goal = self.plan.target(rule, name)
                way = None if goal is None else _way(self.plan, node.slot.place, goal)
                self._ways[key] = way
            return [] if way is None else _nodes_from(way, node)
        goal = self.plan.target(rule, name)
        if goal is None:
            return []
        if context.parent is None:
            return _nodes_under(self._root(node), goal)
        return _nodes_around(context if isinstance(context, Node) else node, goal)

    @staticmethod
    def _root(node: Node) -> Row:
        row = node.row
        while row.container is not None:
            row = row.row
        return row

    def _choice_label(self, name: str, value: str) -> str:
        """Return the words for a choice of a field, as ``jr:choice-name`` shows them."""
        near = self.plan.root.place if self._node is None else self._node.slot.place
        place = self.plan.places.find(name, near)
        known = None if place is None else self.lists.of(place.field.list_name)
        if known is None or value not in known.by_name:
            return value
        return known.label(value)


def _way(plan: Plan, start: Place, goal: Place) -> _Way:
    route: Route = plan.route(start, goal)
    return route.up, route.down, route.local, goal.is_repeat


def _nodes_from(way: _Way, node: Node) -> list[AnyNode]:
    """Return what lies at the end of a way.

    A field that is not relevant is blank, so that ``${why} = ''`` holds; among the fields of many
    rows it is left out, so that it neither counts nor spoils a sum.
    """
    up, down, local, is_repeat = way
    row = node.row
    while up:
        row = row.row
        up -= 1
    if not down and not is_repeat:
        return [row.table[local]]
    return _nodes_below(row, down, local)


def _nodes_below(row: Row, down: tuple[int, ...], local: int) -> list[AnyNode]:
    rows = [row]
    for step in down:
        rows = [inner for one in rows for inner in _rows(one.table[step])]
    found: list[AnyNode] = []
    for one in rows:
        node = one.table[local]
        if isinstance(node, Container):
            found.extend(inner for inner in node.rows if inner.relevant)
        elif node.relevant or not down:
            found.append(node)
    return found


def _rows(node: Node) -> list[Row]:
    assert isinstance(node, Container)
    return node.rows


def _nodes_under(row: Row, goal: Place) -> list[AnyNode]:
    """Return all nodes of a place in a row."""
    down = []
    repeat = goal.repeat
    inside = None if row.container is None else row.slot.place
    while repeat is not None and repeat is not inside:
        down.append(repeat.local)
        repeat = repeat.repeat
    return _nodes_below(row, tuple(reversed(down)), goal.local)


def _nodes_around(node: Node, goal: Place) -> list[AnyNode]:
    """Return what a name means at any node: in the nearest row around it that has such a field."""
    row = node if isinstance(node, Row) else node.row
    repeats = set(goal.around()) - {goal}
    while row.container is not None and row.slot.place not in repeats:
        row = row.row
    return _nodes_under(row, goal)
