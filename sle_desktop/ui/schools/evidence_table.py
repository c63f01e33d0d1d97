"""The evidence of a school in eight rows: audit, lessons and books side by side, and what
disagrees.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import mark_of
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.side_by_side import Row, SideBySide

_HEADINGS = ("Recommendation", "Audit", "Lesson observations", "Book scrutiny")
_SHARES = (24, 20, 26, 30)
"""The columns' shares of the width."""

_UNSEEN = "Secure in the audit; no lesson and no book says anything of it yet."


def mark_for(position: str) -> Mark:
    """Return the mark of an audit's answer; what is no position was not looked at."""
    return mark_of(position) or Mark.NOT_LOOKED_AT


def talk_of(row: "Row") -> str:
    """Return what is to be talked about, "" for nothing."""
    found = row.beside.disagreements
    if found:
        more = f" And {len(found) - 1} more." if len(found) > 1 else ""
        return f"These disagree: {found[0].words[:1].lower()}{found[0].words[1:]}{more}"
    return _UNSEEN if row.beside.is_unseen else ""


def _columns(width: float) -> list[QRectF]:
    """Return the place of each column in a width, without height."""
    whole, x, found = sum(_SHARES), float(Space.S), []
    inner = width - 2 * Space.S
    for share in _SHARES:
        wide = inner * share / whole
        found.append(QRectF(x, 0, wide - Space.M, 0))
        x += wide
    return found


class EvidenceRow(QPushButton):
    """One recommendation; pressed, it shows everything that stands behind it."""

    def __init__(self, row: "Row") -> None:
        super().__init__()
        self.row = row
        self._mark = mark_for(row.beside.audited.position)
        self._talk = talk_of(row)
        beside = row.beside
        said = (f"{row.number} {row.short}", self._mark.word, beside.lessons_said)
        name = ", ".join((*said, beside.books_said, self._talk))
        self.setAccessibleName(name.rstrip(", "))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room at a comfortable width."""
        return QSize(px(Size.COLUMN), self.heightForWidth(px(Size.COLUMN)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the words wrap."""
        return QSize(px(Size.FIELD_SHORT), theme().leading(Type.READING) + Space.L)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the highest column, and of what is to be talked about."""
        cells = max(one.height for one in self._cells(width))
        talk = self._talk_set(width).height + Space.S if self._talk else 0
        return max(cells, px(Size.MARK_SMALL)) + talk + 2 * Space.S

    def _cells(self, width: float) -> list[painting.Paragraph]:
        beside = self.row.beside
        words = (
            (f"{self.row.number}  {self.row.short}", Type.ACTION),
            (self._mark.word, Type.READING),
            (beside.lessons_said, Type.READING),
            (beside.books_said, Type.READING),
        )
        rooms = [one.width() for one in _columns(width)]
        rooms[1] -= px(Size.MARK_SMALL) + Space.S
        return [painting.Paragraph(*one, room) for one, room in zip(words, rooms, strict=True)]

    def _talk_set(self, width: float) -> painting.Paragraph:
        left = px(Size.ICON_SMALL) + Space.S
        return painting.Paragraph(self._talk, Type.ACTION, width - left - 2 * Space.S)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the columns, what is to be talked about, and the line below."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus():
            painting.ring(painter, room)
        low = self._paint_cells(painter)
        if self._talk:
            side = px(Size.ICON_SMALL)
            paint_icon(painter, "messages-square", QRectF(Space.S, low + 2, side, side), Tone.INK)
            at = QPointF(Space.S + side + Space.S, low)
            self._talk_set(room.width()).draw(painter, at, Tone.INK)
        left = QPointF(Space.S, room.bottom() - Size.HAIRLINE)
        painting.hairline(painter, left, room.width() - 2 * Space.S)
        painter.end()

    def _paint_cells(self, painter: QPainter) -> float:
        """Draw the columns; return where what follows begins."""
        cells = self._cells(self.width())
        side, high = px(Size.MARK_SMALL), theme().leading(Type.READING)
        for at, (cell, place) in enumerate(zip(cells, _columns(self.width()), strict=True)):
            x = place.x()
            if at == 1:
                spot = QRectF(x, Space.S + round((high - side) / 2), side, side)
                paint_mark(painter, spot, self._mark, Manner.SOLID)
                x += side + Space.S
            quiet = at > 0 and not self._talk
            cell.draw(painter, QPointF(x, Space.S), Tone.INK2 if quiet else Tone.INK)
        tallest = max(one.height for one in cells)
        return Space.S + max(tallest, side) + Space.S


class _Headings(QWidget):
    """The columns' headings, drawn where the rows draw their columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of one line with air."""
        return QSize(px(Size.FIELD_SHORT), theme().leading(Type.LABEL) + Space.S)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words."""
        painter = painting.start(self)
        for words, place in zip(_HEADINGS, _columns(self.width()), strict=True):
            place.setHeight(theme().leading(Type.LABEL))
            painting.line(painter, place, words, Type.LABEL)
        painter.end()


class EvidenceTable(QWidget):
    """In: ``show_evidence``; ``after`` takes what scrolls along below the rows.

    Out: ``opened`` with a recommendation's key, "" for all of them.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[EvidenceRow] = []
        self._all = Button("All eight", Kind.QUIET)
        self._headings = _Headings()
        more = "It begins with the first audit: then lessons and books stand beside it here."
        self._none = Words(more, Type.READING, wrap=True)
        self._scroll, self.after = Scroll(0), QVBoxLayout()
        self._lay_out()
        self._all.clicked.connect(self._open_all)

    def _lay_out(self) -> None:
        inner = self._scroll.column
        inner.setSpacing(0)
        inner.setContentsMargins(0, 0, Space.XS, Space.S)
        inner.addWidget(self._headings)
        inner.addLayout(self.after)
        inner.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, 0, 0, 0)
        head.addWidget(Words("Evidence by recommendation", Type.HEADING), 1)
        head.addWidget(self._all)
        quiet = QHBoxLayout()
        quiet.setContentsMargins(Space.S, 0, 0, 0)
        quiet.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addLayout(quiet)
        column.addWidget(self._scroll, 1)

    def show_evidence(self, seen: "SideBySide") -> None:
        """Show the recommendations, in the audit's order."""
        for row in self._rows:
            self._scroll.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [EvidenceRow(one) for one in seen.rows]
        for at, row in enumerate(self._rows, 1):
            self._scroll.column.insertWidget(at, row)
            row.show()
            row.clicked.connect(self._open)
        some = bool(self._rows)
        self._none.setVisible(not some)
        for part in (self._all, self._headings):
            part.setVisible(some)

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, EvidenceRow):
            self.opened.emit(row.row.key)

    def _open_all(self) -> None:
        self.opened.emit("")
