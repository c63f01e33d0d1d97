"""One of several: what a row of a repeat is called, from the repeat's own name."""

import re

_KEPT = re.compile(r"(ss|us|is)$")
_ES = re.compile(r"(ch|sh|x|ss|z)es$")
_IRREGULAR = {"criteria": "criterion", "children": "child", "people": "person"}


def one_of(label: str) -> str:
    """Return the singular of an English plural (``Books``: ``Book``), else the words as they are.

    Only the last word is looked at; a name that is no plural stays.
    """
    for many, one in _IRREGULAR.items():
        if label.casefold().endswith(many):
            return label[: -len(many)] + (
                one if label[-len(many) :].islower() else one.capitalize()
            )
    if label.endswith("ies") and len(label) > len("series"):
        return label[:-3] + "y"
    if _ES.search(label):
        return label[:-2]
    if label.endswith("s") and not _KEPT.search(label):
        return label[:-1]
    return label


def row_name(label: str, number: int) -> str:
    """Return the heading of a row: ``Book 2``, or ``Row 2`` if in doubt."""
    single = one_of(label)
    return f"{single if single != label else 'Row'} {number}"


def how_many(label: str, number: int) -> str:
    """Return how many rows there are: ``8 books``, ``1 book``, ``None yet``, ``3 rows``."""
    if not number:
        return "None yet"
    single = one_of(label)
    if single == label:
        return f"{number} row{'s' if number > 1 else ''}"
    said = label if number > 1 else single
    return f"{number} {said if said[:2].isupper() else said[0].lower() + said[1:]}"


def add_words(label: str) -> str:
    """Return what the button for another row says: ``Add book``; ``Add a row`` if in doubt."""
    single = one_of(label)
    if single == label:
        return "Add a row"
    first = single if single[:2].isupper() else single[0].lower() + single[1:]
    return f"Add {first}"
