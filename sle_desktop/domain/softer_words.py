"""Softer words for two kinds of records: a lesson visit, a book look. The records stay the same."""

import re

SOFTER = {"lesson observation": "lesson visit", "book scrutiny": "book look"}
"""What a project may say on screen instead; in files and on the command line nothing changes."""

_FOUND = re.compile("|".join(SOFTER), re.IGNORECASE)


def softened(words: str) -> str:
    """Return a title with the softer words, a capital where there was one."""
    return _FOUND.sub(_softer, words)


def _softer(found: re.Match[str]) -> str:
    said = SOFTER[found[0].casefold()]
    return said[:1].upper() + said[1:] if found[0][:1].isupper() else said
