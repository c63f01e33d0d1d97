"""The functions of XPath 1.0 and of ODK's XForms that an expression may call."""

from difflib import get_close_matches

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.functions import (
    control,
    dates,
    encoding,
    geo,
    nodesets,
    numbers,
    patterns,
    selects,
    strings,
)
from sle_desktop.engine.expressions.functions.registry import FUNCTIONS, Function
from sle_desktop.engine.expressions.functions.selects import quoted_reference
from sle_desktop.engine.expressions.syntax import Call

__all__ = ["FUNCTIONS", "VOLATILE", "Function", "quoted_reference", "why_not"]

VOLATILE = frozenset(("now", "once", "random", "randomize", "today", "uuid"))
"""Functions whose result may change though the record does not."""

_MODULES = (control, dates, encoding, geo, nodesets, numbers, patterns, selects, strings)

_OTHER_WORDS = {
    "ceil": "ceiling",
    "concatenate": "concat",
    "current-date": "today",
    "current-datetime": "now",
    "iif": "if",
    "integer": "int",
    "len": "string-length",
    "length": "string-length",
    "matches": "regex",
    "power": "pow",
    "string-join": "join",
    "trim": "normalize-space",
}
"""What people write who know another language."""

_SURVEYCTO = frozenset(
    (
        *("choice-label", "collect-is-phone-app", "count-if", "device-info", "distance-between"),
        *("duration", "empty", "enum-time", "filler", "geo-scatter", "hash", "index", "item-at"),
        *("join-if", "linebreak", "max-if", "min-if", "phone-call-duration", "phone-call-log"),
        *("plug-in-metadata", "rank-index", "rank-index-if", "rank-value", "relevant"),
        *("short-geopoint", "sum-if", "username"),
    )
)
"""Functions of the SurveyCTO dialect, which no ODK engine has."""


def why_not(call: Call) -> ExpressionError | None:
    """Return why a call cannot be made: an unknown function or a wrong number of values."""
    function = FUNCTIONS.get(call.name)
    if function is None:
        return ExpressionError(_unknown(call.name), call.at)
    given, least, most = len(call.arguments), function.least, function.most
    if given >= least and (most is None or given <= most):
        return _misused(call)
    return ExpressionError(f"“{call.name}” takes {_wanted(least, most)}, not {given}.", call.at)


def _misused(call: Call) -> ExpressionError | None:
    """Return the complaint about a value that is alone in a pair, or a pattern that is none."""
    if call.name == "regex":
        return patterns.pattern_problem(call)
    given = len(call.arguments)
    if call.name == "indexed-repeat" and given % 2 == 0:
        return ExpressionError("“indexed-repeat” needs a number after every repeat.", call.at)
    if call.name == "weighted-checklist" and given % 2:
        return ExpressionError("“weighted-checklist” needs a weight after every answer.", call.at)
    return None


def _unknown(name: str) -> str:
    if name in _SURVEYCTO:
        return f"“{name}” belongs to SurveyCTO; ODK forms have no such function."
    if name == "extract-signed":
        return "“extract-signed” is not supported here."
    lower = name.lower()
    near = get_close_matches(lower, FUNCTIONS, 1, 0.7)
    guess = lower if lower in FUNCTIONS else _OTHER_WORDS.get(lower, near[0] if near else "")
    question = f" Did you mean “{guess}”?" if guess else ""
    return f"There is no function “{name}”.{question}"


def _wanted(least: int, most: int | None) -> str:
    if most is None:
        return f"at least {_values(least)}"
    if most == least:
        return "no value" if most == 0 else _values(least)
    joint = "or" if most == least + 1 else "to"
    return f"{least} {joint} {_values(most)}"


def _values(number: int) -> str:
    return "1 value" if number == 1 else f"{number} values"
