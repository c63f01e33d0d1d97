"""Rule: every question shows something, and no two of a group show the same."""

from collections.abc import Iterator, Sequence

from sle_desktop.engine.definition import Field, in_language
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.question_types import AnsweredBy, type_of


def labels(view: FormView) -> Iterator[Finding]:
    """Name questions and notes without words, and questions with a neighbour's words."""
    for one in view.fields:
        if _needs_words(one) and not (one.label or one.hint or one.media):
            says = f"“{one.name[:60]}” shows no words."
            do = "Write a label; it is what people and screen readers read."
            yield view.find("MISSING_LABEL", view.at(one, "label"), says, do)
        yield from _alike(view, one.children)
    yield from _alike(view, view.form.fields)


def _needs_words(one: Field) -> bool:
    """Groups may be there only to keep questions together; repeats have a heading a row."""
    return type_of(one.type).visible and not one.holds_children


def _alike(view: FormView, members: Sequence[Field]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Field] = {}
    for one in members:
        words = in_language(one.label)
        if not words or one.calculation:
            continue
        if type_of(one.type).answered_by is not AnsweredBy.PERSON:
            continue
        first = seen.setdefault((words, one.relevant), one)
        if first.name != one.name:
            says = f"“{one.name[:60]}” and “{first.name[:60]}” ask the same: “{words[:60]}”."
            do = "Say in each what sets it apart."
            yield view.find("SAME_LABEL", view.at(one, "label"), says, do)
