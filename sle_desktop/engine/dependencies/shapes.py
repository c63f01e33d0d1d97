"""Expressions compiled once for each shape: those that differ only in the names share one."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sle_desktop.engine.dependencies.reads import Outline, outline
from sle_desktop.engine.expressions import Expression, ExpressionError, compile_expression

_PIECES = re.compile(r"'[^']*'|\"[^\"]*\"|\$\{\s*([^{}$#]+?)\s*\}")
_AS_WRITTEN = re.compile("[“”„‘’‚]|jr:")
"""Curly quotation marks are read by the compiler, and choice names by the name of their field."""

_NUMBERED = re.compile(r"\$\{_(\d+)\}")


@dataclass(frozen=True, slots=True)
class Shape:
    """A compiled expression and what it reads, with its names as ``_0``, ``_1`` ..."""

    expression: Expression
    outline: Outline


def shape_of(source: str) -> tuple[str, tuple[str, ...]]:
    """Return an expression with its names replaced by ``_0``, ``_1`` ..., and the names.

    A large audit asks the same of hundreds of statements; compiling ``selected(${r1},'1')`` once
    for all of them is what keeps opening it short. Names in quotation marks stay.
    """
    if "${" not in source or _AS_WRITTEN.search(source):
        return source, ()
    names: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return found[0]
        return f"${{_{names.setdefault(name, len(names))}}}"

    return _PIECES.sub(numbered, source), tuple(names)


@lru_cache(maxsize=4096)
def _shape(text: str) -> Shape:
    expression = compile_expression(text)
    return Shape(expression, outline(expression.ast))


def compiled(source: str) -> tuple[Shape, tuple[str, ...]]:
    """Return the shape of an expression and the names that its numbers stand for.

    An expression with paths keeps its names, as only its form tells what they read. Raises
    ``ExpressionError`` about the expression as it was written.
    """
    text, names = shape_of(source)
    try:
        shape = _shape(text)
    except ExpressionError:
        if not names:
            raise
    else:
        if shape.outline.plain or not names:
            return shape, names
    return _shape(source), ()


def as_written(says: str, names: tuple[str, ...]) -> str:
    """Return a sentence about a shape with the names of the expression put back."""
    return _NUMBERED.sub(lambda found: f"${{{names[int(found[1])]}}}", says) if names else says
