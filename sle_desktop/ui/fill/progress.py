"""How far a record is: the outline's lines, and what stands before finishing by section."""

import re
from collections import Counter
from collections.abc import Iterable

from sle_desktop.engine.instance import Instance, Problem
from sle_desktop.services.audit_talk import talk_of
from sle_desktop.ui.fill.counting import how_many
from sle_desktop.ui.fill.place import Place, is_wanted
from sle_desktop.ui.fill.plan import STATUS, TALK, Plan, Section
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.widgets.answer import mark_of
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


def how_far(sections: Iterable[Section], items: Iterable[OutlineItem]) -> tuple[int, int, str]:
    """Return how much of a record is done, of how much, and of what: of an audit, statements."""
    weighed = {one.key for one in sections if one.statements}
    counted = [one for one in items if one.key in weighed or not weighed]
    what = "statements agreed" if weighed else "answered"
    return sum(one.done for one in counted), sum(one.asked for one in counted), what


def agreed_of(section: Section, instance: Instance) -> tuple[int, int]:
    """Return how many of a section's statements were agreed, of how many that are asked."""
    live = [instance.at(one.views[-1].path) for one in section.statements]
    asked = [one for one in live if one.relevant]
    return sum(one.value is not None for one in asked), len(asked)


def settled_of(section: Section, instance: Instance) -> tuple[int, int]:
    """Return of how many earlier actions it was said how they stand, of how many."""
    rows = instance.at(section.key).rows
    return sum(instance.at(f"{row}/{STATUS}").value is not None for row in rows), len(rows)


def _count(section: Section, instance: Instance) -> tuple[int, int]:
    """Return how many questions of a section are answered; of statements, how many are agreed."""
    if section.statements:
        return agreed_of(section, instance)
    if section.settles:
        return settled_of(section, instance)
    counts = [instance.progress(one.path) for one in section.fields]
    return sum(done for done, _ in counts), sum(asked for _, asked in counts)


def _mark(section: Section, instance: Instance) -> Mark | None:
    """Return the position of a section as a whole."""
    if section.whole is None:
        return None
    value = instance.at(section.whole.views[-1].path).value
    return mark_of(value) if value is not None else None


def _to_talk(section: Section, instance: Instance) -> str:
    """Return how much there is to talk about, ``""`` for nothing and elsewhere."""
    count = talk_of(instance).count if section.key == TALK else 0
    return str(count) if count else ""


def _item(section: Section, instance: Instance, wrong: int, *, tell: bool) -> OutlineItem:
    done, asked = _count(section, instance)
    repeat = section.repeat
    note = how_many(section.short, len(instance.at(repeat.path).rows)) if repeat else ""
    if section.settles:
        note = f"{done} of {asked} settled"
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
        mark=_mark(section, instance),
        count=_to_talk(section, instance),
        complete=not wrong and bool(done),
        missing=missing,
    )
