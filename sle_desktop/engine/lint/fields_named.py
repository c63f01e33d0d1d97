"""Rule: columns that name another field name one that there is."""

from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.lint.names_exist import near_name

COLUMNS = ("sle::prior", "sle::theme")


def fields_named(view: FormView) -> Iterator[Finding]:
    """Name every ``sle::prior`` and ``sle::theme`` of a field that the form does not have."""
    for one in view.fields:
        for column in COLUMNS:
            name = one.extra.get(column, "")
            if name and name not in view.places.by_name:
                says = f"“{name[:60]}” is no field of this form."
                place = view.at(one, column)
                yield view.find("UNKNOWN_FIELD", place, says, near_name(view, name))
