"""Large forms made for measuring: sections of questions with evidence, next steps and sums.

They have the shape of the forms that the peers' published figures were taken on: for each of eight
sections, items of a choice, a conditional evidence text and a conditional next step, a score and a
share for each section, a filtered choice, and a repeat with a constraint.
"""

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import read_bytes

SECTIONS = 8


def large_form(questions: int) -> Form:
    """Return a form of about so many questions."""
    items = max(questions // (SECTIONS * 3), 1)
    rows = [row for section in range(1, SECTIONS + 1) for row in _section(section, items)]
    rows += [
        _row("text", "area", "Area"),
        _row("select_one places", "place", "Place", choice_filter="area = ${area}"),
        '[[survey]]\ntype = "begin_repeat"\nname = "books"\nlabel = "Books"\n',
        _row(
            "text",
            "letter",
            "Letter",
            constraint="string-length(.) = 1",
            constraint_message="One letter.",
        ),
        _row("integer", "pages", "Pages"),
        '[[survey]]\ntype = "end_repeat"\n',
        _row("calculate", "all_pages", "", calculation="sum(${pages})"),
    ]
    choices = [_choice("rating", str(mark), f"Mark {mark}") for mark in range(1, 5)]
    choices += [_choice("places", f"p{n}", f"Place {n}", area=str(n % 3)) for n in range(12)]
    settings = '[settings]\nform_title = "Large"\nform_id = "large"\n'
    read = read_bytes("\n".join([settings, *rows, *choices]).encode(), "large.toml")
    assert read.form is not None
    assert not [one for one in read.findings if one.severity == "error"]
    return read.form


def _section(number: int, items: int) -> list[str]:
    rows = [f'[[survey]]\ntype = "begin_group"\nname = "s{number}"\nlabel = "Section {number}"\n']
    marks = []
    for item in range(1, items + 1):
        mark = f"m_{number}_{item}"
        marks.append(mark)
        rows += [
            _row(
                "select_one rating",
                mark,
                f"Statement {number}.{item} holds in every class.",
                required="yes",
            ),
            _row(
                "text",
                f"e_{number}_{item}",
                "Evidence",
                relevant=f"${{{mark}}} >= 3",
                required="yes",
            ),
            _row("text", f"n_{number}_{item}", "Next step", relevant=f"${{{mark}}} <= 2"),
        ]
    total = " + ".join(f"coalesce(${{{mark}}}, 0)" for mark in marks)
    rows += [
        _row("calculate", f"score_{number}", "", calculation=total),
        _row(
            "calculate",
            f"share_{number}",
            "",
            calculation=f"round(${{score_{number}}} div {4 * items} * 100)",
        ),
        '[[survey]]\ntype = "end_group"\n',
    ]
    return rows


def _row(kind: str, name: str, label: str, **columns: str) -> str:
    lines = [f'type = "{kind}"', f'name = "{name}"', f'label = "{label}"']
    lines += [f'{column} = "{value}"' for column, value in columns.items()]
    return "[[survey]]\n" + "\n".join(lines) + "\n"


def _choice(list_name: str, name: str, label: str, **columns: str) -> str:
    lines = [f'list_name = "{list_name}"', f'name = "{name}"', f'label = "{label}"']
    lines += [f'{column} = "{value}"' for column, value in columns.items()]
    return "[[choices]]\n" + "\n".join(lines) + "\n"
