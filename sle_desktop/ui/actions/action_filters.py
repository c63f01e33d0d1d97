"""The filters above the actions: how they stand, school, owner; and how many fit."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sle_desktop.domain.action_groups import OPEN, Group
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.words import Words

_ALL = Option("", "All")
_SHOWS = (
    Option("open", "Open"),
    Option(Group.LATE.value, "Late"),
    Option(Group.SOON.value, "Due soon"),
    Option(Group.SETTLED.value, "Settled"),
    Option("every", "All"),
)


class ActionFilters(QWidget):
    """In: ``show_options``, ``say_count``, ``choose``. Out: ``changed``; ask ``values``."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._show = ChoiceSegments("Which actions")
        self._show.show_answer(Answer("open", _SHOWS))
        self._school, self._who = PickOne("School", "School"), PickOne("Owner", "Owner")
        self._count = Words("", Type.NOTE)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.S)
        for part in (self._show, self._school, self._who):
            row.addWidget(part)
            part.answered.connect(self._changed)
        row.addStretch(1)
        row.addWidget(self._count)

    def show_options(self, schools: list[tuple[str, str]], owners: tuple[str, ...]) -> None:
        """Offer these schools and owners; what was chosen and is still there stays."""
        named = ((self._school, schools), (self._who, [(one, one) for one in owners]))
        for filter_, options in named:
            chosen = str(filter_.currentData() or "")
            offered = (_ALL, *(Option(value, label) for value, label in options))
            kept = chosen if chosen in {one.value for one in offered} else ""
            filter_.show_answer(Answer(kept, offered))

    def choose(self, show: str = "open", school: str = "", who: str = "") -> None:
        """Set the filters."""
        self._show.show_answer(Answer(show or "every", _SHOWS))
        for filter_, value in ((self._school, school), (self._who, who)):
            filter_.setCurrentIndex(max(filter_.findData(value), 0))
            filter_.updateGeometry()

    def values(self) -> tuple[str, str, str]:
        """Return which actions, school and owner are chosen, each "" for all."""
        show = str(self._show.answer.value or "every")
        school, who = (str(one.currentData() or "") for one in (self._school, self._who))
        return ("" if show == "every" else show), school, who

    def say_count(self, count: int) -> None:
        """Say how many actions fit."""
        self._count.setText(f"{count:,} action{'s' * (count != 1)}")

    def _changed(self, value: object) -> None:
        if self.sender() is self._show:
            self._show.show_answer(Answer(value or "every", _SHOWS))
        self.changed.emit()


def counts_in_words(counts: Mapping[Group, int]) -> str:
    """Return how many are open, late and due soon: ``17 open · 6 late · 3 due soon``."""
    waiting = sum(counts.get(one, 0) for one in OPEN)
    if not waiting:
        return "No action is open"
    named = (("late", Group.LATE), ("due within five working days", Group.SOON))
    some = [f"{counts[one]} {word}" for word, one in named if counts.get(one)]
    return " · ".join((f"{waiting} open", *some))
