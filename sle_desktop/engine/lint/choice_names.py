"""Rule: choices of a list have names of their own, and words to show."""

from collections import Counter
from collections.abc import Iterator

from sle_desktop.engine.definition import Choice
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView

ALLOW_DUPLICATES = "allow_choice_duplicates"
_YES = ("yes", "true", "true()", "1")


def choice_names(view: FormView) -> Iterator[Finding]:
    """Name choices with the name of another, with a space in a name, or without words."""
    allowed = view.form.settings.get(ALLOW_DUPLICATES, "").casefold() in _YES
    several = {one.list_name for one in view.fields if one.type in ("select_multiple", "rank")}
    for name, choices in view.form.lists.items():
        if not allowed:
            yield from _doubles(view, name, choices)
        if name in several:
            yield from _spaced(view, name, choices)
        yield from _wordless(view, name, choices)


def _doubles(view: FormView, name: str, choices: tuple[Choice, ...]) -> Iterator[Finding]:
    counted = Counter(one.name for one in choices)
    seen: dict[str, Choice] = {}
    for one in choices if len(counted) < len(choices) else ():
        first = seen.setdefault(one.name, one)
        if first is not one:
            says = f"“{one.name[:60]}” is already a choice of “{name[:60]}” in row {first.row}."
            do = f"Rename it, or allow it: write yes under {ALLOW_DUPLICATES} in the settings."
            yield view.find("DUPLICATE_CHOICE", view.choice_at(name, one, "name"), says, do)


def _spaced(view: FormView, name: str, choices: tuple[Choice, ...]) -> Iterator[Finding]:
    for one in choices:
        if len(one.name.split()) > 1:
            says = f"The choice “{one.name[:60]}” has a space in its name."
            do = f"Write “{'_'.join(one.name.split())[:60]}”; spaces stand between chosen names."
            yield view.find("ILLEGAL_CHOICE_NAME", view.choice_at(name, one, "name"), says, do)


def _wordless(view: FormView, name: str, choices: tuple[Choice, ...]) -> Iterator[Finding]:
    for one in choices:
        if not one.label and not one.media:
            says = f"The choice “{one.name[:60]}” of “{name[:60]}” shows no words."
            do = "Write a label; until then its name is shown."
            yield view.find("MISSING_CHOICE_LABEL", view.choice_at(name, one, "label"), says, do)
