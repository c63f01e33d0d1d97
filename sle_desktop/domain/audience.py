"""Who may see a field: the rule that every copy, file and update is made by.

``sle::audience`` names the readers of a field, each with an optional way of showing it. A field or
group that says nothing is private. A group's audience bounds its members': a reader who may not
see the group sees nothing in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sle_desktop.engine.definition import Field, Form

SCHOOL, TEACHER, LEAD, SLE = "school", "teacher", "lead", "sle"
READERS = (SCHOOL, TEACHER, LEAD, SLE)
WAYS = ("", "code", "theme", "count", "min5")
"""In full, people as codes, only the chosen theme, only a number, withheld under five."""

COLUMN, CONDITION = "sle::audience", "sle::audience_when"


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers of one field. The SLE who wrote it always is one."""

    ways: Mapping[str, str]
    """How each reader sees it, by reader; a reader who is not here does not."""

    conditions: tuple[str, ...] = ()
    """Expressions that must all hold for readers other than the SLE."""

    def way(self, reader: str) -> str | None:
        """Return how a reader sees the field, ``None`` for not at all."""
        return "" if reader == SLE else self.ways.get(reader)


def parse(words: str) -> dict[str, str]:
    """Return the way of showing by reader; a word we do not know counts as private."""
    ways: dict[str, str] = {}
    for word in words.split():
        reader, _, way = word.partition(":")
        if reader in READERS and way in WAYS:
            ways[reader] = way
    return ways


def is_kept_from_school(audience: Audience) -> bool:
    """Whether nobody in the school may read a field: neither its staff nor the teacher observed."""
    return SCHOOL not in audience.ways and TEACHER not in audience.ways


def audiences(form: Form) -> dict[str, Audience]:
    """Return the audience of every field of a form, by path."""
    found: dict[str, Audience] = {}
    for one in form.fields:
        _add(one, None, found)
    return found


def _add(one: Field, group: Audience | None, found: dict[str, Audience]) -> None:
    found[one.path] = _bounded(one, group)
    for child in one.children:
        _add(child, found[one.path], found)


def _bounded(one: Field, group: Audience | None) -> Audience:
    ways = parse(one.extra.get(COLUMN, ""))
    condition = one.extra.get(CONDITION, "")
    conditions: tuple[str, ...] = (condition,) if condition else ()
    if group is not None:
        ways = {
            reader: way or group.ways[reader]
            for reader, way in ways.items()
            if reader in group.ways
        }
        conditions = group.conditions + conditions
    return Audience(MappingProxyType(ways), conditions)
