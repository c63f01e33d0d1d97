"""Rule: no question needs itself, however long the way round."""

from collections.abc import Iterator

from sle_desktop.engine.dependencies import circle_in_words, dependencies
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView

_MOST_WORK = 200_000
"""Fields that could be meant, over all names written. Beyond it the form has thousands of fields
of one name, each of them an error already, and telling which is meant would take minutes."""


def cycles(view: FormView) -> Iterator[Finding]:
    """Name the first circle of expressions that wait for each other, as a chain."""
    work = sum(len(view.places.by_name.get(one.name, ())) for one in view.mentions)
    if work > _MOST_WORK:
        return
    circle = dependencies(view.form).circle
    if circle:
        start = min(range(len(circle)), key=lambda place: circle[place].place.field.row)
        circle = circle[start:] + circle[:start]
        first = circle[0]
        place = view.at(first.place.field, first.column)
        says = f"These need each other: {circle_in_words(circle)[:400]}."
        do = "Take one of them out of the other’s expression."
        yield view.find("CYCLE", place, says, do)
