"""SearchOpener: a button that looks like the line it opens, for those who know no keys."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.button import Button

_WORDS, _KEYS = "Search schools, records, people", "Ctrl K"


class SearchOpener(Button):
    """Emits ``clicked``: connect it to ``Page.search_wanted``."""

    def __init__(self) -> None:
        super().__init__(_WORDS)
        self.setAccessibleName("Search everything")
        self.setAccessibleDescription("Schools, records, people, actions, notes and commands")
        self.setToolTip("Search everything (Ctrl+K)")
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of a search."""
        words = painting.width_of(_WORDS, Type.READING) + painting.width_of(_KEYS, Type.NOTE)
        wide = words + px(Size.ICON_SMALL) + 2 * Space.M + Space.S + Space.L
        return QSize(max(wide, px(Size.SEARCH)), px(Size.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, the glass, the words and the keys."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        painting.box(painter, room, Tone.PAGE, Tone.FIELD if self.underMouse() else Tone.EDGE)
        if self.hasFocus():
            painting.ring(painter, room)
        side = px(Size.ICON_SMALL)
        spot = QRectF(Space.M, round(room.center().y() - side / 2), side, side)
        paint_icon(painter, "search", spot, Tone.INK3)
        words = room.adjusted(Space.M + side + Space.S, 0, -Space.M, 0)
        wide = painting.width_of(_KEYS, Type.NOTE)
        keys = QRectF(words.right() - wide, words.y(), wide + 1, words.height())
        painting.line(painter, keys, _KEYS, Type.NOTE)
        words.setRight(keys.left() - Space.S)
        painting.line(painter, words, _WORDS, Type.READING, Tone.INK3)
        painter.end()
