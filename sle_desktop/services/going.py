"""What of a record goes to the project lead with the next update and what stays, in plain words.

Nothing is decided here: the answers are those that the lead's copy really holds, set beside the
writer's own. Sections are told whole where they go or stay whole; else the shorter side is listed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sle_desktop.domain.audience import LEAD, SLE, Audience, audiences
from sle_desktop.engine.definition import REPEAT, Field, Form, in_language
from sle_desktop.engine.instance import Instance
from sle_desktop.services.copies import Reader, values_for

_STATEMENT = re.compile(r"^\d+[a-z]?: ")
_A_CODE = re.compile(r"\bT\d+\b")
_CODE = "sle::code"
PEOPLE = "sle::people"
"""The column of a question that is answered by a person with a role."""

SHORT = "sle::short"
"""The column of a section's short name."""

_MOST_LISTED = 6
_LONGEST = 48
_UNSEEN = ("calculate", "hidden")
"""Fields that nobody fills in: told where they go, not where they stay."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line for a person: a section of the form, and which part of it if not the whole."""

    section: str
    part: str = ""


_PAPER = Told("The PDF", "and the ink in it")
"""Updates carry answers, never documents."""


@dataclass(frozen=True, slots=True)
class Going:
    """What goes and what stays. ``coded`` are the codes that go in the place of names."""

    goes: tuple[Told, ...]
    stays: tuple[Told, ...]
    coded: tuple[str, ...] = ()


@dataclass
class _Part:
    """One section while it is read: labels with how often, in the form's order."""

    title: str
    goes: dict[str, int] = field(default_factory=dict)
    stays: dict[str, int] = field(default_factory=dict)
    otherwise: dict[str, None] = field(default_factory=dict)
    """What goes in another way than as it was written."""

    coded: dict[str, None] = field(default_factory=dict)


def what_goes(instance: Instance, coded: Callable[[Field, str], str]) -> Going:
    """Return what the lead will see of a record. ``coded`` takes the names out of an answer."""
    mine = values_for(instance, Reader(SLE, coded))
    theirs = values_for(instance, Reader(LEAD, coded))
    by_path = audiences(instance.form)
    parts: dict[str, _Part] = {}
    for one, title in _sections(instance.form):
        part = parts.setdefault(title, _Part(title))
        _Telling(part, by_path).tell(one, mine, theirs)
    return Going(
        tuple(Told(one.title, _going(one)) for one in parts.values() if one.goes or one.otherwise),
        (*(Told(one.title, _staying(one)) for one in parts.values() if one.stays), _PAPER),
        tuple(dict.fromkeys(code for part in parts.values() for code in part.coded)),
    )


def _sections(form: Form) -> Iterator[tuple[Field, str]]:
    """Yield the form's top fields with the title of their section; numbered ones are one."""
    numbered = [one for one in form.fields if _CODE in one.extra and one.holds_children]
    together = ""
    if len(numbered) > 1:
        first, last = numbered[0].extra[_CODE], numbered[-1].extra[_CODE]
        together = f"Recommendations {first} to {last}"
    for one in form.fields:
        named = one.extra.get(SHORT) or in_language(one.label)
        yield one, together if one in numbered and together else named or form.title


@dataclass(frozen=True, slots=True)
class _Telling:
    part: _Part
    by_path: Mapping[str, Audience]

    def tell(self, one: Field, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """Put a field that has an answer on the side where it is."""
        own, other = mine.get(one.name), theirs.get(one.name)
        if own is None:
            return
        if one.type == REPEAT:
            self._rows(one, own, other)
        elif one.holds_children:
            for child in one.children:
                self.tell(child, own, other or {})
        elif other is None:
            if one.type not in _UNSEEN:
                _add(self.part.stays, _label(one))
        else:
            self._leaf(one, own, other)

    def _rows(self, one: Field, own: list[Any], other: Any) -> None:
        if isinstance(other, int):
            self._otherwise(_label(one), f"how many ({other})")
            other = None
        for at, row in enumerate(own):
            for child in one.children:
                self.tell(child, row, other[at] if other else {})

    def _leaf(self, one: Field, own: Any, other: Any) -> None:
        label = _label(one)
        way = self.by_path[one.path].way(LEAD)
        if way == "code" and own != other:
            self._otherwise(label, _coded(one, other))
            if isinstance(other, str):
                self.part.coded |= dict.fromkeys(_A_CODE.findall(other))
        elif way == "count" and own != other:
            self._otherwise(label, f"how many ({other})")
        elif label:
            _add(self.part.goes, label)

    def _otherwise(self, label: str, how: str) -> None:
        said = how if label == self.part.title else f"{_lower(label)} {how}"
        self.part.otherwise[said] = None


def _coded(one: Field, shown: Any) -> str:
    if isinstance(shown, tuple):
        return f"as {', '.join(shown)}"
    return f"as {shown}" if PEOPLE in one.extra else "with codes for names"


def _add(side: dict[str, int], label: str) -> None:
    if label:
        side[label] = side.get(label, 0) + 1


def _label(one: Field) -> str:
    """Return how a question is named in a list; every statement's position is one thing."""
    if one.extra.get(_CODE):
        return "positions"
    words = _STATEMENT.sub("", in_language(one.label)).rstrip(" ?.:")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return words


def _going(part: _Part) -> str:
    """Return which part of a section goes, "" for the whole of it."""
    if not part.stays and not part.otherwise:
        return ""
    side = [_side(part.goes, part.stays)] if part.goes else []
    return "; ".join((*side, *part.otherwise))


def _staying(part: _Part) -> str:
    """Return which part of a section stays, "" for the whole of it."""
    if part.goes:
        return _side(part.stays, part.goes)
    return "everything else" if part.otherwise else ""


def _side(here: Mapping[str, int], there: Mapping[str, int]) -> str:
    """Return one side of a section: listed if it is short or the shorter one, else counted."""
    if len(here) <= max(_MOST_LISTED, len(there)):
        return ", ".join(_lower(label) for label in here)
    count, of = sum(here.values()), sum(here.values()) + sum(there.values())
    return f"{count} of {of} answers"


def _lower(label: str) -> str:
    """Return words as they stand in the middle of a line; initials and names keep their size."""
    first = label.split(" ", 1)[0]
    return label if first.isupper() or first in ("SLE’s", "Year") else label[:1].lower() + label[1:]
