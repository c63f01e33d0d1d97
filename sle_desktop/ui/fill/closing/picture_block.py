"""PictureBlock: the recommendations over the stages, and how statements moved: counted, n of N."""

from PySide6.QtWidgets import QWidget

from sle_desktop import clock
from sle_desktop.ui.fill.closing.closing_block import ClosingBlock
from sle_desktop.ui.fill.closing.stages_grid import StagesGrid
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words


class PictureBlock(ClosingBlock):
    """The picture. In: ``refresh``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.refresh()

    def refresh(self) -> None:
        """Show the picture as the answers stand now."""
        self.clear()
        if self.desk.audit is None:
            return
        opened = self.desk.opened
        picture = self.desk.audit.audits.pictures.picture(opened.record, opened.instance)
        if picture.strip.stages:
            stages = StagesGrid(picture.strip, clock.local_date(clock.now()))
            stages.opened.connect(self._open)
            self._add(stages)
            self.column.addSpacing(Space.S)
        for caution in picture.cautions:
            self._add(Words(caution, Type.NOTE_STRONG, Tone.INK, wrap=True))
        lead, *rest = picture.moved
        self._add(Words(lead, Type.READING, Tone.INK, wrap=True))
        for one in rest:
            self._add(Words(f"– {one}", Type.READING, wrap=True))
        if picture.beneath:
            self._add(Words(picture.beneath, Type.NOTE, wrap=True))
        self.column.addSpacing(Space.S)
        self._add(Rule())

    def _add(self, one: QWidget) -> None:
        self.column.addWidget(one)
        one.setVisible(True)

    def _open(self, record_id: str) -> None:
        if record_id != self.desk.opened.record.id:
            self.desk.go.emit(record_id)
