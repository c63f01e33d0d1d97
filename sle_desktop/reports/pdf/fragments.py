"""What lines are made of: stretches of text, shapes, gaps, words, and lines ready to draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sle_desktop.reports.blocks import Band
from sle_desktop.reports.pdf import fonts
from sle_desktop.reports.pdf.fonts import Face
from sle_desktop.reports.pdf.style import Colour, Style


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


def part_of(whole: Glyphs, text: str) -> Glyphs:
    """Return part of a stretch of text, in its look."""
    width = whole.face.width(text) * whole.size / 1000
    return Glyphs(whole.face, whole.size, whole.colour, text, width)
