"""WaitingPane: what waits for the lead, exactly what they will see of it, and one button."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.share.pane import UPDATES, Pane
from sle_desktop.ui.share.services import Looking, ShareServices, Taking, Writing
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.typed import say_day
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.lead_view import Told
    from sle_desktop.services.receiving import Received
    from sle_desktop.services.sharing import Exported, Standing, Waiting

_COLUMNS = (
    Column("title", "Signed and locked", 5),
    Column("school", "School", 4),
    Column("day", "Date", 3),
)
_SHOWN = 6
_INDENT = "    "


class WaitingPane(Pane):
    """An SLE's side of sharing."""

    def __init__(self, services: ShareServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._waits: dict[str, Waiting] = {}
        self._write = Button("Write the update…", Kind.PRIMARY)
        self._open = Button("Open a file from the lead…")
        self._stands = self.block("How it stands")
        self._heading = self.block("Waiting for the lead")
        self.table = DataTable("What waits for the lead", picks=True)
        self.outdented(self.table)
        self._seen_heading = Words("What the lead will see", Type.SUBHEADING)
        self._seen = Words("", Type.READING, wrap=True)
        self.column.addSpacing(Space.M)
        self.column.addWidget(self._seen_heading)
        self.column.addWidget(self._seen)
        self._names = Words("", Type.READING, Tone.AMBER, wrap=True)
        self.column.addWidget(self._names)
        self._told = QVBoxLayout()
        self._told.setSpacing(Space.XS)
        self.column.addLayout(self._told)
        self.column.addStretch(1)
        self._write.clicked.connect(self._choose)
        self._open.clicked.connect(self._take)
        self.table.picked.connect(self._show)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return both ways of files."""
        return (self._open, self._write)

    def read(self) -> None:
        """Look at what waits, off the window's thread."""
        if not self._waits:
            self._heading.setText("Looking…")
            self.table.hide()
            self._show("")
        self.run(Looking(self.services)).done.connect(self._show_waiting)

    def _show_waiting(self, found: "tuple[Standing, tuple[Waiting, ...]]") -> None:
        stands, waits = found
        self._waits = {f"{one.record_id}/{one.version}": one for one in waits}
        self._stands.setText(_standing_words(stands))
        self._heading.setText(_waiting_words(len(waits)))
        rows = tuple(_row(key, one) for key, one in self._waits.items())
        self.table.show_rows(_COLUMNS, all_of(rows))
        high = (px(Size.ROW_SHORT) + Space.HAIR) * (min(len(rows), _SHOWN) + 1) + Space.S
        self.table.setFixedHeight(high)
        self.table.setVisible(bool(rows))
        self._write.setEnabled(bool(rows) or stands.published > stands.acknowledged)
        self._show(next(iter(self._waits), ""))

    def _show(self, key: str) -> None:
        one = self._waits.get(key)
        for part in (self._seen_heading, self._seen, self._names):
            part.setVisible(one is not None)
        if one is None:
            self._show_lines(None)
            return
        self._seen.setText(f"Of {one.title}, {one.school}: these lines and nothing else.")
        names = ", ".join(dict.fromkeys(name.name for name in one.names))
        self._names.setText(f"It names {names} in free words. Is that meant?" if names else "")
        self._names.setVisible(bool(names))
        self._show_lines(one)

    def _show_lines(self, one: "Waiting | None") -> None:
        """Show a view section by section: its heading, then its lines as one paragraph."""
        while (item := self._told.takeAt(0)) is not None:
            widget = item.widget()
            assert widget is not None
            widget.deleteLater()
        for heading, lines in _sections(one) if one else ():
            if heading:
                self._told.addWidget(Words(heading, Type.ACTION_STRONG, wrap=True))
            self._told.addWidget(Words("\n".join(lines), Type.READING, Tone.INK, wrap=True))

    def _choose(self) -> None:
        folder = self.folder("Folder for the update")
        if folder is not None:
            self._write.setEnabled(False)
            job = self.run(Writing(self.services, folder))
            job.done.connect(self._written)
            job.ended.connect(self.read)

    def _written(self, made: "tuple[Exported, ...]") -> None:
        one = made[0]
        self.messages.done(
            f"The update is written: {one.file.name}.",
            f"Send it to the lead, or let the folder {one.file.parent} carry it. It is encrypted"
            " for them alone.",
        )

    def _take(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Open a file from the lead", "", UPDATES)
        if names:
            work = Taking(self.services, tuple(map(Path, names)), take=True)
            self.run(work).done.connect(self._taken)

    def _taken(self, found: "tuple[Received, ...]") -> None:
        refused = next((one.refused for one in found if one.refused is not None), None)
        if refused is not None:
            self.messages.refuse(refused)
        else:
            self.messages.done("The file from the lead is taken in.")
            schools = {one.id for one in self.notebook.projects.schools()}
            self.services.tell(Changes(schools=frozenset(schools)))
        self.read()


def _sections(one: "Waiting") -> Iterator[tuple[str, list[str]]]:
    """Yield the headings at the left edge, each with the lines beneath it."""
    heading, lines = "", [] if one.told else ["That it took place, and nothing more."]
    for line in one.told:
        if not line.words and line.depth == 0:
            if heading or lines:
                yield heading, lines
            heading, lines = line.label, []
        else:
            lines.append(f"{_INDENT * max(line.depth - 1, 0)}{_said(line)}")
    yield heading, lines


def _said(line: "Told") -> str:
    if not line.words:
        return line.label
    return (
        f"{line.label} {line.words}" if line.label.endswith("?") else f"{line.label}: {line.words}"
    )


def _row(key: str, one: "Waiting") -> Row:
    day = say_day(one.day) if one.day else ""
    title = one.title if one.version == 1 else f"{one.title}, version {one.version}"
    return Row(key, (Cell(title, strong=True), Cell(one.school), Cell(day)))


def _waiting_words(count: int) -> str:
    if not count:
        return "Nothing waits: the update was written after the last signature."
    return f"{count} signed record{'s' * (count != 1)} the lead has not been told of."


def _standing_words(stands: "Standing") -> str:
    if not stands.published:
        return "Nothing was shared yet."
    when = datetime.fromisoformat(stands.shared_at) if stands.shared_at else None
    last = f" Last written {say_day(when.date())}." if when else ""
    of = f"The lead has confirmed {stands.acknowledged} of {stands.published} releases.{last}"
    lost = len(stands.missing)
    return f"{of} {lost} were lost on the way; the next update brings them." if lost else of
