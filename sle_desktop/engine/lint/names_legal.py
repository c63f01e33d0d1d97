"""Rule: names are words that every tool of the XLSForm family takes."""

import re
from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView

_LEGAL = re.compile(r"[^\W\d][\w.\-]*")
_ILLEGAL = re.compile(r"[^\w.\-]+")
LONGEST = 200


def names_legal(view: FormView) -> Iterator[Finding]:
    """Name every question whose name XML, and so every other tool, refuses."""
    for one in view.fields:
        if len(one.name) > LONGEST:
            says = f"The name that starts “{one.name[:40]}” has {len(one.name)} characters."
            do = f"Shorten it to {LONGEST}; the words belong in the label."
            yield view.find("ILLEGAL_NAME", view.at(one, "name"), says, do)
        elif not _LEGAL.fullmatch(one.name):
            says = f"“{one.name[:60]}” cannot be a name."
            do = f"Start with a letter; use letters, digits, _ . and -: “{_mended(one.name)}”."
            yield view.find("ILLEGAL_NAME", view.at(one, "name"), says, do)


def _mended(name: str) -> str:
    mended = _ILLEGAL.sub("_", name).strip("_")[:60]
    return mended if _LEGAL.fullmatch(mended) else f"q_{mended}".rstrip("_")
