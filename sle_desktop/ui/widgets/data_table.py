"""DataTable: rows under headings; opens, sorts, copies; ten thousand rows without a pause."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.marks import Manner, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.paged_rows import CELL_ROLE, Cell, Column, PagedRows, Source

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DataTable(QTableView):
    """A table. In: ``show_rows`` (columns and a source). Out: ``opened`` with a row's key, on a
    click or Enter; ``sorted_by`` with a column's key and whether downwards (read it anew). ``tall``
    rows have a second line. Ctrl+C copies the selected rows with tabs. Where rows are also picked
    (``picks``), a click picks one and a double click opens it; ``picked`` has its key. The
    band of a row lies outside the text edge: give the table's column 8 pixels less margin.
    """

    opened = Signal(str)
    picked = Signal(str)
    sorted_by = Signal(str, bool)

    def __init__(self, name: str, *, tall: bool = False, picks: bool = False) -> None:
        super().__init__()
        self._tall = tall
        self._picks = picks
        self._rows = PagedRows(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalHeader(_Headings(self))
        self._set_up()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.horizontalHeader().sectionClicked.connect(self._heading_pressed)
        self._order: tuple[str, bool] = ("", False)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(0)

    def show_rows(self, columns: tuple[Column, ...], source: Source) -> None:
        """Show other rows from their beginning; a selected row that is still there stays so."""
        key = self.current_key()
        self._rows.show_rows(columns, source)
        self.verticalHeader().setDefaultSectionSize(
            theme().leading(Type.ACTION) + theme().leading(Type.NOTE) + Space.S
            if self._tall
            else px(Size.ROW_SHORT) + Space.HAIR
        )
        self._share_width()
        some = bool(self._rows.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if some else Qt.FocusPolicy.NoFocus)
        row = self._rows.row_of(key)
        if row >= 0 or (some and self.hasFocus()):
            self.selectRow(max(row, 0))

    def current_key(self) -> str:
        """Return the key of the current row, or an empty word."""
        row = self.currentIndex().row()
        return self._rows.rows[row].key if 0 <= row < len(self._rows.rows) else ""

    def order(self) -> tuple[str, bool]:
        """Return the column that the reader sorts by and whether downwards."""
        return self._order

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter, copy with Ctrl+C."""
        if event.key() in _OPENS and self.current_key():
            self.opened.emit(self.current_key())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the focus is: on the first row, if on none yet."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        columns = self._rows.columns
        whole = sum(one.part for one in columns)
        wide = self.viewport().width()
        for at, one in enumerate(columns):
            self.setColumnWidth(at, wide * one.part // whole)

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit(self.current_key())

    def _double_clicked(self, index: QModelIndex) -> None:
        if self._picks:
            self.opened.emit(self._rows.rows[index.row()].key)

    def _clicked(self, index: QModelIndex) -> None:
        if self._picks:
            return
        keys = QGuiApplication.keyboardModifiers()
        if not keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.opened.emit(self._rows.rows[index.row()].key)

    def _heading_pressed(self, section: int) -> None:
        column = self._rows.columns[section]
        if column.sorts:
            before, down = self._order
            self._order = (column.key, before == column.key and not down)
            self.horizontalHeader().viewport().update()
            self.sorted_by.emit(*self._order)

    def _copy(self) -> None:
        rows = sorted({one.row() for one in self.selectionModel().selectedRows()})
        lines = ["\t".join(cell.spoken for cell in self._rows.rows[row].cells) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _rule(painter: QPainter, rect: QRect, ends: tuple[bool, bool], tone: Tone) -> None:
    """Draw the hairline below a cell; at the table's ends it stops where the words do."""
    left, right = (Space.S if end else 0 for end in ends)
    at = QPoint(rect.x() + left, rect.bottom()).toPointF()
    painting.hairline(painter, at, rect.width() - left - right, tone)


class _Headings(QHeaderView):
    """The headings: quiet words over a line."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of one line with air."""
        return QSize(super().sizeHint().width(), px(Size.ROW_SHORT))

    def paintSection(  # noqa: N802
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803
    ) -> None:
        """Draw one heading, its arrow when sorted by, and the line below."""
        model = self.model()
        assert isinstance(model, PagedRows)
        column = model.columns[logicalIndex]
        room = QRectF(rect)
        key, down = self._table.order()
        here = key == column.key
        inner = room.adjusted(Space.S, 0, -Space.S, 0)
        painting.line(painter, inner, column.heading, Type.LABEL, Tone.INK if here else None)
        if here:
            side = px(Size.ICON_SMALL) - Space.HAIR
            x = inner.x() + painting.width_of(column.heading, Type.LABEL) + Space.XS
            spot = QRectF(x, room.center().y() - side / 2, side, side)
            paint_icon(painter, "arrow-down" if down else "arrow-up", spot, Tone.INK2)
        _rule(painter, rect, (logicalIndex == 0, logicalIndex == self.count() - 1), Tone.EDGE)


class _CellPainter(QStyledItemDelegate):
    """Draws one cell."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, the sign, the words and the second line."""
        cell: Cell = index.data(CELL_ROLE)
        room = QRectF(option.rect)
        table = self.parent()
        assert isinstance(table, DataTable)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = table.indexAt(table.viewport().mapFromGlobal(table.cursor().pos()))
        if chosen or (table.underMouse() and over.row() == index.row()):
            painter.fillRect(room, theme().colour(Tone.SOFT if chosen else Tone.TINT))
        first, last = index.column() == 0, index.column() == index.model().columnCount() - 1
        _rule(painter, option.rect, (first, last), Tone.LINE)
        if chosen and table.hasFocus() and first:
            bar = QRectF(room.x(), room.y(), Size.BAND - 1, room.height())
            painter.fillRect(bar, theme().colour(Tone.ACCENT))
        self._inside(painter, room.adjusted(Space.S, 0, -Space.S, 0), cell)
        painter.restore()

    @staticmethod
    def _inside(painter: QPainter, inner: QRectF, cell: Cell) -> None:
        if cell.mark or cell.icon:
            side = px(Size.MARK_SMALL if cell.mark else Size.ICON_SMALL)
            spot = QRectF(inner.x(), round(inner.center().y() - side / 2), side, side)
            if cell.mark:
                paint_mark(
                    painter, spot, cell.mark, Manner.OUTLINE if cell.earlier else Manner.SOLID
                )
            else:
                paint_icon(painter, cell.icon, spot, cell.tone or Tone.INK2)
            inner = inner.adjusted(side + Space.S, 0, 0, 0)
        style = Type.ACTION if cell.strong else Type.READING
        tone = cell.tone or (Tone.INK if cell.strong else Tone.INK2)
        if cell.second:
            high, low = theme().leading(Type.ACTION), theme().leading(Type.NOTE)
            top = inner.center().y() - (high + low) / 2
            upper = QRectF(inner.x(), top, inner.width(), high)
            painting.line(painter, upper, cell.words, style, tone)
            painting.line(
                painter,
                QRectF(inner.x(), top + high - 1, inner.width(), low),
                cell.second,
                Type.NOTE,
            )
        else:
            painting.line(painter, inner, cell.words, style, tone)
