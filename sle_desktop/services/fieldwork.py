"""Filling records: start, open, answer, set aside. On return from a verb its answer is on disk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sle_desktop.clock import Now, local_date
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import Contents, Record, State
from sle_desktop.engine.definition import Form, Value
from sle_desktop.engine.instance import Delta, Instance, Part, Problem, restore
from sle_desktop.engine.values import from_text, to_text
from sle_desktop.errors import UserError
from sle_desktop.services.beginning import (
    Beginning,
    environment,
    given_by_the_app,
    prior_answers,
)
from sle_desktop.services.gathering import gather, is_anything, records_done
from sle_desktop.services.library import Library
from sle_desktop.services.row_taken import RowTaken, put_back, row_taken
from sle_desktop.services.rows_given import beside_the_rows_made
from sle_desktop.services.sealed_versions import clock_of
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_DATE = "date"
"""The question whose answer is a record's day."""

_GIVEN = "The app filled this in when the record was made, and it stays as it was then."


@dataclass
class OpenRecord:
    """A record on the desk: its form, its live answers, and last time's beside them."""

    record: Record
    form: Form
    instance: Instance
    prior: Mapping[str, str] = field(default_factory=dict)
    """Last time's answer in words, by the field's path."""

    prior_title: str = ""
    unsaved: dict[str, Value] = field(default_factory=dict)
    """Answers that the disk refused; the next save writes them too."""

    unsaved_rows: set[str] = field(default_factory=set)
    overruled: tuple[str, ...] = ()
    """Paths of given answers that gave way to what the app filled in, as people write them."""

    @property
    def is_draft(self) -> bool:
        """Whether it may still be written."""
        return self.record.state is State.DRAFT


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """What the SLE does while in a school."""

    store: Store
    library: Library
    now: Now

    def start(
        self, form_id: str, school_id: str, answers: Mapping[str, Any] | None = None
    ) -> OpenRecord:
        """Make a draft at a school, with what is already known and the given answers filled in.

        What the app fills in about the school and last time stays as it is; ``overruled`` names
        what was given instead. Raises NO_SUCH_FORM, NO_SUCH_SCHOOL, and ANSWER_REFUSED: then there
        is no draft.
        """
        with self.store.work() as work:
            form = self.library.current(work, form_id)
            on = _day_given(form, answers or {})
            begun = Beginning(work, self.library, self.now).draft(form, school_id, on)
            opened = OpenRecord(begun.record, form, begun.instance)
            if answers:
                _fill(opened, answers)
            work.records.add(begun.record)
            _take(opened, _everything(opened.instance))
            self._write(work, opened)
        made = self.open(begun.record.id)
        made.overruled = opened.overruled
        return made

    def open(self, record_id: str, version: int | None = None) -> OpenRecord:
        """Return a record with its live answers. Raises NO_SUCH_RECORD."""
        with self.store.reading() as work:
            record = work.records.get(record_id, version)
            form = self.library.form(work, record.form_hash)
            instance = live_record(work, form, record, self.now)
            prior, title = prior_answers(work, self.library, record)
        return OpenRecord(record, form, instance, prior, title)

    def answer(self, opened: OpenRecord, key: str, value: object) -> Changes:
        """Keep one answer. A value outside its constraint is kept and stands as a problem.

        Raises ANSWER_REFUSED for what the question cannot hold, RECORD_LOCKED once sealed, and the
        store's refusals: then the answer stays in ``opened`` and the next save writes it.
        """
        opened.record.checked_draft()
        return self._keep(opened, opened.instance.answer(key, value))

    def answer_all(self, opened: OpenRecord, answers: Mapping[str, object]) -> Changes:
        """Keep several answers at once, by their keys, in one write.

        Raises what ``answer`` raises; nothing is written then.
        """
        opened.record.checked_draft()
        delta = Delta()
        for key, value in answers.items():
            delta |= opened.instance.answer(key, value)
        return self._keep(opened, delta)

    def answer_strictly(self, opened: OpenRecord, key: str, value: object) -> Changes:
        """Keep one answer if the form takes it.

        Raises ANSWER_REFUSED for a constraint too, and for what the app filled in for good.
        """
        opened.record.checked_draft()
        instance = opened.instance
        before, given = instance.at(key).value, given_by_the_app(instance)
        delta = instance.answer(key, value)
        now = instance.at(key)
        says = now.problem if now.value is not None else ""
        if key in given and now.value != before:
            says = _GIVEN
        if says:
            instance.answer(key, before)
            raise UserError(
                "ANSWER_REFUSED", f"{instance.shown(key)}: {says}", "Give another value."
            )
        return self._keep(opened, delta)

    def fill(self, opened: OpenRecord, answers: Mapping[str, Any]) -> Changes:
        """Keep many answers at once, all or none.

        Raises ANSWER_REFUSED naming the first refused path; nothing is kept then.
        """
        record = opened.record.checked_draft()
        try:
            _fill(opened, answers)
        except UserError:
            opened.instance = self.open(record.id, record.version).instance
            raise
        return self._keep(opened, _everything(opened.instance))

    def add_row(self, opened: OpenRecord, repeat: str) -> tuple[str, Changes]:
        """Add a row to a repeat; return its key and what changed."""
        opened.record.checked_draft()
        delta = opened.instance.add_row(repeat)
        return opened.instance.at(repeat).rows[-1], self._keep(opened, delta)

    def add_filled_row(
        self,
        opened: OpenRecord,
        repeat: str,
        values: Mapping[str, object],
        beside: Mapping[str, object],
    ) -> tuple[str, Changes]:
        """Add a row with its answers by name, and other answers by key, in one write.

        Returns the row's key. Raises what ``answer`` raises; nothing is written then, and there is
        no row: whoever typed it still has it, and may add it again.
        """
        opened.record.checked_draft()
        delta = opened.instance.add_row(repeat)
        row = opened.instance.at(repeat).rows[-1]
        answers = {f"{row}/{name}": value for name, value in values.items()} | dict(beside)
        try:
            for key, value in answers.items():
                delta |= opened.instance.answer(key, value)
            return row, self._keep(opened, delta)
        except UserError:
            _take(opened, opened.instance.remove_row(row))
            raise

    def remove_row(self, opened: OpenRecord, row: str) -> Changes:
        """Take a row out of a repeat, with its answers."""
        opened.record.checked_draft()
        return self._keep(opened, opened.instance.remove_row(row))

    def row_taken(self, opened: OpenRecord, row: str) -> RowTaken:
        """Return what a row holds; ask before it is removed, to bring it back."""
        return row_taken(opened.instance, row)

    def bring_back(self, opened: OpenRecord, taken: RowTaken) -> Changes:
        """Bring back a row that was removed, with its id and its answers."""
        opened.record.checked_draft()
        return self._keep(opened, put_back(opened.instance, taken))

    def restore(self, opened: OpenRecord, key: str, part: Part) -> Changes:
        """Put answers and rows back as they stood once, in one transaction: undo and redo.

        ``key`` is the answer that was given then, ``""`` for none. The delta tells no states where
        the record had to be opened anew: then ``opened.instance`` is another one.
        """
        opened.record.checked_draft()
        opened.instance, delta = restore(opened.instance, key, part, environment(self.now))
        return self._keep(opened, delta)

    def gather(self, opened: OpenRecord) -> Changes:
        """Bring a visit in step with what else was recorded on its day at its school.

        Only a first version gathers: a correction holds what was signed until somebody changes it.
        """
        if not opened.is_draft or opened.record.version > 1:
            return Changes()
        with self.store.reading() as work:
            done = records_done(work, self.library, opened.form, opened.record)
        delta = gather(opened.instance, done)
        return self._keep(opened, delta) if is_anything(delta) else Changes()

    def save(self, opened: OpenRecord) -> None:
        """Write what the disk refused before. Does nothing when all is saved."""
        if opened.unsaved or opened.unsaved_rows:
            with self.store.work() as work:
                self._write(work, opened)

    def problems(self, opened: OpenRecord) -> tuple[Problem, ...]:
        """Return what stands before finishing."""
        return tuple(opened.instance.problems())

    def set_aside(self, record_id: str, *, aside: bool = True) -> Changes:
        """Put a draft away without losing it, or bring it back."""
        with self.store.work() as work:
            record = work.records.get(record_id).checked_draft()
            work.records.put(replace(record, set_aside=aside, updated=self.now()))
        return Changes(records=frozenset({record_id}))

    def _keep(self, opened: OpenRecord, delta: Delta) -> Changes:
        _take(opened, delta)
        self.save(opened)
        record_id = opened.record.id
        return Changes(records=frozenset({record_id}), deltas={record_id: delta})

    def _write(self, work: Work, opened: OpenRecord) -> None:
        record = opened.record
        at = self.now()
        kinds = opened.instance
        answers = {
            key: None if value is None else (kind, to_text(kind, value))
            for key, value in opened.unsaved.items()
            for kind in (kinds.kind(key),)
        }
        work.records.put_answers(record.id, record.version, answers, at)
        rows = {repeat: opened.instance.row_ids(repeat) for repeat in opened.unsaved_rows}
        if rows:
            work.records.put_rows(record.id, record.version, rows, at)
        described = described_by(opened, self.now)
        if described != record:
            work.records.put(replace(described, updated=at))
        opened.record = replace(described, updated=at)
        opened.unsaved.clear()
        opened.unsaved_rows.clear()


