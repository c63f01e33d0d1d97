"""The filters above the table of records: school, form, state, person; and how many fit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sle_desktop.domain.records import State
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.words import Words

_ALL = Option("", "All")
_STATES = (
    _ALL,
    Option(State.DRAFT.value, "Drafts"),
    Option(State.SEALED.value, "Signed and locked"),
)


class Filters(QWidget):
    """In: ``show_options``, ``say_count``, ``clear``. Out: ``changed``; ask ``values``."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        names = ("School", "Form", "State", "Person")
        every = tuple(PickOne(name, name) for name in names)
        self._every = every
        self._school, self._form, self._state, self._person = every
        self._count = Words("", Type.NOTE)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.S)
        for one in every:
            row.addWidget(one)
            one.answered.connect(self.changed)
        row.addStretch(1)
        row.addWidget(self._count)
        self._state.show_answer(Answer("", _STATES))

    def show_options(
        self,
        schools: list[tuple[str, str]],
        forms: list[tuple[str, str]],
        people: tuple[str, ...],
    ) -> None:
        """Offer these schools, forms and people; what was chosen and is still there stays."""
        names = [(one, one) for one in people]
        offered = ((self._school, schools), (self._form, forms), (self._person, names))
        for filter_, named in offered:
            chosen = filter_.currentData() or ""
            options = (_ALL, *(Option(value, label) for value, label in named))
            values = {one.value for one in options}
            filter_.show_answer(Answer(chosen if chosen in values else "", options))

    def values(self) -> tuple[str, str, str, str]:
        """Return the chosen school, form, state and person, each "" for all."""
        school, form, state, person = (str(one.currentData() or "") for one in self._every)
        return school, form, state, person

    def say_count(self, count: int) -> None:
        """Say how many records fit."""
        self._count.setText(f"{count:,} record{'s' * (count != 1)}")

    def clear(self) -> None:
        """Let every filter go."""
        for one in self._every:
            one.setCurrentIndex(0)
            one.updateGeometry()
