"""What an expression of the form comes to at a field, and the note where it comes to nothing."""

from collections.abc import Callable

from sle_desktop.engine.definition import Value
from sle_desktop.engine.dependencies import Rule
from sle_desktop.engine.expressions import ExpressionError, as_number, as_string
from sle_desktop.engine.expressions import Value as Result
from sle_desktop.engine.instance.defaults import calculated
from sle_desktop.engine.instance.evaluating import Evaluator
from sle_desktop.engine.instance.nodes import Leaf, Node
from sle_desktop.errors import UserError

MOST_ROWS = 1000
"""Rows that ``repeat_count`` may ask of one repeat: a slip such as 10000000 must not hang."""

_CHANCE = frozenset(("random", "uuid"))


class Outcomes:
    """Works out what changes a record. ``touch`` is told of every node whose faults changed."""

    def __init__(self, evaluator: Evaluator, touch: Callable[[Node], None]) -> None:
        self.evaluator = evaluator
        self.touch = touch

    def result(self, rule: Rule, node: Node) -> Result | None:
        """Return what a rule gives; ``None``, with a fault noted at the field, if it cannot."""
        if rule.expression is None:
            self.set_fault(node, rule, rule.fault)
            return None
        try:
            result = self.evaluator.run(rule, node)
        except ExpressionError as error:
            self.set_fault(node, rule, rule.says(error.says))
            return None
        if node.faults:
            self.clear_fault(node, rule.column)
        return result

    def set_fault(self, node: Node, rule: Rule, says: str) -> None:
        """Note at a field what is wrong with one of its expressions."""
        if node.faults is None or node.faults.get(rule.column) != says:
            node.faults = {**(node.faults or {}), rule.column: says}
            self.touch(node)

    def clear_fault(self, node: Node, column: str) -> None:
        """Note at a field that nothing is wrong with its expression in a column any more."""
        if node.faults and column in node.faults:
            rest = {name: says for name, says in node.faults.items() if name != column}
            node.faults = rest or None
            self.touch(node)

    def value(self, rule: Rule, node: Node) -> Value:
        """Return what a calculation gives as a value of the field's type."""
        if not rule.source:  # a trigger without a calculation clears the answer
            return None
        result = self.result(rule, node)
        if result is None or rule.expression is None:
            return None
        if "once" in rule.expression.functions and as_string(result) == node.text:
            return node.value
        try:
            return calculated(node.field, _number_of(result), self.evaluator.environment.zone)
        except UserError as refusal:
            self.set_fault(node, rule, refusal.says)
            return None

    def rows(self, rule: Rule, node: Node) -> int:
        """Return how many rows a repeat shall have; what is no number counts as none."""
        result = self.result(rule, node)
        number = 0.0 if result is None else as_number(result, self.evaluator.environment.zone)
        if number > MOST_ROWS:
            says = f"It asks for {number:,.0f} rows; at most {MOST_ROWS:,} are made."
            self.set_fault(node, rule, says)
            return MOST_ROWS
        return int(number) if number > 0 else 0


def _number_of(result: Result) -> Result:
    """Return a question that holds a number as that number: a copy of it is one, too."""
    if isinstance(result, list) and result and isinstance(result[0], Leaf) and result[0].relevant:
        value = result[0].value
        if isinstance(value, (int, float)):
            return float(value)
    return result


def drawn_by_lot(rule: Rule) -> bool:
    """Return whether a calculation gives another value each time, so that the first must stay."""
    return rule.expression is not None and not _CHANCE.isdisjoint(rule.expression.functions)
