"""What can take the focus inside a widget, in order."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can take the focus inside a widget, in the order it was made; pop-ups cannot."""
    window = widget.window()
    for one in (widget, *widget.findChildren(QWidget)):
        takes = one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.focusProxy() is None
        if takes and one.window() is window:
            yield one


def focus_first(stops: Iterable[QWidget]) -> None:
    """Give the focus to the first of several stops that Tab would reach."""
    for one in stops:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and not one.isHidden():
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            return
