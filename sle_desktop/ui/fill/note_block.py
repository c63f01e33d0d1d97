"""NoteBlock: words of the form that ask nothing, and questions that only a telephone answers."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.engine.question_types import AnsweredBy, type_of
from sle_desktop.ui import painting
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import Said, words
from sle_desktop.ui.fill.said_value import say
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.words import Words

_ELSEWHERE = "A telephone or tablet answers this; here it stays as it is."


class NoteBlock(QWidget):
    """A quiet note with its sign. In: ``refresh``."""

    def __init__(self, said: Said, key: str, desk: Desk, *, edge: int = Space.L) -> None:
        super().__init__()
        self.key = key
        self._desk = desk
        self._is_device = type_of(said.field.type).answered_by is AnsweredBy.DEVICE
        self._words = Words("", Type.READING, wrap=True)
        self._more = Words("", Type.NOTE, wrap=True)
        column = QVBoxLayout(self)
        self._edge = edge
        left = edge + px(Size.ICON_SMALL) + Space.S
        column.setContentsMargins(left, 0, edge, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._more)
        self.refresh()

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of the note."""
        return (self.key,)

    def refresh(self) -> None:
        """Show the present words."""
        live = self._desk.at(self.key)
        label = words(live.label) or live.field.name.replace("_", " ")
        more = [words(live.hint)]
        if self._is_device:
            more += [say(live.value), _ELSEWHERE]
        elif live.field.type != "note":
            more += [say(live.value)]
        self._words.setText(label)
        self._more.setText("\n".join(one for one in more if one))
        self._more.setVisible(bool(self._more.text()))

    def key_at(self, _widget: QWidget) -> str:
        """Return the key of the note."""
        return self.key

    def focus(self, _key: str) -> None:
        """Do nothing: a note takes no focus."""

    def flush(self) -> None:
        """Do nothing: a note is not typed in."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign."""
        painter = painting.start(self)
        side = px(Size.ICON_SMALL)
        top = (theme().leading(Type.READING) - side) / 2
        paint_icon(painter, "info", QRectF(self._edge, top, side, side), Tone.INK3)
        painter.end()
