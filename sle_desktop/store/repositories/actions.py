"""Agreed actions and what was said of them since; how an action stands is folded, not stored.

Actions and the updates that records make are an index: they can be made again from the records.
Updates from the Actions page are kept only here.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sle_desktop.domain.actions import Action, ActionUpdate, Standing, standing
from sle_desktop.store.repositories.holding import Part, holds
from sle_desktop.store.repositories.rows import as_row, none_such, put
from sle_desktop.store.tables import action_updates, actions


class Actions:
    """The actions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_of_record(self, record_id: str, agreed: Sequence[Action]) -> None:
        """Replace the actions that a record agreed."""
        self._connection.execute(delete(actions).where(actions.c.record_id == record_id))
        if agreed:
            self._connection.execute(insert(actions), [as_row(one) for one in agreed])

    def put_updates_of_record(self, record_id: str, updates: Sequence[ActionUpdate]) -> None:
        """Replace the updates that a record made."""
        self._connection.execute(
            delete(action_updates).where(action_updates.c.by_record == record_id)
        )
        if updates:
            self._connection.execute(insert(action_updates), [as_row(one) for one in updates])

    def add_update(self, update: ActionUpdate) -> None:
        """Add an update from the Actions page, or better the one with its id."""
        put(self._connection, action_updates, as_row(update))

    def remove_update(self, update_id: str) -> None:
        """Take an update back."""
        self._connection.execute(delete(action_updates).where(action_updates.c.id == update_id))

    def get(self, action_id: str) -> Action:
        """Return an action. Raises NO_SUCH_ACTION."""
        found = self._connection.execute(select(actions).where(actions.c.id == action_id)).first()
        if found is None:
            raise none_such("NO_SUCH_ACTION", "action", action_id)
        return _action(found)

    def list(self, school_id: str = "", record_id: str = "") -> tuple[Action, ...]:
        """Return actions by due date, those without one last; of a school or record if named."""
        wanted = select(actions).order_by(actions.c.due.is_(None), actions.c.due, actions.c.id)
        if school_id:
            wanted = wanted.where(actions.c.school_id == school_id)
        if record_id:
            wanted = wanted.where(actions.c.record_id == record_id)
        return tuple(_action(row) for row in self._connection.execute(wanted))

    def holding(
        self, either: Sequence[Sequence[Part]], *, school_id: str = "", limit: int = 60
    ) -> tuple[Action, ...]:
        """Return actions whose words or school may hold all parts, those agreed last first."""
        words = (actions.c.what, actions.c.who, actions.c.success)
        wanted = select(actions).where(holds(either, words, (actions.c.school_id,)))
        if school_id:
            wanted = wanted.where(actions.c.school_id == school_id)
        wanted = wanted.order_by(actions.c.agreed_on.desc(), actions.c.id.desc()).limit(limit)
        return tuple(_action(row) for row in self._connection.execute(wanted))

    def updates(self, action_ids: Iterable[str]) -> tuple[ActionUpdate, ...]:
        """Return every update of those actions, by date then id."""
        wanted = (
            select(action_updates)
            .where(action_updates.c.action_id.in_(list(action_ids)))
            .order_by(action_updates.c.date, action_updates.c.id)
        )
        return tuple(ActionUpdate(**row._mapping) for row in self._connection.execute(wanted))

    def standings(self, school_id: str = "") -> tuple[Standing, ...]:
        """Return how every action stands today, by due date; of one school if named."""
        return _folded(self.list(school_id), self._updates_of_school(school_id))

    def due_by(self, day: date, school_ids: Iterable[str]) -> tuple[Standing, ...]:
        """Return how the actions of schools stand that are due up to a day, by due date."""
        due = (actions.c.due <= day, actions.c.school_id.in_(list(school_ids)))
        wanted = select(actions).where(*due).order_by(actions.c.due, actions.c.id)
        agreed = [_action(row) for row in self._connection.execute(wanted)]
        theirs = action_updates.c.action_id.in_(select(actions.c.id).where(*due))
        told = self._connection.execute(select(action_updates).where(theirs))
        return _folded(agreed, (ActionUpdate(**row._mapping) for row in told))

    def _updates_of_school(self, school_id: str) -> tuple[ActionUpdate, ...]:
        """Return the updates of a school's actions, or of all: a list of ids has a limit."""
        wanted = select(action_updates).order_by(action_updates.c.date, action_updates.c.id)
        if school_id:
            theirs = select(actions.c.id).where(actions.c.school_id == school_id)
            wanted = wanted.where(action_updates.c.action_id.in_(theirs))
        return tuple(ActionUpdate(**row._mapping) for row in self._connection.execute(wanted))


def _folded(agreed: Iterable[Action], updates: Iterable[ActionUpdate]) -> tuple[Standing, ...]:
    told: dict[str, list[ActionUpdate]] = {}
    for one in updates:
        told.setdefault(one.action_id, []).append(one)
    return tuple(standing(action, told.get(action.id, ())) for action in agreed)


def _action(row: Any) -> Action:
    return Action(**row._mapping)
