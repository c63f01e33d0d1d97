"""All evidence of a school: beneath each recommendation its audits, lessons and books."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.evidence import STRENGTHS, Says
from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.ui.schools.evidence_table import mark_for, talk_of
from sle_desktop.ui.schools.source_line import SourceLine
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.domain.evidence import Look, Seen
    from sle_desktop.services.side_by_side import Row, SideBySide

_MOST = 12
"""Lines of one column; the others are counted."""

_HEADINGS = ("Audit", "Lesson observations", "Book scrutiny")


class _Section(QWidget):
    """One recommendation with its three columns."""

    def __init__(self, row: "Row") -> None:
        super().__init__()
        self.key = row.key
        column, said, self._columns = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, Space.L)
        column.setSpacing(Space.S)
        said.setContentsMargins(Space.S, Space.S, Space.S, 0)
        said.setSpacing(Space.XS)
        said.addWidget(Words(f"{row.number}  {row.short}", Type.SUBHEADING))
        found = row.beside.disagreements
        if found:
            said.addWidget(Words("Talk about this: they disagree", Type.LABEL, Tone.INK))
        for one in found:
            said.addWidget(Words(one.words, Type.ACTION, wrap=True))
        if not found and (talk := talk_of(row)):
            said.addWidget(Words(talk, Type.READING, wrap=True))
        self._columns.setSpacing(Space.L)
        column.addWidget(Rule())
        column.addLayout(said)
        column.addLayout(self._columns)

    def fill(self, heading: str, lines: list[QWidget]) -> None:
        """Add a column: its heading and its lines."""
        inner, head = QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(Space.S, 0, Space.S, Space.XS)
        head.addWidget(Words(heading, Type.LABEL))
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        for one in lines:
            inner.addWidget(one)
        inner.addStretch(1)
        self._columns.addLayout(inner, 1)


class EvidenceView(Scroll):
    """In: ``show_evidence``, ``bring_key``. Out: ``opened`` with a record's id.

    ``folded`` leaves out the words of lessons: somebody else may be watching the screen.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(Space.L)
        self._sections: list[_Section] = []
        self._seen: SideBySide | None = None
        self._today = date.min
        self._said = Words("", Type.READING, wrap=True)
        quiet = QHBoxLayout()
        quiet.setContentsMargins(Space.S, 0, Space.S, 0)
        quiet.addWidget(self._said)
        self.column.addLayout(quiet)
        self.column.addStretch(1)

    def show_evidence(self, seen: "SideBySide", today: date, *, folded: bool) -> None:
        """Show every recommendation."""
        self._seen, self._today = seen, today
        self._said.setText(_since(seen, today))
        for section in self._sections:
            self.column.removeWidget(section)
            section.hide()
            section.deleteLater()
        self._sections = [self._section(row, folded) for row in seen.rows]
        for at, section in enumerate(self._sections, 1):
            self.column.insertWidget(at, section)
            section.show()

    def bring_key(self, key: str) -> None:
        """Bring a recommendation to the top; the first unless one is named."""
        for section in self._sections:
            if section.key == key:
                self.verticalScrollBar().setValue(section.y())
                first = section.findChild(SourceLine)
                if first is not None:
                    first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, row: "Row", folded: bool) -> _Section:
        section = _Section(row)
        beside = row.beside
        lessons = self._counted(beside.seen) if folded else self._lessons(beside.seen)
        columns = (
            (list(self._audits(row)), "No audit yet"),
            (list(lessons), beside.lessons_said),
            (list(self._books(beside.looks)), beside.books_said),
        )
        for heading, (lines, none) in zip(_HEADINGS, columns, strict=True):
            for line in lines:  # one record speaks of several recommendations
                line.setAccessibleName(f"{row.short}: {line.accessibleName()}")
            section.fill(heading, _with_rest(lines, none))
        return section

    def _audits(self, row: "Row") -> Iterator[SourceLine]:
        assert self._seen is not None
        place = next(
            at for at, one in enumerate(self._seen.strip.recommendations) if one.key == row.key
        )
        for stage in reversed(self._seen.strip.stages):
            position = stage.positions[place]
            mark = mark_for(position.value)
            moved = f", {position.movement}" if position.movement not in ("", mark.word) else ""
            yield self._line(stage.record_id, f"{mark.word.capitalize()}{moved}", position.value)

    def _lessons(self, seen: "tuple[Seen, ...]") -> Iterator[SourceLine]:
        for one in seen:
            start = "" if one.says is Says.NOTE else f"{one.says.value.capitalize()}: "
            at = f"{one.at} " if one.at else ""
            yield self._line(one.record_id, f"{start}{at}{one.words}")

    def _counted(self, seen: "tuple[Seen, ...]") -> Iterator[SourceLine]:
        """Give what was seen in each lesson as numbers, without its words."""
        for record_id in dict.fromkeys(one.record_id for one in seen):
            mine = [one for one in seen if one.record_id == record_id]
            yield self._line(record_id, f"{len(mine)} line{'s' * (len(mine) != 1)}")

    def _books(self, looks: "tuple[Look, ...]") -> Iterator[SourceLine]:
        for one in looks:
            if one.strength:
                note = f". {one.note}" if one.note else ""
                yield self._line(one.record_id, f"{one.what}: {STRENGTHS[one.strength]}{note}")
            else:
                yield self._line(one.record_id, f"Agreed: {one.what}")

    def _line(self, record_id: str, words: str, position: str | None = None) -> SourceLine:
        assert self._seen is not None
        source = self._seen.sources.get(record_id)
        quiet = ""
        if source:
            draft = " · draft" if source.is_draft else ""
            quiet = f"{source.title} · {day_of(source.day, self._today)}{draft}"
        mark = None if position is None else mark_for(position)
        line = SourceLine(record_id, words, quiet, mark)
        line.clicked.connect(self._open)
        return line

    def _open(self) -> None:
        line = self.sender()
        if isinstance(line, SourceLine):
            self.opened.emit(line.record_id)


class _Quiet(QWidget):
    """Quiet words on the left edge of the lines."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.S, 0)
        row.addWidget(Words(words, Type.NOTE, wrap=True))


def _with_rest(lines: list[SourceLine], none: str) -> list[QWidget]:
    shown: list[QWidget] = [*lines[:_MOST]]
    if not lines:
        return [_Quiet(none)]
    if len(lines) > _MOST:
        shown.append(_Quiet(f"And {len(lines) - _MOST} more in these records."))
    return shown


def _since(seen: "SideBySide", today: date) -> str:
    """Return what counts here, n of N."""
    lessons = f"{seen.lessons} lesson observation{'s' * (seen.lessons != 1)}"
    books = f"{seen.scrutinies} book scrutin{'y' if seen.scrutinies == 1 else 'ies'}"
    since = f" since {day_of(seen.since, today)}, the day of the audit before" if seen.since else ""
    return (
        f"The latest audit beside {lessons} and {books}{since}. What was not looked at says"
        " nothing, and what books cannot tell is no evidence against anything."
    )
