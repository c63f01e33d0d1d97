"""What every expression of a form reads, the order that follows, and circles that allow none."""

from dataclasses import dataclass

from sle_desktop.engine.definition import Form
from sle_desktop.engine.dependencies.order import Order, in_graph
from sle_desktop.engine.dependencies.places import Place, Places, common_repeat
from sle_desktop.engine.dependencies.reads import Read, Reads
from sle_desktop.engine.dependencies.rules import Rule, names_in, rules_of, words_read

__all__ = [
    "Dependencies",
    "Place",
    "Places",
    "Read",
    "Reads",
    "Rule",
    "circle_in_words",
    "common_repeat",
    "dependencies",
    "in_graph",
    "names_in",
    "words_read",
]


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The dependency graph of a form.

    ``circle`` holds rules each of which reads what the next gives, and the last what the first
    gives; it is empty in a sound form.
    """

    places: Places
    rules: tuple[Rule, ...]
    circle: tuple[Rule, ...]


def dependencies(form: Form) -> Dependencies:
    """Return what reads what in a form. Faults of single expressions are kept in their rules."""
    places = Places(form)
    rules = tuple(rules_of(places))
    return Dependencies(places, rules, Order(rules).circle)


def circle_in_words(circle: tuple[Rule, ...]) -> str:
    """Return the chain of a circle as a person reads it: ``a (calculation) → b (relevant) → a``."""
    steps = [f"{rule.place.name} ({rule.column})" for rule in circle]
    return " → ".join([*steps, circle[0].place.name]) if circle else ""
