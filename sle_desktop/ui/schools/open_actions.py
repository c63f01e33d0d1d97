"""The open actions of a school: what, who, how old, and when they are due, in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.schools_view import OpenAction


class ActionRow(QPushButton):
    """One open action; pressed, it opens the record that agreed it."""

    def __init__(self, action: "OpenAction") -> None:
        super().__init__()
        self.action = action
        said = (action.what, action.who, action.age, action.due)
        self.setAccessibleName(", ".join(one for one in said if one))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room at the width of the side column."""
        return QSize(px(Size.CONTEXT), self.heightForWidth(px(Size.CONTEXT)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the words wrap."""
        return QSize(px(Size.FIELD_SHORTEST), theme().leading(Type.ACTION))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the wrapped words and the quiet lines."""
        lines = 1 if self._on_one_line(width - 2 * Space.S) else 2
        return self._what(width).height + lines * theme().leading(Type.NOTE) + 2 * Space.S

    def _what(self, width: int) -> painting.Paragraph:
        return painting.Paragraph(self.action.what, Type.ACTION, width - 2 * Space.S)

    def _quiet(self) -> str:
        return " · ".join(one for one in (self.action.who, self.action.age) if one)

    def _on_one_line(self, width: int) -> bool:
        both = painting.width_of(self._quiet(), Type.NOTE) + Space.M
        return both + painting.width_of(self.action.due, Type.LABEL) <= width

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words, who and how old at the left, when it is due at the right."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        if self.underMouse():
            painting.box(painter, room, Tone.SOFT, None)
        if self.hasFocus():
            painting.ring(painter, room)
        what = self._what(self.width())
        what.draw(painter, QPointF(Space.S, Space.S), Tone.INK)
        high, wide = theme().leading(Type.NOTE), room.width() - 2 * Space.S
        low = QRectF(Space.S, Space.S + what.height, wide, high)
        if self._on_one_line(round(wide)):
            painting.line(painter, low, self._quiet(), Type.NOTE)
        else:
            painting.line(painter, low, self.action.who, Type.NOTE)
            low.moveTop(low.bottom())
            painting.line(painter, low, self.action.age, Type.NOTE)
        style, tone = (Type.LABEL, Tone.RED) if self.action.is_late else (Type.NOTE, Tone.INK2)
        due = painting.width_of(self.action.due, style)
        at = QRectF(low.right() - due, low.y(), due + 1, high)
        painting.line(painter, at, self.action.due, style, tone)
        left = QPointF(Space.S, room.bottom() - Size.HAIRLINE)
        painting.hairline(painter, left, wide)
        painter.end()


class OpenActions(QWidget):
    """The column of open actions. In: ``show_actions``. Out: ``opened`` with a record's id,
    ``all_wanted``.
    """

    opened = Signal(str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = Words("", Type.READING)
        self._none = Words("No action is open.", Type.READING, wrap=True)
        self._all = Button("All", Kind.QUIET)
        self._all.setAccessibleName("All actions of this school")
        self._all.clicked.connect(self.all_wanted)
        self._scroll = Scroll(0)
        self._rows: list[ActionRow] = []
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, 0, 0, 0)
        head.setSpacing(Space.S)
        head.addWidget(Words("Open actions", Type.HEADING))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._all)
        self._none.setContentsMargins(0, Space.S, 0, 0)
        self._scroll.column.setSpacing(0)
        self._scroll.column.setContentsMargins(0, Space.XS, Space.XS, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        quiet = QHBoxLayout()
        quiet.setContentsMargins(Space.S, 0, 0, 0)
        quiet.addWidget(self._none)
        column.addLayout(quiet)
        column.addWidget(self._scroll, 1)
        self._scroll.column.addStretch(1)

    def show_actions(self, actions: "tuple[OpenAction, ...]") -> None:
        """Show the open actions, the earliest due first."""
        self._count.setText(str(len(actions)) if actions else "")
        self._none.setVisible(not actions)
        for row in self._rows:
            self._scroll.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ActionRow(one) for one in actions]
        for at, row in enumerate(self._rows):
            self._scroll.column.insertWidget(at, row)
            row.show()
            row.clicked.connect(self._open)

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, ActionRow):
            self.opened.emit(row.action.record_id)
