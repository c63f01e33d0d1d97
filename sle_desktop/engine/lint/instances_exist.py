"""Rule: every list that an expression looks into exists."""

from collections.abc import Iterator

from sle_desktop.engine.expressions import Call, Literal
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView

_LOOK_INTO = ("instance", "pulldata")
"""What looks into a list. Files of pulldata() are looked for when the form is read."""
_BUILT_IN = ("last-saved", "__last-saved", "casedb", "commcaresession")


def instances_exist(view: FormView) -> Iterator[Finding]:
    """Name every ``instance('…')`` of a list that is not there."""
    known = instance_names(view)
    for one in view.written:
        for call in one.tree.calls:
            name = list_looked_into(call)
            if call.name == "instance" and name and not _is_there(name, known):
                do = "Put a file of that name beside the form, or add the list to the choices."
                says = f"There is no list “{name[:60]}” for instance() to look into."
                cure = view.guesses.cure(name, known, do)
                yield view.find("UNKNOWN_INSTANCE", one.place, says, cure)


def _is_there(name: str, known: set[str]) -> bool:
    return name in known or name.startswith(_BUILT_IN)


def list_looked_into(call: Call) -> str:
    """Return the list that a call looks into, "" if it looks into none or works it out."""
    if call.name not in _LOOK_INTO or not call.arguments:
        return ""
    first = call.arguments[0]
    return first.value if isinstance(first, Literal) and isinstance(first.value, str) else ""


def instance_names(view: FormView) -> set[str]:
    """Return every name by which an expression may look into a list: files without their ending."""
    names = {*view.form.lists, *(one.list_name for one in view.fields if one.list_name)}
    names |= {one.name for one in view.fields if one.type in ("csv-external", "xml-external")}
    return names | {name.rpartition(".")[0] for name in names if "." in name}
