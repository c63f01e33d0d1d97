"""StagesGrid: a line for each recommendation, a column for each stage; the last one is solid."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.ui.schools.strip import StageButton, StageMark
from sle_desktop.ui.theme import Size, Space, Tone, Type, px
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.schools_view import Strip


class StagesGrid(QWidget):
    """The stages. Out: ``opened`` with the id of an audit."""

    opened = Signal(str)

    def __init__(self, strip: "Strip", today: date) -> None:
        super().__init__()
        self.setAccessibleName("Recommendations over the stages")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for at, stage in enumerate(strip.stages, 1):
            button = StageButton(stage, day_of(stage.day, today) if stage.day else "")
            button.clicked.connect(self._open)
            grid.addWidget(button, 0, at, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(at, 1)
        grid.addWidget(Rule(), 1, 0, 1, -1)
        for row, told in enumerate(strip.recommendations):
            name = f"{told.number} {told.short}"
            grid.addWidget(Words(name, Type.ACTION, Tone.INK), row + 2, 0)
            for at, stage in enumerate(strip.stages, 1):
                earlier = at < len(strip.stages)
                mark = StageMark(stage.positions[row], f"{name}, {stage.name}", earlier=earlier)
                mark.setFixedHeight(px(Size.MARK) + Space.HAIR)
                grid.addWidget(mark, row + 2, at)

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, StageButton):
            self.opened.emit(button.record_id)
