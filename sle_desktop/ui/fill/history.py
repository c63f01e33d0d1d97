"""History: the steps made in one record while it is open, without a widget and without the disk.

A step is one answer, one row added or one row taken out. What is typed into one field makes one
step for each visit of that field. Nothing here is stored: what undo brings back is saved like any
answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sle_desktop.engine.definition import Value
from sle_desktop.engine.instance import Delta, Instance, Part

MOST = 500
"""How many steps are kept."""

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Doing:
    """What a person does: at which key, in words; ``typed`` goes on while the field is visited."""

    key: str
    words: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, and what it changed: as that stood before, and after."""

    doing: Doing
    before: Part
    after: Part

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was: what was typed was taken away again."""
        return self.before == self.after


class History:
    """In: ``meet`` a record, ``note`` what was done in it, ``left`` a field. Out: ``back`` and
    ``forward`` return the step that is to be undone or done again, and ``turned`` follows it.
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._answers: dict[str, Value] = {}
        self._rows: dict[str, tuple[str, ...]] = {}
        self._visiting = False

    def meet(self, instance: Instance) -> None:
        """Go on with a record; what somebody else changed meanwhile cannot be undone here."""
        answers, rows = _given(instance), dict(instance.rows)
        if (answers, rows) != (self._answers, self._rows):
            self._done.clear()
            self._undone.clear()
        self._answers, self._rows, self._visiting = answers, rows, False

    def note(self, doing: Doing, instance: Instance, delta: Delta | None) -> None:
        """Note what was just done; without a delta it is found out what changed."""
        step = self._follow(doing, instance, delta)
        if step.is_nothing:
            return
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and self._visiting and last.doing == doing:
            self._done.pop()
            step = _joined(last, step)
        self._visiting = doing.typed
        if not step.is_nothing:
            self._done = [*self._done, step][-MOST:]

    def left(self) -> None:
        """Let what is typed next be a step of its own: the field was left."""
        self._visiting = False

    def back(self) -> Step | None:
        """Return the step that undo takes back."""
        return self._done[-1] if self._done else None

    def forward(self) -> Step | None:
        """Return the step that redo does again."""
        return self._undone[-1] if self._undone else None

    def turned(self, instance: Instance, delta: Delta | None, *, back: bool) -> None:
        """Note that the last step was taken back, or done again."""
        source, target = (self._done, self._undone) if back else (self._undone, self._done)
        target.append(source.pop())
        self._follow(Doing("", ""), instance, delta)
        self._visiting = False

    def _follow(self, doing: Doing, instance: Instance, delta: Delta | None) -> Step:
        """Take in how the record stands now, and return what differs."""
        if delta is None or delta.rows:
            now, rows = _given(instance), dict(instance.rows)
            touched = {
                key
                for key in self._answers.keys() | now.keys()
                if self._answers.get(key) != now.get(key)
            }
        else:  # a walk through all answers would take longer than the answer itself
            rows = self._rows
            touched = {
                key for key, value in delta.values.items() if self._answers.get(key) != value
            }
            now = {key: delta.values[key] for key in touched}
        moved = {
            key
            for key in self._rows.keys() | rows.keys()
            if self._rows.get(key, ()) != rows.get(key, ())
        }
        step = Step(
            doing,
            Part(_some(self._answers, touched), {key: self._rows.get(key, ()) for key in moved}),
            Part(_some(now, touched), {key: rows.get(key, ()) for key in moved}),
        )
        for key, value in step.after.answers.items():
            if value is None:
                self._answers.pop(key, None)
            else:
                self._answers[key] = value
        self._rows = dict(rows)
        return step


def _given(instance: Instance) -> dict[str, Value]:
    return {key: value for key, value in instance.answers.items() if value is not None}


def _some(answers: Mapping[str, Value], keys: set[str]) -> dict[str, Value]:
    return {key: answers.get(key) for key in keys}


def _joined(first: Step, then: Step) -> Step:
    """Return two steps of one visit as one; what came back to what it was drops out."""
    before = {**then.before.answers, **first.before.answers}
    after = {**first.after.answers, **then.after.answers}
    same = {key for key in before if before[key] == after[key]}
    rows_before = {**then.before.rows, **first.before.rows}
    rows_after = {**first.after.rows, **then.after.rows}
    still = {key for key in rows_before if rows_before[key] == rows_after[key]}
    return Step(
        then.doing,
        before=Part(_without(before, same), _without(rows_before, still)),
        after=Part(_without(after, same), _without(rows_after, still)),
    )


def _without(held: Mapping[str, Kind], keys: set[str]) -> dict[str, Kind]:
    return {key: value for key, value in held.items() if key not in keys}
