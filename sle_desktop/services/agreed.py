"""The actions that a record agrees and the updates it makes, read from its repeats.

A repeat whose rows have ``what`` and ``by_when`` agrees actions; one whose rows have ``action_id``
and ``action_status`` says how earlier ones stand. The forms' README tells this to their authors.
"""

from collections.abc import Iterator
from datetime import date

from sle_desktop.domain.actions import Action, ActionUpdate
from sle_desktop.domain.audience import SCHOOL, audiences
from sle_desktop.domain.records import Record
from sle_desktop.engine.definition import REPEAT, Field, Form
from sle_desktop.engine.instance import Instance

_AGREES = {"what", "by_when"}
_UPDATES = {"action_id", "action_status"}


def actions_agreed(instance: Instance, record: Record) -> list[Action]:
    """Return the actions that a record agrees; each has its row's id."""
    return [
        Action(
            id=row_id,
            school_id=record.school_id,
            record_id=record.id,
            what=_words(instance, f"{row}/what"),
            who=_words(instance, f"{row}/who"),
            due=_day(instance, f"{row}/by_when"),
            success=_words(instance, f"{row}/success"),
            agreed_on=record.date,
        )
        for row, row_id in _rows(instance, _AGREES)
        if _words(instance, f"{row}/what")
    ]


def updates_made(instance: Instance, record: Record) -> list[ActionUpdate]:
    """Return what a record says of actions agreed earlier."""
    on = record.date or record.updated.date()
    return [
        ActionUpdate(
            id=row_id,
            action_id=_words(instance, f"{row}/action_id"),
            date=on,
            status=_words(instance, f"{row}/action_status"),
            note=_words(instance, f"{row}/action_note"),
            by_record=record.id,
        )
        for row, row_id in _rows(instance, _UPDATES)
        if _words(instance, f"{row}/action_id") and _words(instance, f"{row}/action_status")
    ]


def repeats_that_agree(form: Form) -> list[Field]:
    """Return the repeats of a form whose rows are agreed actions."""
    return _repeats(form, _AGREES)


def tells_the_school(form: Form) -> bool:
    """Whether the school's copy tells, always and in full, what a record of a form agrees."""
    readers = audiences(form)
    told = [readers[f"{repeat.path}/what"] for repeat in repeats_that_agree(form)]
    return any(one.way(SCHOOL) == "" and not one.conditions for one in told)


def _repeats(form: Form, named: set[str]) -> list[Field]:
    return [
        one
        for one in form.walk()
        if one.type == REPEAT and named <= {child.name for child in one.children}
    ]


def _rows(instance: Instance, named: set[str]) -> Iterator[tuple[str, str]]:
    for repeat in _repeats(instance.form, named):
        live = instance.at(repeat.path)
        if live.relevant:
            yield from ((row, instance.at(row).row_id) for row in live.rows)


def _words(instance: Instance, key: str) -> str:
    if not instance.has(key):
        return ""
    live = instance.at(key)
    return str(live.value) if live.relevant and live.value is not None else ""


def _day(instance: Instance, key: str) -> date | None:
    value = instance.at(key).value
    return value if isinstance(value, date) else None
