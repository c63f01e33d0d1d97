"""Values that a form gives by itself: defaults, and the outcome of a calculation as an answer."""

import re
from dataclasses import dataclass
from datetime import tzinfo
from math import isfinite

from sle_desktop.engine.definition import Field, Value
from sle_desktop.engine.dependencies import Place, Places, Rule
from sle_desktop.engine.dependencies.rules import rule_of
from sle_desktop.engine.expressions import Binary, Negation, as_string
from sle_desktop.engine.expressions import Value as Result
from sle_desktop.engine.expressions.moments import from_days
from sle_desktop.engine.values import from_text
from sle_desktop.errors import UserError

_WORDS = frozenset(("text", "calculate", "hidden", "note"))
_NUMBERS = frozenset(("integer", "decimal", "range", "calculate", "hidden"))
_EXPRESSION = re.compile(r"\$\{|[\w:.\-]\(")

_LARGEST_WHOLE = 10.0**15


@dataclass(frozen=True, slots=True)
class Default:
    """What a new field starts with: a value, or a rule that is worked out once."""

    value: Value = None
    rule: Rule | None = None
    fault: str = ""


def default_of(place: Place, places: Places) -> Default | None:
    """Return the default of a field; an expression is told by a ``${name}`` or a function."""
    text = place.field.default.strip()
    if not text or place.holds_children:
        return None
    if _EXPRESSION.search(text):
        rule = rule_of(place, "default", text, places)
        if rule.expression is not None:
            return Default(rule=rule)
        if place.field.type not in _WORDS:
            return Default(fault=rule.fault)
    try:
        return Default(from_text(place.field.type, text))
    except UserError as refusal:
        # A sum such as 2 + 3 has neither mark of an expression.
        rule = rule_of(place, "default", text, places)
        if rule.expression is not None and isinstance(rule.expression.ast, (Binary, Negation)):
            return Default(rule=rule)
        return Default(fault=refusal.says)


def calculated(field: Field, result: Result, zone: tzinfo) -> Value:
    """Return the outcome of an expression as a field's value; what is no number is blank.

    Raises ``UserError`` ``ANSWER_REFUSED`` where the type of the field cannot hold it.
    """
    if isinstance(result, float):
        if not isfinite(result):
            return None
        if field.type in ("date", "dateTime"):
            when = from_days(result, zone)
            if when is not None:
                return when.date() if field.type == "date" else when
        if field.type in _NUMBERS and type(result) is float:
            whole = result.is_integer() and abs(result) < _LARGEST_WHOLE
            return int(result) if whole else result
    text = str(as_string(result))
    if field.type in _WORDS:
        return text or None
    return from_text(field.type, text)
