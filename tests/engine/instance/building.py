"""Forms written in a line or two, and records of them with fixed clocks and counted row ids."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from random import Random
from types import MappingProxyType
from typing import Any

from sle_desktop.clock import SCHOOL_ZONE
from sle_desktop.engine.definition import Choice, Field, Form
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Beginning, Instance

TEXT_COLUMNS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")


def q(kind: str, name: str, **columns: Any) -> Field:
    """A question: ``q("select_one yn", "agreed", relevant="...")``."""
    word, _, list_name = kind.partition(" ")
    for column in TEXT_COLUMNS:
        if isinstance(columns.get(column), str):
            columns[column] = MappingProxyType({"": columns[column]})
    columns.setdefault("label", MappingProxyType({"": name}))
    return Field(name=name, type=word, path=name, list_name=list_name, **columns)


def group(name: str, *children: Field, **columns: Any) -> Field:
    return replace(q("group", name, **columns), children=children)


def repeat(name: str, *children: Field, **columns: Any) -> Field:
    return replace(q("repeat", name, **columns), children=children)


def form(*fields: Field, lists: Mapping[str, Any] | None = None, **settings: str) -> Form:
    """A form; lists as ``{"yn": "y n"}`` or as tuples of choices."""
    made = {
        name: tuple(choice(one) for one in words.split()) if isinstance(words, str) else words
        for name, words in (lists or {}).items()
    }
    return Form("tried", "Tried", "1", _placed(fields, ""), made, settings)


def choice(name: str, label: str = "", **columns: str) -> Choice:
    words = label or name.capitalize()
    return Choice(name, MappingProxyType({"": words}), MappingProxyType(columns))


def _placed(fields: tuple[Field, ...], inside: str) -> tuple[Field, ...]:
    return tuple(
        replace(
            one, path=f"{inside}{one.name}", children=_placed(one.children, f"{inside}{one.name}/")
        )
        for one in fields
    )


def environment(at: datetime = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)) -> Environment:
    return Environment(now=lambda: at, zone=SCHOOL_ZONE, random=Random(1))


def beginning(**known: Any) -> Beginning:
    """Rows are called r1, r2 ... in the order in which they are made."""
    numbers = count(1)
    return Beginning(new_id=lambda: f"r{next(numbers)}", **known)


def new(made: Form, **known: Any) -> Instance:
    return Instance.create(made, environment(), beginning(**known))


def reopened(one: Instance) -> Instance:
    """The same record from what would be stored of it."""
    return Instance.open(one.form, one.answers, one.rows, environment(), beginning())
