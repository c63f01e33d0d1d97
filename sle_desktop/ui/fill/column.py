"""Column: the questions of a section, a screenful made at once and the rest while nobody waits."""

from collections.abc import Iterator
from math import inf
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import Section
from sle_desktop.ui.fill.repeat_block import BlockWidget
from sle_desktop.ui.fill.stack import Stack
from sle_desktop.ui.fill.statement.whole_bar import WholeBar
from sle_desktop.ui.fill.stops import focus_first
from sle_desktop.ui.fill.tab_order import TabOrder
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

_SCREENFUL = 14
_SLICE_SECONDS = 0.010
_REFIT_MS = 80


class Column(Scroll):
    """Shows one section. In: ``show_section``, ``follow``. Out: ``whole`` when all is made,
    ``fresh`` when a section begins to be shown.
    """

    whole = Signal()
    fresh = Signal()

    def __init__(self) -> None:
        super().__init__(Space.S)
        self.stack: Stack | None = None
        self._section: Section | None = None
        self._desk: Desk | None = None
        self._room = 0
        self._builder: Iterator[int | None] | None = None
        self.tab = TabOrder()
        self._heading = Words("", Type.HEADING, wrap=True)
        self._heading.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._slice = QTimer(self)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._go_on)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(_REFIT_MS)
        self._refit.timeout.connect(self._fit)
        self.bar: WholeBar | None = None
        """What is asked about the whole section; it stands below the column."""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, 0, Space.L, 0)
        head.addWidget(self._heading, 1)
        self.column.addLayout(head)
        self.column.addLayout(self._row)
        self.column.addStretch(1)
        self._row.addStretch(0)

    def show_section(self, section: Section, desk: Desk) -> None:
        """Show a section from its top: the first screenful now, the rest in idle slices."""
        self.clear()
        number = f"{section.number}  " if section.number else ""
        self._heading.setText(f"{number}{section.label}")
        self._section, self._desk, self._room = section, desk, self._room_now()
        self.stack = Stack(section.blocks, Place(self._room), desk, tight=False)
        # The scroll bar that comes and goes must not change it: all would be laid out anew.
        self.stack.setMaximumWidth(self._room + 2 * Space.L)
        self.bar = WholeBar(section, self._room, desk) if section.whole is not None else None
        self.fresh.emit()
        self._builder = self.stack.build()
        self._make(_SCREENFUL)
        self._row.insertWidget(0, self.stack, 1)
        self.stack.setVisible(True)
        # Only now is it in the window, where Tab can come to it.
        self.tab.chain(self.stack, filter(self.stack.has_rows, range(self.stack.built)))
        self.tab.end(self.stack)
        self.verticalScrollBar().setValue(0)
        self._slice.start()

    def clear(self) -> None:
        """Show nothing."""
        self._slice.stop()
        self._builder = None
        if self.stack is not None:
            self._row.removeWidget(self.stack)
            self.stack.hide()
            self.stack.deleteLater()
            self.stack = None
            self.bar = None

    def follow(self, keys: frozenset[str] | None) -> None:
        """Show what changed; the control that has the focus stays where it is on the screen."""
        if self.stack is None:
            return
        held, top = self._held()
        if self.bar is not None:
            self.bar.refresh()
        self.tab.chain(self.stack, self.stack.follow(keys))
        if held is None or not held.isVisibleTo(self):
            return
        self.keep(held, top)

    def keep(self, held: QWidget, top: int) -> None:
        """Let a widget stay where it was on the screen."""
        settle_layout()
        moved = self.top_of(held) - top
        if moved:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def reach(self, key: str) -> BlockWidget | None:
        """Return the block of a key, made now if it was not yet."""
        if self.stack is None:
            return None
        if self.bar is not None and key in self.bar.keys:
            return self.bar
        found = self.stack.block_of(key)
        while found is None and self._builder is not None:
            self._make(_SCREENFUL)
            found = self.stack.block_of(key)
        return found

    def focus(self, key: str) -> None:
        """Give the focus to the control of a key, in view."""
        block = self.reach(key)
        if block is None:
            return
        settle_layout()  # where it stands is only known then
        block.focus(key)
        held, _ = self._held()
        if held is not None:
            self.bring(held)

    def flush(self, key: str) -> None:
        """Let the question of a key give what is being typed now."""
        block = self.reach(key) if key else None
        if block is not None:
            block.flush()

    def focus_first(self) -> None:
        """Give the focus to the first question that can be answered."""
        if self.stack is not None:
            focus_first(self.stack.questions())

    def holds(self, widget: QWidget) -> bool:
        """Whether a widget belongs to a question of the section."""
        return self.isAncestorOf(widget) or (self.bar is not None and self.bar.isAncestorOf(widget))

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the question that a widget belongs to, ``""`` for none."""
        one: QWidget | None = widget
        while one is not None and one is not self:
            if hasattr(one, "key_at") and hasattr(one, "keys"):
                return str(one.key_at(widget))
            one = one.parentWidget()
        return ""

    def finish(self) -> None:
        """Make everything that is left now."""
        while self._builder is not None:
            self._make(_SCREENFUL)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose other controls where the room became too small for them, or large enough.

        A message above that takes room does not push the question one is at out of view.
        """
        super().resizeEvent(event)
        held, _ = self._held()
        if held is not None:
            self.bring(held)
        if self.stack is not None and self._room_now() != self._room:
            self._refit.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Choose anew at another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.stack is not None:
            self._room = 0
            self._refit.start()

    def _room_now(self) -> int:
        """Return how wide a question may be, in pixels."""
        bar = px(Size.SCROLL)  # counted always, for it comes and goes with the height
        return min(self.width() - bar - 2 * (Space.S + Space.L), px(Size.COLUMN))

    def _fit(self) -> None:
        if self._section is None or self._desk is None or self._room_now() == self._room:
            return
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        key = self.key_at(held) if held is not None and inside else ""
        at = self.verticalScrollBar().value()
        self.show_section(self._section, self._desk)
        if key:
            self.finish()
            self.focus(key)
        self.verticalScrollBar().setValue(at)

    def _held(self) -> tuple[QWidget | None, int]:
        held = QApplication.focusWidget()
        if held is None or not self.inside.isAncestorOf(held):
            return None, 0
        return held, self.top_of(held)

    def top_of(self, widget: QWidget) -> int:
        """Return where a widget begins in the whole column, in pixels."""
        return widget.mapTo(self.inside, QPoint(0, 0)).y()

    def _go_on(self) -> None:
        self._make(_SCREENFUL, perf_counter() + _SLICE_SECONDS)
        settle_layout()

    def _make(self, most: int, until: float = inf) -> None:
        """Make some more widgets, laid out together, and put them into the order of Tab."""
        if self.stack is None or self._builder is None:
            return
        made: list[int] = []
        with self.stack.chunks.one_more():
            while len(made) < most and perf_counter() < until:
                try:
                    at = next(self._builder)
                except StopIteration:
                    self._builder = None
                    self._slice.stop()
                    break
                if at is not None:
                    made.append(at)
        self.tab.chain(self.stack, [at for at in made if self.stack.has_rows(at)])
        self.tab.end(self.stack)
        if self._builder is None:
            self.whole.emit()


def settle_layout() -> None:
    """Deliver what layouts still owe each other, so that nothing is painted half laid out."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
