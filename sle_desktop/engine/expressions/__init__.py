"""Expressions of XLSForm: XPath 1.0 with ODK's functions, compiled to Python closures.

``compile_expression(source).evaluate(Scope(...))`` is the whole of it. Where the standards leave a
choice, ODK Web Forms is followed:

- What is no number shows as an empty text, not as ``NaN``; a blank is no number, never zero.
- A date is text that also counts as days since 1970-01-01T00:00Z. Whole dates are added and
  subtracted by the calendar, so the clocks may change between them.
- What should be a date and is none reads ``Invalid Date``, which is false and no number.
- ``round`` takes a half away from zero; ``concat``, ``join``, ``min`` and ``max`` take whole
  node-sets; ``if`` and ``coalesce`` work out only what they return.
- ``regex`` must match the whole text, as ODK's guide says and Collect does.
- Comments, processing instructions and namespaces do not exist; ``text()`` finds the text of a node
  without children.
"""

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.expression import Expression, compile_expression
from sle_desktop.engine.expressions.nodes import Node
from sle_desktop.engine.expressions.scope import Environment, Scope
from sle_desktop.engine.expressions.syntax import (
    Binary,
    Call,
    Filter,
    Literal,
    Negation,
    Path,
    Reference,
    Step,
    Syntax,
    walk,
)
from sle_desktop.engine.expressions.values import Value, as_boolean, as_number, as_string

__all__ = [
    "Binary",
    "Call",
    "Environment",
    "Expression",
    "ExpressionError",
    "Filter",
    "Literal",
    "Negation",
    "Node",
    "Path",
    "Reference",
    "Scope",
    "Step",
    "Syntax",
    "Value",
    "as_boolean",
    "as_number",
    "as_string",
    "compile_expression",
    "walk",
]
