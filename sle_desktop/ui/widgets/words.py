"""Words: a label in one of the theme's type styles, never read as mark-up, with its line height."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Tone, Type, px, theme


class Words(QLabel):
    """A label. ``wrap`` sets it as a paragraph of at most 75 characters' width, else one line that
    is cut with an ellipsis where room ends. Set with ``setText``; it emits nothing.
    """

    def __init__(
        self,
        words: str = "",
        style: Type = Type.BODY,
        tone: Tone | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._style = style
        self._tone = tone
        self._set: painting.Paragraph | None = None
        self._whole: painting.Paragraph | None = None
        self._width = 0.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(theme().font(style))
        flat = QSizePolicy.Policy.Preferred
        self.setSizePolicy(flat, QSizePolicy.Policy.Fixed if not wrap else flat)
        policy = self.sizePolicy()
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(words)

    def wear(self, style: Type, tone: Tone | None = None) -> None:
        """Change the style and tone."""
        self._style, self._tone = style, tone
        self._restyle()

    def setText(self, words: str) -> None:  # noqa: N802  # Qt's name
        """Show other words."""
        self._set = self._whole = None
        super().setText(words)
        self.updateGeometry()
        self.update()

    def _paragraph(self, width: float) -> painting.Paragraph:
        if self._set is None or self._width != width:
            self._width = width
            self._set = painting.Paragraph(self.text(), self._style, width)
        return self._set

    def _top(self) -> int:
        return self.contentsMargins().top()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room the words ask for."""
        if not self.wordWrap():
            wide = painting.width_of(self.text(), self._style)
            return QSize(wide, theme().leading(self._style) + self._top())
        wide = px(Size.MEASURE)
        whole = self._whole = self._whole or painting.Paragraph(self.text(), self._style, wide)
        return QSize(min(wide, int(whole.width) + 2), whole.height + self._top())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: one line, and a few words wide."""
        least = min(px(Size.CELL_LEAST), self.sizeHint().width())
        return QSize(least, theme().leading(self._style) + self._top())

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the paragraph at a width."""
        if not self.wordWrap():
            return -1
        return self._paragraph(min(width, px(Size.MEASURE))).height + self._top()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width."""
        return self.wordWrap()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words."""
        painter = painting.start(self)
        tone = self._tone or self._style.tone
        if self.wordWrap():
            wide = min(self.width(), px(Size.MEASURE))
            self._paragraph(wide).draw(painter, QPointF(0, self._top()), tone)
        else:
            room = QRectF(self.rect()).adjusted(0, self._top(), 0, 0)
            painting.line(painter, room, self.text(), self._style, tone)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()

    def _restyle(self) -> None:
        self._set = self._whole = None
        self.setFont(theme().font(self._style))
        self.updateGeometry()
        self.update()


def heading(words: str, parent: QWidget | None = None) -> Words:
    """Return a section's heading."""
    made = Words(words, Type.HEADING)
    made.setParent(parent)
    return made
