"""A row that was taken out of a repeat, and how it comes back as it was."""

from collections.abc import Mapping
from dataclasses import dataclass

from sle_desktop.engine.definition import Value
from sle_desktop.engine.instance import Delta, Instance
from sle_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class RowTaken:
    """Everything that a row held. ``row`` is its key, ``place`` where it stood, from 0.

    ``inner`` holds the row ids of the repeats inside it, the outer repeats first.
    """

    row: str
    repeat: str
    row_id: str
    place: int
    answers: Mapping[str, Value]
    inner: tuple[tuple[str, tuple[str, ...]], ...]


def row_taken(instance: Instance, row: str) -> RowTaken:
    """Return what a row holds, before it is taken out. Raises NO_SUCH_FIELD."""
    live = instance.at(row)
    repeat = row.removesuffix(f"[{live.row_id}]")
    inside = f"{row}/"
    inner = [(key, ids) for key, ids in instance.rows.items() if key.startswith(inside)]
    answers = {
        key: value
        for key, value in instance.answers.items()
        if key.startswith(inside) and value is not None
    }
    place = instance.at(repeat).rows.index(row)
    return RowTaken(
        row, repeat, live.row_id, place, answers, tuple(sorted(inner, key=lambda one: len(one[0])))
    )


def put_back(instance: Instance, taken: RowTaken) -> Delta:
    """Put a row back where it stood, with its id, its inner rows and its answers."""
    delta = instance.add_row(taken.repeat, taken.row_id, at=taken.place, fresh=False)
    for repeat, row_ids in taken.inner:
        for row_id in row_ids:
            if not instance.has(f"{repeat}[{row_id}]"):
                delta |= _inner_row(instance, repeat, row_id)
    for key, value in taken.answers.items():
        delta |= _answer(instance, key, value)
    return delta


def _inner_row(instance: Instance, repeat: str, row_id: str) -> Delta:
    try:
        return instance.add_row(repeat, row_id, fresh=False)
    except UserError:  # the form counts these rows, and makes them itself
        return Delta()


def _answer(instance: Instance, key: str, value: Value) -> Delta:
    try:
        return instance.answer(key, value)
    except UserError:  # the form works this out itself, or has no such row now
        return Delta()
