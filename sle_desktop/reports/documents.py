"""From a record to pages: what it says, who signed it, and the drawing of both."""

from dataclasses import replace

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.blocks import DocumentFacts
from sle_desktop.reports.ending import content_ending
from sle_desktop.reports.pdf.draw import Drawn, draw
from sle_desktop.reports.signing_off_blocks import signed_off
from sle_desktop.reports.summaries import report_of

_LONG = 3
"""A document of so many pages says on a page of its own how to check it."""


def draw_document(filled: Filled, facts: DocumentFacts) -> Drawn:
    """Draw one copy of a record with its signatures and the ending of its contents.

    Raises ValueError if ``facts.made_at`` is naive.
    """
    report = report_of(filled)
    content, signing = report.summarise(filled), report.signing(filled)
    facts = replace(facts, ending=content_ending(content))
    drawn = draw(signed_off(content, filled, facts, signing), facts)
    if drawn.pages < _LONG or signing.check_page or facts.draft:
        return drawn
    checked = replace(signing, check_page=True)
    return draw(signed_off(content, filled, facts, checked), facts)
