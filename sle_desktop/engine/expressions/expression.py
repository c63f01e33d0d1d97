"""An expression ready to be worked out again and again."""

from dataclasses import dataclass, field
from functools import lru_cache

from sle_desktop.engine.expressions.compiling import Compiler
from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions import VOLATILE, quoted_reference
from sle_desktop.engine.expressions.parsing import parse
from sle_desktop.engine.expressions.scope import Scope
from sle_desktop.engine.expressions.syntax import Call, Reference, Syntax, walk
from sle_desktop.engine.expressions.values import Value

KEPT = 16_384
"""Compiled expressions kept for reuse; forms share most of theirs (``true()``, ``. > 0``)."""

_TOO_DEEP = "The expression is nested too deeply to be worked out."


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression.

    ``references`` are the names written as ``${name}`` and ``functions`` the functions called,
    each once. ``volatile`` says whether it reads more than the record (the clock or chance), so
    that it must be asked again.
    """

    source: str
    ast: Syntax = field(repr=False, compare=False)
    references: tuple[str, ...]
    functions: tuple[str, ...]
    volatile: bool
    run: Evaluate = field(repr=False, compare=False)

    def evaluate(self, scope: Scope) -> Value:
        """Work the expression out; raises ``ExpressionError`` where that cannot be done."""
        try:
            return self.run(Focus(scope))
        except RecursionError:
            raise ExpressionError(_TOO_DEEP) from None


def compile_expression(source: str, *, lenient: bool = False) -> Expression:
    """Read an expression; raises ``ExpressionError`` on bad syntax, unknown functions or arity.

    ``lenient`` lets unknown functions and wrong numbers of values pass until they are reached,
    as ODK's own engines do. The same source is compiled once.
    """
    return _compiled(source, lenient)


@lru_cache(maxsize=KEPT)
def _compiled(source: str, lenient: bool) -> Expression:
    ast = parse(source)
    try:
        run = Compiler(lenient=lenient).compile(ast)
    except RecursionError:
        raise ExpressionError(_TOO_DEEP) from None
    references: dict[str, None] = {}
    functions: dict[str, None] = {}
    for node in walk(ast):
        if isinstance(node, Reference) and not node.last_saved:
            references[node.name] = None
        elif isinstance(node, Call):
            functions[node.name] = None
            references.update(dict.fromkeys(quoted_reference(node)))
    return Expression(
        source=source,
        ast=ast,
        references=tuple(references),
        functions=tuple(functions),
        volatile=not VOLATILE.isdisjoint(functions),
        run=run,
    )