def _take(opened: OpenRecord, delta: Delta) -> None:
    opened.unsaved.update(delta.values)
    opened.unsaved_rows.update(delta.rows)


def _everything(instance: Instance) -> Delta:
    return Delta(dict(instance.answers), frozenset(instance.rows), frozenset())


def _fill(opened: OpenRecord, answers: Mapping[str, Any]) -> None:
    """Take answers in; raise ANSWER_REFUSED naming the first that the form does not take.

    What the app filled in stays; ``opened.overruled`` names what was given instead.
    """
    instance = opened.instance
    given = given_by_the_app(instance)
    refused = list(instance.fill_from(beside_the_rows_made(instance, answers)))
    changed = [key for key, value in given.items() if instance.at(key).value != value]
    refused += [(instance.shown(key), _GIVEN) for key in changed if "[" in key]
    for key in changed:
        instance.answer(key, given[key])
    refused += [
        (one.shown, one.says)
        for one in instance.problems()
        if instance.at(one.key).value is not None
    ]
    if refused:
        path, says = refused[0]
        raise UserError(
            "ANSWER_REFUSED", f"{path}: {says}", "Correct it and give the answers again."
        )
    opened.overruled = tuple(instance.shown(key) for key in changed)


def _day_given(form: Form, answers: Mapping[str, Any]) -> date | None:
    """Return the day that answers name, if it is one: what a record follows depends on it."""
    path = next((one.path for one in form.walk() if one.name == _DATE), "")
    value: Any = answers
    for step in path.split("/"):
        value = value.get(step) if isinstance(value, Mapping) else None
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:  # refused with its path when the answers are taken in
        return None


def described_by(opened: OpenRecord, now: Now) -> Record:
    """Return the record with title, date and stage as its answers now tell them."""
    stage = _first(opened, "stage")
    day = _first(opened, _DATE)
    return replace(
        opened.record,
        title=opened.instance.title() or opened.form.title,
        date=day if isinstance(day, date) else local_date(now()),
        stage=str(stage or ""),
    )


def _first(opened: OpenRecord, name: str) -> Value:
    """Return the first answer to a question of that name that stands outside repeats."""
    instance = opened.instance
    keys = (one.path for one in opened.form.walk() if one.name == name)
    values = (instance.at(key).value for key in keys if instance.has(key))
    return next((one for one in values if one is not None), None)


def live_record(work: Work, form: Form, record: Record, now: Now) -> Instance:
    """Return the live answers of a stored record, read by the clock of its sealing if sealed."""
    contents: Contents = work.records.contents(record.id, record.version)
    answers = {key: from_text(kind, text) for key, (kind, text) in contents.answers.items()}
    clock = clock_of(work, record, now)
    return Instance.open(form, answers, contents.rows, environment(clock))
