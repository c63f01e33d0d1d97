"""Rule: what is said in the form's own language is said in each of its others."""

from collections.abc import Iterator

from sle_desktop.engine.definition import Text
from sle_desktop.engine.lint.finding import Finding, Place
from sle_desktop.engine.lint.form_view import TEXTS, FormView

_LANGUAGES = 20
"""Languages that are looked at; no form has more."""
_NAMED = 5
"""Missing places that are named one by one; the rest are counted."""


def translations(view: FormView) -> Iterator[Finding]:
    """Name what a language lacks: the first few places each, then how many more."""
    for language in view.form.languages[1 : 1 + _LANGUAGES]:
        if not _speaks(view, language):
            continue  # only pictures or sounds are in this language
        missing = list(_missing(view, language))
        name = language or "the language without a name"
        for place, words in missing[:_NAMED]:
            says = f"“{words[:60]}” is not said in {name}."
            do = "Write it; until then the form’s own language is shown."
            yield view.find("TRANSLATION_INCOMPLETE", place, says, do)
        if len(missing) > _NAMED:
            says = f"{len(missing) - _NAMED} more texts are not said in {name}."
            place = Place("survey", 0, view.column("survey", "label", language))
            do = "Filter the column for blank cells to find them."
            yield view.find("TRANSLATION_INCOMPLETE", place, says, do)


def _speaks(view: FormView, language: str) -> bool:
    texts = (getattr(field, base) for field in view.fields for base in TEXTS)
    labels = (choice.label for choices in view.form.lists.values() for choice in choices)
    return any(language in text for text in texts) or any(language in text for text in labels)


def _missing(view: FormView, language: str) -> Iterator[tuple[Place, str]]:
    own = view.form.languages[0]
    for field in view.fields:
        for base in TEXTS:
            text: Text = getattr(field, base)
            if own in text and language not in text:
                yield view.at(field, view.column("survey", base, language)), text[own]
    for list_name, choices in view.form.lists.items():
        for choice in choices:
            if own in choice.label and language not in choice.label:
                key = view.column("choices", "label", language)
                yield view.choice_at(list_name, choice, key), choice.label[own]
