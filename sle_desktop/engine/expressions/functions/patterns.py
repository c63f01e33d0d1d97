"""The function ``regex``: whether a whole text matches a pattern."""

import re
import warnings
from functools import lru_cache
from itertools import groupby
from unicodedata import category

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.functions.registry import function
from sle_desktop.engine.expressions.linear import NotLinearError, Program, Shape, shape_of
from sle_desktop.engine.expressions.syntax import Call, Literal

EFFORT = 1_000_000
"""Steps that Python's matcher may need at worst; it does about this many in 20 ms."""

_FLAGS = re.ASCII  # as in Java and JavaScript, where forms' patterns come from
_FOREIGN = re.compile(r"\\p\{(?P<category>\w{1,2})\}|\\.|\(\?<(?=[^\W\d])|[\[\]]", re.DOTALL)


class Pattern:
    """A pattern of a form, ready to be matched without ever hanging."""

    def __init__(self, source: str) -> None:
        translated = _translated(source)
        try:
            with warnings.catch_warnings():
                # Python warns of signs that may mean something else some day.
                warnings.simplefilter("ignore", FutureWarning)
                self._quick = re.compile(translated, _FLAGS)
                self._shape, self._program = _prepared(translated)
        except (re.error, RecursionError, OverflowError) as problem:
            raise ExpressionError(f"The pattern “{source}” cannot be read: {problem}.") from None
        self._source = source

    def matches(self, text: str) -> bool:
        """Return whether a whole text matches; raises ``ExpressionError`` if that may hang."""
        if self._shape is not None and self._shape.effort(len(text)) <= EFFORT:
            return self._quick.fullmatch(text) is not None
        if self._program is not None and len(self._program) * len(text) <= EFFORT:
            return self._program.matches(text)
        says = f"The pattern “{self._source}” may take forever on a text of this length."
        raise ExpressionError(says)


def _prepared(pattern: str) -> tuple[Shape | None, Program | None]:
    """Return what a pattern looks like and how to follow it, each if that can be told."""
    try:
        shape = shape_of(pattern)
    except NotLinearError:
        return None, None
    try:
        return shape, Program(shape, _FLAGS)
    except NotLinearError:
        return shape, None


def _translated(source: str) -> str:
    """Return a pattern of Java or JavaScript as Python writes it."""
    inside = False

    def change(found: re.Match[str]) -> str:
        nonlocal inside
        word = found[0]
        if found["category"]:
            signs = _category(found["category"])
            return signs if inside else f"[{signs}]"
        if word == "[" and inside:
            return r"\["
        if word in ("[", "]"):
            inside = word == "["
        return "(?P<" if word == "(?<" and not inside else word

    return _FOREIGN.sub(change, source)


@lru_cache(maxsize=512)
def pattern_of(source: str) -> Pattern:
    """Return a pattern by its source; raises ``ExpressionError`` if it is none."""
    return Pattern(source)


@function("regex", "text text")
def regex(text: str, pattern: str) -> bool:
    """Return whether a text matches a pattern from its first character to its last."""
    return pattern_of(pattern).matches(text)


def pattern_problem(call: Call) -> ExpressionError | None:
    """Return why the pattern that a call of ``regex`` spells out cannot be read."""
    part = call.arguments[1]
    if not isinstance(part, Literal) or not isinstance(part.value, str):
        return None
    try:
        pattern_of(part.value)
    except ExpressionError as problem:
        return ExpressionError(problem.says, part.at)
    return None


@lru_cache(maxsize=16)
def _category(name: str) -> str:
    """Return the signs of a Unicode category (``L``: letters), which Python has no word for."""
    points = [one for one in range(0x10000) if category(chr(one)).startswith(name)]
    runs = groupby(enumerate(points), lambda pair: pair[1] - pair[0])
    spans = [[point for _place, point in run] for _key, run in runs]
    signs = "".join(f"\\u{span[0]:04x}-\\u{span[-1]:04x}" for span in spans)
    if not signs:
        raise ExpressionError(f"There is no kind of sign “\\p{{{name}}}”.")
    return signs
