"""Random edits of records, random forms, and the comparison of the graph with the plain way."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from sle_desktop.engine.definition import Field, Form
from sle_desktop.engine.dependencies import dependencies
from sle_desktop.engine.instance import Delta, Instance, full_pass, state_of
from sle_desktop.errors import UserError
from tests.engine.instance.building import choice, form, group, q, repeat

EVERYTHING = form(
    q("start", "began"),
    q("hidden", "prior"),
    q("select_one area", "area"),
    q("select_one school", "school", choice_filter="area=${area}", required="yes"),
    q("select_multiple yn", "both", label="Both of ${school}?", constraint="count-selected(.) < 2"),
    q("rank yn", "order", relevant="selected(${both}, 'y')"),
    q("range", "slide", parameters={"start": "0", "end": "5"}, default="1"),
    q("date", "day", constraint=". <= today()", constraint_message="${day} is to come."),
    q("acknowledge", "read", required="${slide} > 2", required_message="Read it, ${area}."),
    q("integer", "n", hint="As many as ${slide}"),
    q("integer", "copy", calculation="${n} + 1", trigger="${slide}"),
    q("text", "cleared", trigger="${area}, ${n}"),
    q("calculate", "kept", calculation="once(${n} * 2)"),
    q("calculate", "said", calculation="jr:choice-name(${school}, '${school}')"),
    q("calculate", "town", calculation="instance('school')/root/item[name=${school}]/area"),
    group(
        "g1",
        group(
            "g2",
            group(
                "g3",
                group(
                    "g4",
                    group(
                        "g5",
                        group(
                            "g6",
                            group(
                                "g7",
                                q("integer", "deep", default="${n} + 1", read_only="${slide} = 0"),
                                q("decimal", "half", calculation="${deep} div 2"),
                                relevant="${slide} != 3",
                            ),
                            relevant="${area} != 'south'",
                        ),
                    ),
                ),
            ),
            q("note", "seen", label="${half}"),
        ),
        relevant="not(selected(${both}, 'n'))",
    ),
    repeat(
        "books",
        q("text", "letter", default="concat('b', position(..))", constraint="regex(., ${area})"),
        q("integer", "marks", required="yes", constraint=". <= ${slide}"),
        q("calculate", "place", calculation="position(..)"),
        q(
            "calculate",
            "before",
            calculation="indexed-repeat(${marks}, ${books}, position(..) - 1)",
        ),
        q(
            "calculate",
            "run",
            calculation="coalesce(indexed-repeat(${run}, ${books}, ${place} - 1), 0) + ${marks}",
        ),
        q("calculate", "share", calculation="${marks} div ${total}"),
        q(
            "text",
            "why",
            relevant="${marks} < 3 and ${slide} > 0",
            label="Why ${marks} for ${letter}?",
        ),
        q("text", "last", calculation="concat(${marks}, ${why})", trigger="${marks}"),
        repeat(
            "notes",
            q("text", "words"),
            q(
                "calculate",
                "where",
                calculation="concat(position(../..), '.', position(..), ' of ', count(${notes}))",
            ),
            repeat_count="${marks}",
        ),
        q("calculate", "said_here", calculation="join(' ', ${words})"),
        relevant="${area} != 'north'",
    ),
    repeat(
        "counted",
        q("integer", "c", default="2"),
        q("calculate", "d", calculation="${c} + ../../n"),
        q("select_one school", "other", choice_filter="name != ${school} and area = ${area}"),
        repeat_count="${n}",
    ),
    q("calculate", "total", calculation="sum(${marks})"),
    q("calculate", "rows", calculation="count(${books}) * 100 + count(${notes})"),
    q("calculate", "paths", calculation="sum(/data/counted/d) + count(/data/books[marks > 1])"),
    q("calculate", "all_words", calculation="join('|', ${words})"),
    q("calculate", "second", calculation="indexed-repeat(${letter}, ${books}, 2)"),
    q("calculate", "deepest", calculation="string(/data/g1)"),
    q("calculate", "broken", calculation="regex('x', ${second})"),
    q(
        "note",
        "end_note",
        relevant="${total} > 3",
        label="Total ${total}, ${rows} rows of ${books}",
    ),
    lists={
        "area": "north south",
        "yn": (choice("y", "Yes ${n}"), choice("n")),
        "school": (choice("a", area="north"), choice("b", area="south"), choice("c", area="south")),
    },
)

VALUES: dict[str, tuple[Any, ...]] = {
    "integer": (0, 1, 2, 3, 4, -1),
    "decimal": (0.5, 2, 3.25),
    "text": ("", "x", "y", "north", "[", "1"),
    "hidden": ("x", ""),
    "range": (0, 1, 2, 3, 5),
    "date": ("2026-03-30", "2027-01-01"),
    "acknowledge": (True, False),
}


@dataclass(frozen=True)
class Edit:
    """Numbers that say what to do, taken modulo what there is to choose from."""

    verb: int
    where: int
    what: int


EDITS = st.lists(
    st.builds(Edit, st.integers(0, 9), st.integers(0, 999), st.integers(0, 99)), max_size=25
)


def apply(one: Instance, edit: Edit) -> Delta | None:
    if edit.verb == 0:
        repeats = [
            live.key for live in one.walk() if live.field.type == "repeat" and not live.row_id
        ]
        return _tried(lambda: one.add_row(repeats[edit.where % len(repeats)])) if repeats else None
    if edit.verb == 1:
        rows = [live.key for live in one.walk() if live.row_id]
        return _tried(lambda: one.remove_row(rows[edit.where % len(rows)])) if rows else None
    leaves = [live.key for live in one.walk() if not live.field.holds_children]
    if not leaves:
        return None
    key = leaves[edit.where % len(leaves)]
    value = None if edit.verb == 2 else _value(one, one.at(key).field, edit.what)
    return _tried(lambda: one.answer(key, value))


def _value(one: Instance, field: Field, what: int) -> Any:
    names = [each.name for each in one.form.lists.get(field.list_name, ())]
    if field.type == "select_one":
        return names[what % len(names)]
    if names:
        return [name for place, name in enumerate(names) if what >> place & 1]
    values = VALUES.get(field.type, ("x",))
    return values[what % len(values)]


def _tried(change: Callable[[], Delta]) -> Delta | None:
    try:
        return change()
    except UserError:
        return None


def check(one: Instance, edits: list[Edit]) -> None:
    """After every edit the graph is where a full pass would be, and the delta tells all of it."""
    before = state_of(one)
    assert before == full_pass(one)
    for edit in edits:
        values = dict(one.answers)
        delta = apply(one, edit)
        after = state_of(one)
        assert after == full_pass(one), edit
        if delta is None:
            assert after == before
            continue
        changed = {key for key in after if key in before and after[key] != before[key]}
        assert changed <= {*delta.values, *delta.states, *delta.rows}, edit
        now = one.answers
        assert {key for key in now if values.get(key) != now[key]} <= set(delta.values)
        assert all(now.get(key) == value for key, value in delta.values.items())
        assert set(after) == set(before) or delta.rows
        before = after


# Random forms.

NAMES = tuple(f"q{number}" for number in range(9))
REPEATS = ("r0", "r1", "g0")

EXPRESSIONS = (
    "${A} = 1",
    "${A} > ${B}",
    "${A} + ${B}",
    "count(${A})",
    "sum(${A})",
    "coalesce(${A}, ${B})",
    "if(${A} > 1, ${B}, ${C})",
    "position(..)",
    "concat(${A}, ${B}, position(..))",
    "indexed-repeat(${A}, ${R}, ${B})",
    "count(${R})",
    "max(${A})",
    "../A + 1",
    "//B",
    "string(${R})",
    "count(${R}[A > 1])",
    "not(${A})",
    "selected(${A}, ${B})",
    "once(${A})",
    "${R}/A",
    "'1'",
    "${A}",
    "regex(${A}, ${B})",
    "string-length(${A}) < 2",
    "true()",
    "sum(../../*/A)",
    "/data/A",
    "join(',', ${A})",
    "preceding-sibling::A",
    "${R}[2]/A",
    "indexed-repeat(${A}, ${R}, position(..) - 1)",
    "indexed-repeat(${A}, ${R}, position(..) - 1)",
    "indexed-repeat(${A}, ${R}, position(..) + 1)",
    "coalesce(indexed-repeat(${A}, ${R}, position(..)), ${B})",
)


class RandomForm:
    """A form of nine questions spread over groups and repeats, with expressions everywhere.

    It is drawn from a seed, because the search itself would be slow over so many small choices.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        made = self._form()
        while circle := dependencies(made).circle:
            rule = self.random.choice(circle)
            made = form(*_without(made.fields, rule.place.path, rule.column))
        self.form = made

    def _expression(self) -> str:
        pick = self.random.choice
        text = pick(EXPRESSIONS)
        for letter in "ABC":
            name = pick(NAMES)
            text = text.replace(f"${{{letter}}}", f"${{{name}}}")
            text = re.sub(rf"(?<=[/\[:]){letter}\b", name, text)
        return text.replace("${R}", "${" + pick(REPEATS) + "}")

    def _columns(self, *names: str) -> dict[str, str]:
        return {name: self._expression() for name in names if self.random.random() < 0.3}

    def _question(self, name: str) -> Field:
        kind = self.random.choice(("integer", "integer", "text", "calculate", "decimal"))
        columns: dict[str, Any] = self._columns(
            "relevant", "constraint", "required", "read_only", "default"
        )
        if kind == "calculate" or self.random.random() < 0.2:
            columns["calculation"] = self._expression()
        if self.random.random() < 0.15:
            columns["trigger"] = "${" + self.random.choice(NAMES) + "}"
        if self.random.random() < 0.5:
            columns["label"] = "About ${" + self.random.choice(NAMES) + "}"
        return q(kind, name, **columns)

    def _form(self) -> Form:
        asked = [self._question(name) for name in NAMES]
        cut = sorted(self.random.randint(0, 9) for _ in range(4))
        inner = repeat("r1", *asked[cut[1] : cut[2]], **self._columns("repeat_count", "relevant"))
        outer = repeat(
            "r0", *asked[cut[0] : cut[1]], inner, **self._columns("repeat_count", "relevant")
        )
        box = group("g0", *asked[cut[2] : cut[3]], **self._columns("relevant"))
        middle = (group("g1", outer, box),) if self.random.random() < 0.5 else (box, outer)
        return form(*asked[: cut[0]], *middle, *asked[cut[3] :])


def _without(fields: tuple[Field, ...], path: str, column: str) -> tuple[Field, ...]:
    return tuple(
        replace(
            one,
            children=_without(one.children, path, column),
            **({column: ""} if one.path == path else {}),  # type: ignore[arg-type]
        )
        for one in fields
    )


def described(made: Form) -> str:
    """The form in a few lines, for a failure to be read."""
    columns = (
        "relevant",
        "calculation",
        "trigger",
        "default",
        "repeat_count",
        "required",
        "constraint",
        "read_only",
        "choice_filter",
    )
    return "\n".join(
        f"{one.path} {one.type} "
        + " ".join(
            f"{column}={getattr(one, column)!r}" for column in columns if getattr(one, column)
        )
        for one in made.walk()
    )
