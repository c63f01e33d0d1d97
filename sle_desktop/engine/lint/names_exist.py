"""Rule: every ``${name}`` names a question, and only one can be meant."""

import difflib
from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView, Mention


def names_exist(view: FormView) -> Iterator[Finding]:
    """Name every ``${name}`` that no question has, or that several have."""
    said = set()
    for one in view.mentions:
        if (one.place, one.name) in said:
            continue
        said.add((one.place, one.name))
        count = len(view.places.by_name.get(one.name, ()))
        if not count:
            yield _unknown(view, one)
        elif count > 1:
            yield _ambiguous(view, one)


def _unknown(view: FormView, one: Mention) -> Finding:
    says = f"${{{one.name[:60]}}} names no question of this form."
    return view.find("UNKNOWN_NAME", one.place, says, near_name(view, one.name))


def near_name(view: FormView, name: str) -> str:
    """Return the cure for a name that no question has: the one that was probably meant."""
    names = view.places.by_name
    near = difflib.get_close_matches(name[:60], names, n=1, cutoff=0.7)
    folded = [other for other in names if other.casefold() == name.casefold()]
    if near or folded:
        return f"Did you mean “{(folded or near)[0]}”?"
    return "Add the question, or take the name out."


def _ambiguous(view: FormView, one: Mention) -> Finding:
    paths = [field.path for field in view.named(one.name)]
    listed = ", ".join(paths[:3]) + (" …" if len(paths) > 3 else "")
    says = f"${{{one.name[:60]}}} could mean {len(paths)} questions: {listed}."
    return view.find("AMBIGUOUS_NAME", one.place, says, "Give each a name of its own.")
