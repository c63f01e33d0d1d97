"""Tabs: a few views of one thing, side by side, with a line beneath the present one."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from sle_desktop.ui import painting
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme


@dataclass(frozen=True, slots=True)
class TabFact:
    """One tab: its key and its words."""

    key: str
    label: str


class Tabs(QTabBar):
    """A row of tabs. In: ``show_tabs`` and ``show_current``. Out: ``chosen`` with a tab's key."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tabs: tuple[TabFact, ...] = ()
        self._telling = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._moved)

    def show_tabs(self, tabs: tuple[TabFact, ...]) -> None:
        """Show other tabs; the present one stays when it is still there."""
        here = self.current()
        self._telling = True
        while self.count():
            self.removeTab(0)
        self._tabs = tabs
        for one in tabs:
            self.addTab(one.label.replace("&", "&&"))
        self._telling = False
        self.show_current(here)

    def show_current(self, key: str) -> None:
        """Show which tab is the present one, without telling anybody."""
        self._telling = True
        for at, one in enumerate(self._tabs):
            if one.key == key:
                self.setCurrentIndex(at)
        self._telling = False

    def current(self) -> str:
        """Return the key of the present tab, or an empty word."""
        at = self.currentIndex()
        return self._tabs[at].key if 0 <= at < len(self._tabs) else ""

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return room for a tab's words in their chosen weight, and the gap after it."""
        wide = painting.width_of(self._tabs[index].label, Type.ACTION_STRONG)
        return QSize(wide + Space.XL, px(Size.TABS))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the same as the hint."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words, the hairline below, and the line beneath the present tab."""
        painter = painting.start(self)
        low = self.height() - Size.HAIRLINE
        painter.fillRect(QRectF(0, low, self.width(), Size.HAIRLINE), theme().colour(Tone.LINE))
        for at, one in enumerate(self._tabs):
            room = QRectF(self.tabRect(at)).adjusted(0, 0, -Space.XL, 0)
            here = at == self.currentIndex()
            style = Type.ACTION_STRONG if here else Type.ACTION
            painting.line(painter, room, one.label, style, Tone.ACCENT if here else Tone.INK2)
            if here:
                under = QRectF(room.x(), self.height() - Size.RING, room.width(), Size.RING)
                painter.fillRect(under, theme().colour(Tone.ACCENT))
            if here and self.hasFocus():
                air = Space.S - Space.HAIR
                painting.ring(painter, room.adjusted(-air, air, air, -air))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme: the sizes of the tabs are asked for again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._tabs:
            self.show_tabs(self._tabs)

    def _moved(self) -> None:
        if not self._telling and self.current():
            self.chosen.emit(self.current())
