r"""Matching a pattern in steps that grow with the text only in proportion, whatever the pattern.

Python's own matcher tries one way after another and may need longer than the universe for
``(a+)+`` on thirty letters. This one follows all ways at once. Single signs and places (``[a-z]``,
``\d``, ``^``, ``\b``) are still judged by Python's matcher, so that both mean the same by them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

LARGEST = 20_000
"""Instructions of a program; ``{1,999}`` copies what it repeats."""

DEEPEST = 50

_SIGN, _PLACE, _SPLIT = "sign", "place", "split"

_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d+)\}|\{(\d+),(\d*)\}|\{,(\d+)\})([?+]?)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_OPENING = re.compile(r"\((?:\?(?:P?<[^\W\d]\w*>|[:=!>]|<[=!]|[^:)]*:?))?")
_PLACES = ("^", "$", r"\b", r"\B", r"\A", r"\Z")
_ORDINARY = re.compile(r"\((?:\?(?:P?<[^\W\d]\w*>|:))?")


class NotLinearError(Exception):
    """A pattern with parts that only Python's own matcher knows: looking around, going back."""


@dataclass(slots=True)
class _Part:
    """A parsed piece: ``kind`` is a sign, a place, ``all`` of its parts or ``any`` of them."""

    kind: str
    source: str = ""
    parts: list["_Part"] = field(default_factory=list)
    low: int = 1
    high: int | None = 1


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how long Python's matcher may take.

    ``spans`` says for each piece of varying length in how many ways it may come, ``None`` for any
    number; ``nested`` whether such a piece lies inside a repetition; ``plain`` whether a
    ``Program`` can be made.
    """

    spans: tuple[int | None, ...]
    nested: bool
    plain: bool
    tree: _Part

    def effort(self, length: int) -> float:
        """Return how many ways Python's matcher may try at worst on a text of a length."""
        ways = float(length + 1)
        if self.nested and self.spans:
            return float(2 ** min(length + 1, 100))
        product = 1.0
        for span in self.spans:
            product *= ways if span is None else min(span, ways)
        return min(product, 1e300) * ways


def shape_of(pattern: str) -> Shape:
    """Return the shape of a pattern that Python accepts; raises ``NotLinearError``."""
    reader = _Reader(pattern)
    tree = reader.either()
    if reader.place < len(pattern):
        raise NotLinearError
    return Shape(tuple(_spans(tree)), _nested(tree, inside=False), reader.plain, tree)


