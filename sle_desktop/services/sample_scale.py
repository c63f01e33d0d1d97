"""A larger sample: the three schools of the sample told again under other names.

Records are copied with new ids, sealed, and their documents are made when first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from sle_desktop.clock import new_id
from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Contents, Record, State
from sle_desktop.domain.schools import School
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.unit_of_work import Work

_FIRST = (
    "Ash",
    "Birch",
    "Chalk",
    "Down",
    "Elder",
    "Fern",
    "Gorse",
    "Hazel",
    "Ivel",
    "Juniper",
    "Kings",
    "Lark",
    "Mill",
    "North",
    "Oak",
    "Purbeck",
    "Quarry",
    "River",
    "Stour",
    "Thorn",
)
_SECOND = ("combe", "ford", "leigh", "mead", "ridge", "stead", "well", "worth")
_KINDS = {
    "First": "First School",
    "Middle (deemed secondary)": "Middle School",
    "Primary": "Primary School",
}
_SLES_FOR_FORTY = 25
_IDS = ("action_id", "criterion_id")
"""Answers that name a row of another record."""


@dataclass(frozen=True, slots=True)
class _Template:
    """A school of the sample with everything that is known of it."""

    school: School
    records: tuple[Record, ...]


def multiply(work: Work, schools: int, seed: int) -> None:
    """Add schools until there are so many; those that are there stay."""
    chance = Random(seed)  # noqa: S311  # names of invented schools need no secret
    templates = [_template(work, one) for one in work.schools.list("")]
    more = max(schools - len(templates), 0)
    sles = _sles(work, round(schools * _SLES_FOR_FORTY / 40))
    names = _names(chance, more)
    for number in range(more):
        template = templates[number % len(templates)]
        _tell_again(work, template, names[number], (sles[number % len(sles)], number))


def _template(work: Work, school: School) -> _Template:
    found = work.records.list(Wanted(school.id), limit=1000)
    sealed = [one for one in found if one.state is State.SEALED]
    return _Template(school, tuple(sorted(sealed, key=lambda one: (one.created, one.id))))


def _sles(work: Work, count: int) -> list[Person]:
    people = [
        Person(new_id(), f"SLE {number:02d}", "sle") for number in range(1, max(count, 1) + 1)
    ]
    for one in people:
        work.people.add(one)
    return people


def _names(chance: Random, count: int) -> list[str]:
    """Return names that differ; past 160 a number tells them apart."""
    every = [f"{first}{second}" for first in _FIRST for second in _SECOND]
    chance.shuffle(every)
    rounds = [f" {turn}" if turn else "" for turn in range(count // len(every) + 1)]
    return [f"{name}{turn}" for turn in rounds for name in every][:count]


def _tell_again(work: Work, template: _Template, name: str, told_by: tuple[Person, int]) -> None:
    author, number = told_by
    school = replace(
        template.school,
        id=new_id(),
        name=f"{name} {_KINDS.get(template.school.phase, 'School')}",
        town=name,
        urn=f"{990100 + number}",
    )
    work.schools.add(school)
    ids: dict[str, str] = {}
    for old in template.records:
        contents = work.records.contents(old.id, old.version)
        _rename_rows(contents, ids)
        ids[old.id] = new_id()
        new = replace(
            old,
            id=ids[old.id],
            school_id=school.id,
            author=author.id,
            prior_id=ids.get(old.prior_id, ""),
            state=State.DRAFT,
        )
        work.records.add(new)
        _copy_contents(work, contents, new, ids)
        work.signatures.put(new.id, new.version, work.signatures.of_record(old.id, old.version))
        _copy_actions(work, old, new, ids)
        work.records.put(replace(new, state=State.SEALED))


def _rename_rows(contents: Contents, ids: dict[str, str]) -> None:
    for rows in contents.rows.values():
        for row in rows:
            ids.setdefault(row, new_id())


def _renamed(key: str, ids: Mapping[str, str]) -> str:
    parts = key.split("[")
    for place in range(1, len(parts)):
        row, bracket, rest = parts[place].partition("]")
        parts[place] = f"{ids[row]}{bracket}{rest}"
    return "[".join(parts)


def _copy_contents(work: Work, contents: Contents, new: Record, ids: Mapping[str, str]) -> None:
    rows = {
        _renamed(repeat, ids): [ids[row] for row in rows] for repeat, rows in contents.rows.items()
    }
    work.records.put_rows(new.id, new.version, rows, new.updated)
    answers = {
        _renamed(key, ids): (kind, ids.get(text, text) if key.endswith(_IDS) else text)
        for key, (kind, text) in contents.answers.items()
    }
    work.records.put_answers(new.id, new.version, dict(answers), new.updated)


def _copy_actions(work: Work, old: Record, new: Record, ids: Mapping[str, str]) -> None:
    agreed = [
        replace(one, id=ids[one.id], school_id=new.school_id, record_id=new.id)
        for one in work.actions.list(record_id=old.id)
    ]
    work.actions.put_of_record(new.id, agreed)
    theirs = work.actions.updates(ids.keys())
    updates = [
        replace(one, id=ids[one.id], action_id=ids[one.action_id], by_record=new.id)
        for one in theirs
        if one.by_record == old.id
    ]
    work.actions.put_updates_of_record(new.id, updates)
