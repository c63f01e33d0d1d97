"""The table of functions, and how a plain Python function is put into it.

A function says what it takes in words: ``text``, ``number``, ``flag``, ``value`` or ``nodes``,
each with ``?`` if it may be left out or ``*`` if it may come any number of times; ``focus`` as
the first word hands over the focus as well. Functions that must not work out all their values, or
look at how they were written, build their own closure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.paths import require_nodes
from sle_desktop.engine.expressions.syntax import Call
from sle_desktop.engine.expressions.values import Value, as_boolean, as_number, as_string

Plain = TypeVar("Plain", bound=Callable[..., Value])
Build = Callable[[Sequence[Evaluate], Call], Evaluate]
_Take = Callable[[Focus], Any]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the expression language; ``most`` is ``None`` where there is no limit."""

    name: str
    least: int
    most: int | None
    build: Build


FUNCTIONS: dict[str, Function] = {}
"""Every function by its name; the modules of this package fill it."""


def building(name: str, least: int, most: int | None) -> Callable[[Build], Build]:
    """Enter a function that builds its own closure from its compiled values."""

    def enter(build: Build) -> Build:
        FUNCTIONS[name] = Function(name, least, most, build)
        return build

    return enter


def function(name: str, takes: str = "") -> Callable[[Plain], Plain]:
    """Enter a plain Python function that takes its values ready converted."""
    words = takes.split()
    with_focus = words[:1] == ["focus"]
    kinds = words[with_focus:]
    fixed = [kind for kind in kinds if not kind.endswith("*")]
    least = sum(not kind.endswith("?") for kind in fixed)
    most = len(fixed) if fixed == kinds else None

    def enter(plain: Plain) -> Plain:
        def build(arguments: Sequence[Evaluate], call: Call) -> Evaluate:
            taken: list[_Take] = [_itself] if with_focus else []
            for place, argument in enumerate(arguments):
                kind = kinds[min(place, len(kinds) - 1)].rstrip("?*")
                taken.append(_taking(kind, argument, call.at))
            return _calling(plain, taken)

        FUNCTIONS[name] = Function(name, least, most, build)
        return plain

    return enter


def _itself(focus: Focus) -> Focus:
    return focus


def _taking(kind: str, argument: Evaluate, at: int) -> _Take:
    """Return what works out a value and converts it to the kind that a function takes."""
    if kind == "text":
        return lambda focus: as_string(argument(focus))
    if kind == "number":
        return lambda focus: as_number(argument(focus), focus.zone)
    if kind == "flag":
        return lambda focus: as_boolean(argument(focus))
    if kind == "nodes":
        return lambda focus: require_nodes(argument(focus), at)
    assert kind == "value", kind
    return argument


def _calling(plain: Callable[..., Value], taken: list[_Take]) -> Evaluate:
    """Return the call; the usual numbers of values are spelt out because that is faster."""
    if not taken:
        return lambda _focus: plain()
    if len(taken) == 1:
        only = taken[0]
        return lambda focus: plain(only(focus))
    if len(taken) == 2:
        first, second = taken
        return lambda focus: plain(first(focus), second(focus))
    return lambda focus: plain(*[take(focus) for take in taken])
