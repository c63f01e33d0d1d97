"""What a copy of any form says: its sections, questions and answers in the form's order."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from sle_desktop.domain.filled import Filled
from sle_desktop.engine.definition import REPEAT, Field, Form, in_language
from sle_desktop.reports.blocks import Block, Fact, Facts, Heading, Summary, line


def summarise(filled: Filled) -> Summary:
    """Return the plain summary of a record."""
    return Summary(
        kind=filled.form.title,
        project=filled.project,
        title=filled.school.name,
        running=f"{filled.school.name}: {filled.record.title}",
        opening=(),
        verdict=(),
        blocks=tuple(_sections(filled.form, filled.form.fields, filled.values)),
        audience=f"For the {filled.reader}.",
    )


def _sections(form: Form, fields: tuple[Field, ...], values: Mapping[str, Any]) -> Iterator[Block]:
    facts = []
    for one in fields:
        if one.name not in values:
            continue
        value = values[one.name]
        if not one.holds_children:
            facts.append(Fact(in_language(one.label) or one.name, line(_words(form, one, value))))
    if facts:
        yield Facts(tuple(facts))
    for one in fields:
        if not one.holds_children or one.name not in values:
            continue
        yield Heading(in_language(one.label) or one.name)
        rows = values[one.name] if one.type == REPEAT else [values[one.name]]
        for row in rows if isinstance(rows, list) else []:
            yield from _sections(form, one.children, row)


def _words(form: Form, one: Field, value: Any) -> str:
    labels = {
        choice.name: in_language(choice.label) for choice in form.lists.get(one.list_name, ())
    }
    if isinstance(value, tuple):
        return ", ".join(labels.get(str(name), str(name)) for name in value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return labels.get(str(value), str(value))
