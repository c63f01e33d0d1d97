"""Cutting an expression into words, numbers, texts and signs."""

import re
from typing import NamedTuple

from sle_desktop.engine.expressions.errors import ExpressionError

NUMBER, REFERENCE, NAME, TEXT, SIGN, END = "number", "reference", "name", "text", "sign", "end"

LONGEST = 100_000
"""Characters of an expression; the longest seen in a real form is under 20,000."""


class Token(NamedTuple):
    """One piece of an expression; ``value`` of a text is without its quotation marks."""

    kind: str
    value: str
    at: int


_NAME = r"[^\W\d][\w.\-]*"

# Excel turns straight quotation marks into curly ones; they count as quotation marks where a text
# may begin. A text that begins with a straight mark ends at the next straight one, so that
# apostrophes and quotations inside it stay as they were written.
_TOKEN = re.compile(
    r"[\s\u00a0\u200b\ufeff]*(?:"
    r"(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    r"|\$\{(?P<reference>[^{}$]*)\}"
    rf"|(?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)"
    r"|(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
    r"|(?:[“”„\"](?P<curly>[^“”\"]*)[“”\"]|[‘’‚'](?P<curled>[^‘’']*)[‘’'])"
    r"|(?P<sign>\.\.|::|//|<=|>=|!=|[-+*/|=<>()\[\],.@])"
    r"|(?P<end>\Z)"
    r")"
)

_KINDS = {"double": TEXT, "single": TEXT, "curly": TEXT, "curled": TEXT}

_ADVICE = {
    "&": "Write “and” instead of “&”.",
    "–": "This dash is no minus; write “-”.",
    "—": "This dash is no minus; write “-”.",
    "−": "This dash is no minus; write “-”.",
    "≤": "Write “<=” instead of “≤”.",
    "≥": "Write “>=” instead of “≥”.",
    "≠": "Write “!=” instead of “≠”.",
    "×": "Write “*” instead of “×”.",
    "÷": "Write “div” instead of “÷”.",
    "!": "Write “not(…)” to deny, or “!=” for “is not”.",
    "%": "Write “mod” for the remainder, or “div 100” for a percentage.",
    ";": "Write a comma between the values of a function, not “;”.",
    "$": "A question is named as ${name}, with both curly brackets.",
    "{": "A question is named as ${name}, with a dollar sign before the bracket.",
    "}": "This “}” has no “${” before it.",
    "#": "“#” means nothing here.",
}
_QUOTES = "\"'“”„‘’‚"


def tokens(source: str) -> list[Token]:
    """Return the pieces of an expression, an end mark last; raises ``ExpressionError``."""
    if len(source) > LONGEST:
        raise ExpressionError(f"The expression is longer than {LONGEST:,} characters.")
    found: list[Token] = []
    place = 0
    while True:
        match = _TOKEN.match(source, place)
        if match is None:
            raise _complaint(source, place)
        group = match.lastgroup or END
        at = match.start(group) - (group in _KINDS) - 2 * (group == REFERENCE)
        found.append(Token(_KINDS.get(group, group), match[group], at))
        if group == END:
            return found
        place = match.end()


def _complaint(source: str, place: int) -> ExpressionError:
    at = place + len(source[place:]) - len(source[place:].lstrip())
    sign = source[at]
    if sign in _QUOTES:
        return ExpressionError("The text that opens here has no closing quotation mark.", at)
    says = _ADVICE.get(sign, f"“{sign}” cannot stand in an expression.")
    return ExpressionError(says, at)
