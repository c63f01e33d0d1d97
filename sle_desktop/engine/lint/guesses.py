"""Guesses which word was meant, without ever taking long over it."""

import difflib
from collections.abc import Collection

_COMPARISONS = 200_000
"""Words that are compared in one form, about a second's work; after that nothing is guessed."""
_LONGEST = 60


class Guesses:
    """Finds near words for one form."""

    def __init__(self) -> None:
        self._left = _COMPARISONS
        self._known: dict[tuple[str, int], str] = {}

    def near(self, word: str, among: Collection[str], cutoff: float = 0.65) -> str:
        """Return the word among others that was probably meant, "" if none is near."""
        key = (word[:_LONGEST], id(among))
        if key not in self._known:
            self._left -= len(among)
            self._known[key] = _nearest(word, among, cutoff) if self._left > 0 else ""
        return self._known[key]

    def cure(self, word: str, among: Collection[str], otherwise: str) -> str:
        """Return what to do about a word that is not among others."""
        near = self.near(word, among)
        return f"Did you mean “{near}”?" if near else otherwise


def _nearest(word: str, among: Collection[str], cutoff: float) -> str:
    folded = word.casefold()
    for other in among:
        if other.casefold() == folded:
            return other
    near = difflib.get_close_matches(word[:_LONGEST], among, n=1, cutoff=cutoff)
    return near[0] if near else ""
