"""The order in which expressions are worked out, and the circle that leaves none."""

from collections.abc import Iterable, Iterator, Sequence

from sle_desktop.engine.dependencies.places import Place
from sle_desktop.engine.dependencies.reads import Read
from sle_desktop.engine.dependencies.rules import CALCULATION, COUNT, RELEVANT, Rule


def in_graph(rule: Rule) -> bool:
    """Whether others can read what a rule gives, at once and without an event.

    A calculation with a trigger is worked out by an event: it may even read itself.
    """
    if rule.column == CALCULATION:
        return not rule.place.field.trigger
    return rule.column in (RELEVANT, COUNT)


class Order:
    """Ranks the rules of a form. ``circle`` names rules that wait for each other, if any do.

    What is read in an earlier row of the same repeat (a running total) makes no circle: where it
    would, it is left out of the order, and the rows are worked out one after the other.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._earlier_rows_count = True
        self._rules: dict[tuple[Place, str], Rule] = {}
        for rule in rules:
            if in_graph(rule):
                self._rules[rule.place, rule.column] = rule
        self._showing: dict[Place | None, tuple[Rule, ...]] = {}
        self._inside: dict[Place, tuple[Rule, ...]] = {}
        self.circle: tuple[Rule, ...] = ()
        self._rank()
        if self._goes_round():
            self._earlier_rows_count = False
            self.circle = ()
            for rule in self._rules.values():
                rule.rank = 0
            self._rank()

    def _goes_round(self) -> bool:
        return bool(self.circle)

    def _shown_by(self, place: Place) -> tuple[Rule, ...]:
        """Return the rules that decide whether a place is there at all."""
        known = self._showing.get(place)
        if known is not None:
            return known
        missing = []
        for one in place.around():
            if one in self._showing:
                break
            missing.append(one)
        for one in reversed(missing):
            outer = self._showing.get(one.parent, ())
            own = [self._rules.get((one, RELEVANT))]
            if one.parent is not None and one.parent.is_repeat:
                own.append(self._rules.get((one.parent, COUNT)))
            found = tuple(rule for rule in own if rule is not None)
            self._showing[one] = outer + found if found else outer
        return self._showing[place]

    def _given_by(self, place: Place) -> Iterator[Rule]:
        """Yield the rules that decide what is read at a place."""
        yield from self._shown_by(place)
        own = self._rules.get((place, COUNT if place.is_repeat else CALCULATION))
        if own is not None:
            yield own

    def _text_given_by(self, place: Place) -> tuple[Rule, ...]:
        """Return the rules behind all the words in a group, a repeat or the record."""
        if place not in self._inside:
            rules = (rule for one in place.walk() for rule in self._given_by(one))
            self._inside[place] = tuple(dict.fromkeys(rules))
        return self._inside[place]

    def _before(self, rule: Rule) -> Sequence[Rule]:
        """Return the rules that must be settled before a rule is worked out."""
        before: dict[Rule, None] = {}
        for read in rule.reads.fields:
            before.update(dict.fromkeys(self._behind(read)))
        for shift in rule.reads.shifts:
            earlier = shift.by < 0 and shift.repeat is rule.place.repeat
            if self._earlier_rows_count or not earlier:
                before.update(dict.fromkeys(self._given_by(shift.place)))
            before.update(dict.fromkeys(self._given_by(shift.repeat)))
        if rule.column != RELEVANT:
            before.update(dict.fromkeys(self._shown_by(rule.place)))
        return list(before)

    def _behind(self, read: Read) -> Iterable[Rule]:
        if read.text and read.place.holds_children:
            return self._text_given_by(read.place)
        if read.place is read.within:  # the row that the reader is in: it is there
            return self._shown_by(read.place)
        return self._given_by(read.place)

    def _rank(self) -> None:
        """Give every rule a rank above all that it waits for; a form's depth is no limit."""
        open_: dict[Rule, Iterator[Rule]] = {}
        for first in self._rules.values():
            if first.rank:
                continue
            open_[first] = iter(self._before(first))
            while open_:
                rule, before = next(reversed(open_.items()))
                waiting = next((one for one in before if not one.rank), None)
                if waiting is None:
                    rule.rank = 1 + max((one.rank for one in self._before(rule)), default=0)
                    del open_[rule]
                elif waiting in open_:
                    chain = list(open_)
                    self.circle = tuple(chain[chain.index(waiting) :])
                    return
                else:
                    open_[waiting] = iter(self._before(waiting))
