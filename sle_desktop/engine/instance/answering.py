"""Taking answers and rows in, and refusing what cannot be one."""

from sle_desktop.engine.definition import Value
from sle_desktop.engine.dependencies.rules import COUNT
from sle_desktop.engine.instance.choosing import list_for
from sle_desktop.engine.instance.nodes import Container, Leaf, Node, Row
from sle_desktop.engine.instance.settling import Settling
from sle_desktop.engine.values import REFUSED, parse_answer
from sle_desktop.errors import UserError


class Answering:
    """Changes one record; what follows from a change is worked out by ``settling.settle``."""

    def __init__(self, settling: Settling) -> None:
        self.settling = settling
        self.rows = settling.rows

    def answer(self, node: Node, raw: object) -> None:
        """Give a field an answer. Raises ANSWER_REFUSED, naming it as people see it."""
        if not isinstance(node, Leaf):
            raise UserError(
                REFUSED,
                f"{node.shown or 'The record'}: this holds questions and has no answer itself.",
                "Answer the questions in it.",
            )
        if node.slot.is_calculated:
            raise UserError(
                REFUSED,
                f"{node.shown}: the form works this out by itself.",
                "Change the answers that it is worked out from.",
            )
        value = self._parsed(node, raw)
        for column in node.event_faults():
            self.settling.outcomes.clear_fault(node, column)
        self.settling.give(node, value)

    def _parsed(self, node: Leaf, raw: object) -> Value:
        known = list_for(self.settling.evaluator, node)
        try:
            return parse_answer(node.field, raw, None if known is None else known.choices)
        except UserError as refusal:
            says = refusal.says.removeprefix(f"{node.field.path}: ")
            raise UserError(refusal.code, f"{node.shown}: {says}", refusal.do) from refusal

    def add_row(self, container: Container, row_id: str, at: int | None, *, fresh: bool) -> Row:
        """Put a row into a repeat. Raises ROWS_COUNTED where the form says how many there are."""
        self._refuse_counted(container)
        if f"{container.key}[{row_id}]" in self.rows.by_key:
            raise UserError(
                "ROW_EXISTS",
                f"{container.shown} has that row already.",
                "Add a row without naming its id.",
            )
        last = len(container.rows)
        place = last if at is None else max(0, min(at, last))
        return self.settling.add_row(container, row_id, place, fresh=fresh)

    def remove_row(self, row: Row) -> None:
        """Take a row away. Raises ROWS_COUNTED where the form says how many there are."""
        assert row.container is not None
        self._refuse_counted(row.container)
        self.settling.remove_row(row)

    def _refuse_counted(self, container: Container) -> None:
        if COUNT in container.slot.rules:
            raise UserError(
                "ROWS_COUNTED",
                f"{container.shown}: the form itself says how many rows there are.",
                "Change the answer that the number comes from.",
            )
