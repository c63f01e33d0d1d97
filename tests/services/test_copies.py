"""Law 3: a private field is in no copy, whoever reads it and whatever the form."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sle_desktop.clock import SCHOOL_ZONE
from sle_desktop.domain.audience import LEAD, READERS, SCHOOL, SLE, TEACHER, Audience, audiences
from sle_desktop.engine.definition import REPEAT, Field, Form
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.reading import read_bytes, read_form
from sle_desktop.services.copies import Reader, values_for

FORMS = Path(__file__).parents[2] / "forms"
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
CODED = "T01"


@cache
def form(name: str) -> Form:
    read = read_form(FORMS / f"{name}.toml")
    assert read.form is not None
    return read.form


def everything_relevant(one: Form) -> Form:
    """The same form with nothing hidden and nothing worked out, so that every field is filled."""
    from dataclasses import replace

    def open_(field: Field) -> Field:
        children = tuple(open_(child) for child in field.children)
        plain = "text" if field.type in ("calculate", "hidden") else field.type
        return replace(
            field,
            relevant="",
            calculation="",
            trigger="",
            repeat_count="",
            constraint="",
            type=plain,
            children=children,
        )

    return replace(one, fields=tuple(open_(field) for field in one.fields))


def filled(one: Form) -> tuple[Instance, dict[str, str]]:
    """A record whose every text field holds a marker of its own, and the markers by path."""
    instance = Instance.open(one, {}, {}, Environment(now=lambda: NOW, zone=SCHOOL_ZONE))
    numbers = itertools.count(1)
    markers: dict[str, str] = {}
    for repeat in [field for field in one.walk() if field.type == REPEAT]:
        instance.add_row(repeat.path)
    for live in instance.walk():
        if live.field.type == "text":
            marker = f"marker-{next(numbers):04d}-end"
            markers[live.field.path] = marker
            instance.answer(live.key, marker)
        elif live.field.type == "integer":
            instance.answer(live.key, 3)
    return instance, markers


def copy_for(instance: Instance, reader: str) -> dict[str, Any]:
    return values_for(instance, Reader(reader, lambda _field, _words: CODED))


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from words_in(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from words_in(one)
    else:
        yield str(value)


def sees_in_full(audience: Audience, reader: str) -> bool:
    return audience.way(reader) == "" and (reader == SLE or not audience.conditions)


NAMES = sorted(file.stem for file in FORMS.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reader", READERS)
def test_a_copy_holds_the_words_of_its_reader_and_no_others(name: str, reader: str) -> None:
    opened = everything_relevant(form(name))
    instance, markers = filled(opened)
    found = set(words_in(copy_for(instance, reader)))
    for path, audience in audiences(opened).items():
        if path not in markers:
            continue
        if sees_in_full(audience, reader):
            assert markers[path] in found, f"{path} is missing for the {reader}"
        elif audience.way(reader) is None or audience.way(reader):
            assert markers[path] not in found, f"{path} leaks to the {reader}"


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_a_shipped_form_says_who_may_see_it(name: str) -> None:
    silent = [one.path for one in form(name).walk() if not one.extra.get("sle::audience")]
    assert not silent


@pytest.mark.parametrize("name", NAMES)
def test_private_notes_are_for_the_sle_alone(name: str) -> None:
    private = [path for path in audiences(form(name)) if "private" in path.rpartition("/")[2]]
    assert private
    for path in private:
        assert not dict(audiences(form(name))[path].ways).keys() & {SCHOOL, TEACHER, LEAD}


def small(rows: str) -> Form:
    read = read_bytes(
        f'[settings]\nform_title = "Small"\nform_id = "small"\n{rows}'.encode(), "small.toml"
    )
    assert read.form is not None
    return read.form


def row(kind: str, name: str, audience: str | None, more: str = "") -> str:
    told = f'"sle::audience" = "{audience}"\n' if audience is not None else ""
    return f'[[survey]]\ntype = "{kind}"\nname = "{name}"\nlabel = "{name}"\n{told}{more}\n'


def answered(one: Form, **answers: object) -> Instance:
    instance = Instance.open(one, {}, {}, Environment(now=lambda: NOW, zone=SCHOOL_ZONE))
    for key, value in answers.items():
        instance.answer(key.replace("__", "/"), value)
    return instance


def test_a_field_that_says_nothing_or_nonsense_is_private() -> None:
    instance = answered(small(row("text", "a", None) + row("text", "b", "everybody")), a="x", b="y")
    for reader in (SCHOOL, TEACHER, LEAD):
        assert copy_for(instance, reader) == {}
    assert copy_for(instance, SLE) == {"a": "x", "b": "y"}


def test_a_group_bounds_what_is_in_it() -> None:
    rows = (
        row("begin_group", "g", "school lead:code")
        + row("text", "a", "school lead teacher")
        + '[[survey]]\ntype = "end_group"\n'
    )
    instance = answered(small(rows), g__a="Ann Hill")
    assert copy_for(instance, SCHOOL) == {"g": {"a": "Ann Hill"}}
    assert copy_for(instance, TEACHER) == {}
    assert copy_for(instance, LEAD) == {"g": {"a": CODED}}


def test_a_number_under_five_is_withheld_and_a_theme_goes_without_its_words() -> None:
    one = small(
        row("integer", "n", "lead:min5")
        + row("text", "t", "lead:theme")
        + row("text", "c", "lead:count")
    )
    assert copy_for(answered(one, n=4, t="words", c="words"), LEAD) == {"c": 1}
    assert copy_for(answered(one, n=5), LEAD) == {"n": 5}


def test_a_condition_must_hold_for_anybody_but_the_sle() -> None:
    one = small(
        row("text", "ok", "sle")
        + row("text", "a", "school", '"sle::audience_when" = "${ok} = \'yes\'"')
    )
    assert copy_for(answered(one, a="x", ok="no"), SCHOOL) == {}
    assert copy_for(answered(one, a="x", ok="yes"), SCHOOL) == {"a": "x"}
    assert copy_for(answered(one, a="x"), SLE) == {"a": "x"}


def test_a_hidden_answer_is_in_no_copy() -> None:
    one = small(
        row("text", "ok", "school") + row("text", "a", "school", "relevant = \"${ok} = 'yes'\"")
    )
    assert copy_for(answered(one, a="x", ok="no"), SCHOOL) == {"ok": "no"}
