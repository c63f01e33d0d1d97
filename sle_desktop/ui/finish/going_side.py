"""GoingSide: what goes to the lead with the next update, and what stays on this laptop."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.going import Going, Told


class _Line(QWidget):
    """One line of a list: a point, the section, and beneath it which part."""

    def __init__(self, told: "Told") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(told.section, Type.READING, Tone.INK, wrap=True))
        if told.part:
            column.addWidget(Words(told.part, Type.NOTE, wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the point."""
        painter = painting.start(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(Tone.INK2))
        middle = theme().leading(Type.READING) / 2
        side = px(Size.DASH_HEIGHT) / 2
        painter.drawEllipse(QPointF(side, middle), side, side)
        painter.end()


class GoingSide(Side):
    """The column at the right. In: ``show_going``."""

    def __init__(self) -> None:
        super().__init__(Size.CONTEXT)
        self._scroll = Scroll(0)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self._scroll.column.setContentsMargins(0, 0, Space.XS, Space.L)
        self._scroll.column.addLayout(self._list)
        self._scroll.column.addStretch(1)
        self.column.addWidget(Words("What goes to the lead", Type.SUBHEADING))
        self.column.addWidget(self._scroll, 1)
        self.setAccessibleName("What goes to the lead and what stays")

    def show_going(self, going: "Going") -> None:
        """Show both lists, and that codes may be recognisable where codes go."""
        _empty(self._list)
        self._add_list("Goes with the next update", going.goes)
        self._list.addSpacing(Space.S)
        self._list.addWidget(Rule())
        self._list.addSpacing(Space.S)
        self._add_list("Stays here", going.stays)
        if going.coded:
            self._list.addSpacing(Space.S)
            self._list.addWidget(Rule())
            self._list.addSpacing(Space.S)
            codes = ", ".join(going.coded)
            said = f"Coded, may be recognisable: who knows the school may know who {codes} is."
            self._list.addWidget(Words(said, Type.READING, Tone.INK2, wrap=True))

    def _add_list(self, title: str, told: "tuple[Told, ...]") -> None:
        self._list.addWidget(Words(title, Type.LABEL))
        for one in told:
            self._list.addWidget(_Line(one))
        if not told:
            self._list.addWidget(Words("Nothing", Type.READING))


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
