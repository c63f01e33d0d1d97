"""The recommendations that come now, in the order of their first steps, and what happens first."""

from sle_desktop.reports.answers import Answers
from sle_desktop.reports.audit_stages import Audit
from sle_desktop.reports.blocks import (
    Block,
    Heading,
    Line,
    Numbered,
    Paragraph,
    line,
    plain,
    strong,
)
from sle_desktop.reports.positions import Recommendation
from sle_desktop.reports.steps import agreed_steps
from sle_desktop.reports.wording import (
    long_date,
    lower_first,
    sentence,
    upper_first,
    weekday_date,
    without_stop,
)

_NOW = "now"
_SETTLED = ("met", "replaced")
_COUNTS = {1: "One priority", 2: "Two priorities", 3: "Three priorities"}


def priority_numbers(audit: Audit) -> dict[str, int]:
    """Return the rank of each priority by its recommendation's key: the order of the next steps."""
    now = [
        one.key for one in audit.recommendations if audit.answers.is_(f"priority_{one.key}", _NOW)
    ]
    stepped = [step.text("recommendation") for step in agreed_steps(audit.answers)]
    order = sorted(now, key=lambda key: stepped.index(key) if key in stepped else len(stepped))
    return {key: rank for rank, key in enumerate(order, start=1)}


def priorities(audit: Audit) -> list[Block]:
    """Return the priorities with their first steps, and when the school will be looked at again."""
    numbers = priority_numbers(audit)
    by_key = {one.key: one for one in audit.recommendations}
    items = tuple(_priority(audit.answers, by_key[key]) for key in numbers)
    day = audit.answers.day("next_audit")
    if not items:
        when = f"We will look again on {weekday_date(day)}." if day else ""
        return [Heading("What comes next"), Paragraph(line(when))] if day else []
    count = _COUNTS.get(len(items), f"{len(items)} priorities")
    aside = f"next audit {long_date(day)}" if day else ""
    told = Numbered(items) if len(items) > 1 else Paragraph(items[0])
    return [Heading(f"{count}, and what happens first", aside), told]


def _priority(answers: Answers, recommendation: Recommendation) -> Line:
    aim = _aim(answers, recommendation)
    said = [strong(aim or recommendation.title), plain(f" ({recommendation.number}).")]
    step = next(
        (one for one in agreed_steps(answers) if one.text("recommendation") == recommendation.key),
        None,
    )
    if step is None:
        return line(*said, plain(" No first step is agreed yet."))
    day = step.day("by_when")
    who = without_stop(step.line("who"))
    by = ", ".join(part for part in (who, f"by {long_date(day)}" if day else "") if part)
    first = lower_first(sentence(step.line("what")))
    return line(*said, plain(f" First: {first}"), plain(f" {upper_first(by)}." if by else ""))


def _aim(answers: Answers, recommendation: Recommendation) -> str:
    """Return what will be different: the first success criterion that is not met yet."""
    for row in answers.rows("criteria"):
        mine = row.text("criterion_recommendation") == recommendation.key
        if mine and row.line("different") and row.text("criterion_status") not in _SETTLED:
            return without_stop(row.line("different"))
    return ""
