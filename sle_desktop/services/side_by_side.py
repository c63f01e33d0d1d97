"""Evidence by recommendation: a school's latest audit, its lessons and its books side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sle_desktop.clock import local_date
from sle_desktop.domain.evidence import Audited, Beside, Look, Says, Seen, recommendation_of
from sle_desktop.domain.records import Contents, Record
from sle_desktop.engine.definition import Form, in_language
from sle_desktop.services.agreed import repeats_that_agree
from sle_desktop.services.library import Library
from sle_desktop.services.schools_view import SchoolsView, Strip
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

LESSON, BOOKS = "L", "B"
"""The letters that forms of lessons and of scrutinies name themselves by."""

_EVERY = 100_000
_AGREED, _STATEMENTS = "agreed_", "sle::statements"
_FLAGS = {"strength": Says.STRENGTH, "develop": Says.DEVELOP}
_POINTS = (("strength_", Says.STRENGTH), ("develop_", Says.DEVELOP))


@dataclass(frozen=True, slots=True)
class Source:
    """A record that something was read in."""

    title: str
    day: date
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation: its number, short name, key ("r1"), and what is known beside it."""

    number: str
    short: str
    key: str
    beside: Beside


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Every recommendation of a school. ``since`` is the audit before, from which lessons and books
    count; ``None`` for all of them. ``sources`` are the records by id.
    """

    strip: Strip
    rows: tuple[Row, ...]
    since: date | None
    lessons: int
    scrutinies: int
    sources: Mapping[str, Source]


@dataclass(slots=True)
class _Gathered:
    """What lessons and books say, by recommendation, while it is read."""

    seen: dict[str, list[Seen]] = field(default_factory=dict)
    looks: dict[str, list[Look]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    lessons: int = 0
    scrutinies: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceByRecommendation:
    """Reads it from the records of a school; what is set aside does not count."""

    store: Store
    library: Library
    schools_view: SchoolsView

    def see(self, school_id: str) -> SideBySide:
        """Return what is known of every recommendation; none before the first audit."""
        strip = self.schools_view.strip(school_id)
        since = strip.stages[-2].day if len(strip.stages) > 1 else None
        with self.store.reading() as work:
            gathered = self._gather(work, school_id, since)
            audited = self._audited(work, strip)
        for stage in strip.stages:
            if stage.day:
                source = Source(f"{stage.name} audit", stage.day, stage.is_draft)
                gathered.sources[stage.record_id] = source
        rows = tuple(
            Row(
                one.number,
                one.short,
                one.key,
                Beside(
                    audited[one.key],
                    tuple(gathered.seen.get(one.key, ())),
                    gathered.lessons,
                    tuple(gathered.looks.get(one.key, ())),
                    gathered.scrutinies,
                ),
            )
            for one in strip.recommendations
        )
        return SideBySide(
            strip, rows, since, gathered.lessons, gathered.scrutinies, gathered.sources
        )

    def _audited(self, work: Work, strip: Strip) -> dict[str, Audited]:
        if not strip.stages:
            return {}
        last = strip.stages[-1]
        statements = self._statements(work, last.record_id, last.is_draft)
        return {
            one.key: Audited(
                last.record_id,
                last.day,
                last.is_draft,
                position.value,
                {
                    code: answer
                    for code, answer in statements.items()
                    if recommendation_of(code) == one.number
                },
            )
            for one, position in zip(strip.recommendations, last.positions, strict=True)
        }

    def _statements(self, work: Work, audit_id: str, is_draft: bool) -> dict[str, str]:
        record = work.records.get(audit_id)
        if not is_draft and record.version > 1 and record.state == "draft":
            record = work.records.get(audit_id, record.version - 1)
        stored = work.records.contents(record.id, record.version).answers
        named = {key.rpartition("/")[2]: text for key, (_, text) in stored.items()}
        return {
            name.removeprefix(_AGREED): text
            for name, text in named.items()
            if name.startswith(_AGREED)
        }

    def _gather(self, work: Work, school_id: str, since: date | None) -> _Gathered:
        gathered = _Gathered()
        for one in work.records.list(Wanted(school_id, set_aside=False), limit=_EVERY):
            form = self.library.form(work, one.form_hash)
            sign, day = form.settings.get("sle::kind", ""), _day(one)
            if sign not in (LESSON, BOOKS) or (since is not None and day < since):
                continue
            contents = work.records.contents(one.id, one.version)
            gathered.sources[one.id] = Source(one.title, day, one.state == "draft")
            if sign == LESSON:
                gathered.lessons += 1
                for key, seen in _lines(one, contents):
                    gathered.seen.setdefault(key, []).append(seen)
            else:
                gathered.scrutinies += 1
                for key, look in _looks(one, form, contents):
                    gathered.looks.setdefault(key, []).append(look)
        return gathered


def _day(record: Record) -> date:
    return record.date or local_date(record.created)


def _lines(record: Record, contents: Contents) -> Iterator[tuple[str, Seen]]:
    """Yield what a lesson says, by recommendation: the points of the feedback, then tagged rows."""
    told = {key.rpartition("/")[2]: text for key, (_, text) in contents.answers.items()}
    for start, says in _POINTS:
        for name in sorted(one for one in told if one.startswith(start) and one[-1:].isdigit()):
            theme = told.get(f"{name}_theme", "")
            if theme and told[name]:
                yield theme, Seen(record.id, says, told[name])
    stored = {key: text for key, (_, text) in contents.answers.items()}
    for row in contents.rows.get("log", ()):
        at = f"log[{row}]/"
        words = stored.get(f"{at}note", "")
        says = _FLAGS.get(stored.get(f"{at}flag", ""), Says.NOTE)
        for tag in stored.get(f"{at}tags", "").split():
            if words:
                yield tag, Seen(record.id, says, words, stored.get(f"{at}at", "")[:5])


def _looks(record: Record, form: Form, contents: Contents) -> Iterator[tuple[str, Look]]:
    """Yield what a scrutiny looked for, by recommendation, then what it agreed."""
    stored = {key: text for key, (_, text) in contents.answers.items()}
    for one in form.walk():
        codes, strength = one.extra.get(_STATEMENTS, "").split(), stored.get(one.path, "")
        note = stored.get(f"{one.path}_note", "")
        for number in dict.fromkeys(recommendation_of(code) for code in codes if strength):
            mine = tuple(code for code in codes if recommendation_of(code) == number)
            yield f"r{number}", Look(record.id, in_language(one.label), strength, note, mine)
    for repeat in repeats_that_agree(form):
        for row in contents.rows.get(repeat.path, ()):
            start = f"{repeat.path}[{row}]/"
            key, what = stored.get(f"{start}recommendation", ""), stored.get(f"{start}what", "")
            if key and what:
                yield key, Look(record.id, what, "")
