"""TalkBlock."""

from sle_desktop.ui.fill.closing.closing_block import ClosingBlock


class TalkBlock(ClosingBlock):
    """View."""
