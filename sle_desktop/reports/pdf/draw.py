"""Draws a summary as PDF/UA-1 and PDF/A-2a: the same bytes for the same summary and facts."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from sle_desktop.reports.blocks import (
    Block,
    Bullets,
    CheckPage,
    DocumentFacts,
    Facts,
    Heading,
    Movement,
    Notice,
    Numbered,
    Paragraph,
    Photos,
    SealNote,
    Signatures,
    Strip,
    Summary,
    Table,
    line,
)
from sle_desktop.reports.pdf import (
    charts,
    document,
    metadata,
    photos,
    signatures,
    style,
    tables,
    text_blocks,
)
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.check_page import lay_check_page
from sle_desktop.reports.pdf.flow import Flow, paginate
from sle_desktop.reports.pdf.furniture import Furniture, lay_top
from sle_desktop.reports.pdf.setting import Typesetter
from sle_desktop.reports.pdf.structure import Element

_ONE_AT_A_TIME = Lock()
"""ReportLab's fonts keep their reading position, so two threads must not draw at once."""

_LAID: dict[type, Callable[..., None]] = {
    Heading: text_blocks.lay_heading,
    Paragraph: text_blocks.lay_paragraph,
    Bullets: text_blocks.lay_bullets,
    Numbered: text_blocks.lay_numbered,
    Facts: text_blocks.lay_facts,
    Notice: text_blocks.lay_notice,
    Table: tables.lay_table,
    Strip: charts.lay_strip,
    Movement: charts.lay_movement,
    Photos: photos.lay_photos,
    Signatures: signatures.lay_signatures,
    SealNote: signatures.lay_seal_note,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn document; ``warnings`` are sentences about what could not be printed."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]


def draw(summary: Summary, facts: DocumentFacts) -> Drawn:
    """Draw a summary; any text is drawn as it stands, however long and whatever it holds.

    Raises ValueError if ``facts.made_at`` is naive or a row has more or fewer cells than columns.
    """
    with _ONE_AT_A_TIME:
        return _Drawing(summary, facts).done()


class _Drawing:
    """One document on its way from summary to bytes."""

    def __init__(self, summary: Summary, facts: DocumentFacts) -> None:
        self._summary = summary
        self._facts = facts
        self._setter = Typesetter()
        self._root = Element("Document")
        self._flow = Flow(self._setter, self._root, facts.number)

    def done(self) -> Drawn:
        made_at = document.utc(self._facts.made_at)
        self._lay()
        furniture = Furniture(self._summary, self._facts, self._flow)
        pages = paginate(self._flow.slabs, furniture.bottoms)
        canvas = TaggedCanvas(self._facts.language)
        canvas.page_total = len(pages)
        for page in pages:
            furniture.draw_beneath(canvas)
            for placed in page:
                placed.slab.draw(canvas, placed.top)
            furniture.draw(canvas)
            canvas.end_page()
        described = metadata.description(self._summary, self._facts, made_at)
        pdf = document.finish(canvas, self._root, self._facts, described)
        return Drawn(pdf, len(pages), self._setter.warnings)

    def _lay(self) -> None:
        summary, flow = self._summary, self._flow
        lay_top(flow, summary)
        for opening in summary.opening:
            self._lay_block(opening)
        for index, verdict in enumerate(summary.verdict):
            before = 0.0 if index else style.SPACE_VERDICT
            flow.lines(line(verdict), style.VERDICT, flow.parent.child("P"), before=before)
        for block in summary.blocks:
            self._lay_block(block)

    def _lay_block(self, block: Block) -> None:
        if isinstance(block, SealNote) and self._flow.slabs:
            # The lock stands on the page of the signatures that it locks.
            self._flow.slabs[-1].keep = True
        if isinstance(block, CheckPage):
            lay_check_page(self._flow, block, self._facts)
        else:
            _LAID[type(block)](self._flow, block)
