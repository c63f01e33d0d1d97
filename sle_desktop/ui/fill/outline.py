"""Outline: the sections at the left with progress, and at its foot what stands before finishing."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from sle_desktop.engine.instance import Problem
from sle_desktop.ui.theme import Size, Space, Tone
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.outline_list import OutlineItem, OutlineList
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.side import Side

_SHOWN_MOST = 200


class Outline(Side):
    """The column at the left. In: ``show_sections`` and ``show_problems``.

    Out: ``section_chosen`` with a section's key, ``entered`` when Enter asks for its first
    question, ``problem_chosen`` with a field's key.
    """

    section_chosen = Signal(str)
    entered = Signal()
    problem_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(Size.OUTLINE, Tone.PAGE)
        self.column.setContentsMargins(Space.M, Space.L, Space.M, Space.S)
        self.sections = OutlineList("Sections")
        self.problems = OutlineList("What stands before finishing")
        self.count = Button("", Kind.QUIET, "list-checks")
        self._open = False
        self._problems: tuple[Problem, ...] = ()
        self._rule = Rule()
        for part, stretch in (
            (self.sections, 3),
            (self._rule, 0),
            (self.problems, 2),
            (self.count, 0),
        ):
            self.column.addWidget(part, stretch)
        self.problems.hide()
        self.count.setCheckable(True)
        self.sections.chosen.connect(self.section_chosen)
        self.sections.activated.connect(self._entered)
        self.problems.clicked.connect(self._picked)
        self.problems.activated.connect(self._picked)
        self.count.toggled.connect(self._toggle)

    def show_sections(self, items: tuple[OutlineItem, ...], here: str) -> None:
        """Show the sections and where one is."""
        self.sections.show_items(items)
        self.sections.show_current(here)

    def show_problems(self, problems: tuple[Problem, ...], *, may_write: bool) -> None:
        """Show how many things stand before finishing, and each if the list is open."""
        self.count.setVisible(may_write)
        self._rule.setVisible(may_write)
        count = len(problems)
        self.count.say(f"{count} to do before finishing" if count else "Nothing is missing")
        self.count.setEnabled(bool(count))
        self._problems = problems
        if not count or not may_write:
            self._open = False
        self._show_list()

    def last_stop(self) -> QWidget:
        """Return the last widget here that Tab stops at."""
        return self.count

    def _show_list(self) -> None:
        self.count.setChecked(self._open)
        self.problems.setVisible(self._open)
        if self._open:
            self.problems.show_items(
                tuple(
                    OutlineItem(one.key, one.label or one.shown, note=one.says)
                    for one in self._problems[:_SHOWN_MOST]
                )
            )

    def _toggle(self) -> None:
        self._open = self.count.isChecked()
        self._show_list()
        if self._open:
            self.problems.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, _index: QModelIndex) -> None:
        self.entered.emit()

    def _picked(self, _index: QModelIndex) -> None:
        if self.problems.current():
            self.problem_chosen.emit(self.problems.current())
