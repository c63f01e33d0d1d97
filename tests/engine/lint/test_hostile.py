"""Forms made to exhaust a reader: each is read and linted within a few seconds."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.lint import lint
from sle_desktop.engine.reading import read_bytes

SECONDS = 20
"""On a busy machine; each takes about one alone."""


def rows(count: int, line: Callable[[int], str]) -> str:
    return "".join(f'[[survey]]\ntype="text"\nname="q{n}"\n{line(n)}\n' for n in range(count))


ENDLESS = {
    "unknown names": rows(4000, lambda n: f'relevant="${{nobody{n}}} = 1"'),
    "unknown types": "".join(f'[[survey]]\ntype="tpye{n}"\nname="q{n}"\n' for n in range(9000)),
    "unknown columns": '[[survey]]\ntype="text"\nname="q"\n'
    + "".join(f'labl{n}="x"\n' for n in range(20_000)),
    "languages": rows(3000, lambda n: f'"label::l{n}"="x"'),
    "one name": '[[survey]]\ntype="text"\nname="q"\nrelevant="${q} = 1"\n' * 5000,
    "choices": '[[survey]]\ntype="select_one x"\nname="s"\n'
    + "".join(f'[[choices]]\nlist_name="x"\nname="c{n}"\n' for n in range(9000))
    + rows(2000, lambda n: f"relevant=\"${{s}} = 'd{n}' or ${{s}} = '{n}.50'\""),
    "a chain": rows(4000, lambda n: f'calculation="${{q{(n + 1) % 4000}}} + 1"'),
    "a reference without end": rows(1, lambda _: f'label="{"${" + " " * 90_000}"'),
    "a word without end": rows(
        1,
        lambda _: "\n".join(
            f'{key}="{"a" * 90_000}"'
            for key in ("label", "default", "appearance", "parameters", "relevant", "constraint")
        ),
    ),
    "a type without end": f'[[survey]]\nname="q"\ntype="select_one {"a b" * 30_000}"\n',
    "a sum without end": rows(1, lambda _: f'calculation="1{" + 1" * 20_000}"'),
    "brackets without end": rows(1, lambda _: f'calculation="{"(" * 90_000}"'),
    "appearances": rows(3000, lambda n: f'appearance="multilin{n} colums{n}"'),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_an_endless_form_is_answered_in_time(what: str) -> None:
    start = time.process_time()
    read = read_bytes(ENDLESS[what].encode(), "form.toml")
    assert read.form is not None
    found = (*read.findings, *lint(read.form))
    assert time.process_time() - start < SECONDS
    assert len(found) <= 2000
    assert all(len(one.says) < 1000 for one in found)


_PIECES = st.lists(
    st.sampled_from(
        [
            *("${a}", "${b}", "${r}", "${zz}", "'x'", '"y', "1", "2.5", ".", "..", "/", "[", "]"),
            *("(", ")", "=", "!=", "<", "and", "or", "div", "-", "+", "*", ",", "|", "true()"),
            *("sum(", "count(", "selected(", "if(", "instance('l')/root/item", "pulldata('f', "),
            *(
                "jr:choice-name(",
                "current()/",
                "position(..)",
                "today()",
                "nope(",
                "${last-saved#a}",
            ),
        ]
    ),
    max_size=8,
).map(" ".join)
_COLUMNS = st.dictionaries(
    st.sampled_from(
        [
            *("relevant", "constraint", "calculation", "required", "default", "choice_filter"),
            *("repeat_count", "trigger", "label", "constraint_message", "sle::audience"),
            *("sle::audience_when", "sle::prior", "appearance", "parameters", "label::cy"),
        ]
    ),
    _PIECES,
    max_size=6,
)
_TYPES = st.sampled_from(
    [
        *("text", "integer", "select_one l", "select_multiple l", "begin group", "end group"),
        *("begin repeat", "end repeat", "calculate", "note", "range", "geopoint", "rank m"),
    ]
)


@given(st.lists(st.tuples(_TYPES, st.sampled_from("abcr"), _COLUMNS), max_size=8))
def test_no_form_makes_the_lint_stumble(fields: list[tuple[str, str, dict[str, str]]]) -> None:
    toml = '[[choices]]\nlist_name = "l"\nname = "x"\n'
    for type_, name, columns in fields:
        toml += f'[[survey]]\ntype = "{type_}"\nname = "{name}"\n'
        for key, cell in columns.items():
            escaped = cell.replace('"', '\\"')
            toml += f'"{key}" = "{escaped}"\n'
    read = read_bytes(toml.encode(), "form.toml")
    assert read.form is not None
    assert lint(read.form) == lint(read.form)
