"""SamplePlanner: how many books, from which years and groups; one press writes their letters."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.domain.sampling import FLAGS, LETTERS, Wanted, planned
from sle_desktop.engine.definition import Field
from sle_desktop.ui.fill.asking import Options
from sle_desktop.ui.fill.controls import options_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.letter_ticks import LetterTicks
from sle_desktop.ui.fill.plan import label_of
from sle_desktop.ui.fill.stops import stops_in
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.flow import Flow
from sle_desktop.ui.widgets.number_field import NumberField
from sle_desktop.ui.widgets.question import Problem
from sle_desktop.ui.widgets.words import Words

_NAMES = {"letter", "year", "starting_point"}
_YEARS, _HOW_MANY = "about/years", "sample/books_read"
_UNKNOWN = "not_known"
_USUAL = 8


def plans(repeat: Field) -> bool:
    """Whether the rows of a repeat are the books of a sample."""
    return {one.name for one in repeat.children} >= _NAMES


class SamplePlanner(QWidget):
    """Writes a whole sample at once; every row stays as editable as it was.

    In: ``refresh``. Out: ``planned`` once the rows are there.
    """

    planned = Signal()

    def __init__(self, repeat: Field, key: str, desk: Desk) -> None:
        super().__init__()
        self._repeat, self._key, self._desk = repeat, key, desk
        self._options = Options()
        self.count = NumberField("How many books?")
        self.years = LetterTicks("From which years?")
        self.points = LetterTicks("Starting points")
        self.groups = {name: NumberField(f"Of these, {self._named(name)}") for name in FLAGS}
        self.plan = Button("Plan", icon="list-checks")
        self._problem = Problem()
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._lay_out()
        self._begin()
        self.plan.clicked.connect(self._plan)
        self.count.answered.connect(self._count)
        self.count.returnPressed.connect(self._plan)
        for ticks in (self.years, self.points):
            ticks.answered.connect(self._tick)

    def _lay_out(self) -> None:
        first, second = QWidget(), QWidget()
        above, below = Flow(first, Space.L), Flow(second, Space.L)
        above.addWidget(_labelled("How many books?", self.count))
        above.addWidget(_labelled("From which years?", self.years))
        above.addWidget(_labelled("Starting points", self.points))
        for name, field in self.groups.items():
            below.addWidget(_labelled(self._named(name), field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(Space.M)
        column.addWidget(
            Words(
                "Plan the sample in one go, then change any book below. Letters, never names.",
                Type.READING,
                wrap=True,
            )
        )
        for part in (first, second, self._problem):
            column.addWidget(part)
        column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self) -> None:
        """Begin with what the record says, and with what there is to choose."""
        instance = self._desk.instance
        said = instance.at(_HOW_MANY).value if instance.has(_HOW_MANY) else None
        self.count.show_answer(Answer(said if isinstance(said, int) else _USUAL))
        form = self._desk.opened.form
        years = self._asked("year")
        listed = options_of(form.lists.get(years.list_name, ()))
        chosen = instance.at(_YEARS).value if instance.has(_YEARS) else None
        mine = chosen if isinstance(chosen, tuple) else ()
        points = options_of(form.lists.get(self._asked("starting_point").list_name, ()))
        known = tuple(one for one in points if one.value != _UNKNOWN)
        self._offer(self.years, tuple(one for one in listed if one.value in mine) or listed, mine)
        self._offer(self.points, known, tuple(one.value for one in known))
        self.refresh()

    def refresh(self) -> None:
        """Name what one press does now."""
        if not self._desk.may_write:
            self.hide()
        many = self._wanted().books
        again = " again" if self._desk.at(self._key).rows else ""
        self.plan.say(f"Plan {many} {'book' if many == 1 else 'books'}{again}")

    def stops(self) -> Iterator[QWidget]:
        """Yield everything that can take the focus, in reading order."""
        for one in (self.count, self.years, self.points, *self.groups.values(), self.plan):
            yield from stops_in(one)

    def _offer(
        self, ticks: LetterTicks, options: tuple[Option, ...], chosen: tuple[str, ...]
    ) -> None:
        self._chosen[ticks.chips.accessibleName()] = chosen
        ticks.show_answer(Answer(chosen, options))

    def _tick(self, value: object) -> None:
        ticks = self.sender()
        assert isinstance(ticks, LetterTicks)
        self._chosen[ticks.chips.accessibleName()] = value if isinstance(value, tuple) else ()
        self.refresh()

    def _count(self, _value: object) -> None:
        self.refresh()

    def _wanted(self) -> Wanted:
        groups = {name: _number(field) for name, field in self.groups.items()}
        years = self._chosen[self.years.chips.accessibleName()]
        points = self._chosen[self.points.chips.accessibleName()]
        return Wanted(_number(self.count), years, points, groups)

    def _plan(self) -> None:
        wanted = self._wanted()
        if not 1 <= wanted.books <= len(LETTERS):
            self._problem.say(f"Letters run from A to Z: plan 1 to {len(LETTERS)} books.")
            self.count.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._problem.say("")
        self._desk.put_books(self._key, planned(wanted))
        self.refresh()
        self.planned.emit()

    def _asked(self, name: str) -> Field:
        return next(one for one in self._repeat.children if one.name == name)

    def _named(self, name: str) -> str:
        asked = [one for one in self._repeat.children if one.name == name]
        return label_of(asked[0], self._desk.opened.form) if asked else name


def _number(field: NumberField) -> int:
    value = field.read(field.text())
    return value if isinstance(value, int) else 0


def _labelled(words: str, field: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    column.addWidget(Words(words, Type.NOTE_STRONG))
    column.addWidget(field)
    return whole
