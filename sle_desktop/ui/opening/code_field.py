"""CodeField: where the recovery code is typed, group by group; it does not take a pasted one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sle_desktop.domain.protection import groups, wrong_group
from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


class CodeField(QLineEdit):
    """One line for a recovery code. Out: ``pasted`` when somebody tried to paste where typing is
    meant (``typed_only``): copying shows nothing of having it written down.
    """

    pasted = Signal()

    def __init__(self, name: str, *, typed_only: bool = False) -> None:
        super().__init__()
        self._typed_only = typed_only
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )
        if typed_only:
            self.setAcceptDrops(False)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Type, but do not paste."""
        if self._typed_only and event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Do not paste with the middle button either."""
        if self._typed_only and event.button() == Qt.MouseButton.MiddleButton:
            self.pasted.emit()
        else:
            super().mouseReleaseEvent(event)


class GroupTicks(QWidget):
    """Eight small places, one a group: ticked when it was typed as it is, red when it differs.

    In: ``show_typed``. It says in words how far one is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._right: tuple[str, ...] = ()
        self._typed: tuple[str, ...] = ()
        self._wrong = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, typed: str, code: str) -> None:
        """Compare what was typed with the code."""
        self._right, self._typed = groups(code), groups(typed)
        self._wrong = wrong_group(typed, code)
        done = sum(self._is_done(at) for at in range(len(self._right)))
        self.setAccessibleName(f"{done} of {len(self._right)} groups typed")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of a row of small places."""
        return QSize(px(Size.MEASURE), px(Size.CHIP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height in little width."""
        return QSize(px(Size.SEARCH), px(Size.CHIP))

    def _is_done(self, at: int) -> bool:
        return at < len(self._typed) and self._typed[at] == self._right[at]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the places."""
        painter = painting.start(self)
        count = max(len(self._right), 1)
        wide = (min(self.width(), px(Size.MEASURE)) - Space.S * (count - 1)) / count
        for at in range(len(self._right)):
            room = QRectF(at * (wide + Space.S), 0, wide, px(Size.CHIP))
            wrong = at + 1 == self._wrong
            done = self._is_done(at)
            edge = Tone.RED if wrong else Tone.GREEN if done else Tone.EDGE
            ground = Tone.RED_SOFT if wrong else Tone.GREEN_SOFT if done else None
            painting.box(painter, room, ground, edge)
            if done or wrong:
                side = px(Size.ICON_SMALL)
                spot = QRectF(0, 0, side, side)
                spot.moveCenter(room.center())
                paint_icon(painter, "check" if done else "x", spot, edge)
            else:
                words = str(at + 1)
                across = painting.width_of(words, Type.NOTE)
                left = room.center().x() - across / 2
                at_room = QRectF(left, room.y(), across + 1, room.height())
                painting.line(painter, at_room, words, Type.NOTE)
        painter.end()


class CodeShown(QWidget):
    """A recovery code, large, in two rows of four numbered groups. In: ``show_code``."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_code(self, code: str) -> None:
        """Show a code, or none."""
        self._groups = groups(code)
        said = ", ".join(" ".join(one) for one in self._groups)
        self.setAccessibleName(f"Recovery code: {said}" if code else "Recovery code")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of two rows with air."""
        return QSize(px(Size.MEASURE), 2 * theme().leading(Type.CODE) + 2 * Space.L)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height in little width."""
        return QSize(px(Size.SEARCH), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box and the groups."""
        painter = painting.start(self)
        room = QRectF(self.rect())
        room.setWidth(min(room.width(), px(Size.MEASURE)))
        painting.box(painter, room, Tone.TINT, Tone.EDGE)
        if self.hasFocus():
            painting.ring(painter, room)
        inner = room.adjusted(Space.XL, Space.L, -Space.XL, -Space.L)
        wide, high = inner.width() / 4, theme().leading(Type.CODE)
        for at, group in enumerate(self._groups):
            spot = QRectF(inner.x() + at % 4 * wide, inner.y() + at // 4 * high, wide, high)
            painting.line(painter, spot, group, Type.CODE)
        painter.end()
