"""Questions and answers of any form as blocks, in the form's order."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sle_desktop.domain.filled import Filled
from sle_desktop.engine.definition import REPEAT, Field, Form, in_language
from sle_desktop.engine.values import to_text
from sle_desktop.reports.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Photo,
    Photos,
    Row,
    Table,
    line,
    strong,
)
from sle_desktop.reports.wording import clock, long_date, long_moment, one_line

_LONGEST_LABEL, _LONGEST_ANSWER = 44, 400
"""A longer question, or a longer answer, stands above its answer instead of beside it."""
_MOST_COLUMNS, _LONGEST_CELL = 5, 60
_REFERENCE = re.compile(r"\$\{\s*([\w.-]+)\s*\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of one copy, and the questions that somebody else tells."""

    form: Form
    photos: Mapping[str, bytes]
    values: Mapping[str, Any]
    told: Collection[str] = ()

    def within(self, values: Mapping[str, Any]) -> "Asked":
        """Return the answers of a group or row, in which labels may name those around it too."""
        return replace(self, values={**self.values, **values})

    def label(self, field: Field) -> str:
        """Return a question's words without markup; answers that they name are filled in."""
        text = _EMPHASIS.sub(r"\2", _TAG.sub("", in_language(field.label) or field.name))
        return one_line(_REFERENCE.sub(self._named, text))

    def _named(self, found: re.Match[str]) -> str:
        value = self.values.get(found[1])
        field = next((one for one in self.form.walk() if one.name == found[1]), None)
        return words(self.form, field, value) if field and value is not None else "…"


def sections(filled: Filled, told: Collection[str] = ()) -> list[Block]:
    """Return what a copy says but for the questions in ``told``."""
    asked = Asked(filled.form, filled.photos, {}, told)
    return list(_group(asked, filled.form.fields, filled.values, level=2))


def _group(
    asked: Asked, fields: tuple[Field, ...], values: Mapping[str, Any], *, level: int
) -> Iterator[Block]:
    asked = asked.within(values)
    have = [one for one in fields if values.get(one.name) not in (None, "", (), [], {})]
    wanted = [one for one in have if one.holds_children or one.name not in asked.told]
    leaves = [one for one in wanted if not (one.holds_children and _nested(values[one.name]))]
    yield from _leaves(asked, leaves, values)
    for one in wanted:
        if one not in leaves:
            yield from _section(asked, one, values[one.name], level)


def _nested(value: Any) -> bool:
    return isinstance(value, (Mapping, list))


def _section(asked: Asked, field: Field, value: Any, level: int) -> Iterator[Block]:
    if field.type == REPEAT:
        inner = list(_rows(asked, field, value))
    else:
        inner = list(_group(asked, field.children, value, level=3))
    if inner:
        yield Heading(asked.label(field), level=3) if level == 3 else Heading(asked.label(field))
        yield from inner


def _leaves(asked: Asked, fields: list[Field], values: Mapping[str, Any]) -> Iterator[Block]:
    facts: list[Fact] = []
    photos: list[Photo] = []
    for one in fields:
        value, label = values[one.name], asked.label(one)
        if value in asked.photos:
            photos.append(Photo(asked.photos[value], label, label))
            continue
        said = words(asked.form, one, value)
        if len(label) <= _LONGEST_LABEL and len(said) <= _LONGEST_ANSWER:
            facts.append(Fact(label, line(said)))
            continue
        if facts:
            yield Facts(tuple(facts))
            facts = []
        yield Heading(label, level=3)
        yield Paragraph(line(said))
    if facts:
        yield Facts(tuple(facts))
    if photos:
        yield Photos(tuple(photos))


def _rows(asked: Asked, field: Field, rows: list[Mapping[str, Any]]) -> Iterator[Block]:
    columns = [
        one
        for one in field.children
        if one.name not in asked.told and any(row.get(one.name) is not None for row in rows)
    ]
    if not columns:
        return
    if table := _table(asked, field, columns, rows):
        yield table
        return
    for number, row in enumerate(rows, start=1):
        inner = list(_group(asked, field.children, row, level=3))
        if inner:
            yield Heading(f"{asked.label(field)} {number}", level=3)
            yield from inner


def _table(
    asked: Asked, field: Field, columns: list[Field], rows: list[Mapping[str, Any]]
) -> Table | None:
    """Return rows of short answers as a table, ``None`` where they would not fit one."""
    if len(columns) > _MOST_COLUMNS or any(one.holds_children for one in columns):
        return None
    if any(len(asked.label(one)) > _LONGEST_CELL for one in columns):
        return None
    said = [[_cell(asked, one, row.get(one.name)) for one in columns] for row in rows]
    if any(cell is None or len(cell) > _LONGEST_CELL for row in said for cell in row):
        return None
    shares = [
        max(8, *(len(row[index] or "") for row in said), len(asked.label(one)) // 2)
        for index, one in enumerate(columns)
    ]
    return Table(
        asked.label(field),
        tuple(Column(asked.label(one), share) for one, share in zip(columns, shares, strict=True)),
        tuple(_short_row(cells) for cells in said if any(cells)),
    )


def _short_row(cells: list[str | None]) -> Row:
    first, *rest = (cell or "" for cell in cells)
    return Row(((line(strong(first)),), *((line(cell),) for cell in rest)))


def _cell(asked: Asked, field: Field, value: Any) -> str | None:
    """Return an answer as a cell, ``None`` for a picture."""
    if value is None:
        return ""
    return None if value in asked.photos else words(asked.form, field, value)


def words(form: Form, field: Field, value: Any) -> str:
    """Return an answer as a person reads it: labels of choices, dates written out."""
    labels = {
        choice.name: in_language(choice.label) for choice in form.lists.get(field.list_name, ())
    }
    if isinstance(value, tuple):
        said = [labels.get(str(name), str(name)) for name in value]
        if field.type == "rank":
            said = [f"{number} {one}" for number, one in enumerate(said, start=1)]
        return ("; " if any("," in one for one in said) else ", ").join(said)
    if isinstance(value, datetime):
        return long_moment(value) if value.tzinfo else f"{long_date(value)}, {clock(value.time())}"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, str):
        return labels.get(value, value.strip())
    return to_text(field.type, value)
