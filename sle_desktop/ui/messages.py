"""What happened, why and what to do: in the page, and in a box only before a loss."""

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.banner import Banner, Weight
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words

_LOG = logging.getLogger("sle_desktop")


class Messages(QWidget):
    """The place of a page's messages; it takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner()
        self._again: Callable[[], object] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.M, Space.XL, 0)
        column.addWidget(self._banner)
        self._banner.acted.connect(self._act)
        self._banner.closed.connect(self.hide)
        self.hide()

    def refuse(self, error: UserError, again: Callable[[], object] | None = None) -> None:
        """Show a refusal; with ``again`` it stays until that was tried and offers "Try again".

        Its code goes to the log, never its words: whoever supports the person may need it.
        """
        _LOG.info("refused %s", error.code)
        self._show(Weight.REFUSED, (error.says, error.do), "Try again" if again else "", again)

    def say(
        self, what: str, more: str = "", action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Show a plain message, with at most one button and what it does."""
        self._show(Weight.NOTE, (what, more), action, do)

    def done(
        self, what: str, more: str = "", action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Say that something is complete; the button may undo it."""
        self._show(Weight.DONE, (what, more), action, do)

    def care(
        self, what: str, more: str = "", action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Say what needs care."""
        self._show(Weight.CARE, (what, more), action, do)

    def clear(self) -> None:
        """Take the message away."""
        self._again = None
        self._banner.clear()

    def _show(
        self,
        weight: Weight,
        words: tuple[str, str],
        action: str,
        do: Callable[[], object] | None,
    ) -> None:
        self._again = do
        self.show()
        self._banner.show_message(weight, *words, action)

    def _act(self) -> None:
        again = self._again
        self.clear()
        if again is not None:
            again()


class LossDialog(QDialog):
    """The one box: asked only before an action that would lose something for good."""

    def __init__(self, parent: QWidget | None, what: str, more: str, lose: str, keep: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(what)
        self.setModal(True)
        self._lose = Button(lose)
        self._keep = Button(keep, Kind.PRIMARY)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(self._lose)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Words(what, Type.HEADING, wrap=True))
        column.addWidget(Words(more, Type.READING, wrap=True))
        column.addSpacing(Space.M)
        column.addLayout(foot)
        self.setMinimumWidth(px(Size.DIALOG))
        self._lose.clicked.connect(self.accept)
        self._keep.clicked.connect(self.reject)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)


def may_lose(parent: QWidget, what: str, more: str, lose: str, keep: str = "Keep it") -> bool:
    """Ask before something is lost for good; returns whether the person chose to lose it."""
    return LossDialog(parent, what, more, lose, keep).exec() == QDialog.DialogCode.Accepted
