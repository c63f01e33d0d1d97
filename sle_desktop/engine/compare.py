"""Two versions of a form side by side: which field became which, and what that does to figures."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sle_desktop.engine.definition import Choice, Field, Form, Text

REPLACES = "sle::replaces"

_LOGIC = (
    "relevant",
    "required",
    "constraint",
    "read_only",
    "choice_filter",
    "repeat_count",
    "trigger",
)
_WORDS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")
_LOOK = ("appearance", "parameters", "media")
_SPLIT = re.compile(r"[\s,]+")
_ALIKE = 0.75
"""How alike two texts are, from 0 to 1, when one only mends a slip of the other."""

_WIDER = frozenset(
    (("integer", "decimal"), ("integer", "range"), ("range", "integer"), ("text", "note"))
)
"""Changes of type that leave old answers comparable with new ones."""


class Kind(StrEnum):
    """What happened to a field between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that is not as it was.

    ``old`` and ``new`` are its paths, ``""`` where it is not. ``aspects`` name what changed:
    name, place, type, label, choices, logic, calculation, default, audience, look. ``says`` is
    one sentence for the lead. ``breaks`` says why old and new answers can no longer be compared,
    ``""`` if they can.
    """

    kind: Kind
    old: str
    new: str
    aspects: tuple[str, ...]
    says: str
    breaks: str = ""


def matched_fields(old: Form, new: Form) -> Mapping[str, str]:
    """Return the path in the new form of every field of the old one that lives on.

    A field lives on under its own name, or in the field whose ``sle::replaces`` names it (several
    names: the first that the old form has). Of several fields with one name, the one at the same
    path is meant, else none.
    """
    taken: dict[str, str] = {}
    for one in new.walk():
        for name in _SPLIT.split(one.extra.get(REPLACES, "").strip()):
            found = _named(old, name.strip("${}"), one.path) if name else None
            if found is not None and found.path not in taken:
                taken[found.path] = one.path
                break
    replaced = set(taken.values())
    for one in old.walk():
        if one.path not in taken:
            same = _named(new, one.name, one.path)
            if same is not None and same.path not in replaced:
                taken[one.path] = same.path
    return MappingProxyType({one.path: taken[one.path] for one in old.walk() if one.path in taken})


def _named(form: Form, name: str, path: str) -> Field | None:
    """Return the field of a name: at a path if there is one, else the only one."""
    same = form.by_path.get(path)
    if same is not None and same.name == name:
        return same
    found = [one for one in form.walk() if one.name == name]
    return found[0] if len(found) == 1 else None


def changes(old: Form, new: Form) -> tuple[Change, ...]:
    """Return what changed from one version to the next, in the new form's order, removals last."""
    matched = matched_fields(old, new)
    back = {path: before for before, path in matched.items()}
    found: list[Change] = []
    for field in new.walk():
        before = back.get(field.path)
        if before is None:
            found.append(Change(Kind.ADDED, "", field.path, (), f"{_title(field)} is new."))
        else:
            found.extend(_compared(_Pair(old, new, old.by_path[before], field)))
    for field in old.walk():
        if field.path not in matched:
            says = f"{_title(field)} is gone."
            gone = "There is no such question any more."
            broken = "" if field.holds_children or field.type == "note" else gone
            found.append(Change(Kind.REMOVED, field.path, "", (), says, broken))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One field as it was and as it is."""

    old_form: Form
    new_form: Form
    old: Field
    new: Field


def _compared(pair: _Pair) -> Iterator[Change]:
    found = list(_differences(pair))
    if found:
        aspects = tuple(dict.fromkeys(aspect for aspect, _, _ in found))
        says = f"{_title(pair.new)}: {'; '.join(says for _, says, _ in found)}."
        breaks = next((breaks for _, _, breaks in found if breaks), "")
        yield Change(Kind.CHANGED, pair.old.path, pair.new.path, aspects, says, breaks)


_Difference = tuple[str, str, str]
"""Aspect, words, and why comparison breaks."""


def _differences(pair: _Pair) -> Iterator[_Difference]:
    old, new = pair.old, pair.new
    if old.name != new.name:
        yield "name", f"was called “{old.name}”", ""
    yield from _place(pair)
    if old.type != new.type:
        fits = (old.type, new.type) in _WIDER
        breaks = "" if fits else f"Answers were {old.type} and are {new.type} now."
        yield "type", f"was {old.type}, is {new.type}", breaks
    yield from _labels(old, new)
    yield from _choices(pair)
    yield from _logic(old, new)


def _place(pair: _Pair) -> Iterator[_Difference]:
    before, after = _repeats(pair.old_form, pair.old), _repeats(pair.new_form, pair.new)
    if len(before) != len(after):
        yield "place", "moved into or out of a repeat", "It is asked another number of times."
    elif pair.old.path.rpartition("/")[0] != pair.new.path.rpartition("/")[0]:
        yield "place", "moved to another group", ""


def _repeats(form: Form, field: Field) -> list[str]:
    steps = field.path.split("/")[:-1]
    around = ("/".join(steps[: place + 1]) for place in range(len(steps)))
    return [path for path in around if form.by_path[path].type == "repeat"]


def _labels(old: Field, new: Field) -> Iterator[_Difference]:
    if old.label != new.label:
        other = not _alike(old.label, new.label)
        breaks = "The question says something else." if other and not new.holds_children else ""
        yield "label", "says other words" if other else "has a mended label", breaks
    if any(getattr(old, one) != getattr(new, one) for one in _WORDS[1:]):
        yield "label", "has another hint or message", ""


def _alike(old: Text, new: Text) -> bool:
    """Return whether every language says much the same; a language that was added does."""
    return all(
        difflib.SequenceMatcher(None, _plain(words), _plain(new[language])).ratio() >= _ALIKE
        for language, words in old.items()
        if language in new
    )


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", words).casefold().split())


def _choices(pair: _Pair) -> Iterator[_Difference]:
    before = pair.old_form.lists.get(pair.old.list_name, ())
    after = pair.new_form.lists.get(pair.new.list_name, ())
    was, is_ = {one.name: one for one in before}, {one.name: one for one in after}
    gone = [name for name in was if name not in is_]
    more = [name for name in is_ if name not in was]
    if gone:
        breaks = f"“{gone[0]}” can no longer be chosen."
        yield "choices", f"lost the choices {_listed(gone)}", breaks
    if more:
        yield "choices", f"has the new choices {_listed(more)}", ""
    for name in was:
        if name in is_:
            yield from _choice(was[name], is_[name])
    order = [name for name in is_ if name in was]
    if order != [name for name in was if name in is_]:
        yield "choices", "lists its choices in another order", ""


def _choice(old: Choice, new: Choice) -> Iterator[_Difference]:
    if old.label != new.label:
        other = not _alike(old.label, new.label)
        breaks = f"The choice “{old.name}” says something else." if other else ""
        yield "choices", f"“{old.name}” {'says other words' if other else 'is mended'}", breaks


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:5])
    return f"{shown} …" if len(names) > 5 else shown


def _logic(old: Field, new: Field) -> Iterator[_Difference]:
    for column in _LOGIC:
        if _same_space(getattr(old, column)) != _same_space(getattr(new, column)):
            yield "logic", f"has another {column.replace('_', ' ')}", ""
    if _same_space(old.calculation) != _same_space(new.calculation):
        yield "calculation", "is worked out differently", "It is worked out differently."
    if old.default != new.default:
        yield "default", "starts with another default", ""
    if _audience(old) != _audience(new):
        yield "audience", "has other readers", ""
    others = _other_columns(old) != _other_columns(new)
    if others or any(getattr(old, one) != getattr(new, one) for one in _LOOK):
        yield "look", "looks different", ""


def _same_space(expression: str) -> str:
    return " ".join(expression.split())


def _audience(field: Field) -> dict[str, str]:
    return {name: text for name, text in field.extra.items() if name.startswith("sle::audience")}


def _other_columns(field: Field) -> dict[str, str]:
    return {
        name: text
        for name, text in field.extra.items()
        if name != REPLACES and not name.startswith("sle::audience")
    }


def _title(field: Field) -> str:
    return f"“{field.name}”"
