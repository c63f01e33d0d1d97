"""What one reader's copy of a record holds: every answer passed through its field's audience."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from datetime import date, datetime
from typing import Any

from sle_desktop.clock import Now, local_date
from sle_desktop.domain.audience import SLE, Audience, audiences
from sle_desktop.domain.filled import Filled
from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Record, Signature, State
from sle_desktop.engine.definition import REPEAT, Field
from sle_desktop.engine.instance import Instance, Live
from sle_desktop.services.fieldwork import live_record
from sle_desktop.services.library import Library
from sle_desktop.services.owner import project
from sle_desktop.services.projects import coded_words, teacher_code
from sle_desktop.services.sealed_versions import sealed_at, sealed_records
from sle_desktop.store.files import Files
from sle_desktop.store.unit_of_work import Work

_PEOPLE = "sle::people"
_SILENT = ("note", "acknowledge")

_KEY_STAGES = {
    "R": "Reception",
    **dict.fromkeys(("1", "2"), "Key Stage 1"),
    **dict.fromkeys(("3", "4", "5", "6"), "Key Stage 2"),
    **dict.fromkeys(("7", "8", "9"), "Key Stage 3"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and how people become codes for them."""

    word: str
    coded: Callable[[Field, str], str]


def values_for(instance: Instance, reader: Reader) -> dict[str, Any]:
    """Return the relevant answers that a reader may see, nested as the form nests.

    Blanks and what the reader may not see are left out; a group or repeat that ends up empty too.
    """
    return _Copy(instance, audiences(instance.form), reader).of(instance.form.fields, "")


