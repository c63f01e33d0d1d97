"""Small and large forms for tests of the page that fills them in."""

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import read_bytes

_LISTS = {
    "yn": ("Yes", "No"),
    "scale": ("Little", "Some", "Clear"),
    "long": tuple(f"Something longer to choose, number {at}" for at in range(20)),
    "kinds": ("Lessons", "Books", "Talk with pupils", "Planning"),
    "letters": ("A", "B", "C"),
    "position": ("r", "a", "g", "not_looked"),
}
_KINDS = (
    "text",
    "integer",
    "select_one scale",
    "select_multiple kinds",
    "date",
    "note",
    "select_one yn",
    "text",
    "decimal",
    "select_one position",
)


def row(kind: str, name: str = "", **columns: str) -> str:
    """Return a row of the survey."""
    given = {"type": kind, "name": name, **columns}
    return "\n".join(["[[survey]]", *(f"{_key(k)} = '''{v}'''" for k, v in given.items() if v)])


def _key(name: str) -> str:
    return f'"{name.replace("__", "::")}"'


def form_text(*rows: str, form_id: str = "tried") -> str:
    """Return a form's file: its rows, and the lists that they may use."""
    settings = f'[settings]\nform_title = "Tried"\nform_id = "{form_id}"\nversion = "1"\n'
    return "\n\n".join((settings, *rows, *_choices()))


def _choices() -> list[str]:
    return [
        f'[[choices]]\nlist_name = "{name}"\nname = "{label.lower().replace(" ", "_")}"\n'
        f'label = "{label}"\n'
        + (f'sle_letter = "{label[0].upper()}"\n' if name == "position" else "")
        for name, labels in _LISTS.items()
        for label in labels
    ]


def read(text: str) -> Form:
    """Return the form of a file's text."""
    form = read_bytes(text.encode(), "tried.toml").form
    assert form is not None
    return form


def large_form(questions: int, in_a_group: int, form_id: str) -> str:
    """Return a form of many questions of all kinds, some of which depend on others."""
    rows: list[str] = []
    for at in range(questions):
        if at % in_a_group == 0:
            rows += [row("end_group")] if at else []
            rows.append(row("begin_group", f"g{at}", label=f"Group {at // in_a_group + 1}"))
        rows.append(
            row(
                _KINDS[at % len(_KINDS)],
                f"q{at}",
                label=f"Question {at}: what was seen in the lesson?",
                hint="A count says most.",
                required="yes" if at % 4 == 0 else "",
                relevant=f"${{q{at - 3}}} != ''" if at % 9 == 8 and at % in_a_group > 4 else "",
                appearance="multiline" if at % 10 == 7 else "",
                sle__audience="school",
            )
        )
    return form_text(*rows, row("end_group"), form_id=form_id)
