"""Reads a cell of the type column as authors have spelt it over the years."""

import re
from dataclasses import dataclass

_SPACES = re.compile(r"\s+")
_OTHER = re.compile(r"\s+(?:or[_ ]other|specify[_ ]other|or[_ ]specify[_ ]other)$", re.IGNORECASE)
_EDGE = re.compile(r"(begin|end)(?:[\s_-]+|(?=group|repeat))(.+)$", re.IGNORECASE)
_PROMPT = re.compile(r"(?:q|add|get)\s+(.+?)(?:\s+prompt)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpeltType:
    """What a type cell says: the canonical word ("" if there is none), its list, its edge.

    ``edge`` is ``begin`` or ``end`` for the first and last row of a group or repeat, else "".
    ``written`` is the cell without needless spaces.
    """

    written: str
    word: str = ""
    list_name: str = ""
    or_other: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Spellings:
    """Every spelling of every type word, prepared for look-up by ``read``."""

    words: dict[str, str]
    """Lower-case spelling to canonical word."""
    choosers: tuple[tuple[str, str], ...]
    """Spellings of types that name a list, longest first, and their canonical words."""
    holders: frozenset[str]
    """Canonical words of the types that have a first and a last row."""

    def read(self, cell: str) -> SpeltType:
        """Return what a type cell says; ``word`` is "" when nobody knows the type."""
        written = _SPACES.sub(" ", cell).strip()
        lowered = written.casefold()
        if word := self._plain(lowered):
            return SpeltType(written, word)
        if edge := _EDGE.match(written):
            return self._edge(written, edge)
        if found := self._chooser(written):
            return found
        prompt = _PROMPT.match(lowered)
        return SpeltType(written, self._plain(prompt.group(1)) if prompt else "")

    def _plain(self, lowered: str) -> str:
        word = self.words.get(lowered, "")
        return "" if word in self.holders else word

    def _edge(self, written: str, found: re.Match[str]) -> SpeltType:
        rest = found[2].casefold().replace("_", " ").strip()
        word = self.words.get(rest, "")
        return SpeltType(written, word if word in self.holders else "", edge=found[1].casefold())

    def _chooser(self, written: str) -> SpeltType | None:
        bare = _OTHER.sub("", written)
        lowered = bare.casefold()
        for spelling, word in self.choosers:
            if lowered == spelling or lowered.startswith(spelling + " "):
                list_name = bare[len(spelling) :].strip()
                return SpeltType(written, word, list_name, or_other=bare != written)
        return None
