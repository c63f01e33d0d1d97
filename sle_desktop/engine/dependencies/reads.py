"""What an expression reads: which fields, in which rows, and whether only that they are there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sle_desktop.engine.dependencies.places import Place, Places, common_repeat
from sle_desktop.engine.expressions import (
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


class Read(NamedTuple):
    """One field that an expression reads.

    ``within`` is the innermost repeat whose row the reading stays in: the field is read in the
    same row of that repeat (``None``: in the whole record). ``text`` is false where only the
    presence of a group or row is read, as in ``count(${books})``.
    """

    place: Place
    within: Place | None
    text: bool


class Shift(NamedTuple):
    """A field read in one other row only, as ``indexed-repeat(..., position(..) - 1)`` does.

    The reader's row of number n reads the row of number n + ``by`` of ``repeat``. Knowing that
    spares asking the other two hundred rows.
    """

    place: Place
    repeat: Place
    by: int


@dataclass(frozen=True, slots=True)
class Reads:
    """Everything that one expression reads. ``unknown`` are names that no field has.

    ``position`` says that it also reads the place of its own row among the rows.
    """

    fields: tuple[Read, ...] = ()
    position: bool = False
    unknown: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()


class Use(NamedTuple):
    """One ``${name}`` in an expression: whether its text is read, and whether in every row."""

    name: str
    text: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be said of an expression without knowing its form; ``plain`` has no paths."""

    uses: tuple[Use, ...]
    plain: bool
    position: bool


_PRESENCE = frozenset(("count", "position", "boolean", "not", "name", "local-name"))
_STRAIGHT = frozenset(("self", "child", "parent", "descendant", "descendant-or-self", "attribute"))
"""Axes whose outcome does not depend on where the context stands among its fellows."""


def _roles(call: Call) -> Iterator[tuple[Syntax, bool, bool]]:
    """Yield every argument with whether its text is read, and whether in all rows."""
    indexed = call.name == "indexed-repeat"
    for number, argument in enumerate(call.arguments):
        rows = indexed and number % 2 == 1
        yield argument, not rows and call.name not in _PRESENCE, indexed and (rows or number == 0)


def outline(syntax: Syntax) -> Outline:
    """Return what an expression says of itself, whatever form it stands in."""
    uses: dict[Use, None] = {}
    plain, position = True, False
    waiting: list[tuple[Syntax, bool, bool]] = [(syntax, True, False)]
    while waiting:
        one, text, wide = waiting.pop()
        match one:
            case Reference() if not one.last_saved:
                uses[Use(one.name, text, wide)] = None
            case Call():
                position |= one.name == "position" and bool(one.arguments)
                plain &= one.name not in ("current", "instance", "indexed-repeat")
                waiting.extend(_roles(one))
            case Binary():
                waiting += [(one.right, True, False), (one.left, True, False)]
            case Negation():
                waiting.append((one.operand, True, False))
            case Path() | Filter():
                plain = False
    return Outline(tuple(uses), plain, position)


def reads_of(syntax: Syntax, place: Place, places: Places) -> Reads:
    """Return what an expression written at a place reads, paths and predicates included."""
    return _Reading(place, places).of(syntax)


Spot = tuple[Place, Place | None]
"""A place that a path has reached, and the innermost repeat whose row it has not left."""


