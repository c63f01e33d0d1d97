"""EvidenceList: what was seen since last time, beside the statement that it may stand for."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Seen:
    """One record: its id, its heading ("Lesson 20 Nov, Year 5"), what was noted for this
    recommendation, and whether it is linked to the statement of the sign ``code``.
    """

    id: str
    head: str
    lines: tuple[str, ...]
    code: str
    linked: bool = False
    may_link: bool = True


class EvidenceList(QWidget):
    """The records. In: ``show_seen``. Out: ``pressed`` with the id of one to link or not to.

    It takes no focus: by keyboard the statement's own list links.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Seen, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, Space.XS)
        self._column.setSpacing(Space.S)
        self.hide()

    def show_seen(self, seen: tuple[Seen, ...]) -> None:
        """Show other records, or nothing."""
        self.setVisible(bool(seen))
        if seen == self._shown:
            return
        self._shown = seen
        while item := self._column.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(Rule())
        for one in seen:
            self._column.addWidget(self._of(one))

    def _of(self, seen: Seen) -> QWidget:
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(Words(seen.head, Type.LABEL, wrap=True))
        for line in seen.lines:
            column.addWidget(Words(line, Type.READING, Tone.INK, wrap=True))
        if seen.linked or seen.may_link:
            word = f"Linked to {seen.code}" if seen.linked else f"Link to {seen.code}"
            button = Button(word, Kind.QUIET, "check" if seen.linked else "plus")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setEnabled(seen.may_link)
            button.setProperty("record", seen.id)
            button.clicked.connect(self._pressed)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return one

    def _pressed(self) -> None:
        self.pressed.emit(str(self.sender().property("record")))
