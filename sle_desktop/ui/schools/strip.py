"""The strip: eight recommendations over the stages of a school's audits, with their movement."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.marks import Manner, Mark, paint_mark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import mark_of
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from datetime import date

    from sle_desktop.services.schools_view import Position, Stage, Strip

_FIRST_SHARE, _SHARE = 5, 4
"""The first column is a little wider than each of the others."""

_ARROWS = {"up": "arrow-up", "down": "arrow-down"}


class StageMark(QLabel):
    """One position at one stage: its mark, and how it moved since the stage before.

    Columns that are too narrow for both set the words beneath the mark: all of them do where one
    must, so ``need`` is the width of the widest.
    """

    def __init__(self, position: "Position", said: str, *, earlier: bool) -> None:
        super().__init__()
        self._mark = mark_of(position.value) or Mark.NOT_LOOKED_AT
        self._manner = Manner.OUTLINE if earlier else Manner.SOLID
        self._words = position.movement
        self.need = 0
        self._arrow = _ARROWS.get(position.movement.partition(" ")[0], "")
        moved = f", {position.movement}" if position.movement not in ("", self._mark.word) else ""
        self.setAccessibleName(f"{said}: {self._mark.word}{moved}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the mark and its words beside it."""
        wide = px(Size.MARK) + (Space.S + self._words_width() if self._words else 0)
        return QSize(wide, px(Size.MARK) + theme().leading(Type.NOTE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the mark with the words beneath it."""
        return QSize(px(Size.CELL_LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the mark, the arrow and the words."""
        painter = painting.start(self)
        side = px(Size.MARK)
        beside = self.width() >= max(self.need, self.sizeHint().width())
        room = QRectF(self.rect())
        top = (room.height() - side) / 2 if beside or not self._words else 0.0
        paint_mark(painter, QRectF(0.5, round(top), side, side), self._mark, self._manner)
        if self._words:
            high = theme().leading(Type.NOTE)
            at = room.adjusted(side + Space.S, 0, 0, 0)
            if not beside:
                at = QRectF(0, side, room.width(), high)
            if self._arrow:
                small = px(Size.ICON_SMALL) - Space.HAIR
                spot = QRectF(at.x(), round(at.center().y() - small / 2), small, small)
                paint_icon(painter, self._arrow, spot, Tone.INK2)
                at.setLeft(at.left() + small + Space.XS)
            painting.line(painter, at, self._words, Type.NOTE, Tone.INK2)
        painter.end()

    def _words_width(self) -> int:
        arrow = px(Size.ICON_SMALL) - Space.HAIR + Space.XS if self._arrow else 0
        return painting.width_of(self._words, Type.NOTE) + arrow


class StripView(QWidget):
    """The strip. In: ``show_strip``. Out: ``opened`` with a record's id, ``audit_wanted``."""

    opened = Signal(str)
    audit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Recommendations over the stages")
        self._grid = QWidget()
        self._none = QWidget()
        none = QVBoxLayout(self._none)
        none.setContentsMargins(0, 0, 0, 0)
        none.setSpacing(Space.XS)
        none.addWidget(Words("No audit yet", Type.SUBHEADING))
        more = "The baseline shows where the school stands on each of the eight recommendations."
        none.addWidget(Words(more, Type.READING, wrap=True))
        self._audit = Button("Start the baseline audit", icon="clipboard-check")
        none.addSpacing(Space.XS)
        none.addWidget(self._audit, 0, Qt.AlignmentFlag.AlignLeft)
        self._audit.clicked.connect(self.audit_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self._column.addWidget(self._grid)
        self._column.addWidget(self._none)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: "Strip", today: "date") -> None:
        """Show the stages, oldest first."""
        self._none.setVisible(not strip.stages)
        fresh = QWidget()
        if strip.stages:
            self._fill(QGridLayout(fresh), strip, today)
        self._column.replaceWidget(self._grid, fresh)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = fresh
        fresh.setVisible(bool(strip.stages))

    def _fill(self, grid: QGridLayout, strip: "Strip", today: "date") -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, _FIRST_SHARE)
        grid.setColumnMinimumWidth(0, px(Size.STAGE))
        for at, told in enumerate(strip.recommendations, 1):
            grid.setColumnStretch(at, _SHARE)
            grid.addWidget(_Heading(told.number, told.short), 0, at, Qt.AlignmentFlag.AlignTop)
        names = [f"{one.number} {one.short}" for one in strip.recommendations]
        marks: list[StageMark] = []
        for place, stage in enumerate(strip.stages):
            row = 2 * place + 1
            grid.addWidget(Rule(), row, 0, 1, -1)
            grid.addWidget(self._stage(stage, today), row + 1, 0)
            earlier = place < len(strip.stages) - 1
            for at, position in enumerate(stage.positions):
                said = f"{names[at]}, {stage.name}"
                marks.append(StageMark(position, said, earlier=earlier))
                grid.addWidget(marks[-1], row + 1, at + 1)
        need = max(one.sizeHint().width() for one in marks)
        for one in marks:
            one.need = need

    def _stage(self, stage: "Stage", today: "date") -> QWidget:
        button = StageButton(stage, day_of(stage.day, today) if stage.day else "")
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, StageButton):
            self.opened.emit(button.record_id)


class StageButton(Button):
    """The name and day of a stage; it opens the audit."""

    def __init__(self, stage: "Stage", day: str) -> None:
        self.record_id = stage.record_id
        self._name = f"{stage.name}, draft" if stage.is_draft else stage.name
        self._day = day
        super().__init__(f"{self._name}, {day}", Kind.QUIET)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of two lines."""
        lines = ((self._name, Type.ACTION_STRONG), (self._day, Type.NOTE))
        wide = max(painting.width_of(*one) for one in lines)
        return QSize(wide + 1, theme().leading(Type.ACTION_STRONG) + theme().leading(Type.NOTE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the two lines; under the pointer the name is in the accent."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.hasFocus():
            painting.ring(painter, room.adjusted(-1, 0, 1, 0))
        high = theme().leading(Type.ACTION_STRONG)
        hot = self.underMouse()
        top = QRectF(0, 0, room.width(), high)
        low = QRectF(0, high, room.width(), theme().leading(Type.NOTE))
        painting.line(painter, top, self._name, Type.ACTION_STRONG, Tone.ACCENT if hot else None)
        painting.line(painter, low, self._day, Type.NOTE)
        painter.end()


class _Heading(QLabel):
    """The number and short name of a recommendation, on at most three lines."""

    def __init__(self, number: str, short: str) -> None:
        super().__init__()
        self._number, self._short = number, short
        self.setAccessibleName(f"{number} {short}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the number over the name."""
        return QSize(
            painting.width_of(self._short, Type.NOTE_STRONG), self.heightForWidth(px(Size.MEASURE))
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the name wraps."""
        return QSize(px(Size.CELL_LEAST), self.heightForWidth(px(Size.CELL_LEAST)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the number and the wrapped name."""
        name = painting.Paragraph(self._short, Type.NOTE_STRONG, width)
        return theme().leading(Type.LABEL) + name.height

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the number and the name."""
        painter = painting.start(self)
        high = theme().leading(Type.LABEL)
        room = QRectF(0, 0, self.width(), high)
        painting.line(painter, room, self._number, Type.LABEL)
        name = painting.Paragraph(self._short, Type.NOTE_STRONG, self.width())
        name.draw(painter, QPointF(0, high), Tone.INK2)
        painter.end()
