"""Where an audit's recommendations and statements stand, and how statements moved.

Positions are ordered words, never numbers: they are counted and compared, not added or averaged.
A blank is "not looked at", never the lowest band.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sle_desktop.engine.definition import Field, Form, Value, in_language
from sle_desktop.reports.blocks import Arrow, Band, Line, Mark, Moved, Transition, line, strong

RATED = (Band.NOT_YET, Band.DEVELOPING, Band.SECURE)
"""The three bands, the lowest first."""

_BANDS = {
    "r": Band.NOT_YET,
    "a": Band.DEVELOPING,
    "g": Band.SECURE,
    "not_applicable": Band.NOT_APPLICABLE,
}
_AGREED = "agreed_"
_CODE, _SHORT, _REPLACES = "sle::code", "sle::short", "sle::replaces"

Why = Literal["not_applicable", "never", "before", "now", "new"]
"""Why a statement is not compared: it does not apply, was looked at neither time, not then, not
now, or was not asked then."""

DIRECTIONS: dict[str, Line] = {
    "improving": line(Arrow("up"), " Improving"),
    "steady": line(Arrow("level"), " Steady"),
    "slipping": line(Arrow("down"), strong(" Slipping")),
    "first_look": line("First look"),
}


def band(value: Value) -> Band:
    """Return the band that an answer stands for."""
    return _BANDS.get(str(value), Band.NOT_LOOKED_AT)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the audit: its sign ("1a"), its words, and the end of its questions' names.

    ``names`` are those of the agreed position in this form and, where the form says so, in an
    earlier version of it.
    """

    code: str
    words: str
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with its statements; ``key`` ends its questions' names ("r1")."""

    number: str
    title: str
    short: str
    key: str
    statements: tuple[Statement, ...]


def recommendations(form: Form) -> tuple[Recommendation, ...]:
    """Return the recommendations of an audit in the form's order."""
    return tuple(
        Recommendation(
            number=group.extra[_CODE],
            title=in_language(group.label),
            short=group.extra.get(_SHORT) or in_language(group.label),
            key=group.name,
            statements=tuple(_statement(one) for one in group.children if _is_statement(one)),
        )
        for group in form.walk()
        if group.holds_children and group.extra.get(_CODE)
    )


def _is_statement(field: Field) -> bool:
    return field.name.startswith(_AGREED)


def _statement(field: Field) -> Statement:
    key = field.name.removeprefix(_AGREED)
    replaced = field.extra.get(_REPLACES, "")
    names = (field.name, replaced) if replaced else (field.name,)
    return Statement(field.extra.get(_CODE) or key, in_language(field.label), key, names)


@dataclass(frozen=True, slots=True)
class Change:
    """A statement then and now; ``before`` is ``None`` where it was not asked then."""

    statement: Statement
    before: Band | None
    now: Band

    @property
    def matched(self) -> bool:
        """Whether it was looked at and applied both times: only then is it compared."""
        return self.before in RATED and self.now in RATED

    @property
    def way(self) -> int:
        """1 for up, -1 for down, 0 for the same; of matched ones only."""
        assert self.before is not None
        before, now = RATED.index(self.before), RATED.index(self.now)
        return (now > before) - (now < before)

    @property
    def why_not(self) -> Why:
        """Why it is not compared."""
        if Band.NOT_APPLICABLE in (self.before, self.now):
            return "not_applicable"
        if self.before is None:
            return "new"
        if self.before not in RATED:
            return "before" if self.now in RATED else "never"
        return "now"


_WAYS = ((1, "moved up"), (0, "stayed the same"), (-1, "moved down"))


def movement(changes: Sequence[Change]) -> tuple[Moved, ...]:
    """Return how matched statements moved: up, not at all, down, each with its transitions."""
    matched = [one for one in changes if one.matched]
    return tuple(_moved([one for one in matched if one.way == way], len(matched), words)
                 for way, words in _WAYS)  # fmt: skip


def _moved(changes: Sequence[Change], of: int, words: str) -> Moved:
    counts = Counter((one.before, one.now) for one in changes)
    steps = [
        Transition(counts[before, now], before, now)
        for before in RATED
        for now in RATED
        if counts[before, now]
    ]
    steps.sort(key=_step_order)
    return Moved(len(changes), of, words, tuple(steps))


def _step_order(step: Transition) -> tuple[int, int]:
    """Return where a transition stands in its list: one band before two, then in reading order."""
    before, after = RATED.index(step.before), RATED.index(step.after)
    return abs(before - after), -before if after < before else before


def standing(bands: Iterable[Band]) -> tuple[Moved, ...]:
    """Return how many of the rated statements are in each band, the highest first."""
    counts = Counter(one for one in bands if one in RATED)
    whole = counts.total()
    words = ("not yet in place", "developing", "secure")
    return tuple(
        Moved(counts[one], whole, said)
        for one, said in reversed(list(zip(RATED, words, strict=True)))
    )


def not_compared(changes: Iterable[Change]) -> dict[Why, int]:
    """Return how many statements were not compared, by why."""
    counts = Counter(one.why_not for one in changes if not one.matched)
    order: tuple[Why, ...] = ("before", "now", "never", "new", "not_applicable")
    return {why: counts[why] for why in order if counts[why]}


def differ(one: Band, other: Band) -> bool:
    """Return whether two views are two bands apart."""
    return {one, other} == {Band.NOT_YET, Band.SECURE}


def mark(one: Band, words: str, *, now: bool) -> Line:
    """Return a band within running text: its mark, then its words."""
    shown = f" {words}"
    return line(Mark(one, now=now), strong(shown) if now else shown)


def direction(before: Band | None, now: Band) -> str:
    """Return the form's word for the way a recommendation goes."""
    if now not in RATED:
        return ""
    if before not in RATED:
        return "first_look"
    assert before is not None
    step = RATED.index(now) - RATED.index(before)
    return "improving" if step > 0 else "slipping" if step else "steady"
