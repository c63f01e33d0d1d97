"""How far a record is: the outline's lines, and what stands before finishing by section."""

import re
from collections import Counter
from collections.abc import Iterable

from sle_desktop.engine.instance import Instance, Problem
from sle_desktop.ui.fill.counting import how_many
from sle_desktop.ui.fill.place import Place, is_wanted
from sle_desktop.ui.fill.plan import Plan, Section
from sle_desktop.ui.widgets.outline_list import OutlineItem

_ROW = re.compile(r"\[[^\]]*\]")


def section_of(plan: Plan, key: str) -> str:
    """Return the key of the section that a field's key is in, ``""`` if it is in none."""
    return plan.of_path.get(_ROW.sub("", key), "")


def sections_now(plan: Plan, instance: Instance) -> tuple[Section, ...]:
    """Return the sections that have something to show now."""
    return tuple(
        one
        for one in plan.sections
        if any(is_wanted(block, Place(0), instance) for block in one.blocks)
    )


def outline_items(
    sections: Iterable[Section],
    plan: Plan,
    instance: Instance,
    problems: tuple[Problem, ...],
    *,
    tell: bool,
) -> tuple[OutlineItem, ...]:
    """Return the outline's lines; what is missing is told only when ``tell`` says it is time."""
    wrong = Counter(section_of(plan, one.key) for one in problems)
    return tuple(_item(one, instance, wrong[one.key], tell=tell) for one in sections)


def _item(section: Section, instance: Instance, wrong: int, *, tell: bool) -> OutlineItem:
    counts = [instance.progress(one.path) for one in section.fields]
    done, asked = (sum(column) for column in zip(*counts, strict=True))
    repeat = section.repeat
    note = how_many(section.short, len(instance.at(repeat.path).rows)) if repeat else ""
    missing = wrong if tell else 0
    if missing and note:
        note = f"{note}, {missing} missing"
    return OutlineItem(
        key=section.key,
        label=section.short,
        number=section.number,
        note=note,
        done=done,
        asked=asked,
        complete=not wrong and bool(done),
        missing=missing,
    )
