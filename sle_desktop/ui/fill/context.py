"""Context: what helps with the question that has the focus: last time, descriptors, who sees it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.fill.statement.evidence_list import EvidenceList, Seen
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.theme import Size, Space, Tone, Type
from sle_desktop.ui.widgets.mark_badge import MarkBadge
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class ContextFact:
    """What is said beside a question.

    ``descriptors`` are by mark, in the order R A G; ``chosen`` is the mark given now;
    ``last_note`` is what was said of it last time; ``evidence`` is what was seen since.
    """

    title: str
    last: str = ""
    last_from: str = ""
    last_mark: Mark | None = None
    last_note: str = ""
    guidance: str = ""
    descriptors: tuple[tuple[Mark, str], ...] = ()
    chosen: Mark | None = None
    readers: str = ""
    readers_when: str = ""
    evidence: tuple[Seen, ...] = ()


class _Part(QWidget):
    """A few quiet lines under their own small heading, with a hairline above."""

    def __init__(self, heading: str, *, ruled: bool = True) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, Space.XS)
        self.column.setSpacing(Space.XS)
        if ruled:
            self.column.addWidget(Rule())
            self.column.addSpacing(Space.S)
        self.column.addWidget(Words(heading, Type.LABEL))
        self.words = Words("", Type.READING, Tone.INK, wrap=True)
        self.more = Words("", Type.NOTE, wrap=True)

    def fill(self) -> None:
        """Put the words at the end."""
        self.column.addWidget(self.words)
        self.column.addWidget(self.more)

    def say(self, words: str, more: str = "") -> None:
        """Show words, or hide the whole part."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setVisible(bool(words or more))


class _Descriptor(QWidget):
    """One mark with what it looks like."""

    def __init__(self) -> None:
        super().__init__()
        self.badge = MarkBadge()
        self.words = Words("", Type.READING, Tone.INK2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.XS)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.badge)
        column.addWidget(self.words)


class Context(Side):
    """The column at the right. In: ``show_fact``; it takes no focus.

    Out: ``link_wanted`` with the id of a record to link, or not to link any more.
    """

    link_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(Size.CONTEXT, Tone.TINT)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._shown: ContextFact | None = ContextFact("")
        self._title = Words("", Type.SUBHEADING, wrap=True)
        self._last = _Part("Last time")
        self._badge = MarkBadge()
        self._last.column.addWidget(self._badge)
        self._last.fill()
        self._evidence = EvidenceList()
        self._evidence.pressed.connect(self.link_wanted)
        self._looks = _Part("What it looks like")
        self._descriptors = [_Descriptor() for _ in range(3)]
        for one in self._descriptors:
            self._looks.column.addWidget(one)
        self._guidance = _Part("About this question")
        self._guidance.fill()
        self._readers = _Part("Who will see this")
        self._readers.fill()
        scroll = Scroll(Space.L)
        scroll.column.addWidget(self._title)
        parts = (self._last, self._evidence, self._looks, self._guidance, self._readers)
        for part in parts:
            scroll.column.addWidget(part)
        scroll.column.addStretch(1)
        self.column.addWidget(scroll)
        self.show_fact(None)

    def show_fact(self, fact: ContextFact | None) -> None:
        """Show what helps with a question, or nothing."""
        if fact == self._shown:
            return
        self._shown = fact
        fact = fact or ContextFact("")
        self._title.setText(fact.title)
        said = fact.last_note if fact.last_mark else fact.last
        self._last.say(said, fact.last_from)
        self._evidence.show_seen(fact.evidence)
        self._badge.setVisible(fact.last_mark is not None)
        if fact.last_mark is not None:
            self._badge.show_mark(fact.last_mark, fact.last, earlier=True)
        self._guidance.say(fact.guidance)
        self._readers.say(fact.readers, fact.readers_when)
        self._looks.setVisible(bool(fact.descriptors))
        for at, one in enumerate(self._descriptors):
            there = at < len(fact.descriptors)
            one.setVisible(there)
            if there:
                mark, said = fact.descriptors[at]
                one.badge.show_mark(mark, mark.word.capitalize(), earlier=mark is not fact.chosen)
                one.words.setText(said)
