"""Results: what was found, in groups, with the words that matched set apart."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme

_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a heading without a ``key``, or something found.

    ``marks`` are the places in ``words`` that matched; ``more`` is the second line, ``keys`` stand
    at the right.
    """

    words: str
    key: str = ""
    marks: _Marks = ()
    more: str = ""
    keys: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """Everything the line shows, in words."""
        return ", ".join(filter(None, (self.words, self.more, self.keys)))


class Results(QListView):
    """The list. In: ``show_rows``, ``step``. Out: ``opened`` with a row's key on a click.

    The focus stays in the line above, which moves what is chosen here; headings are stepped over.
    """

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Line(self))
        self.rows: tuple[Row, ...] = ()
        self.clicked.connect(self._clicked)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows, the first that can be opened chosen."""
        self.rows = rows
        self._model.clear()
        for one in rows:
            line = QStandardItem(one.words)
            line.setData(one, _ROLE)
            line.setData(one.spoken, Qt.ItemDataRole.AccessibleTextRole)
            line.setSelectable(bool(one.key))
            self._model.appendRow(line)
        self.scrollToTop()
        self._choose(next(iter(self._places()), -1))
        self.updateGeometry()

    def current(self) -> Row | None:
        """Return the chosen row, if there is any."""
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def step(self, by: int) -> None:
        """Choose a row further down, or up; from the last one on to the first, and back."""
        places = self._places()
        if places:
            here = self.currentIndex().row()
            at = places.index(here) if here in places else -1
            self._choose(places[(at + by) % len(places)])

    def step_group(self, by: int) -> None:
        """Choose the first row of the next group, or of the one before."""
        firsts = [at for at in self._places() if not self.rows[at - 1].key or at == 0]
        if firsts:
            here = self.currentIndex().row()
            group = max((at for at, first in enumerate(firsts) if first <= here), default=0)
            self._choose(firsts[(group + by) % len(firsts)])

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of all rows."""
        high = sum(map(height_of, self.rows))
        return QSize(super().sizeHint().width(), high)

    def _places(self) -> list[int]:
        return [at for at, one in enumerate(self.rows) if one.key]

    def _choose(self, at: int) -> None:
        index = self._model.index(at, 0)
        self.setCurrentIndex(index)
        if at == next(iter(self._places()), -1):
            self.scrollToTop()  # with its heading
        else:
            self.scrollTo(index)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if row.key:
            self.opened.emit(row.key)


def height_of(row: Row) -> int:
    """Return how high a row is: a heading, one line, or two."""
    if not row.key:
        return theme().leading(Type.LABEL) + Space.M
    second = theme().leading(Type.NOTE) if row.more else 0
    return theme().leading(Type.ACTION) + second + Space.M


class _Line(QStyledItemDelegate):
    """Draws one row."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(px(Size.BUTTON_LEAST), height_of(index.data(_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground, the icon, the words with their marks, and the second line."""
        row: Row = index.data(_ROLE)
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.key:
            low = room.adjusted(Space.M, Space.S, -Space.M, -Space.XS)
            painting.line(painter, low, row.words, Type.LABEL)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if chosen or over:
                painting.box(painter, room, Tone.SOFT if chosen else Tone.TINT, None)
            if chosen:
                bar = QRectF(room.x(), room.y() + Space.S, Size.BAND - 1, room.height() - Space.L)
                painter.fillRect(bar, theme().colour(Tone.ACCENT))
            self._inside(painter, room.adjusted(Space.M, Space.XS, -Space.M, -Space.XS), row)
        painter.restore()

    @staticmethod
    def _inside(painter: QPainter, inner: QRectF, row: Row) -> None:
        side = px(Size.ICON_SMALL)
        top = QRectF(inner)
        top.setHeight(inner.height() if not row.more else theme().leading(Type.ACTION) + Space.XS)
        spot = QRectF(inner.x(), round(top.center().y() - side / 2), side, side)
        paint_icon(painter, row.icon or "arrow-right", spot, Tone.INK2)
        left = side + Space.M
        words = top.adjusted(left, 0, 0, 0)
        if row.keys:
            wide = painting.width_of(row.keys, Type.NOTE)
            at = QRectF(top.right() - wide, top.y(), wide + 1, top.height())
            painting.line(painter, at, row.keys, Type.NOTE)
            words.setRight(at.left() - Space.S)
        paint_marked(painter, words, row.words, row.marks)
        if row.more:
            below = QRectF(inner.x() + left, top.bottom() - Space.HAIR, 0, 0)
            below.setBottomRight(inner.bottomRight())
            painting.line(painter, below, row.more, Type.NOTE)


def paint_marked(painter: QPainter, room: QRectF, words: str, marks: _Marks) -> None:
    """Draw one line of words, what is marked strong and underlined, as far as there is room."""
    at = room.x()
    for part, is_marked in parts_of(words, marks):
        if at >= room.right():
            return
        style = Type.ACTION_STRONG if is_marked else Type.READING
        rest = QRectF(at, room.y(), room.right() - at, room.height())
        painting.line(painter, rest, part, style, Tone.ACCENT if is_marked else Tone.INK)
        at += QFontMetricsF(theme().font(style)).horizontalAdvance(part)


def parts_of(words: str, marks: _Marks) -> list[tuple[str, bool]]:
    """Return the parts of words in order, each with whether it is marked."""
    ends = [0, *(place for mark in marks for place in mark), len(words)]
    spans = enumerate(pairwise(ends))
    parts = [(words[start:end], at % 2 == 1) for at, (start, end) in spans]
    return [one for one in parts if one[0]]
