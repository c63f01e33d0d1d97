"""Rows of words joined into lines: neighbours of one look as one, and in the order of the eye."""

from collections.abc import Iterator, Sequence

from sle_desktop.reports.pdf.fragments import Fragment, Glyphs, SetLine, Word, part_of
from sle_desktop.reports.pdf.right_to_left import (
    clusters,
    has_right_to_left,
    is_right_to_left,
    mirrored,
    visual_order,
)
from sle_desktop.reports.pdf.style import Style


def joined(row: list[Word], base: Style, *, goes_on: bool) -> SetLine:
    """Return a row as a line; ``goes_on`` when a space parts it from the next one read aloud."""
    fragments: list[Fragment] = []
    for index, word in enumerate(row):
        if index and word.space:
            fragments.append(word.space)
        fragments += word.fragments
    said = "".join(part.text for part in fragments if isinstance(part, Glyphs))
    if has_right_to_left(said):
        return SetLine(tuple(_merged(_turned(fragments))), base, goes_on, said)
    return SetLine(tuple(_merged(fragments)), base, goes_on)


def _turned(fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments with words that run from right to left in the order of the eye."""
    sources: list[Fragment] = []
    units: list[str] = []
    for fragment in fragments:
        held = clusters(fragment.text) if isinstance(fragment, Glyphs) else [""]
        units += held
        sources += [fragment] * len(held)
    turned = is_right_to_left(units)
    found: list[Fragment] = []
    for at in visual_order(units):
        source = sources[at]
        text = mirrored(units[at]) if turned[at] else units[at]
        found.append(part_of(source, text) if isinstance(source, Glyphs) else source)
    return found


def _merged(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """Yield the fragments, with neighbours of one look as one."""
    kept: Fragment | None = None
    for fragment in fragments:
        if isinstance(kept, Glyphs) and isinstance(fragment, Glyphs) and _alike(kept, fragment):
            text = kept.text + fragment.text
            kept = Glyphs(kept.face, kept.size, kept.colour, text, kept.width + fragment.width)
        else:
            if kept:
                yield kept
            kept = fragment
    if kept:
        yield kept


def _alike(one: Glyphs, other: Glyphs) -> bool:
    return (one.face, one.size, one.colour) == (other.face, other.size, other.colour)
