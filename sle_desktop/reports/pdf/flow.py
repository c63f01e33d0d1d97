"""Slabs beneath each other, and their distribution over pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sle_desktop.reports.blocks import Line
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.fragments import SetLine
from sle_desktop.reports.pdf.setting import Typesetter
from sle_desktop.reports.pdf.structure import Element
from sle_desktop.reports.pdf.style import Style

Draw = Callable[[TaggedCanvas, float], None]
"""Draws a slab whose top is at the given height."""

_LEAST_START = 120.0
"""What cannot stay together starts on a new page if less than this is left, in points."""


@dataclass(slots=True)
class Slab:
    """A strip of the page that is never cut.

    ``before`` is the space above it, dropped at a page's head; ``keep`` holds it to the next slab;
    ``head`` is drawn again when the slab is the first on a page.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    head: "Slab | None" = None
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab and the height of its top on the page."""

    slab: Slab
    top: float


@dataclass(slots=True)
class Flow:
    """Where blocks put their slabs: a column of the page, under one element."""

    setter: Typesetter
    parent: Element
    number: str
    slabs: list[Slab] = field(default_factory=list)
    left: float = style.LEFT
    width: float = style.WIDTH
    has_section: bool = False
    """Whether a section's heading came; before it, a part's heading would skip a level."""
    headed: float | None = None
    """The space that a heading just laid wants beneath it."""

    def space(self, usual: float) -> float:
        """Return the space above the next words: the usual one, or what a heading wants."""
        wanted, self.headed = self.headed, None
        return usual if wanted is None else wanted

    def add(self, slab: Slab) -> Slab:
        """Put a slab at the end and return it."""
        self.slabs.append(slab)
        return slab

    def lines(self, text: Line, look: Style, element: Element, *, before: float = 0.0) -> None:
        """Put running text at the end; its first two and last two lines stay together."""
        self.indented((text, look), element, before=before, indent=0.0)

    def indented(
        self, text: tuple[Line, Style], element: Element, *, before: float, indent: float
    ) -> list[Slab]:
        """Put running text at the end, further in, and return its slabs."""
        words, look = text
        set_lines = self.setter.set(words, look, self.width - indent)
        slabs = [
            Slab(look.leading, draw_line(line, self.left + indent, element)) for line in set_lines
        ]
        for slab in (*slabs[:1], *slabs[-2:-1]) if len(slabs) > 1 else ():
            slab.keep = True
        if slabs:
            slabs[0].before = before
        self.slabs += slabs
        return slabs


def draw_line(line: SetLine, x: float, element: Element | None) -> Draw:
    """Return what draws a set line at x."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        canvas.set_line(line, x, top, element)

    return draw


def together(draws: Iterable[Draw]) -> Draw:
    """Return what draws all of them from the same height."""
    held = tuple(draws)

    def draw(canvas: TaggedCanvas, top: float) -> None:
        for one in held:
            one(canvas, top)

    return draw


@dataclass(slots=True)
class _Paginator:
    """Fills page after page; ``bottoms`` are the lower edges of the first and of the others."""

    tops: tuple[float, float]
    bottoms: tuple[float, float]
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    at: float = 0.0

    @property
    def bottom(self) -> float:
        return self.bottoms[0 if len(self.pages) == 1 else 1]

    def turn(self) -> None:
        self.pages.append([])
        self.at = self.tops[1]

    def needs(self, chain: Sequence[Slab], *, fresh: bool) -> float:
        first = chain[0]
        lead = (first.head.height if first.head else 0.0) if fresh else first.before
        return lead + first.height + sum(slab.before + slab.height for slab in chain[1:])

    def put_chain(self, chain: Sequence[Slab]) -> None:
        if self.pages[-1]:
            left = self.at - self.bottom
            fits = self.needs(chain, fresh=False) <= left
            fits_alone = self.needs(chain, fresh=True) <= self.tops[1] - self.bottoms[1]
            if chain[0].new_page or (not fits and (fits_alone or left < _LEAST_START)):
                self.turn()
        for slab in chain:
            self.put(slab)

    def put(self, slab: Slab) -> None:
        if self.pages[-1] and self.at - slab.before - slab.height < self.bottom:
            self.turn()
        if self.pages[-1]:
            self.at -= slab.before
        elif slab.head:
            self.place(slab.head)
        self.place(slab)

    def place(self, slab: Slab) -> None:
        self.pages[-1].append(Placed(slab, self.at))
        self.at -= slab.height


def paginate(slabs: Sequence[Slab], bottoms: tuple[float, float]) -> list[list[Placed]]:
    """Return the slabs page by page; ``bottoms`` are the lower edges of the first and the others.

    No slab is lost: one taller than a page has a page to itself.
    """
    filler = _Paginator(tops=(style.BODY_TOP_FIRST, style.BODY_TOP), bottoms=bottoms)
    filler.at = filler.tops[0]
    for chain in _chains(slabs):
        filler.put_chain(chain)
    return filler.pages


def _chains(slabs: Sequence[Slab]) -> Iterator[list[Slab]]:
    chain: list[Slab] = []
    for slab in slabs:
        chain.append(slab)
        if not slab.keep:
            yield chain
            chain = []
    if chain:
        yield chain
