"""Moving along the tokens of an expression, and what is said where they do not fit."""

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.tokens import END, NAME, REFERENCE, SIGN, Token, tokens

DEEPEST = 100
"""Brackets inside brackets; beyond this nobody could read the expression, nor Python its frames."""

_WIDEST = 40

_LEVELS = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
    ("|",),
)
BINDING = {sign: level for level, signs in enumerate(_LEVELS, 1) for sign in signs}
"""How tightly an operator binds: the greater, the tighter."""


class Tape:
    """The tokens of one expression; ``place`` is the next to be read, ``depth`` open brackets."""

    def __init__(self, source: str) -> None:
        self.tokens = tokens(source)
        self.place = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.place]

    def take(self) -> Token:
        """Step over a token and return it."""
        token = self.tokens[self.place]
        self.place += 1
        return token

    def is_next(self, sign: str) -> bool:
        """Return whether a sign is next."""
        token = self.tokens[self.place]
        return token.kind == SIGN and token.value == sign

    def skip(self, sign: str) -> bool:
        """Step over a sign if it is next, and say whether it was."""
        if self.is_next(sign):
            self.place += 1
            return True
        return False

    def descend(self, at: int) -> None:
        """Count a bracket that opens; raises ``ExpressionError`` where there are too many."""
        self.depth += 1
        if self.depth > DEEPEST:
            says = f"Brackets are nested more than {DEEPEST} deep; split the calculation in steps."
            raise ExpressionError(says, at)

    def close(self, sign: str, opening: Token) -> None:
        """Step over the closing bracket, or say which one is missing."""
        if self.skip(sign):
            self.depth -= 1
            return
        if self.next.kind == END:
            raise ExpressionError(f"The bracket “{opening.value}” is not closed.", opening.at)
        raise self.unexpected()

    def unexpected(self) -> ExpressionError:
        """Return the complaint about a token where an operator or the end should stand."""
        token = self.next
        if token.value in (")", "]"):
            return ExpressionError(f"“{token.value}” closes a bracket never opened.", token.at)
        if token.value == ",":
            return ExpressionError("A comma can only stand between values of a function.", token.at)
        lower = token.value.lower()
        if token.kind == NAME and lower in BINDING:
            return ExpressionError(f"Write “{lower}” in small letters.", token.at)
        says = f"An operator or a comma is missing before “{_shown(token)}”."
        return ExpressionError(says, token.at)

    def missing(self, token: Token) -> ExpressionError:
        """Return the complaint about a token where a value should stand."""
        before = self.tokens[self.tokens.index(token) - 1] if token.at else None
        after = f" after “{_shown(before)}”" if before else ""
        found = "the end" if token.kind == END else f"“{_shown(token)}”"
        return ExpressionError(f"A value is missing{after}: found {found}.", token.at)


def _shown(token: Token) -> str:
    """Return a token as it was written, cut where it is long."""
    written = f"${{{token.value}}}" if token.kind == REFERENCE else token.value
    return written if len(written) <= _WIDEST else f"{written[:_WIDEST]}…"
