"""Rule: groups are not nested deeper than a reader can follow."""

from collections.abc import Iterator

from sle_desktop.engine.definition import Field
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView

DEEPEST = 7
"""The deepest that public forms in use go."""


def nesting(view: FormView) -> Iterator[Finding]:
    """Name groups that lie in more than seven others; one finding for each such branch."""
    for one in view.form.fields:
        yield from _under(view, one, 1)


def _under(view: FormView, one: Field, depth: int) -> Iterator[Finding]:
    if not one.holds_children:
        return
    if depth > DEEPEST:
        says = f"“{one.name[:60]}” is the {depth}th group inside another."
        do = "Take a group out of the ones around it."
        yield view.find("DEEP_GROUP", view.at(one, "type"), says, do)
        return
    for child in one.children:
        yield from _under(view, child, depth + 1)
