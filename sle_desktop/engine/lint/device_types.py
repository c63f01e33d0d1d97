"""Rule: what only a telephone can answer is known to the author."""

from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.question_types import AnsweredBy, type_of


def device_types(view: FormView) -> Iterator[Finding]:
    """Name questions that are shown as notes because this application cannot ask them."""
    for one in view.fields:
        if type_of(one.type).answered_by is AnsweredBy.DEVICE:
            says = f"“{one.name[:60]}” ({one.type}) shows here as a note, without an answer."
            do = "Ask in words instead, or leave it for those who fill the form on a telephone."
            yield view.find("DEVICE_ONLY", view.at(one, "type"), says, do)
