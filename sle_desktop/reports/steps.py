"""Agreed next steps and comments, as every document of a school shows them."""

from collections.abc import Sequence

from sle_desktop.reports.answers import Answers
from sle_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    line,
    muted,
    strong,
)
from sle_desktop.reports.wording import quoted, sentence, short_date, unbroken, without_stop

STEPS = "next_steps"

STEP_NAMES = frozenset({STEPS, "what", "who", "by_when", "success", "support", "recommendation"})
"""The questions that the table of next steps tells."""

_COLUMNS = (
    Column("What", 226),
    Column("Who", 156),
    Column("By when", 104),
    Column("What success looks like", 252),
)


def agreed_steps(answers: Answers) -> tuple[Answers, ...]:
    """Return the rows of next steps in which something is agreed."""
    return tuple(row for row in answers.rows(STEPS) if row.line("what"))


def steps_table(steps: Sequence[Answers]) -> Table:
    """Return next steps: what, who, by when, what success looks like, and help beneath."""
    return Table(
        "Agreed next steps: what, who, by when and what success looks like",
        _COLUMNS,
        tuple(_row(one) for one in steps),
        whole=True,
    )


def _row(step: Answers) -> Row:
    day = step.day("by_when")
    return Row(
        (
            (line(strong(without_stop(step.line("what")))),),
            (line(without_stop(step.line("who"))),),
            (line(short_date(day) if day else ""),),
            _success(without_stop(step.line("success")), without_stop(step.line("support"))),
        ),
    )


def _success(success: str, support: str) -> Cell:
    """Return what success looks like and, beneath, what the SLE does to help."""
    lines = [line(success)] if success or not support else []
    if support:
        lines.append(line(muted("Help: "), support))
    return tuple(lines)


def steps_or_reason(answers: Answers, heading: str = "Agreed next steps") -> list[Block]:
    """Return the next steps under their heading, or why there are none, or nothing."""
    if steps := agreed_steps(answers):
        return [Heading(heading), steps_table(steps)]
    if reason := answers.line("no_steps_because"):
        return [Heading(heading), Paragraph(line(muted("None this time. "), sentence(reason)))]
    return []


def school_comment(answers: Answers) -> list[Block]:
    """Return the school's own words, and whose they are."""
    comment = answers.text("school_comment")
    if not comment:
        return []
    by = answers.line("school_comment_by")
    said = line(quoted(comment), muted(f" {unbroken(without_stop(by))}" if by else ""))
    return [Heading("School’s comment"), Paragraph(said)]