class _Reading:
    """Follows every path of an expression through the tree of fields instead of the record."""

    def __init__(self, place: Place, places: Places) -> None:
        self.place = place
        self.places = places
        self.found: dict[Read, None] = {}
        self.unknown: dict[str, None] = {}
        self.position = False
        self.shifts: dict[Shift, None] = {}

    def of(self, syntax: Syntax) -> Reads:
        self._read(syntax, frozenset([(self.place, self.place.repeat)]), text=True)
        shifts = tuple(self.shifts)
        return Reads(tuple(self.found), self.position, tuple(self.unknown), shifts)

    def _read(self, syntax: Syntax, focus: frozenset[Spot], *, text: bool) -> None:
        for place, within in self._spots(syntax, focus):
            self.found[Read(place, within, text)] = None

    def _spots(self, syntax: Syntax, focus: frozenset[Spot]) -> frozenset[Spot]:
        """Return what an operand selects; everything inside it is read on the way."""
        match syntax:
            case Reference():
                return self._named(syntax, wide=False)
            case Call():
                return self._call(syntax, focus)
            case Path():
                return self._path(syntax, focus)
            case Filter():
                spots = self._spots(syntax.operand, focus)
                for one in syntax.predicates:
                    self._read(one, spots, text=True)
                return spots
            case Binary() | Negation():
                return self._operands(syntax, focus)
            case Literal():
                return frozenset()

    def _operands(self, syntax: Syntax, focus: frozenset[Spot]) -> frozenset[Spot]:
        """Read both sides without recursion: a sum may have thousands of terms."""
        spots: set[Spot] = set()
        waiting = [syntax]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Binary):
                waiting += [one.left, one.right]
            elif isinstance(one, Negation):
                waiting.append(one.operand)
            else:
                spots |= self._spots(one, focus)
        return frozenset(spots)

    def _named(self, syntax: Reference, *, wide: bool) -> frozenset[Spot]:
        if syntax.last_saved:
            return frozenset()
        target = self.places.find(syntax.name, self.place)
        if target is None:
            self.unknown[syntax.name] = None
            return frozenset()
        return frozenset([(target, None if wide else common_repeat(self.place, target))])

    def _call(self, call: Call, focus: frozenset[Spot]) -> frozenset[Spot]:
        if call.name == "current":
            return frozenset([(self.place, self.place.repeat)])
        self.position |= call.name == "position" and bool(call.arguments)
        shift = shift_of(call, self.place, self.places)
        if shift is not None:
            self.shifts[shift] = None
        for argument, text, wide in _roles(call):
            if wide and shift is not None:
                continue
            if wide and isinstance(argument, Reference):
                for place, within in self._named(argument, wide=True):
                    self.found[Read(place, within, text)] = None
            else:
                self._read(argument, focus, text=text)
        return frozenset()

    def _path(self, path: Path, focus: frozenset[Spot]) -> frozenset[Spot]:
        spots = focus
        if path.start is not None:
            spots = self._spots(path.start, focus)
        elif path.absolute:
            spots = frozenset([(_document(self.places.root), None)])
        for step in path.steps:
            if step.axis not in _STRAIGHT:
                self._stand_among_others()
            spots = frozenset(_stepped(step, spots))
            for one in step.predicates:
                self._read(one, spots, text=True)
        return spots

    def _stand_among_others(self) -> None:
        """Read the place of the row, and whether what is around it is there at all."""
        self.position = True
        for one in self.place.around():
            if one is not self.place and one.parent is not None:
                self.found[Read(one, one.repeat, text=False)] = None


def shift_of(call: Call, place: Place, places: Places) -> Shift | None:
    """Return the one row that an ``indexed-repeat`` reads, where it can be told from the row's own.

    Only repeats that are in no other are told, as only their rows have one number.
    """
    row = place.repeat
    if call.name != "indexed-repeat" or len(call.arguments) != 3 or row is None or row.repeat:
        return None
    wanted, rows, index = call.arguments
    if not isinstance(wanted, Reference) or not isinstance(rows, Reference):
        return None
    target, repeat = places.find(wanted.name, place), places.find(rows.name, place)
    if target is None or repeat is None or target.repeat is not repeat or repeat.repeat:
        return None
    by = _own_place(index, place, places)
    return None if by is None else Shift(target, repeat, by)


def _own_place(syntax: Syntax, place: Place, places: Places) -> int | None:
    """Return how far a number is from the place of the own row, if that is what it counts from."""
    match syntax:
        case Binary("+" | "-", left, Literal(float(number))) if number.is_integer():
            start = _own_place(left, place, places)
            by = int(number) if syntax.operator == "+" else -int(number)
            return None if start is None else start + by
        case Call("position", (Path((Step("parent", "node()", ()),), None, False),)):
            return 0 if place.parent is place.repeat else None
        case Reference(last_saved=False):
            named = places.find(syntax.name, place)
            return 0 if named is not None and _is_own_place(named, place) else None
    return None


def _is_own_place(named: Place, place: Place) -> bool:
    """Return whether a field of the same row holds nothing but the place of the row."""
    if named.repeat is not place.repeat or named.parent is not named.repeat:
        return False
    return named.field.calculation.replace(" ", "") == "position(..)" and not named.field.trigger


def _document(root: Place) -> Place:
    """Return a nameless place around the record, which absolute paths start from."""
    top = Place(root.field, None)
    top.name = ""
    top.children = [root]
    return top


def _stepped(step: Step, spots: Iterable[Spot]) -> Iterator[Spot]:
    for place, within in spots:
        for one, kept in _along(step.axis, place, within):
            if step.test in ("*", "node()", "text()", one.name):
                yield one, kept


def _along(axis: str, place: Place, within: Place | None) -> Iterable[Spot]:
    """Return what may lie along an axis; too much is only slower, too little would be wrong."""
    parent = place.parent
    out = place.repeat if place.is_repeat else within
    match axis:
        case "self":
            return [(place, within)]
        case "child":
            return [*((one, within) for one in place.children), *_words(place, within)]
        case "parent":
            return [(parent, out)] if parent is not None else []
        case "descendant" | "descendant-or-self":
            return [(one, within) for one in place.walk()]
        case "ancestor" | "ancestor-or-self":
            return [(one, None) for one in place.around()]
        case "following-sibling" | "preceding-sibling":
            return [(one, out) for one in (parent.children if parent is not None else ())]
        case "following" | "preceding":
            top = list(place.around())[-1]
            return [(one, None) for one in top.walk()]
    return []


def _words(place: Place, within: Place | None) -> list[Spot]:
    """Return the place itself as the owner of its text node, ``child::text()``."""
    return [] if place.children else [(place, within)]
