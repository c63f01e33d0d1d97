"""What can be prepared once for all records of a form: rules, who reads whom, and defaults."""

from dataclasses import dataclass, field
from functools import lru_cache

from sle_desktop.engine.definition import Field, Form
from sle_desktop.engine.dependencies import (
    Place,
    Places,
    Read,
    Rule,
    circle_in_words,
    common_repeat,
    dependencies,
    in_graph,
    names_in,
    words_read,
)
from sle_desktop.engine.dependencies.rules import (
    CALCULATION,
    FILTER,
    READ_ONLY,
    REQUIRED,
    WORDS,
)
from sle_desktop.engine.instance.defaults import Default, default_of
from sle_desktop.engine.question_types import AnsweredBy, type_of
from sle_desktop.errors import UserError

_TRUE, _FALSE = "true()", "false()"


@dataclass(frozen=True, slots=True)
class Route:
    """The way from a field to another: up some rows, down through repeats, and there a field."""

    up: int
    down: tuple[int, ...]
    local: int


@dataclass(frozen=True, slots=True)
class Reader:
    """A rule to work out again, and the way to its field from what it reads."""

    rule: Rule
    route: Route


@dataclass(frozen=True, slots=True)
class ShiftedReader:
    """A rule in the rows of a repeat outside all others; row n reads the row n + ``by``."""

    rule: Rule
    container: int
    local: int
    by: int


class Slot:
    """All that is known of one field before any answer.

    ``readers`` depend on the field's text or presence, ``row_readers`` on which rows a repeat
    has, and ``place_readers`` on the place of a row among them. ``shifted`` readers depend on
    this field, or on the rows of this repeat, in one row only.
    """

    __slots__ = (
        "default",
        "field",
        "key_tail",
        "members",
        "name",
        "place",
        "place_readers",
        "readers",
        "row_readers",
        "rules",
        "settles",
        "shifted",
        "targets",
        "triggers",
        "words",
    )

    def __init__(self, place: Place) -> None:
        self.place = place
        self.field: Field = place.field
        self.name = place.name
        self.key_tail = place.rest
        self.members: list[Slot] = []
        self.rules: dict[str, Rule] = {}
        self.settles: tuple[Rule, ...] = ()
        self.readers: list[Reader] = []
        self.row_readers: list[Reader] = []
        self.place_readers: list[Reader] = []
        self.shifted: list[ShiftedReader] = []
        self.triggers: list[Reader] = []
        self.words = frozenset[str]()
        self.default: Default | None = None

    @property
    def is_calculated(self) -> bool:
        """Whether the form alone decides the value."""
        rule = self.rules.get(CALCULATION)
        if rule is None or not in_graph(rule):
            return False
        return not (rule.source.startswith("once(") and rule.source.endswith(")"))

    @property
    def is_asked(self) -> bool:
        """Whether a person is asked for an answer."""
        kind = type_of(self.field.type).answered_by
        return kind is AnsweredBy.PERSON and not self.is_calculated


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """A form made ready to hold answers."""

    form: Form
    places: Places
    root: Slot
    slots: dict[Place, Slot]
    named: dict[tuple[Place, str], Place | None] = field(default_factory=dict)
    routes: dict[tuple[Place, Place], Route] = field(default_factory=dict)
    extra: dict[tuple[Place, str], Rule] = field(default_factory=dict)
    """Expressions that no column of the form holds, such as an audience's condition."""

    def target(self, rule: Rule, name: str) -> Place | None:
        """Return the field that a name in a rule means; ``_0`` is the first of its names."""
        if rule.names:
            name = rule.names[int(name[1:])]
        key = (rule.place, name)
        if key not in self.named:
            self.named[key] = self.places.find(name, rule.place)
        return self.named[key]

    def route(self, start: Place, goal: Place) -> Route:
        """Return the way from a field to what a name there means."""
        known = self.routes.get((start, goal))
        if known is None:
            known = _route(start, goal, common_repeat(start, goal))
            self.routes[start, goal] = known
        return known


class _Identity:
    """A form as the key of a cache: two forms are alike only if they are the same object."""

    __slots__ = ("form",)

    def __init__(self, form: Form) -> None:
        self.form = form

    def __hash__(self) -> int:
        return id(self.form)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.form is self.form


def plan_of(form: Form) -> Plan:
    """Return the plan of a form, made once. Raises FORM_CYCLE, naming the chain."""
    return _planned(_Identity(form))


