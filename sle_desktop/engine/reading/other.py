"""Spells ``or_other`` out: a choice “Other” and a question that asks which."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from sle_desktop.engine.definition import Choice, Field, Text
from sle_desktop.engine.reading.choices import Lists

OTHER = "other"


def spell_out_other(
    fields: tuple[Field, ...], lists: Lists, languages: tuple[str, ...]
) -> tuple[Field, ...]:
    """Return the fields with a text question ``<name>_other`` after each that says ``or_other``.

    As pyxform does it. The new question has the readers of the one it belongs to: without them it
    would be private while its question is not. The lists gain the choice.
    """
    spelt: list[Field] = []
    for one in fields:
        if one.children:
            one = replace(one, children=spell_out_other(one.children, lists, languages))
        if not one.or_other:
            spelt.append(one)
            continue
        _offer_other(lists.setdefault(one.list_name, []), languages)
        spelt += (replace(one, or_other=False), _question(one, languages))
    return tuple(spelt)


def _everywhere(words: str, languages: tuple[str, ...]) -> Text:
    return MappingProxyType(dict.fromkeys(languages, words))


def _offer_other(choices: list[Choice], languages: tuple[str, ...]) -> None:
    if all(one.name != OTHER for one in choices):
        row = choices[-1].row if choices else 0
        choices.append(Choice(OTHER, _everywhere("Other", languages), row=row))


def _question(one: Field, languages: tuple[str, ...]) -> Field:
    readers = {key: text for key, text in one.extra.items() if key.startswith("sle::audience")}
    audience: Mapping[str, str] = MappingProxyType(readers)
    return Field(
        name=f"{one.name}_other",
        type="text",
        path=f"{one.path}_other",
        label=_everywhere("Specify other.", languages),
        relevant=f"selected(${{{one.name}}}, '{OTHER}')",
        extra=audience,
        row=one.row,
    )
