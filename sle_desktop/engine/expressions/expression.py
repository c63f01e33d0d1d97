"""An expression ready to be worked out again and again."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sle_desktop.engine.expressions.scope import Scope
from sle_desktop.engine.expressions.syntax import Syntax
from sle_desktop.engine.expressions.values import Value


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression.

    ``references`` are the names written as ``${name}`` and ``functions`` the functions called,
    each once, in reading order. ``volatile`` says whether it reads more than the record (the
    clock, chance, or what was saved last), so that it must be asked again.
    """

    source: str
    ast: Syntax
    references: tuple[str, ...]
    functions: tuple[str, ...]
    volatile: bool
    run: Callable[[Scope], Value] = field(repr=False, compare=False)

    def evaluate(self, scope: Scope) -> Value:
        """Work the expression out; raises ``ExpressionError`` where that cannot be done."""
        return self.run(scope)


def compile_expression(source: str) -> Expression:
    """Read an expression; raises ``ExpressionError`` on bad syntax, unknown functions or arity."""
    raise NotImplementedError
