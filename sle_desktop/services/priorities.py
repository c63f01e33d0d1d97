"""An audit's priorities: at most three recommendations come now, and each has success criteria."""

from collections.abc import Iterator
from dataclasses import dataclass

from sle_desktop.engine.definition import Field, in_language
from sle_desktop.engine.instance import Instance

MOST = 3
"""More than three priorities are none."""

_PRIORITY, _NOW = "priority_", "now"
_CRITERIA, _ABOUT = "criteria", "criterion_recommendation"
_CODE, _SHORT = "sle::code", "sle::short"


@dataclass(frozen=True, slots=True)
class Priority:
    """A recommendation that comes now: the key of its question, its name and how it is called."""

    key: str
    name: str
    title: str


def priorities_now(instance: Instance) -> tuple[Priority, ...]:
    """Return the recommendations that come now, in the form's order."""
    return tuple(
        Priority(one.path, name, _title(instance, one, name))
        for one, name in _questions(instance)
        if instance.at(one.path).value == _NOW
    )


def too_many(instance: Instance, key: str, value: object) -> str:
    """Return why a recommendation cannot come now too, ``""`` if it can.

    The form holds the same rule; the words here name the three.
    """
    field = instance.at(key).field if instance.has(key) else None
    if value != _NOW or field is None or not field.name.startswith(_PRIORITY):
        return ""
    others = [one.title for one in priorities_now(instance) if one.key != key]
    if len(others) < MOST:
        return ""
    named = f"{', '.join(others[:-1])} and {others[-1]}"
    return f"{named} are Now already. Let one of them wait first: three things can be done well."


def has_criterion(instance: Instance, name: str) -> bool:
    """Whether a recommendation has a success criterion."""
    if not instance.has(_CRITERIA):
        return True
    rows = instance.at(_CRITERIA).rows
    return any(instance.at(f"{row}/{_ABOUT}").value == name for row in rows)


def criterion_for(name: str) -> tuple[str, str, str]:
    """Return the repeat of success criteria, the question that names its recommendation, and it."""
    return _CRITERIA, _ABOUT, name


def without_criterion(instance: Instance) -> tuple[Priority, ...]:
    """Return what comes now and has no success criterion yet."""
    return tuple(one for one in priorities_now(instance) if not has_criterion(instance, one.name))


def _questions(instance: Instance) -> Iterator[tuple[Field, str]]:
    for one in instance.form.walk():
        if one.type == "select_one" and one.name.startswith(_PRIORITY):
            yield one, one.name.removeprefix(_PRIORITY)


def _title(instance: Instance, question: Field, name: str) -> str:
    """Return ``4 Connected knowledge``."""
    group = instance.form.by_path.get(question.path.rpartition("/")[0])
    if group is None:
        return name
    short = group.extra.get(_SHORT) or in_language(group.label)
    return f"{group.extra.get(_CODE, '')} {short}".strip()