@dataclass(frozen=True, slots=True)
class _Copy:
    instance: Instance
    by_path: Mapping[str, Audience]
    reader: Reader

    def of(self, fields: tuple[Field, ...], inside: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in fields:
            live = self.instance.at(f"{inside}/{field.name}" if inside else field.name)
            shown = self._shown(field, live)
            if shown not in (None, "", (), {}, []):
                found[field.name] = shown
        return found

    def _shown(self, field: Field, live: Live) -> Any:
        audience = self.by_path[field.path]
        way = audience.way(self.reader.word)
        if way is None or not live.relevant or not self._allowed(audience, live):
            return None
        if field.type == REPEAT:
            if way == "count":
                return len(live.rows)
            return [
                self.of(field.children, row) | {"row": self.instance.at(row).row_id}
                for row in live.rows
            ]
        if field.holds_children:
            return self.of(field.children, live.key)
        return None if field.type in _SILENT else self._in_way(way, field, live.value)

    def _allowed(self, audience: Audience, live: Live) -> bool:
        if self.reader.word == SLE:
            return True
        return all(self.instance.holds(one, live.key) for one in audience.conditions)

    def _in_way(self, way: str, field: Field, value: Any) -> Any:
        if value is None:
            return None
        if way == "code":
            return (
                _key_stages(value)
                if isinstance(value, tuple)
                else self.reader.coded(field, str(value))
            )
        if way == "theme":
            # Words stay with the writer; a chosen theme may go.
            return value if field.type in ("select_one", "select_multiple") else None
        if way == "count":
            return _count(value)
        if way == "min5":
            return value if isinstance(value, (int, float)) and value >= 5 else None
        return value


def _count(value: Any) -> int | float:
    """Return a number as it is, how many were ticked, or 1 for words that are there."""
    if isinstance(value, tuple):
        return len(value)
    return value if isinstance(value, (int, float)) else 1


def _key_stages(years: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phases of year groups: one class in a year would be recognised by the year."""
    return tuple(dict.fromkeys(_KEY_STAGES.get(year, "Other") for year in years))


@dataclass(frozen=True, slots=True)
class Copies:
    """Reads records for a reader within one unit of work.

    ``is_ending``: a draft is read as it will be sealed, with its end noted.
    """

    work: Work
    library: Library
    files: Files
    now: Now
    is_ending: bool = False
    _met: dict[str, Any] = with_default(default_factory=dict, repr=False, compare=False)
    """Audiences by form and teachers by school, each read once while many records are."""

    def filled(self, record: Record, reader: str, signatures: tuple[Signature, ...] = ()) -> Filled:
        """Return everything that a report about one record may say to one reader."""
        instance = self.instance(record)
        return self._filled(record, instance, reader, signatures)

    def instance(self, record: Record) -> Instance:
        """Return a record's live answers."""
        form = self.library.form(self.work, record.form_hash)
        instance = live_record(self.work, form, record, self.now)
        if self.is_ending and record.state is State.DRAFT:
            instance.stamp_end()
        return instance

    def values(self, record: Record, reader: str) -> dict[str, Any]:
        """Return the answers of a record that a reader may see, people as codes where it says."""
        instance = self.instance(record)
        by_path = self._once(record.form_hash, lambda: audiences(instance.form))
        coded = self._coded_at(record.school_id)
        return _Copy(instance, by_path, Reader(reader, coded)).of(instance.form.fields, "")

    def _filled(
        self, record: Record, instance: Instance, reader: str, signatures: tuple[Signature, ...]
    ) -> Filled:
        values = values_for(instance, Reader(reader, self._coded_at(record.school_id)))
        return Filled(
            form=instance.form,
            record=record,
            school=self.work.schools.get(record.school_id),
            reader=reader,
            values=values,
            author=self.work.people.get(record.author),
            project=project(self.work),
            signatures=signatures,
            earlier=self._earlier(record, reader),
            replaces=self._replaces(record),
            photos=self._photos(values),
        )

    def _coded_at(self, school_id: str) -> Callable[[Field, str], str]:
        """Return how words of a school lose its teachers' names.

        A question about a person holds a name and nothing else; in other words the names of
        the teachers whom the notebook knows are replaced.
        """

        def coded(field: Field, words: str) -> str:
            if _PEOPLE in field.extra:
                self._met.pop(school_id, None)  # a teacher met for the first time gets a code
                return teacher_code(self.work, school_id, words)
            return coded_words(words, self._teachers(school_id))

        return coded

    def _teachers(self, school_id: str) -> tuple[Person, ...]:
        teachers: tuple[Person, ...] = self._once(
            school_id, lambda: self.work.people.list(school_id, "teacher")
        )
        return teachers

    def _once(self, name: str, read: Callable[[], Any]) -> Any:
        if name not in self._met:
            self._met[name] = read()
        return self._met[name]

    def _earlier(self, record: Record, reader: str) -> tuple[Filled, ...]:
        """Return the school's earlier sealed audits, oldest first."""
        if not record.stage:
            return ()
        sealed = [
            one
            for one in sealed_records(self.work, record.school_id, record.form_id)
            if one.id != record.id and one.stage and _before(one, record)
        ]
        sealed.sort(key=_when)
        found = []
        for one in sealed:
            values = values_for(
                self.instance(one), Reader(reader, self._coded_at(record.school_id))
            )
            found.append(
                Filled(
                    form=self.library.form(self.work, one.form_hash),
                    record=one,
                    school=self.work.schools.get(one.school_id),
                    reader=reader,
                    values=values,
                    author=self.work.people.get(one.author),
                )
            )
        return tuple(found)

    def _replaces(self, record: Record) -> tuple[int, datetime, str] | None:
        if record.version == 1:
            return None
        before = self.work.records.get(record.id, record.version - 1)
        return before.version, sealed_at(self.work, before) or before.updated, record.reason

    def _photos(self, values: Any) -> dict[str, bytes]:
        """Return the bytes of every photo that the values name."""
        kept = self.work.photos.names()
        return {name: self.files.get(name) for name in _texts(values) if name in kept}


def _texts(values: Any) -> Iterator[str]:
    """Yield every text in nested values."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, (Mapping, list)):
        for one in values.values() if isinstance(values, Mapping) else values:
            yield from _texts(one)


def _when(record: Record) -> tuple[date, datetime]:
    return record.date or local_date(record.created), record.created


def _before(one: Record, other: Record) -> bool:
    return _when(one) < _when(other)
