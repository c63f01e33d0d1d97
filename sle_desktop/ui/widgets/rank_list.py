"""RankList: options put in order, by dragging, by Alt with the arrow keys, or by two buttons."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind

_ROLE = Qt.ItemDataRole.UserRole


class RankList(QWidget):
    """Options in an order. In: ``show_answer`` with a tuple. Out: ``answered`` with another."""

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = _Lines(name)
        self._up = Button(f"{name}: move up", Kind.PLAIN, "arrow-up", icon_only=True)
        self._down = Button(f"{name}: move down", Kind.PLAIN, "arrow-down", icon_only=True)
        beside = QVBoxLayout()
        beside.setSpacing(Space.XS)
        beside.addWidget(self._up)
        beside.addWidget(self._down)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.lines)
        row.addLayout(beside)
        row.addStretch(1)
        self.setFocusProxy(self.lines)
        self.lines.moved.connect(self._tell)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)

    def show_answer(self, answer: Answer) -> None:
        """Show the order given, then the options that it does not name."""
        ranked = answer.value if isinstance(answer.value, tuple) else ()
        by_value = {one.value: one for one in answer.options}
        order = [by_value[value] for value in ranked if value in by_value]
        order += [one for one in answer.options if one.value not in ranked]
        if order != self.lines.options():
            self.lines.show_options(order)
        for part in (self.lines, self._up, self._down):
            part.setEnabled(not answer.read_only)

    def _move_up(self) -> None:
        self.lines.shift(-1)

    def _move_down(self) -> None:
        self.lines.shift(1)

    def _tell(self) -> None:
        self.answered.emit(tuple(one.value for one in self.lines.options()))


class _Lines(QListWidget):
    """The list itself."""

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Line(self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.model().rowsMoved.connect(self.moved)

    def options(self) -> list[Option]:
        """Return the options in their present order."""
        return [self.item(row).data(_ROLE) for row in range(self.count())]

    def show_options(self, order: list[Option]) -> None:
        """Show other options or another order."""
        here = self.currentItem().data(_ROLE) if self.currentItem() else None
        self.clear()
        for one in order:
            item = QListWidgetItem(one.label)
            item.setData(_ROLE, one)
            self.addItem(item)
        self.setCurrentRow(order.index(here) if here in order else 0)
        self.updateGeometry()

    def shift(self, by: int) -> None:
        """Move the present line up or down."""
        row = self.currentRow()
        if 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self.moved.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for every line."""
        labels = [painting.width_of(one.label, Type.READING) for one in self.options()]
        wide = max(labels, default=0) + 2 * Space.M + px(Space.XXL) + px(Space.XL)
        high = self.count() * (px(Size.ROW_SHORT) + Space.XS)
        return QSize(min(max(wide, px(Size.CONTEXT)), px(Size.MEASURE)), high + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the line with Alt and the arrow keys."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(by)
        else:
            super().keyPressEvent(event)


class _Line(QStyledItemDelegate):
    """Draws one line: its place, its words and a grip."""

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a short row with its gap."""
        return QSize(px(Size.FIELD_SHORTEST), px(Size.ROW_SHORT) + Space.XS)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw."""
        room = QRectF(option.rect).adjusted(0, 0, 0, -Space.XS)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.box(painter, room, Tone.SOFT if here and focus else Tone.PAGE, Tone.EDGE)
        if here and focus:
            painting.ring(painter, room)
        inner = room.adjusted(Space.M, 0, -Space.M, 0)
        painting.line(painter, inner, str(index.row() + 1), Type.LABEL)
        side = px(Size.ICON_SMALL)
        grip = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
        paint_icon(painter, "grip-vertical", grip, Tone.INK3)
        words = inner.adjusted(px(Space.XL), 0, -side - Space.S, 0)
        option_shown: Option = index.data(_ROLE)
        painting.line(painter, words, option_shown.label, Type.READING, Tone.INK)
        painter.restore()
