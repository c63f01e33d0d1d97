"""All agreed actions in one list: found, said in words, and settled without opening a record."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sle_desktop.clock import Now, local_date, new_id
from sle_desktop.domain.action_groups import OPEN, Group, carried_words, group_of
from sle_desktop.domain.actions import STATUSES, Action, ActionUpdate, Standing
from sle_desktop.domain.audience import SCHOOL, audiences
from sle_desktop.domain.calendars import Calendar
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.duties import AHEAD_DAYS, when_of
from sle_desktop.domain.schools import School
from sle_desktop.domain.spoken_dates import age_of, day_of
from sle_desktop.errors import UserError
from sle_desktop.services.agreed import repeats_that_agree
from sle_desktop.services.calendars import Calendars
from sle_desktop.services.library import Library
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

NEEDS_NOTE = "dropped"
"""An action is never dropped without a word of why."""

_FAR_DAYS = 60
_DAYS_A_WEEK = 7
_Key = Callable[[Standing], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which actions to list; what is left empty does not matter.

    ``show`` is a group's word, ``open`` for all that is not settled, or "" for everything.
    ``only_known`` leaves out what a teacher alone was told: somebody is watching the screen.
    """

    show: str = "open"
    school: str = ""
    who: str = ""
    text: str = ""
    only_known: bool = False


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action in words. ``when`` says how late or how soon, ``how`` how it stands."""

    id: str
    record_id: str
    school: str
    what: str
    who: str
    due: str
    when: str
    agreed: str
    how: str
    note: str
    group: Group


@dataclass(frozen=True, slots=True)
class Listed:
    """The actions that fit, in order, and how many of each group the school and owner have."""

    standings: tuple[Standing, ...]
    counts: Mapping[Group, int]
    owners: tuple[str, ...]
    reading: "_Reading"

    def lines(self, start: int, end: int) -> list[ActionLine]:
        """Return some of the actions in words."""
        return [self.reading.line(one) for one in self.standings[start:end]]


@dataclass(frozen=True, slots=True)
class Settled:
    """An update that was made here, so that it can be taken back."""

    update_id: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class ActionsView:
    """Lists and settles actions."""

    store: Store
    library: Library
    calendars: Calendars
    now: Now

    def find(self, asked: Asked, order: str = "due", *, down: bool = False) -> Listed:
        """Return the actions that fit, by due date unless another order is named.

        Raises CALENDAR_REFUSED.
        """
        today = local_date(self.now())
        with self.store.reading() as work:
            schools = {one.id: one for one in work.schools.list("")}
            calendars = {one: self.calendars.of(school) for one, school in schools.items()}
            every = self._known(work, work.actions.standings(asked.school), asked.only_known)
        soon = {
            one: calendar.add_working_days(today, AHEAD_DAYS).day
            for one, calendar in calendars.items()
        }
        reading = _Reading(schools, calendars, soon, today)
        theirs = [one for one in every if reading.fits(one, asked)]
        counts = Counter(reading.group(one) for one in theirs)
        fitting = [one for one in theirs if _is_shown(reading.group(one), asked.show)]
        fitting.sort(key=reading.orders[order or "due"], reverse=down)
        owners = {one.action.who.strip().casefold(): one.action.who.strip() for one in every}
        named = tuple(sorted((who for who in owners.values() if who), key=str.casefold))
        return Listed(tuple(fitting), counts, named, reading)

    def settle(self, action_id: str, status: str, note: str = "") -> Settled:
        """Say today how an action stands, in the Actions page's own words.

        Raises NO_SUCH_ACTION, NO_SUCH_STATUS, and ACTION_NEEDS_NOTE for one dropped without a why.
        """
        if status not in STATUSES:
            raise UserError(
                "NO_SUCH_STATUS",
                f"“{status}” does not say how an action stands.",
                f"It is one of: {', '.join(STATUSES)}.",
            )
        if status == NEEDS_NOTE and not note.strip():
            raise UserError(
                "ACTION_NEEDS_NOTE",
                "An action that is dropped needs a word of why.",
                "Write it in the note, then press Dropped again.",
            )
        with self.store.work() as work:
            action = work.actions.get(action_id)
            made = ActionUpdate(new_id(), action_id, local_date(self.now()), status, note.strip())
            work.actions.add_update(made)
        return Settled(made.id, _changes(action))

    def take_back(self, settled: Settled) -> Changes:
        """Undo what was said of an action."""
        with self.store.work() as work:
            work.actions.remove_update(settled.update_id)
        return settled.changes

    def _known(
        self, work: Work, standings: Sequence[Standing], only_known: bool
    ) -> Sequence[Standing]:
        if not only_known:
            return standings
        hashes = {
            one: work.records.get(one).form_hash
            for one in {standing.action.record_id for standing in standings}
        }
        told = {form_hash: self._tells(work, form_hash) for form_hash in set(hashes.values())}
        return [one for one in standings if told[hashes[one.action.record_id]]]

    def _tells(self, work: Work, form_hash: str) -> bool:
        """Whether a form tells the school in plain words what was agreed."""
        form = self.library.form(work, form_hash)
        readers = audiences(form)
        agreed = repeats_that_agree(form)
        return any(readers[f"{one.path}/what"].way(SCHOOL) == "" for one in agreed)


@dataclass(frozen=True)
class _Reading:
    """What is known while a list is read."""

    schools: Mapping[str, School]
    calendars: Mapping[str, Calendar]
    soon: Mapping[str, date]
    today: date

    @property
    def orders(self) -> dict[str, _Key]:
        return {
            "due": _by_due,
            "what": lambda one: (one.action.what.casefold(), *_by_due(one)),
            "who": lambda one: (one.action.who.casefold(), *_by_due(one)),
            "school": lambda one: (self._school(one).casefold(), *_by_due(one)),
        }

    def group(self, one: Standing) -> Group:
        return group_of(one, self.today, self.soon.get(one.action.school_id, self.today))

    def fits(self, one: Standing, asked: Asked) -> bool:
        action = one.action
        if asked.who and action.who.strip().casefold() != asked.who.casefold():
            return False
        looked_in = f"{action.what} {action.who} {action.success} {self._school(one)} {one.note}"
        folded = looked_in.casefold()
        return all(word in folded for word in asked.text.casefold().split())

    def line(self, one: Standing) -> ActionLine:
        action, group = one.action, self.group(one)
        agreed = f"agreed {day_of(action.agreed_on, self.today)}" if action.agreed_on else ""
        age = age_of(action.agreed_on, self.today) if action.agreed_on else ""
        is_settled = group is Group.SETTLED
        how = [STATUSES.get(one.status, one.status)]
        if one.updated_on and one.status != "open":
            how.append(day_of(one.updated_on, self.today))
        carried = carried_words(one.carried)
        return ActionLine(
            id=action.id,
            record_id=action.record_id,
            school=self._school(one),
            what=action.what,
            who=action.who,
            due=day_of(action.due, self.today) if action.due else "no day agreed",
            when="" if is_settled or action.due is None else self._when(action),
            agreed=" · ".join(part for part in (agreed, "" if is_settled else age) if part),
            how=", ".join(how),
            note=" · ".join(part for part in (carried, one.note) if part),
            group=group,
        )

    def _when(self, action: Action) -> str:
        assert action.due is not None
        far = abs((action.due - self.today).days) > _FAR_DAYS
        calendar = self.calendars.get(action.school_id)
        if far or calendar is None:
            weeks = abs((action.due - self.today).days) // _DAYS_A_WEEK
            return f"{weeks} weeks late" if action.due < self.today else f"in {weeks} weeks"
        left = calendar.working_days_between(self.today, action.due)
        said = when_of(action.due, left, self.today)
        return said[:1].lower() + said[1:]

    def _school(self, one: Standing) -> str:
        school = self.schools.get(one.action.school_id)
        return school.name if school else ""


def _by_due(one: Standing) -> tuple[bool, date, str]:
    action = one.action
    return action.due is None, action.due or date.max, action.id


def _is_shown(group: Group, show: str) -> bool:
    return not show or group == show or (show == "open" and group in OPEN)


def _changes(action: Action) -> Changes:
    return Changes(records=frozenset({action.record_id}), schools=frozenset({action.school_id}))
