"""What stands around the content: the first page's head, running heads, feet, the watermark."""

import math

from sle_desktop.reports.blocks import DocumentFacts, Summary, line
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.flow import Flow, Slab, draw_line, together
from sle_desktop.reports.pdf.fragments import Glyphs, SetLine
from sle_desktop.reports.pdf.structure import Element
from sle_desktop.reports.pdf.text_blocks import put_title
from sle_desktop.reports.wording import long_date

_SLOPE = math.radians(52)
_PAGE_NUMBER_ROOM = 80.0
_USUAL_FOOT = 2
_MOST_LINES = 4
_ATTRIBUTION_SPACE = 7.0
_ATTRIBUTION_FOOT = 4.0
_FOOT_SPACE = 3.7
_TITLE_SHARE = 0.48
_UNTITLED = "Untitled"
_WATERMARK_WORD = "Draft"


def lay_top(flow: Flow, summary: Summary) -> None:
    """Put the kind of document with the project's name at its right, then the title."""
    setter = flow.setter
    kinds = setter.set(line(summary.kind), style.KIND, flow.width)
    project = setter.set(line(summary.project), style.FURNITURE, flow.width)
    kind_element = flow.parent.child("P")
    project_element = flow.parent.child("P")
    slabs = _slabs(flow, kinds, kind_element)
    room = flow.width - style.GUTTER - (kinds[0].width if kinds else 0.0)
    if kinds and len(project) == 1 and project[0].width <= room:
        drop = kinds[0].baseline - project[0].baseline
        lowered = draw_line(project[0], style.RIGHT - project[0].width, project_element)
        first = slabs[0]
        first.draw = together((first.draw, lambda canvas, top: lowered(canvas, top - drop)))
    else:
        slabs += _slabs(flow, project, project_element)
    put_title(flow, (summary.title, summary.kind, _UNTITLED))
    for slab in flow.slabs:
        slab.keep = True


def _slabs(flow: Flow, lines: tuple[SetLine, ...], element: Element) -> list[Slab]:
    return [
        flow.add(Slab(words.style.leading, draw_line(words, flow.left, element))) for words in lines
    ]


class Furniture:
    """The head and foot of each page.

    The first page's foot and the attribution are read aloud, once and last; the rest is not.
    """

    def __init__(self, summary: Summary, facts: DocumentFacts, flow: Flow) -> None:
        self._facts = facts
        self._flow = flow
        self._title = self._fitted(summary.title, style.WIDTH * _TITLE_SHARE)
        self._running = self._fitted(summary.running, style.WIDTH * (1 - _TITLE_SHARE))
        self._attribution = self._several(summary.attribution, style.WIDTH)
        self._identity = self._several(_identity(facts), style.WIDTH - _PAGE_NUMBER_ROOM)
        self._audience = self._several(summary.audience, style.WIDTH)
        parts = (self._attribution, self._identity, self._audience)
        self._elements = [flow.parent.child("P") if part else None for part in parts]

    @property
    def bottoms(self) -> tuple[float, float]:
        """Where the content ends on the first page and on the others."""
        usual = style.BODY_BOTTOM + self._taller
        kept = len(self._attribution) * style.FURNITURE.leading
        return usual + (kept + _ATTRIBUTION_SPACE if kept else 0.0), usual

    @property
    def _taller(self) -> float:
        """By how much the foot is taller than two lines."""
        lines = len(self._identity) + len(self._audience)
        return max(lines - _USUAL_FOOT, 0) * style.FURNITURE.leading

    def draw_beneath(self, canvas: TaggedCanvas) -> None:
        """Draw what lies under the content: a draft's watermark."""
        if not self._facts.draft:
            return
        turn = (math.cos(_SLOPE), math.sin(_SLOPE))
        with canvas.furniture(watermark=True):
            canvas.turned_words(_WATERMARK_WORD, style.WATERMARK_TEXT, turn)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw the head and the foot of the page being drawn."""
        first = canvas.page_index == 0
        if first:
            self._draw_attribution(canvas)
        else:
            with canvas.furniture():
                self._draw_head(canvas)
        with canvas.furniture():
            rule = (style.HAIR, style.RULE_LIGHT)
            canvas.rule(style.LEFT, style.RIGHT, style.FOOTER_RULE + self._taller, rule)
            self._draw_page_number(canvas)
            if not first:
                self._draw_foot(canvas)
        if first:
            self._draw_foot(canvas)

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        if self._title:
            top = style.HEADER_BASELINE + self._title.baseline
            canvas.set_line(self._title, style.LEFT, top, None)
        if self._running:
            top = style.HEADER_BASELINE + self._running.baseline
            canvas.set_line(self._running, style.RIGHT - self._running.width, top, None)

    def _draw_attribution(self, canvas: TaggedCanvas) -> None:
        leading = style.FURNITURE.leading
        top = style.FOOTER_RULE + self._taller + _ATTRIBUTION_FOOT
        top += len(self._attribution) * leading
        for index, words in enumerate(self._attribution):
            canvas.set_line(words, style.LEFT, top - index * leading, self._elements[0])

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        top = self._foot_top
        for lines, element in zip(
            (self._identity, self._audience), self._elements[1:], strict=True
        ):
            for words in lines:
                canvas.set_line(words, style.LEFT, top, element)
                top -= style.FURNITURE.leading

    @property
    def _foot_top(self) -> float:
        return style.FOOTER_RULE + self._taller - _FOOT_SPACE

    def _draw_page_number(self, canvas: TaggedCanvas) -> None:
        told = f"Page {canvas.page_index + 1} of {canvas.page_total}"
        (words,) = self._flow.setter.set(line(told), style.FURNITURE, style.WIDTH)
        canvas.set_line(words, style.RIGHT - words.width, self._foot_top, None)

    def _several(self, text: str, width: float) -> tuple[SetLine, ...]:
        lines = self._flow.setter.set(line(text), style.FURNITURE, width)
        if len(lines) > _MOST_LINES:
            self._flow.setter.warn(f"Too long for the foot of a page, cut: “{text[:60]}…”.")
        return lines[:_MOST_LINES]

    def _fitted(self, text: str, width: float) -> SetLine | None:
        """Return a text on one line, cut with an ellipsis if it is longer."""
        lines = self._flow.setter.set(line(text), style.FURNITURE, width)
        if len(lines) < 2:
            return lines[0] if lines else None
        kept = "".join(part.text for part in lines[0].fragments if isinstance(part, Glyphs))
        return self._flow.setter.set(line(kept + "…"), style.FURNITURE, style.WIDTH)[0]


def _identity(facts: DocumentFacts) -> str:
    if not facts.version:  # a sheet to fill in is no version of anything
        return f"Made on {long_date(facts.made_at.date())}"
    state = f"Draft of version {facts.version}" if facts.draft else f"Version {facts.version}"
    told = f"Document {facts.number}\u00a0 ·\u00a0 {state}" if facts.number else state
    if facts.replaces:
        old = facts.replaces
        told += f", replaces version {old.version} of {long_date(old.on)}"
    return told
