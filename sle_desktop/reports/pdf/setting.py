"""Running text set in lines: words with their widths, broken to a measure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sle_desktop.reports.blocks import Arrow, Band, Line, Look, Mark, Span
from sle_desktop.reports.pdf import fonts
from sle_desktop.reports.pdf.breaking import cut_to, filled, pulled_down
from sle_desktop.reports.pdf.fragments import (
    Fragment,
    Gap,
    Glyphs,
    SetLine,
    Shape,
    Word,
    glyphs,
)
from sle_desktop.reports.pdf.joining import joined
from sle_desktop.reports.pdf.style import Style

_LETTERS = {Band.NOT_YET: "R", Band.DEVELOPING: "A", Band.SECURE: "G"}
_ARROWS = {"up": "↑", "level": "→", "down": "↓", "to": "→"}

# Widths in ems, so that shapes, letters and words stand in columns at every size.
_SHAPE_BEFORE_LETTER = 1.2
_SHAPE_IN_COLUMN = 1.37
_SHAPE_ALONE = 0.98
_LETTER_COLUMN = 0.93
_ARROW_COLUMN = 1.0
_ARROW_SCALE = 1.4
_LARGEST_SHAPE = 10.6
"""In points, so that marks in running text are those of the tables."""

_PARTS = re.compile("\n|[{0}]+|[^\n{0}]+".format(" \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"))
"""Line ends, spaces that may break a line, and all else, no-break spaces included."""
_BOUND = re.compile(
    r"(?<=\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"|(?:(?<=\bYear)|(?<=\bYears)|(?<=\bVisit)|(?<=\bversion)|(?<=\bpage)) (?=\d)"
)
_EXCERPT = 40


def _looked(base: Style, look: Look) -> Style:
    if look == "strong":
        return base.strong()
    if look == "muted":
        return base.muted()
    return base.accent() if look == "accent" else base


class Typesetter:
    """Sets running text and remembers what could not be printed."""

    def __init__(self) -> None:
        self._warnings: dict[str, None] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """One sentence for each text that holds what no font can print."""
        return tuple(self._warnings)

    def set(self, text: Line, base: Style, width: float) -> tuple[SetLine, ...]:
        """Return the text in lines of at most ``width`` points; a too long word is cut."""
        rows: list[list[Word]] = []
        hang = _hang(text, base)
        for paragraph in self._paragraphs(text, base):
            words = [part for word in paragraph for part in cut_to(word, width)]
            first, *rest = pulled_down(filled(words, width, hang), width)
            rows += [first, *(_hung(row, hang) for row in rest)]
        # Read aloud, lines are parted by a space, but not the pieces of a word that was cut.
        cut = [bool(row) and row[0].cut for row in rows[1:]]
        return tuple(
            joined(row, base, goes_on=not is_cut)
            for row, is_cut in zip(rows, [*cut, True], strict=False)
        )

    def width(self, text: Line, base: Style) -> float:
        """Return the width of the text's longest line if nothing breaks it."""
        widths = [
            sum(word.width + (word.space.width if word.space and at else 0) for at, word in words)
            for words in (list(enumerate(row)) for row in self._paragraphs(text, base))
        ]
        return max(widths, default=0.0)

    def printable(self, text: str) -> str:
        """Return a text as it can be printed, with a warning for what cannot."""
        shown, missing = fonts.printable(text)
        if missing:
            at = max(shown.find(missing[0]) - _EXCERPT // 2, 0)
            excerpt = " ".join(shown[at : at + _EXCERPT].split())
            codes = ", ".join(missing)
            self.warn(f"No font can print a character of “{excerpt}”: it shows {codes}.")
        return shown

    def warn(self, sentence: str) -> None:
        """Remember one thing that the reader of the warnings should know."""
        self._warnings[sentence] = None

    def _paragraphs(self, text: Line, base: Style) -> Iterator[list[Word]]:
        words: list[Word] = []
        space: Glyphs | None = None
        glued = False
        for part in self._parts(text, base):
            if part is None:
                yield words
                words, space, glued = [], None, False
            elif isinstance(part, Glyphs) and part.text == " ":
                space, glued = part, False
            elif glued:
                words[-1] = Word((*words[-1].fragments, part), words[-1].space)
            else:
                words.append(Word((part,), space))
                space, glued = None, True
        if words:
            yield words

    def _parts(self, text: Line, base: Style) -> Iterator[Fragment | None]:
        """Yield fragments; a space is one of its own, None is a line's end."""
        for inline in text:
            if isinstance(inline, Mark):
                yield from self._mark(inline, base)
            elif isinstance(inline, Arrow):
                yield from _arrow(inline, base)
            else:
                yield from self._span(inline, base)

    def _span(self, span: Span, base: Style) -> Iterator[Fragment | None]:
        look = _looked(base, span.look)
        for part in _PARTS.findall(_bound(self.printable(span.text))):
            if part == "\n":
                yield None
            elif part.isspace() and "\u00a0" not in part and "\u202f" not in part:
                yield from glyphs(" ", look)
            else:
                yield from glyphs(part, look)

    def _mark(self, mark: Mark, base: Style) -> Iterator[Fragment | None]:
        size, letter = base.size, _LETTERS.get(mark.band, "")
        bare = _SHAPE_BEFORE_LETTER if letter else _SHAPE_ALONE
        room = _SHAPE_IN_COLUMN if mark.word else bare
        yield Shape(mark.band, min(size, _LARGEST_SHAPE), room * size)
        if letter:
            drawn = next(glyphs(letter, base.strong()))
            yield drawn
            if mark.word:
                # A no-break space keeps the words apart when read aloud or copied.
                space = next(glyphs("\u00a0", base))
                yield space
                yield Gap(max(_LETTER_COLUMN * size - drawn.width - space.width, 0))
        if mark.word:
            yield from self._span(Span(mark.word, "strong" if mark.now else "muted"), base)


def _bound(text: str) -> str:
    """Keep "18 December" and "Year 5" on one line."""
    return _BOUND.sub("\u00a0", text)


def _arrow(arrow: Arrow, base: Style) -> Iterator[Fragment]:
    look = base.muted() if arrow.way == "to" else base.strong()
    look = replace(look, size=base.size * _ARROW_SCALE)
    drawn = next(glyphs(_ARROWS[arrow.way], look))
    side = max(_ARROW_COLUMN * base.size - drawn.width, 0)
    if arrow.way == "to":
        yield Gap(side / 2)
    yield drawn
    yield Gap(side / 2 if arrow.way == "to" else side)


def _hang(text: Line, base: Style) -> float:
    """Return how far in a lone mark's words go on, so that they stay beside its letter."""
    if len(text) != 1 or not isinstance(text[0], Mark) or not text[0].word:
        return 0.0
    letter = _LETTER_COLUMN if text[0].band in _LETTERS else 0.0
    return (_SHAPE_IN_COLUMN + letter) * base.size


def _hung(row: list[Word], hang: float) -> list[Word]:
    if not hang:
        return row
    return [Word((Gap(hang), *row[0].fragments), row[0].space, row[0].cut), *row[1:]]
