"""Functions of numbers."""

import math
from collections.abc import Callable, Sequence
from math import inf, isnan, nan

from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions.registry import building, function
from sle_desktop.engine.expressions.moments import Moment, days, read_moment, whole_days
from sle_desktop.engine.expressions.operators import divide
from sle_desktop.engine.expressions.syntax import Call
from sle_desktop.engine.expressions.values import Value, as_number


def round_half_up(number: float) -> float:
    """Return the nearest whole number, of two the greater; infinities and NaN stay."""
    if not math.isfinite(number):
        return number
    below = math.floor(number)
    return float(below + 1 if number - below >= 0.5 else below)


def truncate(number: float) -> float:
    """Return a number without its fraction; infinities and NaN stay."""
    return float(math.trunc(number)) if math.isfinite(number) else number


@building("number", 0, 1)
def _number(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    value = arguments[0] if arguments else lambda focus: focus.node.text
    return lambda focus: number(value(focus), focus)


def number(value: Value, focus: Focus) -> float:
    """Return a value as a number; a date as days since 1970, shown as whole days."""
    if isinstance(value, list):
        value = value[0].text if value else ""
    if isinstance(value, str) and not isinstance(value, Moment):
        when = read_moment(value, focus.zone)
        if when is not None:
            return days(when, whole_days(value, when))
    return as_number(value, focus.zone)


@function("int", "number")
def integer(number: float) -> float:
    """Return a number without its fraction."""
    return truncate(number)


@function("floor", "number")
def floor(number: float) -> float:
    """Return the greatest whole number that is not greater."""
    return float(math.floor(number)) if math.isfinite(number) else number


@function("ceiling", "number")
def ceiling(number: float) -> float:
    """Return the least whole number that is not less."""
    return float(math.ceil(number)) if math.isfinite(number) else number


@function("round", "number number?")
def rounded(number: float, decimals: float = 0.0) -> float:
    """Return a number rounded to some decimals, a half always away from zero as ODK does."""
    if isnan(decimals):
        return nan
    shift = _guarded(math.pow)(10.0, truncate(decimals))
    shifted = abs(number) * shift
    if not math.isfinite(shifted):
        return float(number)
    return math.copysign(divide(round_half_up(shifted), shift) if shift else 0.0, number)


@function("abs", "number")
def absolute(number: float) -> float:
    """Return a number without its sign."""
    return abs(float(number))


@function("pi")
def pi() -> float:
    """Return the ratio of a circle's circumference to its diameter."""
    return math.pi


@function("random", "focus")
def random(focus: Focus) -> float:
    """Return a random number from 0 up to 1."""
    return focus.environment.random.random()


def _guarded(plain: Callable[..., float]) -> Callable[..., float]:
    """Return a function that answers NaN where there is no result and infinity beyond the range."""

    def run(*numbers: float) -> float:
        try:
            return plain(*numbers)
        except ValueError:
            return nan
        except OverflowError:
            return inf

    return run


def _log(number: float, log: Callable[[float], float]) -> float:
    return -inf if number == 0 else log(number)


def _power(base: float, exponent: float) -> float:
    """Return a power as IEEE 754 defines it, where Python raises for zero and overflow."""
    if base == 0 and exponent < 0:
        return inf
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -inf if base < 0 and exponent % 2 == 1 else inf


for _name, _plain in {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": lambda number: _power(10.0, number),
    "log": lambda number: _log(number, math.log),
    "log10": lambda number: _log(number, math.log10),
}.items():
    function(_name, "number")(_guarded(_plain))
function("atan2", "number number")(math.atan2)
function("pow", "number number")(_guarded(_power))
