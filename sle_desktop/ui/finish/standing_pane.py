"""StandingPane: everything that stands before signing, at once, with a press to each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from sle_desktop.ui.finish.signers_pane import Foot, in_order
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.card import Card, CardFact
from sle_desktop.ui.widgets.rule import Ground
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.before_signing import Standing


class StandingPane(Ground):
    """In: ``show_problems``. Out: ``chosen`` with the key of the field to go to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self._first = ""
        self._cards: list[Card] = []
        self._heading = Words("", Type.HEADING)
        scroll = Scroll(Space.L)
        scroll.column.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(Space.S, 0, Space.S, Space.S)
        words.setSpacing(Space.XS)
        words.addWidget(self._heading)
        more = "Nothing is required to save; these are needed before anybody can sign."
        words.addWidget(Words(more, Type.READING, wrap=True))
        scroll.column.addLayout(words)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        scroll.column.addLayout(self._list)
        scroll.column.addStretch(1)
        self.foot = Foot("Go to the first")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self.foot)
        self.foot.act.clicked.connect(self._go_first)

    def show_problems(self, problems: "tuple[Standing, ...]") -> None:
        """Show what stands, in the order of the form."""
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_card(one) for one in problems]
        for card in self._cards:
            card.clicked.connect(self._choose)
            self._list.addWidget(card)
            card.setVisible(True)
        in_order((*self._cards, self.foot.act))
        count = len(problems)
        self._heading.setText(
            "One thing stands before signing"
            if count == 1
            else f"{count} things stand before signing"
        )
        self._first = problems[0].key if problems else ""
        self.foot.words.setText("Nobody can sign yet.")

    def focus_first(self) -> None:
        """Give the focus to the first that stands."""
        if self._cards:
            self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("key")))

    def _go_first(self) -> None:
        self.chosen.emit(self._first)


def _card(one: "Standing") -> Card:
    second = f"{one.section}: {one.says}" if one.section else one.says
    card = Card(CardFact(one.label, second, "circle-alert", boxed=False))
    card.setToolTip(one.label)
    card.setProperty("key", one.key)
    return card
