"""Desk: the record that is open, without a widget: answers go through it, and it tells what moved.

What a person typed is never lost here: a refused answer is kept as words beside its field, and an
answer that the disk refused is tried again until it is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sle_desktop.engine.instance import Delta, Instance, Live, Problem
from sle_desktop.errors import UserError
from sle_desktop.services.book_samples import put_books
from sle_desktop.services.priorities import too_many
from sle_desktop.ui.fill.audit_desk import AuditDesk
from sle_desktop.ui.fill.counting import row_name
from sle_desktop.ui.fill.history import Doing, History, Step
from sle_desktop.ui.fill.photo_desk import PhotoDesk
from sle_desktop.ui.fill.plan import CODE, words

if TYPE_CHECKING:
    from sle_desktop.domain.changes import Changes
    from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
    from sle_desktop.services.row_taken import RowTaken

AGAIN_MS = 4000
"""How long the disk is given before a refused write is tried again."""

_REFUSED = "ANSWER_REFUSED"
_TYPED = frozenset({"text", "integer", "decimal", "date", "time", "dateTime"})
_NAMED_MOST = 60


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
    was taken in or refused, ``go`` the key of a question here or the id of another record that
    somebody wants to see.
    """

    moved = Signal(object)
    kept = Signal()
    troubled = Signal(object)
    locked = Signal(object)
    row_removed = Signal(object, str)
    typing = Signal(bool)
    photo_settled = Signal(str)
    go = Signal(str)

    def __init__(
        self, fieldwork: "Fieldwork", opened: "OpenRecord", looked: Looked, history: History
    ) -> None:
        super().__init__()
        self.history = history
        history.meet(opened.instance)
        self._fieldwork = fieldwork
        self.opened = opened
        self.looked = looked
        self.photos: PhotoDesk | None = None
        self.audit: AuditDesk | None = None
        self.folded: frozenset[str] = frozenset()
        """The paths of questions that must not be seen now."""

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

    def at(self, key: str) -> Live:
        """Return how a field stands."""
        return self.instance.at(key)

    def answer(self, key: str, value: object) -> None:
        """Keep an answer; what follows is told by the signals."""
        live = self.at(key)
        doing = Doing(key, _named(live), typed=live.field.type in _TYPED)
        if says := too_many(self.instance, key, value):
            self._refuse(doing, live.value, UserError(_REFUSED, "", says))
            return
        self._try(doing, value, partial(self._fieldwork.answer, self.opened, key, value))

    def says(self, key: str) -> str:
        """Return what is wrong at a field, as far as it is time to say so."""
        if key in self.looked.refused:
            return self.looked.refused[key][1]
        if self.looked.everything or key in self.looked.keys:
            return self.at(key).problem if self.instance.has(key) else ""
        return ""

    def left(self, key: str) -> None:
        """Note that a field was left: its problem may be told now."""
        self.history.left()
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
        name = row_name(words(self.at(repeat).label), len(before) + 1)
        doing = Doing(f"{repeat}[]", f"{name}, added")
        self._try(doing, None, partial(_add_row, self._fieldwork, self.opened, repeat))
        return next((row for row in self.at(repeat).rows if row not in before), "")

    def remove_row(self, row: str, name: str) -> None:
        """Take a row out; ``row_removed`` tells its name and what brings it back."""
        taken = self._fieldwork.row_taken(self.opened, row)
        doing = Doing(row, f"{name}, removed")
        self._try(doing, None, partial(self._fieldwork.remove_row, self.opened, row))
        if not self.instance.has(row):
            self.row_removed.emit(taken, name)

    def put_books(self, repeat: str, books: tuple[Mapping[str, str], ...]) -> None:
        """Let the rows of a repeat be the books of a planned sample, as one step."""
        doing = Doing(f"{repeat}[]", "The sample, planned")
        self._try(doing, None, partial(put_books, self._fieldwork, self.opened, repeat, books))
        self.moved.emit(None)  # hints and choices elsewhere hang on it too

    def bring_back(self, taken: "RowTaken") -> None:
        """Bring a row back, with its answers."""
        doing = Doing(taken.row, "A row, brought back")
        self._try(doing, None, partial(self._fieldwork.bring_back, self.opened, taken))

    def turn(self, *, back: bool) -> Step | None:
        """Take the last step back, or do it again, and save that; ``None`` if there is none."""
        step = self.history.back() if back else self.history.forward()
        if step is None:
            return None
        part, before = step.before if back else step.after, self.instance
        delta: Delta | None = None
        try:
            changes = self._fieldwork.restore(self.opened, step.doing.key, part)
        except UserError as error:
            if not _holds_unsaved(self.opened):
                self.locked.emit(error)
                return None
            self._owe(error)
        else:
            self._done()
            # A record that was opened anew tells no states: everything is shown again.
            delta = changes.deltas[self.opened.record.id] if self.instance is before else None
        for key in part.answers:
            self.looked.refused.pop(key, None)
        self.history.turned(self.instance, delta, back=back)
        self.moved.emit(delta)
        return step

    def take_photo(self, key: str, source: object) -> None:
        """Take a picture in, off the window's thread; its answer follows."""
        assert self.photos is not None
        assert isinstance(source, Path | bytes)
        if self.looked.refused.pop(key, None):
            self.moved.emit(Delta(states=frozenset({key})))
        settle = partial(self._settle_photo, key)
        self.photos.take(source, settle)

    def _settle_photo(self, key: str, outcome: str | UserError | None) -> None:
        if isinstance(outcome, UserError):
            self.looked.refused[key] = (self.at(key).value, f"{outcome.says} {outcome.do}")
            self.moved.emit(Delta(states=frozenset({key})))
        elif outcome is not None:
            self.answer(key, outcome)
        self.photo_settled.emit(key)

    def gather(self) -> None:
        """Bring in what else was recorded on the day of a visit; nothing is shown yet."""
        try:
            self._fieldwork.gather(self.opened)
        except UserError as error:
            self._owe(error)
        self.history.meet(self.instance)  # nobody here did that, so nobody undoes it

    def try_again(self) -> None:
        """Write what the disk refused; nothing moves on screen, for it shows that already."""
        if not _holds_unsaved(self.opened):
            self._again.stop()
            return
        try:
            self._fieldwork.save(self.opened)
        except UserError as error:
            self._owe(error)
        else:
            self._done()

    def _try(self, doing: Doing, value: object, verb: "Callable[[], Changes]") -> None:
        key = doing.key
        was_refused = self.looked.refused.pop(key, None)
        try:
            changes = verb()
        except UserError as error:
            self._refuse(doing, value, error)
            return
        delta = changes.deltas[self.opened.record.id]
        self.history.note(doing, self.instance, delta)
        self._done()
        self.moved.emit(delta | Delta(states=frozenset({key})) if was_refused else delta)

    def _refuse(self, doing: Doing, value: object, error: UserError) -> None:
        key = doing.key
        if error.code == _REFUSED:
            self.looked.refused[key] = (value, error.do)
            self.moved.emit(Delta(states=frozenset({key})))
        elif _holds_unsaved(self.opened):
            self._owe(error)
            self.history.note(doing, self.instance, None)
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


def _holds_unsaved(opened: "OpenRecord") -> bool:
    """Whether the disk still owes an answer."""
    return bool(opened.unsaved or opened.unsaved_rows)


def _named(live: Live) -> str:
    """Return a question in few words: its code if it has one, else its label."""
    label = " ".join(words(live.label).split()) or live.field.name.replace("_", " ")
    if len(label) > _NAMED_MOST:
        label = label[:_NAMED_MOST].rsplit(" ", 1)[0] + "…"
    return " ".join(one for one in (live.field.extra.get(CODE, ""), label) if one)


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
        if held is not None and _holds_unsaved(held.opened):
            return held
        opened = self._fieldwork.open(record_id)
        looked = held.looked if held is not None else Looked()
        for other, desk in list(self._held.items()):
            if other != record_id and not _holds_unsaved(desk.opened):
                del self._held[other]
        history = held.history if held is not None else History()
        desk = self._held[record_id] = Desk(self._fieldwork, opened, looked, history)
        desk.photos = self._photos
        desk.gather()
        return desk
