"""Rule: a constraint says what is wrong with an answer that breaks it."""

from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView


def constraint_messages(view: FormView) -> Iterator[Finding]:
    """Name every constraint without a message."""
    for one in view.fields:
        if one.constraint and not one.constraint_message:
            says = f"“{one.name[:60]}” has a constraint but no message for who breaks it."
            do = "Write in constraint_message what to answer instead."
            yield view.find("CONSTRAINT_WITHOUT_MESSAGE", view.at(one, "constraint"), says, do)
