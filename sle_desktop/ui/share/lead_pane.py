"""LeadPane: a lead takes updates in, plan first, lets laptops in, and writes to every SLE."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui.keeping import save_as
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.share.pane import UPDATES, Pane
from sle_desktop.ui.share.services import ShareServices, Taking, Writing
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.receiving import Laptop, Received
    from sle_desktop.services.sharing import Exported

_PLAN = (
    Column("from", "From", 4),
    Column("new", "New", 2),
    Column("newer", "Newer versions", 2),
    Column("here", "Here already", 2),
    Column("two", "Two versions", 2),
    Column("missing", "Still missing", 2),
)
_LAPTOPS = (
    Column("name", "SLE", 4),
    Column("has", "Here, without a gap", 3),
    Column("missing", "Missing", 5),
)
_GRANTS = "Answer to a request (*.json)"


class LeadPane(Pane):
    """A lead's side of sharing."""

    def __init__(self, services: ShareServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._files: tuple[Path, ...] = ()
        self._open = Button("Open updates…", Kind.PRIMARY)
        self._take = Button("Take these in", Kind.PRIMARY)
        self._let_in = Button("Let a laptop in…")
        self._write = Button("Write to every SLE…")
        self._planned = self.block(
            "Updates from SLEs",
            "Open what was sent to you: you see first what each file would do.",
        )
        self.plan = DataTable("What each update does", tall=True)
        self.outdented(self.plan)
        self.in_a_row(self._take)
        self._here = self.block("Laptops of the project")
        self.laptops = DataTable("Laptops of the project")
        self.outdented(self.laptops)
        self.in_a_row(self._let_in, self._write)
        self._words = Words("", Type.CODE, wrap=True)
        self.column.addWidget(self._words)
        self.column.addStretch(1)
        self._open.clicked.connect(self._choose)
        self._take.clicked.connect(self._take_in)
        self._let_in.clicked.connect(self._grant)
        self._write.clicked.connect(self._write_all)
        self._show_plan(())

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the way to open updates."""
        return (self._open,)

    def read(self) -> None:
        """Show the laptops and what is here of each."""
        laptops = self.notebook.receiving.laptops()
        words = "Each SLE’s laptop asks once; you let it in, and compare six words by telephone."
        self._here.setText(words)
        _show(self.laptops, _LAPTOPS, tuple(map(_laptop_row, laptops)))
        self._write.setEnabled(bool(laptops))

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Open updates", "", UPDATES)
        if names:
            self._files = tuple(map(Path, names))
            self.messages.clear()
            self.run(Taking(self.services, self._files, take=False)).done.connect(self._show_plan)

    def _show_plan(self, found: "tuple[Received, ...]") -> None:
        _show(self.plan, _PLAN, tuple(map(_plan_row, found)))
        self._take.setVisible(any(one.refused is None for one in found))
        if found:
            self._take.setFocus()

    def _take_in(self) -> None:
        work = Taking(self.services, self._files, take=True)
        self.run(work).done.connect(self._taken)

    def _taken(self, found: "tuple[Received, ...]") -> None:
        self._show_plan(())
        taken = [one for one in found if one.refused is None]
        count = sum(sum(one.counts.values()) - one.counts.get("skip", 0) for one in taken)
        refused = len(found) - len(taken)
        self.messages.done(
            f"{count} releases taken in from {len(taken)} update{'s' * (len(taken) != 1)}.",
            f"{refused} refused; nothing was taken from them." if refused else "",
        )
        self.services.tell(Changes())
        self.read()

    def _grant(self) -> None:
        content = self.bytes_of("Open a request to join")
        if content is None:
            return
        try:
            asked = self.notebook.joining.read_request(content)
            granted = self.notebook.joining.grant(content)
            saved = save_as(self, f"Answer to {granted.name}.json", granted.file, _GRANTS)
        except UserError as refusal:
            self.messages.refuse(refusal, partial(self._grant))
            return
        if saved is not None:
            self._words.setText(asked.words)
            self.messages.care(
                f"Ring {granted.name} before you send {saved.name}.",
                "Their laptop must have shown the six words below. If it showed others, delete"
                " the file: the request was exchanged on its way.",
            )
        self.read()

    def _write_all(self) -> None:
        folder = self.folder("Folder for the updates")
        if folder is not None:
            self.run(Writing(self.services, folder)).done.connect(self._written)

    def _written(self, made: "tuple[Exported, ...]") -> None:
        self.messages.done(
            f"{len(made)} update{'s' * (len(made) != 1)} written, one for each SLE.",
            f"They are in {made[0].file.parent}; each is encrypted for its reader." if made else "",
        )


def _show(table: DataTable, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
    table.show_rows(columns, all_of(rows))
    step = table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(step * len(rows) + px(Size.ROW_SHORT) + Space.M)
    table.setVisible(bool(rows))


def _plan_row(one: "Received") -> Row:
    if one.refused is not None:
        told = Cell(one.file.name, one.refused.says, icon="circle-alert", tone=Tone.RED)
        return Row(str(one.file), (told, *(Cell("–") for _ in _PLAN[1:])))
    counts = (one.counts.get(what, 0) for what in ("add", "replace", "skip", "two_versions"))
    second = f"{one.file.name}: went on from a backup" if one.forked else one.file.name
    numbers = (Cell(str(count)) for count in (*counts, len(one.gaps)))
    return Row(str(one.file), (Cell(one.sender, second, strong=True), *numbers))


def _laptop_row(one: "Laptop") -> Row:
    at = one.position
    missing = ", ".join(map(str, at.missing)) if at.missing else "Nothing"
    name = f"{one.name} (shut out)" if one.is_revoked else one.name
    has = f"{at.upto} of {at.last}" if at.last else "Nothing yet"
    return Row(one.position.device, (Cell(name, strong=True), Cell(has), Cell(missing)))
