"""A form as the three tables that it is written as, whichever file it came from or goes to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sle_desktop.engine.definition import GROUP, REPEAT, Choice, Field, Form, Text

_PLAIN_PARAMETER = re.compile(r"[^\s,;\"']+")
FROM_FILE = re.compile(r".+\.(?:csv|xml|geojson)$", re.IGNORECASE)
"""The name of a list that is a file of its own."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of texts by column, in a fixed order of columns; blank cells are left out."""

    survey: tuple[Mapping[str, str], ...]
    choices: tuple[Mapping[str, str], ...]
    settings: Mapping[str, str]


def as_tables(form: Form) -> Tables:
    """Return the tables of a form; reading them gives the form again."""
    settings = {"form_title": form.title, "form_id": form.id, "version": form.version}
    settings |= dict(sorted(form.settings.items()))
    return Tables(
        tuple(row for one in form.fields for row in _rows(one)),
        tuple(
            _choice_row(name, one)
            for name, choices in sorted(form.lists.items())
            for one in choices
        ),
        {key: text for key, text in settings.items() if text},
    )


def _rows(field: Field) -> Iterator[Mapping[str, str]]:
    yield _row(field)
    if field.holds_children:
        for child in field.children:
            yield from _rows(child)
        yield {"type": f"end_{field.type}"}


def _row(field: Field) -> dict[str, str]:
    cells = {"type": _type_cell(field), "name": field.name}
    cells |= _texts("label", field.label)
    cells |= _texts("hint", field.hint)
    cells |= _texts("guidance_hint", field.guidance_hint)
    cells["required"] = _yes(field.required)
    cells |= _texts("required_message", field.required_message)
    cells["relevant"] = field.relevant
    cells["constraint"] = field.constraint
    cells |= _texts("constraint_message", field.constraint_message)
    cells["calculation"] = field.calculation
    cells["default"] = field.default
    cells["trigger"] = field.trigger
    cells["read_only"] = _yes(field.read_only)
    cells["choice_filter"] = field.choice_filter
    cells["repeat_count"] = field.repeat_count
    cells["appearance"] = field.appearance
    cells["parameters"] = " ".join(f"{k}={_parameter(v)}" for k, v in field.parameters.items())
    cells |= {f"media::{key}": text for key, text in sorted(field.media.items())}
    cells |= dict(sorted(field.extra.items()))
    return {key: text for key, text in cells.items() if text}


def _type_cell(field: Field) -> str:
    if field.type in (GROUP, REPEAT):
        return f"begin_{field.type}"
    if not field.list_name:
        return field.type
    from_file = "_from_file" if FROM_FILE.match(field.list_name) and field.type != "rank" else ""
    return f"{field.type}{from_file} {field.list_name}"


def _choice_row(list_name: str, choice: Choice) -> dict[str, str]:
    cells = {"list_name": list_name, "name": choice.name}
    cells |= _texts("label", choice.label)
    cells |= {f"media::{key}": text for key, text in sorted(choice.media.items())}
    cells |= dict(sorted(choice.columns.items()))
    return {key: text for key, text in cells.items() if text}


def _texts(key: str, text: Text) -> dict[str, str]:
    return {f"{key}::{language}" if language else key: text[language] for language in text}


def _yes(expression: str) -> str:
    return "yes" if expression == "true()" else expression


def _parameter(value: str) -> str:
    return value if _PLAIN_PARAMETER.fullmatch(value) else f'"{value}"'
