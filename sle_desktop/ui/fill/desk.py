"""Desk: the record that is open, without a widget: answers go through it, and it tells what moved.

What a person typed is never lost here: a refused answer is kept as words beside its field, and an
answer that the disk refused is tried again until it is written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sle_desktop.engine.instance import Delta, Instance, Live, Problem
from sle_desktop.errors import UserError
from sle_desktop.ui.fill.photo_desk import PhotoDesk

if TYPE_CHECKING:
    from sle_desktop.domain.changes import Changes
    from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
    from sle_desktop.services.row_taken import RowTaken

AGAIN_MS = 4000
"""How long the disk is given before a refused write is tried again."""

_REFUSED = "ANSWER_REFUSED"


@dataclass
class Looked:
    """What a person has seen of one record: problems are quiet until a field was left."""

    keys: set[str] = field(default_factory=set)
    everything: bool = False
    refused: dict[str, tuple[object, str]] = field(default_factory=dict)
    """What was typed and why it was refused, by key."""


class Desk(QObject):
    """Holds one open record.

    ``moved`` carries the ``Delta`` to show, ``None`` for everything; ``kept`` says that all is on
    disk, ``troubled`` carries the store's refusal, ``locked`` that the record may not be written,
    ``typing`` whether something typed waits for a pause, ``photo_settled`` the key of a photo that
    was taken in or refused.
    """

    moved = Signal(object)
    kept = Signal()
    troubled = Signal(object)
    locked = Signal(object)
    row_removed = Signal(object, str)
    typing = Signal(bool)
    photo_settled = Signal(str)

    def __init__(self, fieldwork: "Fieldwork", opened: "OpenRecord", looked: Looked) -> None:
        super().__init__()
        self._fieldwork = fieldwork
        self.opened = opened
        self.looked = looked
        self.photos: PhotoDesk | None = None
        self.trouble: UserError | None = None
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @property
    def instance(self) -> Instance:
        """Its live answers."""
        return self.opened.instance

    @property
    def may_write(self) -> bool:
        """Whether it is a draft."""
        return self.opened.is_draft

    def holds_unsaved(self) -> bool:
        """Whether the disk still owes an answer."""
        return bool(self.opened.unsaved or self.opened.unsaved_rows)

    def at(self, key: str) -> Live:
        """Return how a field stands."""
        return self.instance.at(key)

    def answer(self, key: str, value: object) -> None:
        """Keep an answer; what follows is told by the signals."""
        self._try(key, value, partial(self._fieldwork.answer, self.opened, key, value))

    def says(self, key: str) -> str:
        """Return what is wrong at a field, as far as it is time to say so."""
        if key in self.looked.refused:
            return self.looked.refused[key][1]
        if self.looked.everything or key in self.looked.keys:
            return self.at(key).problem if self.instance.has(key) else ""
        return ""

    def left(self, key: str) -> None:
        """Note that a field was left: its problem may be told now."""
        if key not in self.looked.keys and self.instance.has(key):
            self.looked.keys.add(key)
            if self.at(key).problem:
                self.moved.emit(Delta(states=frozenset({key})))

    def look_at_everything(self) -> tuple[Problem, ...]:
        """Tell every problem from now on, and return them."""
        if not self.looked.everything:
            self.looked.everything = True
            self.moved.emit(None)
        return self.instance.problems()

    def add_row(self, repeat: str) -> str:
        """Add a row and return its key, ``""`` if the form refused it."""
        before = self.at(repeat).rows
        self._try(repeat, None, partial(_add_row, self._fieldwork, self.opened, repeat))
        return next((row for row in self.at(repeat).rows if row not in before), "")

    def remove_row(self, row: str, name: str) -> None:
        """Take a row out; ``row_removed`` tells its name and what brings it back."""
        taken = self._fieldwork.row_taken(self.opened, row)
        self._try(row, None, partial(self._fieldwork.remove_row, self.opened, row))
        if not self.instance.has(row):
            self.row_removed.emit(taken, name)

    def bring_back(self, taken: "RowTaken") -> None:
        """Bring a row back, with its answers."""
        self._try(taken.row, None, partial(self._fieldwork.bring_back, self.opened, taken))

    def take_photo(self, key: str, source: object) -> None:
        """Take a picture in, off the window's thread; its answer follows."""
        assert self.photos is not None
        assert isinstance(source, Path | bytes)
        if self.looked.refused.pop(key, None):
            self.moved.emit(Delta(states=frozenset({key})))
        self.photos.take(source, partial(self._photo_kept, key), partial(self._photo_refused, key))

    def _photo_kept(self, key: str, sha256: str) -> None:
        self.answer(key, sha256)
        self.photo_settled.emit(key)

    def _photo_refused(self, key: str, error: UserError) -> None:
        self.looked.refused[key] = (self.at(key).value, f"{error.says} {error.do}")
        self.moved.emit(Delta(states=frozenset({key})))
        self.photo_settled.emit(key)

    def try_again(self) -> None:
        """Write what the disk refused; nothing moves on screen, for it shows that already."""
        if not self.holds_unsaved():
            self._again.stop()
            return
        try:
            self._fieldwork.save(self.opened)
        except UserError as error:
            self._owe(error)
        else:
            self._done()

    def _try(self, key: str, value: object, verb: "Callable[[], Changes]") -> None:
        was_refused = self.looked.refused.pop(key, None)
        try:
            changes = verb()
        except UserError as error:
            self._refuse(key, value, error)
            return
        delta = changes.deltas[self.opened.record.id]
        self._done()
        self.moved.emit(delta | Delta(states=frozenset({key})) if was_refused else delta)

    def _refuse(self, key: str, value: object, error: UserError) -> None:
        if error.code == _REFUSED:
            self.looked.refused[key] = (value, error.do)
            self.moved.emit(Delta(states=frozenset({key})))
        elif self.holds_unsaved():
            self._owe(error)
            self.moved.emit(None)  # the answer was taken in, but what followed is not told
        else:
            self.locked.emit(error)

    def _owe(self, error: UserError) -> None:
        self.trouble = error
        self._again.start()
        self.troubled.emit(error)

    def _done(self) -> None:
        self.trouble = None
        self._again.stop()
        self.kept.emit()


def _add_row(fieldwork: "Fieldwork", opened: "OpenRecord", repeat: str) -> "Changes":
    return fieldwork.add_row(opened, repeat)[1]


class Desks:
    """Opens records, and holds those whose answers the disk still owes until they are written."""

    def __init__(self, fieldwork: "Fieldwork", photos: PhotoDesk) -> None:
        self._fieldwork = fieldwork
        self._photos = photos
        self._held: dict[str, Desk] = {}

    def owes(self) -> UserError | None:
        """Try once more to write what the disk owes, and return why it still refuses."""
        for desk in self._held.values():
            desk.try_again()
        return next(filter(None, (desk.trouble for desk in self._held.values())), None)

    def open(self, record_id: str) -> Desk:
        """Return a record's desk, read anew unless it holds what is not on disk.

        What a person has seen of it stays seen. Raises NO_SUCH_RECORD.
        """
        held = self._held.get(record_id)
        if held is not None and held.holds_unsaved():
            return held
        opened = self._fieldwork.open(record_id)
        looked = held.looked if held is not None else Looked()
        for other, desk in list(self._held.items()):
            if other != record_id and not desk.holds_unsaved():
                del self._held[other]
        desk = self._held[record_id] = Desk(self._fieldwork, opened, looked)
        desk.photos = self._photos
        return desk
