"""The values of XPath 1.0 and how each is read as another."""

from sle_desktop.engine.expressions.nodes import Node

Value = str | float | bool | list[Node]


def as_string(value: Value) -> str:
    """Return a value as text."""
    raise NotImplementedError


def as_number(value: Value) -> float:
    """Return a value as a number; what is no number is NaN."""
    raise NotImplementedError


def as_boolean(value: Value) -> bool:
    """Return whether a value counts as true."""
    raise NotImplementedError
