"""Button: plain, primary (one a page, the next step), quiet (accent words) or faint (the foot)."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sle_desktop.ui import painting
from sle_desktop.ui.icons import paint_icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    FAINT = "faint"


_STYLES = {Kind.PRIMARY: Type.ACTION_STRONG, Kind.FAINT: Type.NOTE}
_INKS = {Kind.PLAIN: Tone.INK, Kind.QUIET: Tone.ACCENT, Kind.FAINT: Tone.INK2}


class Button(QPushButton):
    """A push button. Emits ``clicked``. An icon alone still has its words as its name and tip."""

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        *,
        icon_only: bool = False,
        big: bool = False,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._icon = icon
        self._icon_only = icon_only
        self._big = big
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words; an ampersand is an ampersand."""
        self._words = words
        self.setText("" if self._icon_only else words.replace("&", "&&"))
        self.setAccessibleName(words)
        if self._icon_only:
            self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def _style(self) -> Type:
        return _STYLES.get(self._kind, Type.ACTION)

    @property
    def _boxed(self) -> bool:
        return self._kind in (Kind.PRIMARY, Kind.PLAIN)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room that icon, words and their air ask for."""
        high = px(Size.CONTROL_BIG if self._big else Size.CONTROL)
        high = px(Size.CHIP) if self._kind is Kind.FAINT else high
        if self._icon_only:
            return QSize(high, high)
        wide = painting.width_of(self._words, self._style())
        wide += px(Size.ICON_SMALL) + Space.S if self._icon else 0
        air = Space.L + (Space.XS if self._big else 0) if self._boxed else Space.S
        least = px(Size.BUTTON_LEAST) if self._boxed else 0
        return QSize(max(wide + 2 * air, least), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint: a button is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box of the kind, the focus ring, then icon and words in the middle."""
        painter = painting.start(self)
        rect = QRectF(self.rect())
        ink = self._paint_box(painter, rect)
        self._paint_inside(painter, rect, ink)
        painter.end()

    def _paint_box(self, painter: QPainter, rect: QRectF) -> Tone:
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        focus = self.hasFocus()
        if not self.isEnabled():
            if self._boxed:
                painting.box(painter, rect, Tone.TINT, Tone.LINE)
            return Tone.INK3
        if self.isChecked():
            painting.box(painter, rect, Tone.SOFT, None)
            painting.ring(painter, rect)
            return Tone.ACCENT
        if self._kind is Kind.PRIMARY:
            painting.box(painter, rect, Tone.ACCENT_DOWN if hot else Tone.ACCENT, None)
            if focus:
                inner = Space.HAIR + 1
                painting.ring(painter, rect.adjusted(inner, inner, -inner, -inner), Tone.ACCENT_INK)
            return Tone.ACCENT_INK
        bare = not self._boxed
        painting.box(
            painter,
            rect,
            Tone.SOFT if hot else None if bare else Tone.PAGE,
            None if bare else Tone.EDGE,
        )
        if focus:
            painting.ring(painter, rect)
        return _INKS[self._kind]

    def _paint_inside(self, painter: QPainter, rect: QRectF, ink: Tone) -> None:
        side = px(Size.ICON_SMALL) if self._icon else 0
        wide = 0 if self._icon_only else painting.width_of(self._words, self._style())
        gap = Space.S if side and wide else 0
        left = round(rect.center().x() - (side + gap + wide) / 2)
        if side:
            spot = QRectF(left, round(rect.center().y() - side / 2), side, side)
            paint_icon(painter, self._icon, spot, ink)
        if wide:
            room = QRectF(left + side + gap, rect.y(), wide + 1, rect.height())
            painting.line(painter, room, self._words, self._style(), ink)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press with Enter as with the space bar; Qt does so in dialogs alone."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint when the pointer leaves."""
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