@lru_cache(maxsize=16)
def _planned(identity: _Identity) -> Plan:
    form = identity.form
    known = dependencies(form)
    if known.circle:
        raise UserError(
            "FORM_CYCLE",
            f"“{form.title}” cannot be opened because these wait for each other: "
            f"{circle_in_words(known.circle)}.",
            "Change the form so that one of them no longer depends on the next.",
        )
    slots = {place: Slot(place) for place in (known.places.root, *known.places.all)}
    for place, slot in slots.items():
        slot.members = [slots[one] for one in place.members]
    plan = Plan(form, known.places, slots[known.places.root], slots)
    _Linking(plan).link(known.rules)
    return plan


def _depth_inside(repeat: Place | None) -> int:
    return 0 if repeat is None else repeat.depth + 1


def _route(start: Place, goal: Place, within: Place | None) -> Route:
    """Return the way between fields of one row of ``within``."""
    down = []
    one = goal.repeat
    while one is not within:
        assert one is not None
        down.append(one.local)
        one = one.repeat
    return Route(start.depth - _depth_inside(within), tuple(reversed(down)), goal.local)


class _Linking:
    """Enters every rule at all the fields that it reads."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.worded = {
            name: tuple(one for one in choices if any("${" in text for text in one.label.values()))
            for name, choices in plan.form.lists.items()
        }

    def link(self, rules: tuple[Rule, ...]) -> None:
        for rule in rules:
            slot = self.plan.slots[rule.place]
            slot.rules[rule.column] = rule
            if rule.column in (REQUIRED, READ_ONLY) and rule.source in (_TRUE, _FALSE):
                continue
            if in_graph(rule):
                slot.settles = (*slot.settles, rule)
            if rule.column != CALCULATION or in_graph(rule):
                self._enter_reads(rule)
        for slot in self.plan.slots.values():
            if slot.place.parent is not None:
                self._link_words(slot)
                self._link_trigger(slot)
                if not slot.is_calculated:
                    slot.default = default_of(slot.place, self.plan.places)

    def _enter_reads(self, rule: Rule) -> None:
        for read in rule.reads.fields:
            self._enter(rule, read)
        for shift in rule.reads.shifts:
            assert rule.place.repeat is not None
            one = ShiftedReader(rule, rule.place.repeat.local, rule.place.local, shift.by)
            self.plan.slots[shift.place].shifted.append(one)
            self.plan.slots[shift.repeat].shifted.append(one)
        if rule.reads.position:
            for repeat in rule.place.around():
                if repeat.is_repeat and repeat is not rule.place:
                    route = _route(repeat, rule.place, repeat.repeat)
                    # Asked for single rows: the first step down is the row itself.
                    reader = Reader(rule, Route(0, route.down[1:], route.local))
                    self.plan.slots[repeat].place_readers.append(reader)

    def _enter(self, rule: Rule, read: Read) -> None:
        if read.text and read.place.holds_children:
            for one in read.place.walk():
                self._enter_one(rule, Read(one, read.within, text=False))
        elif read.place is not read.within:
            self._enter_one(rule, read)

    def _enter_one(self, rule: Rule, read: Read) -> None:
        if read.place is read.within:
            return
        slot = self.plan.slots[read.place]
        slot.readers.append(Reader(rule, _route(read.place, rule.place, read.within)))
        repeat = read.place if read.place.is_repeat else read.place.repeat
        while repeat is not None and repeat is not read.within:
            reader = Reader(rule, _route(repeat, rule.place, read.within))
            self.plan.slots[repeat].row_readers.append(reader)
            repeat = repeat.repeat

    def _link_words(self, slot: Slot) -> None:
        """Let labels, hints and messages that show answers follow those answers."""
        shown = set()
        for column in WORDS:
            words = getattr(slot.field, column)
            if not any("${" in text for text in words.values()):
                continue
            reads = dict.fromkeys(words_read(slot.place, words, self.plan.places))
            rule = Rule(slot.place, column, "")
            for read in reads:
                self._enter(rule, read)
            if reads:
                shown.add(column)
        rule = Rule(slot.place, FILTER, "")
        for read in words_read(slot.place, {"": slot.field.list_name}, self.plan.places):
            self._enter(rule, read)
        for choice in self.worded.get(slot.field.list_name, ()):
            for read in words_read(slot.place, choice.label, self.plan.places):
                self._enter(rule, read)
                shown.add("choices")
        slot.words = frozenset(shown)

    def _link_trigger(self, slot: Slot) -> None:
        for name in names_in(slot.field.trigger):
            source = self.plan.places.find(name, slot.place)
            if source is not None:
                within = common_repeat(source, slot.place)
                rule = slot.rules.get(CALCULATION) or Rule(slot.place, CALCULATION, "")
                reader = Reader(rule, _route(source, slot.place, within))
                self.plan.slots[source].triggers.append(reader)
