"""Evidence: what else was recorded at a school near an audit, to stand beside its statements.

The hidden question ``links_4b`` of an audit holds the ids of records, separated by spaces. Only the
writer sees it: a copy shows the kinds of evidence that were ticked, never a lesson or a teacher.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sle_desktop.clock import local_date
from sle_desktop.domain.records import Record
from sle_desktop.services.library import Library
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

BEFORE, AFTER = timedelta(days=200), timedelta(days=14)
"""How far before and after an audit's day evidence is looked for, unless an audit lies between."""

MOST = 12
"""A longer list would not be read; the most recent are kept."""

_EVERY = 100_000
_LINES_MOST = 3
_KINDS = {"L": ("Lesson", "lessons"), "B": ("Scrutiny", "books"), "V": ("Visit", "")}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was seen: when in the lesson, and the words."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One record that may stand for a statement.

    ``sign`` is its form's letter (L, B, V), ``kind`` the evidence that it is, as an audit's form
    names it; ``lines`` are by the name of the recommendation that they were tagged with.
    """

    id: str
    sign: str
    kind: str
    name: str
    day: date
    title: str
    lines: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Finds what may stand beside the statements of an audit."""

    store: Store
    library: Library

    def near(self, audit: Record, linked: frozenset[str] = frozenset()) -> tuple[Piece, ...]:
        """Return what was recorded at the school since the audit before, the most recent first.

        What is ``linked`` already is there however old it is, as long as it is in the notebook.
        """
        on = audit.date or local_date(audit.created)
        with self.store.reading() as work:
            since = self._since(work, audit, on)
            found = [
                one
                for one in self._at_school(work, audit)
                if one.id in linked or since <= _day(one) <= on + AFTER
            ]
            found.sort(key=lambda one: (one.id in linked, _day(one), one.id), reverse=True)
            kept = sorted(found[:MOST], key=lambda one: (_day(one), one.id), reverse=True)
            return tuple(self._piece(work, one) for one in kept)

    def _at_school(self, work: Work, audit: Record) -> Iterator[Record]:
        wanted = Wanted(audit.school_id, set_aside=False)
        for one in work.records.list(wanted, limit=_EVERY):
            if one.id != audit.id and self._sign(work, one) in _KINDS:
                yield one

    def _since(self, work: Work, audit: Record, on: date) -> date:
        if not audit.prior_id:
            return on - BEFORE
        return max(_day(work.records.get(audit.prior_id)), on - BEFORE)

    def _sign(self, work: Work, record: Record) -> str:
        return self.library.form(work, record.form_hash).settings.get("sle::kind", "")

    def _piece(self, work: Work, record: Record) -> Piece:
        sign = self._sign(work, record)
        word, kind = _KINDS[sign]
        lines = _lines(work, record) if sign == "L" else {}
        return Piece(record.id, sign, kind, word, _day(record), record.title, lines)


def _day(record: Record) -> date:
    return record.date or local_date(record.created)


def _lines(work: Work, record: Record) -> dict[str, tuple[Line, ...]]:
    """Return the notes of a lesson by the recommendation they were tagged with."""
    contents = work.records.contents(record.id, record.version)
    stored = {key: text for key, (_, text) in contents.answers.items()}
    found: dict[str, list[Line]] = {}
    for row in contents.rows.get("log", ()):
        start = f"log[{row}]/"
        words = stored.get(f"{start}quote") or stored.get(f"{start}note", "")
        for tag in stored.get(f"{start}tags", "").split():
            if words and len(found.setdefault(tag, [])) < _LINES_MOST:
                found[tag].append(Line(stored.get(f"{start}at", "")[:5], words))
    return {tag: tuple(lines) for tag, lines in found.items()}
