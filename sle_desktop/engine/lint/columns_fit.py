"""Rule: a row fills the columns that its type needs, and only those that do something for it."""

from collections.abc import Iterator

from sle_desktop.engine.definition import REPEAT, Field
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.question_types import AnsweredBy, type_of

_ASKED = ("required", "constraint")
_WHY = {
    "required": "nobody answers it",
    "constraint": "nobody answers it",
    "choice_filter": "it has no choices",
    "repeat_count": "it does not repeat",
    "calculation": "it holds other questions",
    "default": "it holds other questions",
    "read_only": "it holds other questions",
}


def columns_fit(view: FormView) -> Iterator[Finding]:
    """Name columns that do nothing for the type of their row, and calculates without a sum."""
    for one in view.fields:
        if one.type == "calculate" and not one.calculation and not one.default:
            says = f"“{one.name[:60]}” has no calculation."
            do = "Write one, or change the type to hidden."
            yield view.find("MISSING_CALCULATION", view.at(one, "calculation"), says, do)
        for key in _idle(one):
            says = f"“{key}” does nothing for a {one.type}: {_WHY[key]}."
            yield view.find("MEANINGLESS_COLUMN", view.at(one, key), says, "Clear the cell.")


def _idle(one: Field) -> Iterator[str]:
    type_ = type_of(one.type)
    idle: tuple[str, ...] = ()
    if type_.answered_by in (AnsweredBy.NOBODY, AnsweredBy.FORM):
        idle += _ASKED
    if not type_.chooses:
        idle += ("choice_filter",)
    if one.type != REPEAT:
        idle += ("repeat_count",)
    if one.holds_children:
        idle += ("calculation", "default", "read_only")
    return (key for key in idle if getattr(one, key))
