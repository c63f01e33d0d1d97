"""A row of a lesson's timeline as it is typed: a flag, a code, a time, then words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?= |$)")
_CODE = re.compile(r"/(\w)(?= |$)")
_QUOTED = re.compile(r"[“\"‘'].*[”\"’'][.!?]?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Keys:
    """What may be typed before the words: names of the form's choices by their key."""

    codes: Mapping[str, str]
    flags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A row, or the part of one that is typed so far. Names are those of the form's choices."""

    words: str = ""
    flag: str = ""
    code: str = ""
    at: time | None = None

    @property
    def is_quote(self) -> bool:
        """Whether the words are somebody's own, from the first sign to the last."""
        return bool(_QUOTED.fullmatch(self.words.strip()))


def read_row(line: str, keys: Keys, so_far: Typed = Typed()) -> Typed:
    """Return a line with what stands before its words taken apart.

    A flag is the very first character; a code (``/q ``) and a time (``10:42 ``) may follow in
    either order, each ended by a space. What is no code and no time of day stays among the words:
    nothing that was typed is lost. ``so_far`` is what was taken apart before.
    """
    found = replace(so_far, words=line)
    if not found.flag and line[:1] in keys.flags:
        found = replace(found, flag=keys.flags[line[0]], words=line[1:].lstrip(" "))
    for _ in ("a code", "a time"):
        found = _with_code(found, keys) or _with_time(found) or found
    return found


def _with_code(found: Typed, keys: Keys) -> Typed | None:
    match = _CODE.match(found.words)
    name = keys.codes.get(match.group(1).casefold(), "") if match else ""
    if not match or not name or not found.words[match.end() :].startswith(" "):
        return None
    return replace(found, code=name, words=found.words[match.end() + 1 :])


def _with_time(found: Typed) -> Typed | None:
    match = _TIME.match(found.words)
    if not match or not found.words[match.end() :].startswith(" "):
        return None
    hour, minute = int(match.group(1)), int(match.group(2))
    if hour > 23 or minute > 59:
        return None
    return replace(found, at=time(hour, minute), words=found.words[match.end() + 1 :])
