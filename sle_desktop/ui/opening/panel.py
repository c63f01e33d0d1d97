"""Panel: one step on the cover: a heading, a sentence, what is asked, and the next step."""

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.words import Words


class Panel(QWidget):
    """A step. Subclasses fill ``column``. Out: ``wished`` with a ``Wish``.

    ``next_button`` is the one primary button; ``add_quiet`` puts others beside it. A step that can
    explain a refusal beside its own fields says so in ``refuse``.
    """

    wished = Signal(object)

    def __init__(self, title: str, text: str = "", step: str = "", go_on: str = "") -> None:
        super().__init__()
        self.title = Words(title, Type.TITLE, wrap=True)
        self.text = Words(text, Type.READING, wrap=True)
        self._step = Words(step, Type.LABEL, Tone.ACCENT)
        self.messages = Messages()
        self.column = QVBoxLayout()
        self.column.setSpacing(Space.L)
        self.next_button = Button(go_on, Kind.PRIMARY, big=True)
        self._quiet: list[Button] = []
        self.foot = QHBoxLayout()
        self.foot.setSpacing(Space.M)
        self.foot.addWidget(self.next_button)
        self.foot.addStretch(1)
        self._lay_out()
        # Only now: a widget without a parent that is shown opens a window of its own.
        for part, words in ((self.text, text), (self._step, step), (self.next_button, go_on)):
            part.setVisible(bool(words))

    def _lay_out(self) -> None:
        messages = self.messages.layout()
        assert messages is not None
        messages.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        for part in (self._step, self.title, self.text, self.messages):
            whole.addWidget(part)
        whole.addSpacing(Space.S)
        whole.addLayout(self.column)
        whole.addSpacing(Space.M)
        whole.addLayout(self.foot)
        whole.addStretch(1)

    def add_quiet(self, words: str) -> Button:
        """Add a button of second rank after the primary one, and return it."""
        button = Button(words, Kind.QUIET)
        self.foot.insertWidget(self.foot.count() - 1, button)
        self._quiet.append(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let Tab go from what is asked to the next step, then to what else may be done."""
        super().showEvent(event)
        foot: list[QWidget] = [self.next_button, *self._quiet]
        asked = [
            one
            for one in self.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
            and one not in foot
        ]
        for before, after in itertools.pairwise((*asked, *foot)):
            QWidget.setTabOrder(before, after)

    def refuse(self, refusal: UserError) -> bool:
        """Show a refusal beside what caused it; return whether this step could."""
        del refusal
        return False

    def begin(self) -> None:
        """Give the focus to what comes first."""

    def forget(self) -> None:
        """Drop every secret that was typed or shown."""
