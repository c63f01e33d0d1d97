"""Rule: every list that is asked for is there, and every list that is there is asked for."""

from collections.abc import Iterator

from sle_desktop.engine.definition import Field
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.lint.instances_exist import list_looked_into
from sle_desktop.engine.question_types import type_of


def lists(view: FormView) -> Iterator[Finding]:
    """Name questions without their list, and lists without a question."""
    for one in view.fields:
        if type_of(one.type).chooses and one.list_name not in view.form.lists:
            yield from _missing(view, one)
    used = {one.list_name for one in view.fields}
    used |= {list_looked_into(call) for one in view.written for call in one.tree.calls}
    used |= {f"{one.name}.csv" for one in view.fields if one.type == "csv-external"}
    for name, choices in view.form.lists.items():
        bare = name.rpartition(".")[0] or name  # an expression leaves the ending of a file out
        if name not in used and bare not in used:
            says = f"No question uses the list “{name[:60]}”."
            do = "Take it out, or name it in the type of a question."
            yield view.find("UNUSED_LIST", view.choice_at(name, choices[0], "list_name"), says, do)


def _missing(view: FormView, one: Field) -> Iterator[Finding]:
    if "." in one.list_name or one.list_name.startswith("${"):
        return  # a file, which reading looks for; or the rows of a repeat
    if one.list_name:
        says = f"The list “{one.list_name[:60]}” has no choices on the choices sheet."
        do = "Add a row for each choice of that list."
        do = view.guesses.cure(one.list_name, view.form.lists, do)
    else:
        says = f"“{one.name[:60]}” does not say from which list to choose."
        do = f"Write its name after the type: {one.type} list."
    yield view.find("MISSING_LIST", view.at(one, "type"), says, do)
