"""Details: a quiet line about a statement, and all that is asked about it once it is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.fill.context_facts import chosen_mark, descriptors_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.note_block import NoteBlock
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import Ask, Said, Statement
from sle_desktop.ui.fill.question_block import QuestionBlock
from sle_desktop.ui.fill.statement.descriptors import Descriptors
from sle_desktop.ui.fill.statement.evidence_row import EvidenceRow
from sle_desktop.ui.fill.statement.in_short import in_short
from sle_desktop.ui.fill.statement.short_line import ShortLine
from sle_desktop.ui.theme import Space
from sle_desktop.ui.widgets.button import Button, Kind

_NOTES = "private"


class Details(QWidget):
    """What belongs to a statement. In: ``open``, ``close_up``, ``refresh``.

    Out: ``grown`` when a question was made that nobody answered another for.

    Closed it is one line, or nothing. The questions are made when it opens for the first time;
    one that does not apply is made when it does. In a signed record all that was said is open.
    """

    grown = Signal()

    def __init__(self, statement: Statement, place: Place, desk: Desk) -> None:
        super().__init__()
        self._statement = statement
        self._place = place
        self._desk = desk
        self._key = place.key_of(statement.views[-1])
        self._cards: Descriptors | None = None
        self._evidence: EvidenceRow | None = None
        self._made: list[QuestionBlock | NoteBlock | None] = [None] * len(statement.details)
        self._order = sorted(statement.details, key=_asked_always)
        self.is_open = False
        self._noting = False
        self._notes = Button("My notes", Kind.QUIET, "pen-line")
        self._notes.clicked.connect(self._write_notes)
        self._line = ShortLine()
        self._inside = QWidget()
        self._inside.hide()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, Space.XS, 0, 0)
        self._column.setSpacing(Space.M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._inside)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the answers here."""
        return tuple(self._place.key_of(one.field) for one in self._order)

    @property
    def made(self) -> int:
        """What is another once a control was made anew."""
        asked = [one for one in self._made if one is not None]
        return len(asked) + sum(one.made for one in asked if isinstance(one, QuestionBlock))

    def open(self) -> None:
        """Show everything."""
        if self._cards is None:
            self._make_frame()
        self.is_open = True
        self._inside.show()
        self.refresh()

    def close_up(self) -> None:
        """Show the one line; what is signed stays open, for nothing else would open it."""
        if not self._desk.may_write:
            return
        self.is_open = False
        self._inside.hide()
        if self._evidence is not None:
            self._evidence.fold_up()
        self.refresh()

    def refresh(self) -> None:
        """Show the present state."""
        if not self.is_open:
            self._line.show_line(in_short(self._statement, self._place, self._desk))
            self.setVisible(not self._line.isHidden())
            return
        self._line.hide()
        if self._cards is not None:
            self._cards.choose(chosen_mark(self._desk, self._key))
        if self._evidence is not None:
            self._evidence.refresh()
        for at, one in enumerate(self._order):
            self._show(at, one)
        unwritten = self._unwritten()
        may_note = self._desk.may_write and unwritten not in self._desk.folded
        self._notes.setVisible(bool(unwritten) and may_note)
        self.setVisible(True)

    def key_at(self, widget: QWidget) -> str:
        """Return the key of the question that a widget belongs to, ``""`` for none."""
        for one in self._made:
            if one is not None and one.isAncestorOf(widget):
                return one.key
        return ""

    def focus(self, key: str) -> None:
        """Give the focus to the control of a key."""
        if key and key == self._unwritten():
            self._write_notes()
        for one in self._made:
            if one is not None and one.key == key:
                one.focus(key)

    def flush(self) -> None:
        """Let what is being typed be given now."""
        for one in self._made:
            if one is not None:
                one.flush()

    def _make_frame(self) -> None:
        writes = self._desk.may_write  # what is signed is read: nobody chooses a position
        said = descriptors_of(self._desk, self._statement.views[-1]) if writes else ()
        self._cards = Descriptors(said)
        self._column.addWidget(self._cards)
        self._cards.setVisible(bool(said))
        links = self._statement.links
        if links is not None and self._desk.audit is not None:
            key = self._place.key_of(links)
            self._evidence = EvidenceRow(self._statement.code, key, self._desk)
            self._column.addWidget(self._evidence)
            self._evidence.refresh()
        self._column.addWidget(self._notes, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, at: int, one: Ask | Said) -> None:
        key = self._place.key_of(one.field)
        made = self._made[at]
        relevant = self._desk.at(key).relevant and key != self._unwritten()
        relevant = relevant and one.field.path not in self._desk.folded
        relevant = relevant and (self._desk.may_write or self._desk.at(key).value is not None)
        if made is None and relevant:
            made = self._made[at] = self._make(one, key)
            self._column.insertWidget(self._column.count() - 1 - self._after(at), made)
        if made is not None:
            made.setVisible(relevant)
            if relevant:
                made.refresh()

    def _unwritten(self) -> str:
        """Return the key of the writer's own notes while there are none, and none are wanted."""
        key = next((key for key in self.keys if f"/{_NOTES}_" in key), "")
        return key if key and not self._noting and self._desk.at(key).value is None else ""

    def _write_notes(self) -> None:
        key = self._unwritten()
        self._noting = True
        self.refresh()
        self.grown.emit()
        self.focus(key)

    def _after(self, at: int) -> int:
        """Return how many of those that stand below a place were made already."""
        return sum(one is not None for one in self._made[at + 1 :])

    def _make(self, one: Ask | Said, key: str) -> QuestionBlock | NoteBlock:
        if isinstance(one, Said):
            return NoteBlock(one, key, self._desk, edge=0)
        return QuestionBlock(one, key, self._place.room - 2 * Space.L, self._desk, edge=0)


def _asked_always(one: Ask | Said) -> bool:
    """Order what an answer calls for before what is asked of every statement."""
    return isinstance(one, Said) or not one.field.relevant
