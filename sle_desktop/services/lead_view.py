"""What the lead sees of a sealed record: each answer passed through its audience, as JSON."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sle_desktop.domain.audience import LEAD
from sle_desktop.domain.records import Record
from sle_desktop.engine.definition import Field, Form, in_language
from sle_desktop.services.copies import Copies
from sle_desktop.services.sealed_versions import sealed_at

_SHORTEST = 3
"""Letters: a shorter name is too often a word."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name that stands in free text which the lead will read."""

    path: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what the lead will see: a heading (no words) or a question and its answer."""

    label: str
    words: str
    depth: int


def told(form: Form, answers: Mapping[str, Any]) -> Iterator[Told]:
    """Yield a view as a person reads it, in the order of the form."""
    yield from _told(form, form.fields, answers, 0)


def _told(
    form: Form, fields: tuple[Field, ...], answers: Mapping[str, Any], depth: int
) -> Iterator[Told]:
    for one in fields:
        value = answers.get(one.name)
        if value is None:
            continue
        label = in_language(one.label) or one.name.replace("_", " ")
        if isinstance(value, Mapping):
            yield Told(label, "", depth)
            yield from _told(form, one.children, value, depth + 1)
        elif one.holds_children and isinstance(value, list):
            for number, row in enumerate(value, start=1):
                yield Told(f"{label} {number}", "", depth)
                yield from _told(form, one.children, row, depth + 1)
        else:
            yield Told(label, _words_of(form, one, value), depth)


def _words_of(form: Form, one: Field, value: Any) -> str:
    labels = {
        choice.name: in_language(choice.label) for choice in form.lists.get(one.list_name, ())
    }
    if one.type == "date":
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    several = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(each)) or str(each) for each in several)


def lead_view(copies: Copies, record: Record) -> dict[str, Any]:
    """Return a sealed version as the lead receives it. No title: it may say a class or a person."""
    school = copies.work.schools.get(record.school_id)
    author = copies.work.people.get(record.author)
    return {
        "form": record.form_id,
        "form_hash": record.form_hash,
        "school": {"id": school.id, "name": school.name, "urn": school.urn},
        "date": plain(record.date),
        "stage": record.stage,
        "author": {"id": author.id, "name": author.name},
        "sealed_at": plain(sealed_at(copies.work, record)),
        "reason": record.reason,
        "answers": plain(copies.values(record, LEAD)),
    }


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it: days and times as ISO 8601, tuples as lists."""
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def names_in(answers: Any, names: Iterable[str]) -> Iterator[NameFound]:
    """Yield where a person's whole name, or its last part, stands in answers of words."""
    wanted = {part: name for name in names for part in _parts(name)}
    if not wanted:
        return
    alone = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(wanted, key=len)[::-1]))})(?!\w)")
    for path, words in _texts(answers, ""):
        for match in alone.finditer(words):
            yield NameFound(path, wanted[match.group()], words)


def _parts(name: str) -> Iterator[str]:
    whole = " ".join(name.split())
    for part in (whole, whole.rpartition(" ")[2]):
        if len(part) >= _SHORTEST:
            yield part


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _texts(one, f"{path}/{name}" if path else str(name))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _texts(one, f"{path}[{number}]")
