"""The slow and plain way to a record's state: everything in reading order, again and again.

Tests hold the dependency graph against it; nothing else needs it.
"""

from collections.abc import Mapping

from sle_desktop.engine.dependencies import in_graph
from sle_desktop.engine.dependencies.rules import CALCULATION, COUNT, RELEVANT
from sle_desktop.engine.expressions import as_boolean
from sle_desktop.engine.instance.evaluating import Evaluator
from sle_desktop.engine.instance.look import Look
from sle_desktop.engine.instance.nodes import Container, Leaf, Node, Row
from sle_desktop.engine.instance.outcomes import Outcomes, drawn_by_lot
from sle_desktop.engine.instance.rows import Rows
from sle_desktop.engine.instance.states import States

State = Mapping[str, tuple[object, ...]]
"""Everything that a person can see of every field, by key."""

_MOST_PASSES = 1000


def state_of(look: Look) -> State:
    """Return the state of a record as its dependency graph has it."""
    return _state(look._tree, look._states)


def full_pass(look: Look) -> State:
    """Return the state of a record worked out anew, without any graph.

    What an event brought about stays: answers, rows, defaults, what a trigger worked out.
    """
    tree = Rows(look._evaluator.plan, look._tree.new_id)
    tree.fill(look.answers, look.rows, fresh=False)
    for key, node in look._tree.by_key.items():
        tree.by_key[key].faults = node.event_faults() or None
    evaluator = Evaluator(tree.plan, look._evaluator.environment, look._evaluator.language)
    outcomes = Outcomes(evaluator, lambda _node: None)
    for _ in range(_MOST_PASSES):
        # What once() has given stays, so it is asked again only when all else rests.
        if not (_pass(tree, outcomes, once=False) or _pass(tree, outcomes, once=True)):
            return _state(tree, States(evaluator))
    raise AssertionError("The record does not come to rest.")


def _pass(tree: Rows, outcomes: Outcomes, *, once: bool) -> bool:
    """Work out every node once; return whether anything changed."""
    nodes = list(tree.root.everything())
    return sum(_renew(node, outcomes, once=once) for node in nodes) > 0


def _state(tree: Rows, states: States) -> State:
    found: dict[str, tuple[object, ...]] = {}
    for node in tree.root.everything():
        if not node.relevant:
            found[node.key] = (False, None if node.slot.is_calculated else node.value)
            continue
        found[node.key] = (
            node.value,
            node.text if isinstance(node, Leaf) else [row.key for row in _rows_of(node)],
            states.required(node),
            states.read_only(node),
            states.problem(node),
            states.label(node),
            states.hint(node),
            states.choices(node),
        )
    return found


def _rows_of(node: Node) -> list[Row]:
    return node.rows if isinstance(node, Container) else []


def _renew(node: Node, outcomes: Outcomes, *, once: bool) -> bool:
    """Work out one node; return whether anything about it changed."""
    before = (node.own, node.relevant, node.value, node.text, len(_rows_of(node)))
    rules = node.slot.rules
    if isinstance(node, Row):
        assert node.container is not None
        node.own = node in node.container.rows
    elif RELEVANT in rules:
        result = outcomes.result(rules[RELEVANT], node)
        node.own = result is None or as_boolean(result)
    around = node.around
    node.relevant = node.own and (around is None or around.relevant)
    node.refresh_text()
    if node.relevant:
        _work_out(node, outcomes, once=once)
    return before != (node.own, node.relevant, node.value, node.text, len(_rows_of(node)))


def _work_out(node: Node, outcomes: Outcomes, *, once: bool) -> None:
    rule = node.slot.rules.get(CALCULATION)
    if isinstance(node, Leaf) and rule is not None and in_graph(rule):
        waits = rule.expression is not None and "once" in rule.expression.functions and not once
        if not waits and (node.value is None or not drawn_by_lot(rule)):
            node.value = outcomes.value(rule, node)
            node.refresh_text()
    elif isinstance(node, Container) and COUNT in node.slot.rules:
        wanted = outcomes.rows(node.slot.rules[COUNT], node)
        rows = node.all_rows()
        node.rows, node.spare = rows[:wanted], rows[wanted:]
