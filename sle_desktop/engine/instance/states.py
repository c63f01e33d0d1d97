"""How a field stands: required, problem, label, hint and choices, worked out when looked at."""

from sle_desktop.engine.definition import Choice, in_language
from sle_desktop.engine.dependencies import Rule
from sle_desktop.engine.dependencies.rules import (
    CONSTRAINT,
    FILTER,
    READ_ONLY,
    RELEVANT,
    REQUIRED,
)
from sle_desktop.engine.expressions import ExpressionError, as_boolean
from sle_desktop.engine.instance.choosing import list_for, offered, offers
from sle_desktop.engine.instance.evaluating import Evaluator
from sle_desktop.engine.instance.nodes import Leaf, Node, Unknown

_COLUMNS = {
    RELEVANT: "“relevant” (when it is asked)",
    REQUIRED: "“required”",
    READ_ONLY: "“read_only”",
    CONSTRAINT: "“constraint” (what is allowed)",
    FILTER: "“choice_filter” (which choices are offered)",
}


class States:
    """Looks at one record. What has been worked out stays until settling forgets it."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.language = evaluator.language

    def required(self, node: Node) -> bool:
        """Return whether the form asks for an answer, if the field is relevant at all."""
        if isinstance(node.required, Unknown):
            node.required = self._holds(node, REQUIRED)
        return node.required

    def read_only(self, node: Node) -> bool:
        """Return whether nobody may answer here."""
        if isinstance(node.read_only, Unknown):
            node.read_only = not node.slot.is_asked or self._holds(node, READ_ONLY)
        return node.read_only

    def label(self, node: Node) -> str:
        """Return the question, with answers in place of their names."""
        if isinstance(node.label, Unknown):
            node.label = self.words(node, "label")
        return node.label

    def hint(self, node: Node) -> str:
        """Return the hint, with answers in place of their names."""
        if isinstance(node.hint, Unknown):
            node.hint = self.words(node, "hint")
        return node.hint

    def choices(self, node: Node) -> tuple[Choice, ...]:
        """Return what can be chosen now, in the order of the list."""
        if isinstance(node.choices, Unknown):
            known = list_for(self.evaluator, node)
            try:
                node.choices = () if known is None else offered(self.evaluator, node, known)
            except ExpressionError:  # said by the field's problem
                node.choices = ()
        return node.choices

    def words(self, node: Node, column: str) -> str:
        """Return the words of a column in the record's language, with answers filled in."""
        words = in_language(getattr(node.field, column), self.language)
        return self.evaluator.filled_in(words, node) if column in node.slot.words else words

    def problem(self, node: Node) -> str:
        """Return what stands before finishing at a field, ``""`` if nothing does."""
        if isinstance(node.problem, Unknown):
            node.problem = self._problem(node) if node.relevant else ""
        return node.problem

    def missing(self, node: Node) -> bool:
        """Return whether an answer is asked for and there is none."""
        return (
            isinstance(node, Leaf)
            and node.relevant
            and node.value is None
            and not self.read_only(node)
            and self.required(node)
        )

    def _problem(self, node: Node) -> str:
        if node.faults:
            column = min(node.faults)
            return self._fault(column, node.faults[column])
        if not isinstance(node, Leaf):
            return ""
        try:
            # Both are asked even of an answered field: a broken expression is always told of.
            required, read_only = self.required(node), self.read_only(node)
            if node.broken:
                column = min(node.broken)
                return self._fault(column, node.broken[column])
            if required and not read_only and node.value is None:
                return self.words(node, "required_message") or "This needs an answer."
            if node.value is not None:
                return self._unfit(node)
        except _FaultError as fault:
            return self._fault(fault.column, fault.says)
        return ""

    def _unfit(self, node: Leaf) -> str:
        """Return why an answer does not do."""
        gone = self._not_offered(node)
        if gone:
            return f"“{gone}” is no longer one of the choices."
        if CONSTRAINT in node.slot.rules and not self._asked(node, CONSTRAINT):
            says = self.words(node, "constraint_message")
            return says or "This answer does not fit what the form asks for."
        return ""

    def _not_offered(self, node: Leaf) -> str:
        """Return the words of a choice that the answer names and the list no longer offers."""
        known = list_for(self.evaluator, node) if node.field.list_name else None
        if known is None:
            return ""
        value = node.value
        for name in value if isinstance(value, tuple) else (str(value),):
            if name not in known.by_name:
                return name
            try:
                if not offers(self.evaluator, node, known, name):
                    return known.label(name)
            except ExpressionError as error:
                raise _FaultError(FILTER, node.slot.rules[FILTER].says(error.says)) from error
        return ""

    def _holds(self, node: Node, column: str) -> bool:
        """Return a condition; one that cannot be worked out does not hold and is a problem."""
        if column not in node.slot.rules:
            return False
        broken = dict(node.broken or {})
        broken.pop(column, None)
        holds = False
        try:
            holds = self._asked(node, column)
        except _FaultError as fault:
            broken[column] = fault.says
        if broken or node.broken:
            node.broken = broken or None
        return holds

    def _asked(self, node: Node, column: str) -> bool:
        rule = node.slot.rules[column]
        if rule.source in ("true()", "false()"):
            return rule.source == "true()"
        return self._result(rule, node)

    def _result(self, rule: Rule, node: Node) -> bool:
        if rule.expression is None:
            raise _FaultError(rule.column, rule.fault)
        try:
            return as_boolean(self.evaluator.run(rule, node))
        except ExpressionError as error:
            raise _FaultError(rule.column, rule.says(error.says)) from error

    def _fault(self, column: str, says: str) -> str:
        named = _COLUMNS.get(column, f"“{column}”")
        return f"The form has a mistake in {named} here: {says}"


class _FaultError(Exception):
    """An expression that only shows cannot be worked out."""

    def __init__(self, column: str, says: str) -> None:
        super().__init__(says)
        self.column = column
        self.says = says
