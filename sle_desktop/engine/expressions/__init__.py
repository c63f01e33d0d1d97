"""Expressions of XLSForm: XPath 1.0 with ODK's functions, compiled to Python closures."""

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
