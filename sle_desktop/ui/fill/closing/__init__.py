"""The views that an audit closes with: what to talk about, and the picture so far."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from sle_desktop.ui.fill.closing.own_view_block import OwnViewBlock
from sle_desktop.ui.fill.closing.picture_block import PictureBlock
from sle_desktop.ui.fill.closing.talk_block import TalkBlock
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Closing

_BLOCKS: Mapping[Closing, Callable[[Desk], QWidget]] = MappingProxyType(
    {Closing.OWN: OwnViewBlock, Closing.TALK: TalkBlock, Closing.PICTURE: PictureBlock}
)


def closing_block(closing: Closing, desk: Desk) -> QWidget:
    """Return the widget of a closing view."""
    return _BLOCKS[closing](desk)
