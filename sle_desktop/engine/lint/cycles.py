"""Rule: no question needs itself, however long the way round."""

from collections.abc import Iterator

from sle_desktop.engine.dependencies import circle_in_words, dependencies
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView


def cycles(view: FormView) -> Iterator[Finding]:
    """Name the first circle of expressions that wait for each other, as a chain."""
    circle = dependencies(view.form).circle
    if circle:
        start = min(range(len(circle)), key=lambda place: circle[place].place.field.row)
        circle = circle[start:] + circle[:start]
        first = circle[0]
        place = view.at(first.place.field, first.column)
        says = f"These need each other: {circle_in_words(circle)[:400]}."
        do = "Take one of them out of the other’s expression."
        yield view.find("CYCLE", place, says, do)
