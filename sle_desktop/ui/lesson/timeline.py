"""Timeline: the rows of a lesson, each with its time, code and flag before its words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme

if TYPE_CHECKING:
    from sle_desktop.services.lessons import LessonRow

SIGNS = {"strength": "∗", "develop": "!", "ask": "?"}
"""How a flag is drawn."""

_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a row begin; the input line has the same, so that nothing moves."""

    code: int
    flag: int
    words: int


def columns() -> Columns:
    """Return the columns at the present text scale."""
    code = px(Size.LESSON_TIME)
    flag = code + px(Size.LESSON_CODE)
    return Columns(code, flag, flag + px(Size.LESSON_FLAG))


def paint_before(painter: QPainter, room: QRectF, row: "LessonRow", tone: Tone) -> None:
    """Draw what stands before a row's words: its time, code and flag."""
    at = columns()
    line = QRectF(room.x(), room.y(), px(Size.LESSON_CODE), theme().leading(Type.LESSON))
    painting.line(painter, line, row.said_at, Type.LESSON, Tone.INK3)
    painting.line(painter, line.translated(at.code, 0), row.code_label, Type.ACTION, tone)
    sign = SIGNS.get(row.flag, "")
    painting.line(painter, line.translated(at.flag, 0), sign, Type.LESSON_FLAG, Tone.ACCENT)


class Rows(QAbstractListModel):
    """The rows as a model; each says itself in one sentence to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LessonRow] = []

    def show_rows(self, rows: "tuple[LessonRow, ...]") -> None:
        """Show other rows; when only the last one is new, only that one is inserted."""
        if rows[:-1] == tuple(self.rows) and rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
            self.rows.append(rows[-1])
            self.endInsertRows()
        elif rows != tuple(self.rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what it says."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (row.said_at, row.code_label, row.flag.replace("_", " "), row.words)
            return ", ".join(one for one in parts if one)
        return None


class Timeline(QListView):
    """The last rows above the input line. Out: ``chosen`` and ``removed`` with a row's key, on
    Enter and Delete; ``left`` when the arrow goes below the last row.
    """

    chosen = Signal(str)
    removed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = Rows()
        self.setAccessibleName("Timeline")
        self.setModel(self._rows)
        self._painter = _RowPainter(self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(False)
        self.doubleClicked.connect(self._choose)

    def show_rows(self, rows: "tuple[LessonRow, ...]") -> None:
        """Show rows, the last one in sight."""
        self._rows.show_rows(rows)
        self.scrollToBottom()

    def rows(self) -> "tuple[LessonRow, ...]":
        """Return the rows that are shown."""
        return tuple(self._rows.rows)

    def enter(self) -> None:
        """Go to the last row, from below."""
        last = len(self._rows.rows) - 1
        if last >= 0:
            self.setCurrentIndex(self._rows.index(last))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str:
        """Return the key of the current row, or an empty word."""
        at = self.currentIndex().row()
        return self._rows.rows[at].key if 0 <= at < len(self._rows.rows) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose, remove, or go back to the input line."""
        last = self.currentIndex().row() == len(self._rows.rows) - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.chosen.emit(self.current())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current():
            self.removed.emit(self.current())
        elif event.key() == Qt.Key.Key_Down and last:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the words anew, and keep the last row in sight."""
        super().resizeEvent(event)
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
        self.scrollToBottom()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._painter.forget()
            self.scheduleDelayedItemsLayout()

    def _choose(self, _index: QModelIndex) -> None:
        self.chosen.emit(self.current())


class _RowPainter(QStyledItemDelegate):
    """Draws one row: nothing before the words moves, however long they are."""

    def __init__(self, parent: Timeline) -> None:
        super().__init__(parent)
        self._sizes: dict[str, QSize] = {}

    def forget(self) -> None:
        """Measure every row again: the room or the size of text is another."""
        self._sizes.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of the words in their column."""
        del option
        words = self._row(index).words
        if words not in self._sizes:  # the list asks for all of 500 rows when one is added
            view = self.parent()
            assert isinstance(view, Timeline)
            height = painting.Paragraph(words, Type.LESSON, self._room(view)).height
            self._sizes[words] = QSize(view.viewport().width(), height + Space.L)
        return self._sizes[words]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row, in a soft band where the arrow keys are."""
        row, room = self._row(index), QRectF(option.rect)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            painting.box(painter, room, Tone.SOFT, None)
        inner = room.adjusted(0, Space.S, 0, -Space.S)
        paint_before(painter, inner, row, Tone.INK3)
        view = self.parent()
        assert isinstance(view, Timeline)
        words = painting.Paragraph(row.words, Type.LESSON, self._room(view))
        words.draw(painter, QPointF(inner.x() + columns().words, inner.y()), Tone.INK)

    def _room(self, view: Timeline) -> float:
        return float(view.viewport().width() - columns().words - Space.L)

    def _row(self, index: _Index) -> "LessonRow":
        row: LessonRow = index.data(_ROW)
        return row
