"""TabOrder: Tab goes through the questions in reading order, however late one is made."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from sle_desktop.ui.fill.stack import Stack


@dataclass
class TabOrder:
    """Stands between what comes before the questions and what comes after.

    Qt puts a new widget last. Questions are made in reading order, so only what stands below must
    follow them, and what is made between others must be put there.
    """

    before: QWidget | None = None
    after: tuple[QWidget, ...] = ()

    def end(self, stack: Stack) -> None:
        """Let Tab come from the last question to what stands below."""
        last = stack.stop_before(stack.built)
        for one in self.after:
            if last is not None and last.window() is one.window():
                QWidget.setTabOrder(last, one)
                last = one

    def chain(self, stack: Stack, places: Iterable[int]) -> None:
        """Let Tab go through the widgets at some places where they stand."""
        window = stack.window()
        for at in places:
            last = stack.stop_before(at) or self.before
            for one in stack.stops_at(at):
                if last is not None and last.window() is one.window() is window:
                    QWidget.setTabOrder(last, one)
                last = one
