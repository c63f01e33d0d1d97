"""Rule: ``sle::audience`` names readers that there are."""

from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView

COLUMN = "sle::audience"
READERS = ("school", "teacher", "lead", "sle")
WAYS = ("code", "theme", "count", "min5")


def audiences(view: FormView) -> Iterator[Finding]:
    """Name every word that is no reader, or no way of showing: it would make the field private."""
    for one in view.fields:
        for word in one.extra.get(COLUMN, "").split():
            reader, colon, way = word.partition(":")
            if reader not in READERS:
                says = f"“{word[:60]}” is no reader."
                yield view.find("UNKNOWN_AUDIENCE", view.at(one, COLUMN), says, _cure(view, word))
            elif colon and way not in WAYS:
                says = f"“{word[:60]}”: nothing is shown as “{way[:40]}”."
                do = f"After the colon write one of {', '.join(WAYS)}."
                yield view.find("UNKNOWN_AUDIENCE", view.at(one, COLUMN), says, do)


def _cure(view: FormView, word: str) -> str:
    do = f"The readers are {', '.join(READERS)}, with spaces between them."
    return view.guesses.cure(word.casefold(), READERS, do)
