"""Rule: appearances are words that the type of the question knows."""

import re
from collections.abc import Iterator

from sle_desktop.engine.definition import Field
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.question_types import type_of

_MEASURED = re.compile(r"(?:w\d{1,2}|columns-\d{1,2}|compact-\d{1,2}|quickcompact-\d{1,2})")
_CALL = re.compile(r"(?<![\w.:\-])[\w.:\-]+\s*\(")
_ANYWHERE = frozenset(("hidden", "dynamic", "bearing", "summary", "page-break", "page"))


def appearances(view: FormView) -> Iterator[Finding]:
    """Name every appearance that falls back to the usual look."""
    for one in view.fields:
        if one.appearance:
            for word in _unknown(one):
                says = f"The appearance “{word[:60]}” is not known for {one.type}."
                place = view.at(one, "appearance")
                yield view.find("UNKNOWN_APPEARANCE", place, says, _cure(view, one, word))


def _unknown(one: Field) -> Iterator[str]:
    if call := _CALL.search(one.appearance):
        # Another application, or a search in a file: one appearance, whatever is in its brackets.
        yield one.appearance[call.start() : call.start() + 100]
        return
    known = type_of(one.type).appearances | _ANYWHERE
    for word in one.appearance.replace(",", " ").split():
        lowered = word.casefold()
        if lowered not in known and not _MEASURED.fullmatch(lowered):
            yield word


def _cure(view: FormView, one: Field, word: str) -> str:
    do = "Take it out if it matters; the question is shown in the usual way."
    return view.guesses.cure(word.casefold(), type_of(one.type).appearances, do)
