"""Puts a part of a record back as it stood once: what undo and redo do to its answers and rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sle_desktop.engine.definition import Value
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance.changes import Delta
from sle_desktop.engine.instance.instance import Instance
from sle_desktop.errors import UserError

_ROW = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Part:
    """Some answers and the row ids of some repeats, by key, as they stood; ``None``: no answer."""

    answers: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.answers or self.rows)


def whole(instance: Instance) -> Part:
    """Return everything that a record holds."""
    return Part(dict(instance.answers), dict(instance.rows))


def restore(
    instance: Instance, key: str, part: Part, environment: Environment
) -> tuple[Instance, Delta]:
    """Return the record with a part put back, and what differs; ``key`` was the answer given.

    One answer whose consequences come out as they were is given again to the same record. In every
    other case (rows, an answer that triggered another, one worked out once) the record is opened
    anew from what it held: then it is another ``Instance``.
    """
    before = whole(instance)
    delta = _answered(instance, key, part)
    if delta is not None:
        return instance, delta
    rows = {**before.rows, **part.rows}
    answers = {**before.answers, **part.answers}
    stand = {repeat: ids for repeat, ids in rows.items() if _stands(repeat, rows)}
    kept = {one: value for one, value in answers.items() if _stands(one, stand)}
    opened = Instance.open(instance.form, kept, stand, environment)
    return opened, _difference(before, opened)


def _answered(instance: Instance, key: str, part: Part) -> Delta | None:
    """Give one answer, and return what it brought about if that is the part and nothing else."""
    if part.rows or key not in part.answers:
        return None
    try:
        delta = instance.answer(key, part.answers[key])
    except UserError:  # a choice that only another answer offers, or what is worked out
        return None
    come_out = all(
        instance.has(one) and instance.at(one).value == value for one, value in part.answers.items()
    )
    alone = come_out and not delta.rows and delta.values.keys() <= part.answers.keys()
    return delta if alone else None


def _stands(key: str, rows: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether every row that a key names is there."""
    return all(one[1] in rows.get(key[: one.start()], ()) for one in _ROW.finditer(key))


def _difference(before: Part, instance: Instance) -> Delta:
    now = whole(instance)
    values = {
        key: now.answers.get(key)
        for key in before.answers.keys() | now.answers.keys()
        if before.answers.get(key) != now.answers.get(key) and instance.has(key)
    }
    rows = {key for key in now.rows if before.rows.get(key, ()) != now.rows[key]}
    return Delta(MappingProxyType(values), frozenset(rows))
