"""What the owner of the notebook owes: duties read from records, events, actions and sharing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from sle_desktop.clock import local_date
from sle_desktop.domain import duties
from sle_desktop.domain.audience import SCHOOL, audiences
from sle_desktop.domain.calendars import Calendar
from sle_desktop.domain.duties import Case, Duty
from sle_desktop.domain.handing import AWAITED, FEEDBACK, NO_FEEDBACK, PRINTED, SEALED, SENT
from sle_desktop.domain.records import Event, Record, State
from sle_desktop.engine.definition import Form
from sle_desktop.services.agreed import repeats_that_agree
from sle_desktop.services.going import PEOPLE
from sle_desktop.services.library import Library
from sle_desktop.services.sealed_versions import sealed_version
from sle_desktop.services.signing_off import copies_of
from sle_desktop.store.unit_of_work import Work

_SPOKEN = "feedback_date"
"""The question of a lesson observation that says when spoken feedback was given."""

_LEAD, _DEVICE, _SHARED_AT = "lead.recipient", "device.id", "share.at"
"""Where joining and sharing, which are loaded when they are needed, keep whom an update goes to,
what this laptop is called, and when the last one was written."""

_KINDS = (SEALED, AWAITED, FEEDBACK, NO_FEEDBACK, PRINTED, SENT)
"""The events that settle duties, or begin them."""


class _Said(NamedTuple):
    """What the answers of a lesson tell of its feedback."""

    about: str = ""
    spoken: bool = False


@dataclass(frozen=True)
class Owing:
    """Reads duties within one unit of work.

    ``records`` are the owner's current ones, ``calendars`` those of the schools, by school.
    Actions are owed about where one has records. ``shown`` keeps, by record, whether
    a school sees what it agreed: its form does not change.
    """

    work: Work
    library: Library
    records: tuple[Record, ...]
    calendars: Mapping[str, Calendar]
    today: date
    shown: dict[str, bool] = field(default_factory=dict, repr=False)

    def duties(self) -> list[Duty]:
        """Return everything that is owed to schools, the earliest due first."""
        return duties.in_order([*self._of_records(), *self._of_actions()])

    def to_the_lead(self) -> list[Duty]:
        """Return the duty to share an update, once the project was joined."""
        if not self.work.meta.get(_LEAD):
            return []
        told = self.work.releases.released(self.work.meta.get(_DEVICE))
        locked = [one for one in self.records if one.state is State.SEALED]
        waiting = [one for one in locked if (one.id, one.version) not in told]
        if not waiting:
            return []
        shared = self.work.meta.get(_SHARED_AT)
        last = datetime.fromisoformat(shared) if shared else None
        since = last or min(one.updated for one in waiting)
        found = duties.of_sharing(local_date(since), len(waiting), last is not None, self.today)
        return list(found)

    def _of_records(self) -> Iterator[Duty]:
        happened = self._events()
        for record in self.records:
            case = self._case(record, happened.get(record.id, ()))
            yield from duties.of_case(case, self.calendars[record.school_id], self.today)

    def _events(self) -> Mapping[str, tuple[Event, ...]]:
        found: dict[str, list[Event]] = {}
        for kind in _KINDS:
            for one in self.work.events.of_kind(kind):
                found.setdefault(one.record_id, []).append(one)
        return {
            key: tuple(sorted(told, key=lambda one: (one.at, one.id)))
            for key, told in found.items()
        }

    def _case(self, record: Record, events: tuple[Event, ...]) -> Case:
        sealed = sealed_version(self.work, record)
        form = self.library.form(self.work, record.form_hash)
        if sealed is None:
            said = self._said(record, form) if record.form_id == duties.LESSON else _Said()
            return Case(record, events=events, about=said.about, spoken=said.spoken)
        awaited = any(one.kind == AWAITED for one in events)
        signed = self.work.signatures.of_record(sealed.id, sealed.version) if awaited else ()
        roles, copies = frozenset(one.role for one in signed), copies_of(form)
        told = len(copies) > 1 and any(one.kind == SENT for one in events)
        names = self._readers(sealed, form) if told else {}
        return Case(record, sealed, events, copies, names, roles)

    def _readers(self, record: Record, form: Form) -> dict[str, tuple[str, ...]]:
        """Return the people whose copies are made, by copy: of the school, and named in answers."""
        school = self.work.schools.get(record.school_id)
        answers = self._by_name(record)
        found = {
            role: (answers.get(one.name, ""),)
            for one in form.walk()
            if (role := one.extra.get(PEOPLE, ""))
        }
        known = (school.contact(one) for one in ("headteacher", "maths_lead"))
        return found | {SCHOOL: tuple(one.name for one in known if one)}

    def _by_name(self, record: Record) -> dict[str, str]:
        told = self.work.records.contents(record.id, record.version).answers
        return {key.rpartition("/")[2]: text for key, (_, text) in told.items()}

    def _said(self, record: Record, form: Form) -> _Said:
        by_name = self._by_name(record)
        asked = next((one.name for one in form.walk() if one.extra.get(PEOPLE) == "teacher"), "")
        name = " ".join(by_name.get(asked, "").split()).casefold()
        known = self.work.people.list(record.school_id, "teacher") if name else ()
        code = next((one.code for one in known if one.name.casefold() == name), "")
        return _Said(f"teacher {code}" if code else "", bool(by_name.get(_SPOKEN)))

    def _of_actions(self) -> Iterator[Duty]:
        ours = {one.school_id: self.calendars[one.school_id] for one in self.records}
        ahead = max((duties.ahead_of(self.today, one) for one in ours.values()), default=self.today)
        for one in self.work.actions.due_by(ahead, ours):
            calendar = ours[one.action.school_id]
            for duty in duties.of_action(one, calendar, self.today):
                yield replace(duty, is_private=not self._school_knows(one.action.record_id))

    def _school_knows(self, record_id: str) -> bool:
        """Whether an action is the school's to see: a teacher's own after a lesson is not."""
        if record_id not in self.shown:
            form = self.library.form(self.work, self.work.records.get(record_id).form_hash)
            readers = audiences(form)
            self.shown[record_id] = any(
                readers[f"{repeat.path}/what"].way(SCHOOL) == ""
                for repeat in repeats_that_agree(form)
            )
        return self.shown[record_id]
