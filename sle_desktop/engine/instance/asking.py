"""Questions about a record as a whole, and expressions that do not belong to a field."""

from sle_desktop.engine.dependencies import Rule
from sle_desktop.engine.dependencies.rules import rule_of
from sle_desktop.engine.expressions import ExpressionError, Value, as_boolean, as_string
from sle_desktop.engine.instance.evaluating import Evaluator
from sle_desktop.engine.instance.nodes import Leaf, Node
from sle_desktop.engine.instance.settling import Settling
from sle_desktop.engine.instance.states import States


def text_of(evaluator: Evaluator, source: str, node: Node) -> str:
    """Return what an expression gives at a node, ``""`` where it cannot be worked out."""
    result = _result(evaluator, source, node)
    return "" if result is None else str(as_string(result))


def holds(evaluator: Evaluator, source: str, node: Node) -> bool:
    """Return whether a condition holds at a node; one that cannot be worked out does not."""
    result = _result(evaluator, source, node)
    return result is not None and as_boolean(result)


def _result(evaluator: Evaluator, source: str, node: Node) -> Value | None:
    rule = _rule(evaluator, source, node)
    if rule.expression is None:
        return None
    try:
        return evaluator.run(rule, node)
    except ExpressionError:  # the caller asked for a plain answer, and there is none
        return None


def _rule(evaluator: Evaluator, source: str, node: Node) -> Rule:
    """Return the rule of an expression, kept with the plan as long as the form is in use."""
    plan = evaluator.plan
    key = (node.slot.place, source)
    if key not in plan.extra:
        plan.extra[key] = rule_of(node.slot.place, "", source, plan.places)
    return plan.extra[key]


def progress(node: Node, states: States) -> tuple[int, int]:
    """Return how many questions in a node are answered, and how many are asked now."""
    answered = asked = 0
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if not one.relevant:
            continue
        if isinstance(one, Leaf):
            if one.slot.is_asked and not states.read_only(one):
                asked += 1
                answered += one.value is not None
        else:
            waiting.extend(one.within())
    return answered, asked


def stamp_end(settling: Settling) -> None:
    """Note the present time in every question of type ``end``."""
    environment = settling.evaluator.environment
    now = environment.now().astimezone(environment.zone)
    for node in settling.rows.root.everything():
        if node.field.type == "end":
            settling.put(node, now)
