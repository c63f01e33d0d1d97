"""PickOne: one of many options from a drop-down; with a quiet label inside it filters a list."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer, Option

_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class PickOne(QComboBox):
    """A drop-down. In: ``show_answer``. Out: ``answered`` with the option's value or ``None``.

    ``label`` is drawn inside, before the choice ("Phase  All"); the whole is as wide as its words.
    """

    answered = Signal(object)

    def __init__(self, name: str, label: str = "", blank: str = "Choose…") -> None:
        super().__init__()
        self._label = label
        self._blank = blank
        self._options: tuple[Option, ...] = ()
        self._known: object = None
        self.setAccessibleName(name)
        self.setView(QListView(self))
        self.setMaxVisibleItems(Size.AREA_LINES_MOST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._activated)

    def show_answer(self, answer: Answer) -> None:
        """Show a value among its options."""
        if answer.options != self._options or not self.count():
            self._options = answer.options
            self.clear()
            for one in self._options:
                self.addItem(one.label, one.value)
        self._known = answer.value
        self.setCurrentIndex(self.findData(answer.value))
        self.setEnabled(not answer.read_only)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the longest words (a filter: of the present ones)."""
        shown = [self._words()] if self._label else [one.label for one in self._options]
        wide = max(
            (painting.width_of(one, Type.ACTION) for one in (*shown, self._blank)), default=0
        )
        wide += painting.width_of(self._label, Type.NOTE) + Space.S if self._label else 0
        side = 2 * Space.M + Space.S + px(Size.ICON_SMALL)
        least = 0 if self._label else px(Size.FIELD_SHORT)
        return QSize(min(max(wide + side, least), px(Size.MEASURE)), px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a little width: long words are cut."""
        return QSize(min(px(Size.FIELD_SHORTEST), self.sizeHint().width()), px(Size.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, the words and the arrow."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        hot = self.underMouse() and self.isEnabled()
        edge = Tone.EDGE if self._label else Tone.FIELD
        ground = Tone.SOFT if hot else Tone.PAGE if self.isEnabled() else Tone.TINT
        painting.box(painter, room, ground, edge)
        if self.hasFocus():
            painting.ring(painter, room)
        side = px(Size.ICON_SMALL)
        spot = QRectF(room.right() - Space.M - side, room.center().y() - side / 2, side, side)
        paint_icon(painter, "chevron-down", spot, Tone.INK2)
        inner = QRectF(Space.M, 0, spot.x() - Space.S - Space.M, room.height())
        if self._label:
            painting.line(painter, inner, self._label, Type.NOTE)
            inner.setLeft(inner.left() + painting.width_of(self._label, Type.NOTE) + Space.S)
        blank = self.currentIndex() < 0
        painting.line(painter, inner, self._words(), Type.ACTION, Tone.INK3 if blank else Tone.INK)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Clear with Backspace."""
        if event.key() in _CLEARS and self._known is not None and not self._label:
            self.setCurrentIndex(-1)
            self._tell(None)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the page scroll: a wheel over a closed drop-down must not change an answer."""
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802
        """Open wide enough for the longest words."""
        longest = max((painting.width_of(one.label, Type.BODY) for one in self._options), default=0)
        self.view().setFont(theme().font(Type.READING))
        self.view().setMinimumWidth(max(longest + 2 * Space.XL, self.width()))
        super().showPopup()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()

    def _words(self) -> str:
        return self.currentText() if self.currentIndex() >= 0 else self._blank

    def _activated(self, row: int) -> None:
        self._tell(self.itemData(row))

    def _tell(self, value: object) -> None:
        self.updateGeometry()
        if value != self._known:
            self._known = value
            self.answered.emit(value)
