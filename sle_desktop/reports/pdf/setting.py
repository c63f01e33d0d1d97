"""Running text set in lines: words with their widths, broken to a measure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sle_desktop.reports.blocks import Arrow, Band, Line, Look, Mark, Span
from sle_desktop.reports.pdf import fonts
from sle_desktop.reports.pdf.fonts import Face
from sle_desktop.reports.pdf.right_to_left import (
    clusters,
    has_right_to_left,
    is_right_to_left,
    mirrored,
    visual_order,
)
from sle_desktop.reports.pdf.style import Colour, Style

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

_SHORTEST_LAST_LINE = 0.24
"""Of the measure; a shorter last line takes words from the line before it."""
_CUT_AFTER = frozenset("-–—/_.,:;@&?=\\")
_PARTS = re.compile("\n|[{0}]+|[^\n{0}]+".format(" \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"))
"""Line ends, spaces that may break a line, and all else, no-break spaces included."""
_BOUND = re.compile(
    r"(?<=\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"|(?:(?<=\bYear)|(?<=\bYears)|(?<=\bVisit)|(?<=\bversion)|(?<=\bpage)) (?=\d)"
)
_EXCERPT = 40
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of text in one face, size and colour; ``width`` in points."""

    face: Face
    size: float
    colour: Colour
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A band's shape, with the room it takes in the line."""

    band: Band
    size: float
    width: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Room without ink."""

    width: float


Fragment: TypeAlias = Glyphs | Shape | Gap


@dataclass(frozen=True, slots=True)
class Word:
    """Fragments that stay together, and the space that parts them from the word before.

    ``cut`` marks what goes on from the word before without a space.
    """

    fragments: tuple[Fragment, ...]
    space: Glyphs | None = None
    cut: bool = False

    @property
    def width(self) -> float:
        """Without the space before it."""
        return sum(fragment.width for fragment in self.fragments)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line ready to draw; ``goes_on`` when a space parts it from the next line's text.

    ``said`` holds the text in reading order where the glyphs stand in another.
    """

    fragments: tuple[Fragment, ...]
    style: Style
    goes_on: bool = False
    said: str = ""

    @property
    def width(self) -> float:
        """From the first fragment's left to the last one's right."""
        return sum(fragment.width for fragment in self.fragments)

    @property
    def baseline(self) -> float:
        """Distance of the baseline from the line's top (Source Sans is 1024 up, 400 down)."""
        size, leading = self.style.size, self.style.leading
        return (leading - 1.424 * size) / 2 + 1.024 * size


def glyphs(text: str, look: Style) -> Iterator[Glyphs]:
    """Yield printable text as stretches of one face."""
    for face, run in fonts.runs(look.face, text):
        yield Glyphs(face, look.size, look.colour, run, face.width(run) * look.size / 1000)


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
            words = [part for word in paragraph for part in _cut(word, width)]
            first, *rest = _pulled_down(_filled(words, width, hang), width)
            rows += [first, *(_hung(row, hang) for row in rest)]
        # Read aloud, lines are parted by a space, but not the pieces of a word that was cut.
        cut = [bool(row) and row[0].cut for row in rows[1:]]
        return tuple(
            _joined(row, base, goes_on=not is_cut)
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


def _filled(words: Sequence[Word], width: float, hang: float) -> list[list[Word]]:
    """Return the words in rows of at most ``width``, all but the first ``hang`` points narrower."""
    rows: list[list[Word]] = [[]]
    used = 0.0
    for word in words:
        space = word.space.width if word.space and rows[-1] else 0.0
        wide = word.width
        if rows[-1] and used + space + wide > width + _ROUNDING:
            rows.append([word])
            used = hang + wide
        else:
            rows[-1].append(word)
            used += space + wide
    return rows


def _row_width(row: Sequence[Word]) -> float:
    spaces = sum(word.space.width for word in row[1:] if word.space)
    return spaces + sum(word.width for word in row)


def _pulled_down(rows: list[list[Word]], width: float) -> list[list[Word]]:
    """Give a very short last line words of the line before it."""
    if len(rows) < 2:
        return rows
    before, last = list(rows[-2]), list(rows[-1])
    while _row_width(last) < width * _SHORTEST_LAST_LINE and len(before) > 1:
        moved = before[-1]
        if moved.space is None or _row_width([moved, *last]) > _row_width(before[:-1]):
            break
        last.insert(0, before.pop())
    return [*rows[:-2], before, last]


def _cut(word: Word, width: float) -> Iterator[Word]:
    """Yield the word, in pieces that fit if it is wider than the measure."""
    if word.width <= width:
        yield word
        return
    space, cut = word.space, False
    row: list[Fragment] = []
    room = width
    for fragment in word.fragments:
        pieces = _pieces(fragment, room, width) if isinstance(fragment, Glyphs) else [fragment]
        for index, piece in enumerate(pieces):
            if row and (index or piece.width > room):
                yield Word(tuple(row), space, cut)
                row, room, space, cut = [], width, None, True
            row.append(piece)
            room -= piece.width
    if row:
        yield Word(tuple(row), space, cut)


def _pieces(whole: Glyphs, room: float, width: float) -> list[Glyphs]:
    """Return text in pieces: the first fits in ``room`` points if it can, the others in ``width``.

    No piece is empty, so a letter wider than the measure stands alone.
    """
    if whole.width <= room:
        return [whole]
    text = whole.text
    advances = [whole.face.width(character) * whole.size / 1000 for character in text]
    found: list[Glyphs] = []
    start, used = 0, 0.0
    for at, advance in enumerate(advances):
        if at > start and used + advance > room:
            end = _nice_end(text, start, at)
            found.append(_part(whole, text[start:end]))
            start, used, room = end, sum(advances[end:at]), width
        used += advance
    return [*found, _part(whole, text[start:])]


def _nice_end(text: str, start: int, end: int) -> int:
    """Return where to cut: after a hyphen or slash in the last half, else at the end."""
    middle = start + (end - start) // 2
    return next((at for at in range(end, middle, -1) if text[at - 1] in _CUT_AFTER), end)


def _part(whole: Glyphs, text: str) -> Glyphs:
    width = whole.face.width(text) * whole.size / 1000
    return Glyphs(whole.face, whole.size, whole.colour, text, width)


def _joined(row: list[Word], base: Style, *, goes_on: bool) -> SetLine:
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
        found.append(_part(source, text) if isinstance(source, Glyphs) else source)
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
