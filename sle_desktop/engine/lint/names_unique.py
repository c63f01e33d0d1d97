"""Rule: no two questions in one group have the same name."""

from collections.abc import Iterator, Sequence

from sle_desktop.engine.definition import Field
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView


def names_unique(view: FormView) -> Iterator[Finding]:
    """Name every question that has the name of one before it in the same group."""
    yield from _among(view, view.form.fields)
    for one in view.fields:
        if one.children:
            yield from _among(view, one.children)


def _among(view: FormView, members: Sequence[Field]) -> Iterator[Finding]:
    seen: dict[str, Field] = {}
    for one in members:
        first = seen.setdefault(one.name.casefold(), one)
        if first is one:
            continue
        where = view.at(one, "name")
        if first.name == one.name:
            says = f"The name “{one.name[:60]}” is already that of row {first.row}."
            yield view.find("DUPLICATE_NAME", where, says, "Give one of them another name.")
        else:
            says = f"“{one.name[:60]}” and “{first.name[:60]}” differ only in capitals."
            do = "Give one of them another name; not every tool tells them apart."
            yield view.find("LOOKALIKE_NAME", where, says, do)
