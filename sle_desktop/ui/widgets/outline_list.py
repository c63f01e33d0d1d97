"""OutlineList: the sections of a record, with progress, what is missing, and where one is."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.progress_dashes import paint_dashes, said

_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One line of an outline.

    ``note`` is the second line; without one, ``done`` of ``asked`` is drawn as dashes; with neither
    the line is low. ``mark`` is the section's position, ``complete`` a tick, ``missing`` how many
    answers stand before finishing, ``count`` a quiet number at the right.
    """

    key: str
    label: str
    number: str = ""
    note: str = ""
    done: int = 0
    asked: int = 0
    mark: Mark | None = None
    complete: bool = False
    missing: int = 0
    count: str = ""

    @property
    def is_low(self) -> bool:
        """Whether it has one line only."""
        return not self.note and not self.asked

    @property
    def spoken(self) -> str:
        """Everything the line shows, in words."""
        parts = [f"{self.number} {self.label}".strip()]
        parts += [self.note] if self.note else [said(self.done, self.asked)] if self.asked else []
        parts += [self.mark.word] if self.mark else []
        parts += ["complete"] if self.complete else []
        parts += [f"{self.missing} missing"] if self.missing else []
        return ", ".join(parts)


class OutlineList(QListView):
    """An outline. In: ``show_items`` and ``show_current``. Out: ``chosen`` with the item's key."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Line(self))
        self._items: tuple[OutlineItem, ...] = ()
        self._telling = False
        self.selectionModel().currentChanged.connect(self._moved)

    def show_items(self, items: tuple[OutlineItem, ...]) -> None:
        """Show the lines; where one is stays when that line is still there."""
        here = self.current()
        if [one.key for one in items] != [one.key for one in self._items]:
            self._telling = True
            self._rows.clear()
            for _ in items:
                self._rows.appendRow(QStandardItem())
            self._telling = False
        self._items = items
        for row, one in enumerate(items):
            line = self._rows.item(row)
            line.setData(one, _ROLE)
            line.setData(one.label, Qt.ItemDataRole.DisplayRole)
            line.setData(one.spoken, Qt.ItemDataRole.AccessibleTextRole)
            line.setEditable(False)
        self.show_current(here)

    def show_current(self, key: str) -> None:
        """Show where one is, without telling anybody."""
        self._telling = True
        for row, one in enumerate(self._items):
            if one.key == key:
                self.setCurrentIndex(self._rows.index(row, 0))
        self._telling = False

    def current(self) -> str:
        """Return the key of where one is, or an empty word."""
        row = self.currentIndex().row()
        return self._items[row].key if 0 <= row < len(self._items) else ""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the outline's usual width."""
        return QSize(px(Size.OUTLINE), super().sizeHint().height())

    def _moved(self) -> None:
        if not self._telling and self.current():
            self.chosen.emit(self.current())


class _Line(QStyledItemDelegate):
    """Draws one line of an outline."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of one line or two, with air."""
        item: OutlineItem = index.data(_ROLE)
        high = theme().leading(Type.NOTE) + (0 if item.is_low else theme().leading(Type.NOTE))
        return QSize(px(Size.OUTLINE) // 2, high + Space.L)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground, number, label, second line and what stands at the right."""
        item: OutlineItem = index.data(_ROLE)
        state, rect = option.state, option.rect
        here = bool(state & QStyle.StateFlag.State_Selected)
        room = QRectF(rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here:
            painting.box(painter, room, Tone.SOFT, None)
            if state & QStyle.StateFlag.State_HasFocus:
                painting.ring(painter, room)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, room, Tone.TINT, None)
        inner = room.adjusted(Space.M, Space.S - 1, -Space.S, -Space.S + 1)
        inner = self._right(painter, inner, item)
        self._left(painter, inner, item, here)
        painter.restore()

    @staticmethod
    def _left(painter: QPainter, inner: QRectF, item: OutlineItem, here: bool) -> None:
        tone = Tone.ACCENT if here else Tone.INK
        style = Type.ACTION_STRONG if here else Type.ACTION
        top = QRectF(inner.x(), inner.y(), inner.width(), theme().leading(Type.NOTE))
        if item.number:
            quiet = tone if here else Tone.INK3
            painting.line(painter, top, item.number, style, quiet)
            top.setLeft(top.left() + painting.width_of("00", Type.ACTION) + Space.HAIR)
        painting.line(painter, top, item.label, style, tone)
        below = top.translated(0, top.height())
        if item.note:
            painting.line(painter, below, item.note, Type.NOTE, Tone.INK2)
        elif item.asked:
            short = px(Size.BAR_SHORT) - below.width()
            dashes = below.adjusted(0, 0, short, 0)
            wide = paint_dashes(painter, dashes, item.done, item.asked)
            words, quiet = said(item.done, item.asked), Tone.INK2
            if item.missing:
                words, quiet = f"{item.missing} missing", Tone.RED
            painting.line(painter, below.adjusted(wide + Space.S, 0, 0, 0), words, Type.NOTE, quiet)

    @staticmethod
    def _right(painter: QPainter, inner: QRectF, item: OutlineItem) -> QRectF:
        side = px(Size.MARK_SMALL if item.mark else Size.ICON_SMALL)
        spot = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
        if item.mark:
            paint_mark(painter, spot, item.mark, Manner.SOLID)
        elif item.complete:
            paint_icon(painter, "check", spot, Tone.GREEN)
        elif item.count:
            return _right_words(painter, inner, item.count, Tone.INK3)
        else:
            return inner
        return inner.adjusted(0, 0, -side - Space.XS, 0)


def _right_words(painter: QPainter, inner: QRectF, words: str, tone: Tone) -> QRectF:
    wide = painting.width_of(words, Type.NOTE)
    high = theme().leading(Type.NOTE)
    spot = QRectF(inner.right() - wide, inner.bottom() - high, wide + 1, high)
    painting.line(painter, spot, words, Type.NOTE, tone)
    return inner.adjusted(0, 0, -wide - Space.XS, 0)
