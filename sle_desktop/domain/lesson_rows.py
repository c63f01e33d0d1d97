"""A row of a lesson's timeline as it is typed: a flag, a code, a time, then words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?= |$)", re.ASCII)
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

    A flag (one character), a code (``/q ``) and a time (``10:42 ``) may come in any order, each
    once, the code and the time ended by a space. What is none of them stays among the words:
    nothing that was typed is lost, and a decimal (``0.35``) is no time. ``so_far`` is what was
    taken apart before.
    """
    found = replace(so_far, words=line)
    for _ in ("a flag", "a code", "a time"):
        found = _with_flag(found, keys) or _with_code(found, keys) or _with_time(found) or found
    return found


def as_line(typed: Typed, keys: Keys) -> str:
    """Return a row as it could have been typed, so that it can be kept and read again."""
    signs = {name: sign for sign, name in keys.flags.items()}
    letters = {name: letter for letter, name in keys.codes.items()}
    code = f"/{letters[typed.code]} " if typed.code in letters else ""
    at = f"{typed.at:%H:%M} " if typed.at else ""
    return signs.get(typed.flag, "") + code + at + typed.words


def unknown_code(words: str, keys: Keys) -> str:
    """Return the letter that words begin with like a code, if it is none; else ``""``."""
    match = _CODE.match(words)
    if not match or match.group(1).casefold() in keys.codes or match.end() == len(words):
        return ""
    return match.group(1)


def _with_flag(found: Typed, keys: Keys) -> Typed | None:
    if found.flag or found.words[:1] not in keys.flags:
        return None
    return replace(found, flag=keys.flags[found.words[0]], words=found.words[1:].lstrip(" "))


def _with_code(found: Typed, keys: Keys) -> Typed | None:
    match = None if found.code else _CODE.match(found.words)
    name = keys.codes.get(match.group(1).casefold(), "") if match else ""
    if not match or not name or not found.words[match.end() :].startswith(" "):
        return None
    return replace(found, code=name, words=found.words[match.end() + 1 :])


def _with_time(found: Typed) -> Typed | None:
    match = None if found.at else _TIME.match(found.words)
    if not match or not found.words[match.end() :].startswith(" "):
        return None
    hour, minute = int(match.group(1)), int(match.group(2))
    if hour > 23 or minute > 59:
        return None
    return replace(found, at=time(hour, minute), words=found.words[match.end() + 1 :])
