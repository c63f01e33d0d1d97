"""Gathering: what was recorded at a school on the day of a visit stands in the visit by itself.

The forms' README tells authors how a repeat asks for it. A row follows its record in everything
that nobody changed by hand, goes with its record, and stays out once it was taken out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sle_desktop.domain.audience import SCHOOL, audiences
from sle_desktop.domain.records import Record
from sle_desktop.engine.definition import REPEAT, Form
from sle_desktop.engine.instance import Delta, Instance
from sle_desktop.services.beginning import in_words
from sle_desktop.services.library import Library
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.unit_of_work import Work

_RECORD, _TOLD, _GATHERED = "activity_record", "activity_told", "gathered"
_FOLLOWS = ("activity", "minutes", "activity_with")
"""What a row takes from its record, in the order in which ``activity_told`` holds it."""

_MINUTES = ("minutes", "minutes_seen")
_WHOM = "years"
_FORM = "sle_form"
_SEPARATOR = "\t"
_EVERY = 100_000


@dataclass(frozen=True, slots=True)
class Done:
    """A record of the day as its row tells it; ``activities`` are the choices that stand for it."""

    record_id: str
    activities: tuple[str, ...]
    minutes: str = ""
    whom: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What the row takes from it, in canonical text."""
        return self.activities[0], self.minutes, self.whom


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a form gathers: the paths of its repeat and of what was offered already."""

    repeat: str
    offered: str


def records_done(work: Work, library: Library, form: Form, visit: Record) -> list[Done]:
    """Return what else was recorded at a visit's school on its day, in the order it was begun."""
    place = _place(form)
    if place is None:
        return []
    stands_for = _choices(form, place)
    found = [
        one
        for one in work.records.list(Wanted(visit.school_id), limit=_EVERY)
        if one.form_id in stands_for and one.date == visit.date and not one.set_aside
    ]
    found.sort(key=lambda one: (one.created, one.id))
    return [_done(work, library, one, stands_for[one.form_id]) for one in found]


def gather(instance: Instance, done: list[Done]) -> Delta:
    """Bring the rows of a visit in step with the records of its day; return what changed."""
    place = _place(instance.form)
    return Delta() if place is None else _Gathering(instance, place).bring(done)


def _place(form: Form) -> _Place | None:
    offered = next((one.path for one in form.walk() if one.name == _GATHERED), "")
    for one in form.walk():
        if one.type == REPEAT and {_RECORD, _TOLD} <= {child.name for child in one.children}:
            return _Place(one.path, offered) if offered else None
    return None


def _choices(form: Form, place: _Place) -> dict[str, tuple[str, ...]]:
    """Return the choices of the activity by the form whose records they stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for choice in form.lists.get(form.by_path[f"{place.repeat}/{_FOLLOWS[0]}"].list_name, ()):
        if named := choice.columns.get(_FORM, ""):
            found[named] = (*found.get(named, ()), choice.name)
    return found


def _done(work: Work, library: Library, record: Record, activities: tuple[str, ...]) -> Done:
    form = library.form(work, record.form_hash)
    stored = work.records.contents(record.id, record.version).answers
    texts = {
        path.rpartition("/")[2]: (path, text)
        for path, (_, text) in stored.items()
        if path in form.by_path and "[" not in path
    }
    minutes = next((texts[name][1] for name in _MINUTES if name in texts), "")
    return Done(
        record.id,
        activities,
        minutes if minutes.isdecimal() and int(minutes) > 0 else "",
        _whom(form, *texts[_WHOM]) if _WHOM in texts else "",
    )


def _whom(form: Form, path: str, text: str) -> str:
    """Return the year groups in words, as far as the school's copy of that record tells them."""
    seen = audiences(form)[path]
    if seen.way(SCHOOL) != "" or seen.conditions:
        return ""
    said = in_words(form, form.by_path[path], text)
    years = said.split(", ")
    if len(years) < 2 or not all(one.startswith("Year ") for one in years):
        return said
    numbers = [one.removeprefix("Year ") for one in years]
    return f"Years {', '.join(numbers[:-1])} and {numbers[-1]}"


class _Gathering:
    """One pass over the rows of a visit."""

    def __init__(self, instance: Instance, place: _Place) -> None:
        self._instance = instance
        self._place = place
        self._offered = dict.fromkeys(self._text(place.offered).split())
        self._delta = Delta()

    def bring(self, done: list[Done]) -> Delta:
        """Take out what is gone, follow what is there, and offer what is new."""
        by_id = {one.record_id: one for one in done}
        for row, record_id in list(self._linked()):
            if record_id not in by_id:
                self._let_go(row, record_id)
        linked = {record_id: row for row, record_id in self._linked()}
        for one in done:
            if one.record_id in linked:
                self._follow(linked[one.record_id], one)
            elif one.record_id not in self._offered:
                self._follow(self._row_for(one), one)
            self._offered[one.record_id] = None
        self._put(self._place.offered, " ".join(self._offered))
        return self._delta

    def _linked(self) -> Iterator[tuple[str, str]]:
        for row in self._instance.at(self._place.repeat).rows:
            if record_id := self._text(f"{row}/{_RECORD}"):
                yield row, record_id

    def _let_go(self, row: str, record_id: str) -> None:
        """The record is gone, or of another day: so is its row, unless somebody wrote in it."""
        self._offered.pop(record_id, None)
        if self._present(row) == self._told(row):
            self._delta |= self._instance.remove_row(row)
        else:
            self._put(f"{row}/{_RECORD}", "")
            self._put(f"{row}/{_TOLD}", "")

    def _row_for(self, one: Done) -> str:
        """Return the row of a record: one that somebody wrote for it already, else a new one."""
        rows = self._instance.at(self._place.repeat).rows
        for row in rows:
            is_free = not self._text(f"{row}/{_RECORD}")
            if is_free and self._text(f"{row}/{_FOLLOWS[0]}") in one.activities:
                return row
        self._delta |= self._instance.add_row(self._place.repeat)
        return self._instance.at(self._place.repeat).rows[-1]

    def _follow(self, row: str, one: Done) -> None:
        for name, now, was, is_now in zip(
            _FOLLOWS, one.parts, self._told(row), self._present(row), strict=True
        ):
            if is_now == was:
                self._put(f"{row}/{name}", now)
        self._put(f"{row}/{_RECORD}", one.record_id)
        self._put(f"{row}/{_TOLD}", _SEPARATOR.join(one.parts))

    def _told(self, row: str) -> tuple[str, ...]:
        told = tuple(self._text(f"{row}/{_TOLD}").split(_SEPARATOR))
        return told if len(told) == len(_FOLLOWS) else ("",) * len(_FOLLOWS)

    def _present(self, row: str) -> tuple[str, ...]:
        return tuple(self._text(f"{row}/{name}") for name in _FOLLOWS)

    def _text(self, key: str) -> str:
        value = self._instance.at(key).value
        return "" if value is None else str(value)

    def _put(self, key: str, text: str) -> None:
        if self._text(key) != text:
            self._delta |= self._instance.answer(key, text or None)


def is_anything(delta: Delta) -> bool:
    """Whether a delta holds anything to save."""
    return bool(delta.values or delta.rows)
