"""DueRow: one thing that is due: what, why, when in words, and the button that deals with it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.button import Button, Kind


@dataclass(frozen=True, slots=True)
class DueFact:
    """What a row says. ``is_late`` and ``is_today`` weigh its words; ``is_first`` makes its button
    the primary one.
    """

    what: str
    why: str
    when: str
    act: str
    is_late: bool = False
    is_today: bool = False
    is_first: bool = False


class _Act(Button):
    """The row's button, as wide as those above and below it."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the column's width, or more where the words need it."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), px(Size.DUE_BUTTON)), hint.height())


class DueRow(QWidget):
    """One row; in a narrow column the words of when stand beneath. Out: ``acted``."""

    acted = Signal()

    def __init__(self, fact: DueFact, where: str = "") -> None:
        super().__init__()
        self._fact = fact
        self._set: dict[int, tuple[painting.Paragraph, painting.Paragraph]] = {}
        said = (fact.what, where, fact.why, fact.when)
        self.setAccessibleName(", ".join(one for one in said if one))
        self.button = _Act(fact.act, Kind.PRIMARY if fact.is_first else Kind.PLAIN)
        self.button.setAccessibleName(f"{fact.act} {fact.what}")
        self.button.setAccessibleDescription(", ".join(one for one in (where, fact.when) if one))
        self.button.setParent(self)
        self.button.clicked.connect(self.acted)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height depends on the width: it does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the lines with their air."""
        lines = sum(one.height for one in self._words(width))
        if self._is_narrow(width):
            lines += theme().leading(Type.NOTE)
        return max(lines, self.button.sizeHint().height()) + 2 * Space.M

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable width with its height."""
        wide = px(Size.DUE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little width: the words wrap."""
        return QSize(px(Size.DUE_BUTTON) + px(Size.FIELD_SHORTEST), px(Size.CONTROL))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the button at the right, level with the first lines."""
        super().resizeEvent(event)
        hint = self.button.sizeHint()
        top = (self.height() - hint.height()) // 2
        self.button.setGeometry(self.width() - hint.width(), top, hint.width(), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words."""
        painter = painting.start(self)
        what, why = self._words(self.width())
        narrow = self._is_narrow(self.width())
        lines = what.height + why.height + (theme().leading(Type.NOTE) if narrow else 0)
        y = (self.height() - lines) / 2
        what.draw(painter, QPointF(0, y), Type.STRONG.tone)
        y += what.height
        why.draw(painter, QPointF(0, y), Type.NOTE.tone)
        y += why.height
        if narrow:
            room = QRectF(0, y, self.width(), theme().leading(Type.NOTE))
            self._when(painter, room, small=True)
        else:
            left = self.width() - self._right()
            self._when(painter, QRectF(left, 0, px(Size.DUE_WHEN), self.height()))
        painter.end()

    def _when(self, painter: QPainter, room: QRectF, *, small: bool = False) -> None:
        fact = self._fact
        plain, strong = (Type.NOTE, Type.LABEL) if small else (Type.READING, Type.ACTION_STRONG)
        if fact.is_late:
            side = px(Size.ICON_SMALL)
            spot = QRectF(room.x(), round(room.center().y() - side / 2), side, side)
            paint_icon(painter, "circle-alert", spot, Tone.RED)
            room = room.adjusted(side + Space.S - Space.HAIR, 0, 0, 0)
            painting.line(painter, room, fact.when, strong, Tone.RED)
        else:
            style, tone = (strong, Tone.INK) if fact.is_today else (plain, Tone.INK2)
            painting.line(painter, room, fact.when, style, tone)

    def _right(self) -> int:
        return px(Size.DUE_WHEN) + self.button.sizeHint().width()

    def _is_narrow(self, width: int) -> bool:
        return width < px(Size.DUE)

    def _words_width(self, width: int) -> int:
        right = self.button.sizeHint().width() if self._is_narrow(width) else self._right()
        return min(width - right - Space.L, px(Size.MEASURE))

    def _words(self, width: int) -> tuple[painting.Paragraph, painting.Paragraph]:
        """Return what and why, set in a width; layouts ask for their height many times."""
        if width not in self._set:
            room = self._words_width(width)
            what = painting.Paragraph(self._fact.what, Type.STRONG, room)
            self._set[width] = what, painting.Paragraph(self._fact.why, Type.NOTE, room)
        return self._set[width]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set.clear()
            self.updateGeometry()

    def focus(self) -> None:
        """Give the focus to the button."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
