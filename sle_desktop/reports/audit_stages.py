"""An audit beside the ones before it: its stages, and every position then and now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.answers import Answers
from sle_desktop.reports.blocks import Band
from sle_desktop.reports.positions import (
    RATED,
    Change,
    Recommendation,
    Statement,
    band,
    direction,
    recommendations,
)
from sle_desktop.reports.wording import month_of

MOST_STAGES = 4
"""A strip of more would not be read; the most recent are kept."""


_FIRST = "first_look"


@dataclass(frozen=True, slots=True)
class Look:
    """One audit of the school: its stage's name ("Review 1"), its day, the SLE, its answers."""

    name: str
    day: date | None
    rated_by: str
    answers: Answers
    positions: tuple[Band, ...]
    """One a recommendation."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit with the earlier ones, oldest first; ``before`` is the one it is compared with."""

    now: Look
    earlier: tuple[Look, ...]
    before: Look | None
    recommendations: tuple[Recommendation, ...]
    changes: tuple[Change, ...]
    """One a statement, in the form's order; without an audit before, each is new."""

    @property
    def answers(self) -> Answers:
        """The answers of this audit."""
        return self.now.answers

    @property
    def shown(self) -> tuple[Look, ...]:
        """The stages that a strip shows, this one last."""
        return (*self.earlier, self.now)[-MOST_STAGES:]

    def changes_of(self, recommendation: Recommendation) -> tuple[Change, ...]:
        """Return the changes of a recommendation's statements."""
        return tuple(one for one in self.changes if one.statement in recommendation.statements)

    def changes_since(self, look: Look) -> tuple[Change, ...]:
        """Return how the statements stood at an earlier audit and stand now."""
        return tuple(
            Change(one.statement, _asked(look.answers, one.statement), one.now)
            for one in self.changes
        )

    def direction_of(self, index: int) -> str:
        """Return which way a recommendation goes: as people said, else as the positions say."""
        key = self.recommendations[index].key
        if self.now.positions[index] not in RATED:
            return ""
        said = self.answers.text(f"direction_{key}")
        before = self.before.positions[index] if self.before else None
        if said in ("", _FIRST):
            return direction(before, self.now.positions[index])
        return said

    def in_before(self) -> str:
        """Return "in January" for when the audit before was made."""
        if self.before is None or self.before.day is None:
            return "last time"
        near = self.now.day or self.before.day
        close = (self.before.day.year, self.before.day.month) == (near.year, near.month)
        return "last time" if close else f"in {month_of(self.before.day, near)}"


def read_audit(filled: Filled) -> Audit:
    """Return an audit as its report reads it.

    Last time's positions are those copied into the record when it was made: people saw them while
    they agreed. They come from the audit before itself where the form copies nothing.
    """
    told = recommendations(filled.form)
    answers = Answers.of(filled)
    earlier = [_look(one, told) for one in filled.earlier]
    place = _place_of_prior(filled)
    copied = _copied(answers, told)
    if copied is None:
        before = earlier[place] if earlier else None
    elif earlier:
        before = earlier[place] = _with_positions(earlier[place], copied)
    else:
        before = copied
        earlier = [copied]
    changes = tuple(
        Change(one, _before(one, before, answers, copied), band(answers.value(one.names[0])))
        for recommendation in told
        for one in recommendation.statements
    )
    return Audit(_look(filled, told), tuple(earlier), before, told, changes)


def _look(filled: Filled, told: Sequence[Recommendation]) -> Look:
    answers = Answers.of(filled)
    return Look(
        name=stage_name(
            answers.label("stage") or filled.form.title, answers.number("review_number")
        ),
        day=answers.day("date") or filled.record.date,
        rated_by=answers.text("rated_by") or filled.author.name,
        answers=answers,
        positions=tuple(band(answers.value(f"position_{one.key}")) for one in told),
    )


def stage_name(stage: str, number: int | None) -> str:
    """Return "Baseline", "Review 1" or "Final"."""
    return f"{stage} {number}" if number is not None else stage


def _place_of_prior(filled: Filled) -> int:
    """Return which of the earlier audits this one follows: as fixed in the draft, else the last."""
    ids = [one.record.id for one in filled.earlier]
    return ids.index(filled.record.prior_id) if filled.record.prior_id in ids else -1


def _copied(answers: Answers, told: Sequence[Recommendation]) -> Look | None:
    """Return the audit before as this record remembers it, ``None`` if it remembers none."""
    stage = answers.text("prior_stage")
    if not stage:
        return None
    labels = {one.name: one for one in answers.form.lists.get(_stage_list(answers), ())}
    name = labels[stage].label.get("", stage) if stage in labels else stage
    number = answers.number("prior_review_number")
    return Look(
        name=stage_name(name, number),
        day=_day(answers.value("prior_date")),
        rated_by=answers.text("prior_rated_by"),
        answers=answers,
        positions=tuple(band(answers.value(f"prior_position_{one.key}")) for one in told),
    )


def _stage_list(answers: Answers) -> str:
    field = answers.fields.get("stage")
    return field.list_name if field else ""


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _with_positions(look: Look, copied: Look) -> Look:
    return Look(
        look.name, look.day, copied.rated_by or look.rated_by, look.answers, copied.positions
    )


def _before(
    statement: Statement, before: Look | None, answers: Answers, copied: Look | None
) -> Band | None:
    if before is None:
        return None
    if copied is None:
        return _asked(before.answers, statement)
    if before is not copied and _asked(before.answers, statement) is None:
        return None
    return band(answers.value(f"prior_{statement.key}"))


def _asked(answers: Answers, statement: Statement) -> Band | None:
    """Return a statement's position in an earlier audit, ``None`` if its form did not ask."""
    name = next((one for one in statement.names if one in answers.fields), "")
    return band(answers.value(name)) if name else None
