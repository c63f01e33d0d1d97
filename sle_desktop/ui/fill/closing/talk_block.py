"""TalkBlock: what an audit leaves to talk about, each line leading to its statement."""

from sle_desktop.services.audit_talk import Point, Talk, talk_of
from sle_desktop.services.priorities import Priority
from sle_desktop.ui.fill.closing.closing_block import ClosingBlock
from sle_desktop.ui.fill.closing.point_row import Place, PointFact, PointRow
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.answer import mark_of
from sle_desktop.ui.widgets.chips import ChipFact, Chips
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

_NOTHING = "Nothing stands out: no view is two bands apart, nothing slipped, and every secure \
statement has two kinds of evidence."
_UNSEEN = "Not looked at is not red. These are left out of every count."


class TalkBlock(ClosingBlock):
    """The lists. In: ``refresh``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: Talk | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show the lists as the answers stand now."""
        talk = talk_of(self.desk.instance)
        if talk == self._shown:
            return
        self._shown = talk
        self.clear()
        self._list("We see these two bands apart", [_apart(one) for one in talk.apart])
        self._list("Lower than last time", [_slip(one) for one in talk.slips])
        thin = "Secure, with fewer than two kinds of evidence: what would a visitor see?"
        self._list(thin, [_thin(one) for one in talk.thin])
        measure = "Now, without a success criterion"
        self._list(measure, [_unmeasured(one) for one in talk.unmeasured])
        if not talk.count:
            self.column.addWidget(Words(_NOTHING, Type.READING, wrap=True))
        if talk.unseen:
            self._unseen(talk.unseen)

    def _list(self, heading: str, facts: list[PointFact]) -> None:
        if not facts:
            return
        self._head(f"{heading} ({len(facts)})")
        for fact in facts:
            row = PointRow(fact)
            row.clicked.connect(self._go)
            self.column.addWidget(row)
            row.setVisible(True)

    def _head(self, words: str) -> None:
        if self.column.count():
            self.column.addSpacing(Space.S)
            self.column.addWidget(Rule())
            self.column.addSpacing(Space.S)
        self.column.addWidget(Words(words, Type.SUBHEADING, wrap=True))

    def _unseen(self, points: tuple[Point, ...]) -> None:
        self._head(f"Not looked at yet ({len(points)})")
        self.column.addWidget(Words(_UNSEEN, Type.NOTE, Tone.INK3, wrap=True))
        chips = Chips("Statements not looked at yet")
        chips.show_chips(tuple(ChipFact(one.key, one.code) for one in points))
        chips.chosen.connect(self.desk.go)
        self.column.addWidget(chips)

    def _go(self) -> None:
        row = self.sender()
        if isinstance(row, PointRow):
            self.desk.go.emit(row.fact.key)


def _place(word: str, value: str, *, earlier: bool = False) -> tuple[Place, ...]:
    mark = mark_of(value) if value else None
    return (Place(word, mark, earlier),) if mark is not None else ()


def _apart(one: Point) -> PointFact:
    places = (*_place("School", one.before), *_place("SLE", one.now))
    return PointFact(one.key, one.code, one.words, places, one.said or "Not talked about yet.")


def _slip(one: Point) -> PointFact:
    places = (*_place("Last time", one.before, earlier=True), *_place("Now", one.now))
    return PointFact(one.key, one.code, one.words, places, one.said)


def _thin(one: Point) -> PointFact:
    return PointFact(one.key, one.code, one.words)


def _unmeasured(one: Priority) -> PointFact:
    return PointFact(one.key, "", one.title)
