"""Rule: every ``${name}`` names a question, and only one can be meant."""

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
    do = "Add the question, or take the name out."
    return view.guesses.cure(name, view.places.by_name, do)


def _ambiguous(view: FormView, one: Mention) -> Finding:
    found = view.places.by_name[one.name]
    listed = ", ".join(place.path[:60] for place in found[:3]) + (" …" if len(found) > 3 else "")
    says = f"${{{one.name[:60]}}} could mean {len(found)} questions: {listed}."
    return view.find("AMBIGUOUS_NAME", one.place, says, "Give each a name of its own.")
