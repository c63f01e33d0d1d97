"""How far a draft is: the statements of an audit, the sections of any other form."""

import re
from dataclasses import dataclass

from sle_desktop.engine.instance import Instance

_CODE = "sle::code"
_AGREED = "agreed_"
_ROW = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class HowFar:
    """How many parts are done, of how many, and what they are called ("" for statements)."""

    done: int
    of: int
    unit: str


def how_far(instance: Instance) -> HowFar:
    """Return how far a record is.

    An audit counts the statements with an agreed position. Any other form counts its sections: one
    is done when something is answered in it and nothing stands before finishing.
    """
    return _statements(instance) or _sections(instance)


def _statements(instance: Instance) -> HowFar | None:
    asked = [
        one.path
        for one in instance.form.walk()
        if one.name.startswith(_AGREED) and _CODE in one.extra and instance.has(one.path)
    ]
    if not asked:
        return None
    done = sum(instance.at(one).value is not None for one in asked)
    return HowFar(done, len(asked), "")


def _sections(instance: Instance) -> HowFar:
    wrong = {_ROW.sub("", one.key).partition("/")[0] for one in instance.problems()}
    done = of = 0
    for one in instance.form.fields:
        answered, asked = instance.progress(one.path) if one.holds_children else (0, 0)
        if asked:
            of += 1
            done += bool(answered) and one.name not in wrong
    if of:
        return HowFar(done, of, "sections")
    answered, asked = instance.progress()
    return HowFar(answered, asked, "questions")
