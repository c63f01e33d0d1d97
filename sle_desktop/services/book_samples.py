"""A planned sample becomes the rows of a book scrutiny: letters, never names."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sle_desktop.domain.changes import Changes
from sle_desktop.engine.instance import Delta

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import Fieldwork, OpenRecord

_HOW_MANY = "sample/books_read"


def put_books(
    fieldwork: "Fieldwork", opened: "OpenRecord", repeat: str, books: Sequence[Mapping[str, str]]
) -> Changes:
    """Let the rows of a repeat be these books, in order; what a plan does not say of one stays.

    Rows beyond the books go. The count of books read follows. Raises what the store raises.
    """
    instance, rows = opened.instance, opened.instance.at(repeat).rows
    delta = Delta()
    for row in rows[len(books) :]:
        delta |= _of(fieldwork.remove_row(opened, row), opened)
    for _ in books[len(rows) :]:
        delta |= _of(fieldwork.add_row(opened, repeat)[1], opened)
    answers: dict[str, object] = {}
    for row, book in zip(instance.at(repeat).rows, books, strict=True):
        asked = {name: f"{row}/{name}" for name in book}
        answers |= {key: book[name] or None for name, key in asked.items() if instance.has(key)}
    if instance.has(_HOW_MANY):
        answers[_HOW_MANY] = len(books)
    delta |= _of(fieldwork.answer_all(opened, answers), opened)
    return Changes(records=frozenset({opened.record.id}), deltas={opened.record.id: delta})


def _of(changes: Changes, opened: "OpenRecord") -> Delta:
    return changes.deltas[opened.record.id]
