"""Reading an expression into its syntax tree, by the grammar of XPath 1.0."""

import re

from sle_desktop.engine.expressions.axes import AXES
from sle_desktop.engine.expressions.errors import ExpressionError
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
)
from sle_desktop.engine.expressions.tape import BINDING, DEEPEST, Tape
from sle_desktop.engine.expressions.tokens import (
    END,
    NAME,
    NUMBER,
    REFERENCE,
    SIGN,
    TEXT,
    Token,
)

NODE_KINDS = frozenset(("comment", "node", "processing-instruction", "text"))

_UNION = BINDING["|"]
_NAME = re.compile(r"\s*(last-saved#)?\s*([^\W\d][\w.\-]*)\s*")
_SELF, _PARENT, _ANYWHERE = (
    ("self", "node()"),
    ("parent", "node()"),
    ("descendant-or-self", "node()"),
)


def parse(source: str) -> Syntax:
    """Return the tree of an expression; raises ``ExpressionError`` where it cannot be read."""
    try:
        return _Parser(source).whole()
    except RecursionError:
        raise ExpressionError("The expression is nested too deeply to be read.") from None


class _Parser(Tape):
    """One reading, left to right; each method leaves ``place`` behind what it has read."""

    def whole(self) -> Syntax:
        if self.tokens[0].kind == END:
            raise ExpressionError("The expression is empty.")
        result = self.expression()
        if self.next.kind != END:
            raise self.unexpected()
        return result

    def expression(self, least: int = 1) -> Syntax:
        """Read operands joined by operators that bind at least so tightly."""
        left = self.operand(least)
        while True:
            token = self.next
            binding = BINDING.get(token.value, 0) if token.kind in (SIGN, NAME) else 0
            if binding < least or not binding:
                return left
            self.place += 1
            if token.value == "=" and self.is_next("="):
                raise ExpressionError("Write “=” once to compare.", token.at)
            if token.value == "<" and self.is_next(">"):
                raise ExpressionError("Write “!=” for “is not”.", token.at)
            left = Binary(token.value, left, self.expression(binding + 1), token.at)

    def operand(self, least: int) -> Syntax:
        """Read minuses and a path; a minus binds looser than a union."""
        minuses = []
        while self.is_next("-"):
            minuses.append(self.take().at)
        if not minuses:
            return self.path()
        if len(minuses) > DEEPEST:
            raise ExpressionError("There are too many minuses in a row.", minuses[0])
        result = self.expression(_UNION) if least <= _UNION else self.path()
        for at in reversed(minuses):
            result = Negation(result, at)
        return result

    def path(self) -> Syntax:
        """Read a value, or the steps of a path, or a value and steps from it."""
        at = self.next.at
        if self.next.kind == SIGN and self.next.value in ("/", "//"):
            return Path(self.steps(absolute=True), absolute=True, at=at)
        start = self.value()
        if start is None:
            return Path((self.step(), *self.steps()), at=at)
        predicates = self.predicates()
        if predicates:
            start = Filter(start, predicates, at)
        if self.next.kind == SIGN and self.next.value in ("/", "//"):
            return Path(self.steps(), start, at=at)
        return start

    def value(self) -> Syntax | None:
        """Read what is no step: a bracket, text, number, reference or call."""
        token = self.next
        if token.kind == NAME:
            return self.call() if self.is_call() else None
        if token.kind == SIGN:
            return self.bracket() if token.value == "(" else None
        self.place += 1
        if token.kind == TEXT:
            return Literal(token.value, token.at)
        if token.kind == NUMBER:
            return Literal(float(token.value), token.at)
        if token.kind == REFERENCE:
            return _reference(token)
        raise self.missing(token)

    def is_call(self) -> bool:
        after = self.tokens[self.place + 1]
        return after.value == "(" and after.kind == SIGN and self.next.value not in NODE_KINDS

    def bracket(self) -> Syntax:
        opening = self.take()
        self.descend(opening.at)
        result = self.expression()
        self.close(")", opening)
        return result

    def call(self) -> Call:
        name, opening = self.take(), self.take()
        self.descend(name.at)
        arguments: list[Syntax] = []
        if not self.is_next(")"):
            arguments.append(self.expression())
            while self.skip(","):
                arguments.append(self.expression())
        self.close(")", opening)
        return Call(name.value, tuple(arguments), name.at)

    def predicates(self) -> tuple[Syntax, ...]:
        found: list[Syntax] = []
        while self.is_next("["):
            opening = self.take()
            self.descend(opening.at)
            found.append(self.expression())
            self.close("]", opening)
        return tuple(found)

    def steps(self, *, absolute: bool = False) -> tuple[Step, ...]:
        """Read the slashes that follow and the steps behind them."""
        found: list[Step] = []
        while self.next.kind == SIGN and self.next.value in ("/", "//"):
            slash = self.take()
            if slash.value == "//":
                found.append(Step(*_ANYWHERE, at=slash.at))
            elif absolute and not found and not self.is_step():
                return ()
            found.append(self.step())
        return tuple(found)

    def is_step(self) -> bool:
        token = self.next
        return token.kind == NAME or (token.kind == SIGN and token.value in ("*", "@", ".", ".."))

    def step(self) -> Step:
        token = self.next
        if token.kind == SIGN and token.value in (".", ".."):
            self.place += 1
            axis, test = _SELF if token.value == "." else _PARENT
            return Step(axis, test, self.predicates(), token.at)
        if not self.is_step():
            raise self.missing(token)
        axis = self.axis()
        return Step(axis, self.test(), self.predicates(), token.at)

    def axis(self) -> str:
        if self.skip("@"):
            return "attribute"
        token, after = self.next, self.tokens[self.place + 1]
        if token.kind != NAME or after.kind != SIGN or after.value != "::":
            return "child"
        if token.value not in AXES:
            raise ExpressionError(f"There is no direction “{token.value}::”.", token.at)
        self.place += 2
        return token.value

    def test(self) -> str:
        token = self.take()
        if token.kind == SIGN and token.value == "*":
            return "*"
        if token.kind != NAME:
            raise self.missing(token)
        if token.value not in NODE_KINDS or not self.is_next("("):
            return token.value
        opening = self.take()
        if self.next.kind == TEXT:
            self.place += 1
        self.close(")", opening)
        return f"{token.value}()"


def _reference(token: Token) -> Reference:
    found = _NAME.fullmatch(token.value)
    if found is None:
        says = f"“{token.value}” is no name; a question is named as ${{name}}, without spaces."
        raise ExpressionError(says, token.at)
    return Reference(found[2], bool(found[1]), token.at)
