"""The views that an audit closes with: what to talk about, and the picture so far."""

from PySide6.QtWidgets import QWidget

from sle_desktop.ui.fill.closing.picture_block import PictureBlock
from sle_desktop.ui.fill.closing.talk_block import TalkBlock
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Closing


def closing_block(closing: Closing, desk: Desk) -> QWidget:
    """Return the widget of a closing view."""
    return TalkBlock(desk) if closing is Closing.TALK else PictureBlock(desk)