class _Reader:
    """Reads a pattern into its parts."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0
        self.depth = 0
        self.plain = True

    def either(self) -> _Part:
        """Read ways separated by ``|``, up to a closing bracket or the end."""
        ways = [self.sequence()]
        while self.pattern[self.place : self.place + 1] == "|":
            self.place += 1
            ways.append(self.sequence())
        return ways[0] if len(ways) == 1 else _Part("any", parts=ways)

    def sequence(self) -> _Part:
        parts: list[_Part] = []
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            parts.append(self.repeated(self.piece()))
        return _Part("all", parts=parts)

    def piece(self) -> _Part:
        """Read a bracket, a set of signs, an escape or one sign."""
        sign = self.pattern[self.place]
        if sign == "(":
            return self.bracket()
        found = {"[": _CLASS, "\\": _ESCAPE}.get(sign)
        match = found.match(self.pattern, self.place) if found else None
        source = match[0] if match else sign
        self.place += len(source)
        if source[:1] == "\\" and source[1:2] in "123456789":
            self.plain = False
        return _Part(_PLACE if source in _PLACES else _SIGN, source)

    def bracket(self) -> _Part:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotLinearError
        opening = _OPENING.match(self.pattern, self.place)
        assert opening is not None
        self.plain = self.plain and _ORDINARY.fullmatch(opening[0]) is not None
        self.place = opening.end()
        inner = self.either()
        self.place += 1
        self.depth -= 1
        return _Part("all", parts=[inner])

    def repeated(self, part: _Part) -> _Part:
        """Read how often a piece may come, if that is said."""
        match = _QUANTIFIER.match(self.pattern, self.place)
        if match is None:
            return part
        self.place = match.end()
        sign, exactly, low, high, most, manner = match.groups()
        if manner == "+":
            self.plain = False
        bounds = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(sign)
        if bounds is None:
            least = int(exactly or low or 0)
            limit = exactly or high or most
            bounds = (least, int(limit) if limit else None)
        return _Part("all", parts=[part], low=bounds[0], high=bounds[1])


def _varies(part: _Part) -> bool:
    return part.high != part.low


def _spans(part: _Part) -> Iterator[int | None]:
    if _varies(part):
        yield None if part.high is None else part.high - part.low + 1
    for one in part.parts:
        yield from _spans(one)


def _nested(part: _Part, *, inside: bool) -> bool:
    if inside and _varies(part):
        return True
    repeated = part.high is None or part.high > 1
    return any(_nested(one, inside=inside or repeated) for one in part.parts)


class Program:
    """A pattern as instructions that are all followed at once; raises ``NotLinearError``."""

    def __init__(self, shape: Shape, flags: re.RegexFlag) -> None:
        if not shape.plain:
            raise NotLinearError
        self._flags = flags
        self._kinds: list[str] = []
        self._tests: list[Callable[[str, int], bool]] = []
        self._ways: list[tuple[int, ...]] = []
        self._add(shape.tree)
        self._end = len(self._kinds)

    def __len__(self) -> int:
        """How many instructions there are."""
        return self._end

    def matches(self, text: str) -> bool:
        """Return whether the whole text matches."""
        now = self._reach({0}, text, 0)
        for place in range(len(text)):
            ahead = {
                at + 1
                for at in now
                if at < self._end and self._kinds[at] == _SIGN and self._tests[at](text, place)
            }
            now = self._reach(ahead, text, place + 1)
            if not now:
                return False
        return self._end in now

    def _reach(self, begin: set[int], text: str, place: int) -> set[int]:
        """Return all instructions that can be reached without taking another sign."""
        waiting, seen = list(begin), set(begin)
        while waiting:
            at = waiting.pop()
            for way in self._onward(at, text, place):
                if way not in seen:
                    seen.add(way)
                    waiting.append(way)
        return seen

    def _onward(self, at: int, text: str, place: int) -> tuple[int, ...]:
        if at == self._end or self._kinds[at] == _SIGN:
            return ()
        if self._kinds[at] == _PLACE:
            return (at + 1,) if self._tests[at](text, place) else ()
        return self._ways[at]

    def _emit(self, kind: str, test: Callable[[str, int], bool] | None = None) -> int:
        if len(self._kinds) >= LARGEST:
            raise NotLinearError
        self._kinds.append(kind)
        self._tests.append(test or _never)
        self._ways.append(())
        return len(self._kinds) - 1

    def _add(self, part: _Part) -> None:
        """Write a part as often as it must come, and then as often as it may."""
        for _ in range(part.low):
            self._once(part)
        if part.high is None:
            start = self._emit(_SPLIT)
            self._once(part)
            again = self._emit(_SPLIT)
            self._ways[again] = (start,)
            self._ways[start] = (start + 1, again + 1)
            return
        skips = []
        for _ in range(part.high - part.low):
            skips.append(self._emit(_SPLIT))
            self._once(part)
        for skip in skips:
            self._ways[skip] = (skip + 1, len(self._kinds))

    def _once(self, part: _Part) -> None:
        if part.kind in (_SIGN, _PLACE):
            self._emit(part.kind, _test(part.source, self._flags))
        elif part.kind == "all":
            for one in part.parts:
                self._add(one)
        else:
            self._any(part.parts)

    def _any(self, ways: list[_Part]) -> None:
        fork = self._emit(_SPLIT)
        starts, ends = [], []
        for way in ways:
            starts.append(len(self._kinds))
            self._add(way)
            ends.append(self._emit(_SPLIT))
        self._ways[fork] = tuple(starts)
        for end in ends:
            self._ways[end] = (len(self._kinds),)


def _never(_text: str, _place: int) -> bool:
    return False


def _test(source: str, flags: re.RegexFlag) -> Callable[[str, int], bool]:
    """Return what tells whether one sign or place fits, as Python's matcher sees it."""
    match = re.compile(source, flags).match
    return lambda text, place: match(text, place) is not None
