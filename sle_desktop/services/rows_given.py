"""Given rows set beside those that the app made: an id says which is meant, not the place.

The forms' README tells authors: such a repeat holds a hidden question whose name ends in ``_id``.
"""

from collections.abc import Mapping
from typing import Any

from sle_desktop.engine.definition import REPEAT, Field
from sle_desktop.engine.instance import Instance
from sle_desktop.services.beginning import FILL


def beside_the_rows_made(instance: Instance, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return nested answers whose rows stand where the app's rows of the same ids are."""
    found = dict(answers)
    for one in instance.form.walk():
        if one.type == REPEAT and FILL in one.extra and (name := _id_of(one)):
            _put(found, one.path.split("/"), _Made(instance, one.path, name))
    return found


def _id_of(repeat: Field) -> str:
    named = [one.name for one in repeat.children if one.type == "hidden"]
    return next((one for one in named if one.endswith("_id")), "")


class _Made:
    """The rows of one repeat that the app made, by their ids in order."""

    def __init__(self, instance: Instance, repeat: str, name: str) -> None:
        self.name = name
        rows = instance.at(repeat).rows
        self.ids = [str(instance.at(f"{row}/{name}").value or "") for row in rows]

    def beside(self, given: list[Any]) -> list[Any]:
        """Return the given rows: first those of the rows made, empty where none is given."""
        told = [(self._id(row), row) for row in given]
        unnamed = [row for named, row in told if not named]
        rest = [row for named, row in told if named and named not in self.ids]
        by_id = dict(told)
        placed = [
            by_id[one] if one in by_id else (unnamed.pop(0) if unnamed else {}) for one in self.ids
        ]
        return [*placed, *rest, *unnamed]

    def _id(self, row: Any) -> str:
        return str(row.get(self.name) or "") if isinstance(row, Mapping) else ""


def _put(answers: dict[str, Any], path: list[str], made: _Made) -> None:
    """Put the rows of a path in order, if there are any; what is no such thing is left as it is."""
    name, *deeper = path
    held = answers.get(name)
    if deeper and isinstance(held, Mapping):
        answers[name] = dict(held)
        _put(answers[name], deeper, made)
    elif not deeper and isinstance(held, list):
        answers[name] = made.beside(held)
