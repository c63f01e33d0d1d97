"""What an audit leaves to talk about: views two bands apart, thin greens, slips, what was not seen.

Nothing is worked out into a mark: statements are listed, each with what was said of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sle_desktop.engine.instance import Instance
from sle_desktop.reports.blocks import Band
from sle_desktop.reports.positions import (
    RATED,
    Statement,
    band,
    differ,
    recommendations,
)
from sle_desktop.services.priorities import Priority, without_criterion

_KINDS_LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One statement to talk about: the key to go to, its sign and words, the positions as the form
    names them, and what was said of it.

    ``before`` and ``now`` are the school's and the SLE's views where these differ, else last
    time's position and the one agreed now; ``before`` is "" where only ``now`` matters.
    """

    key: str
    code: str
    words: str
    before: str = ""
    now: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """The points, by why they are worth talking about."""

    apart: tuple[Point, ...] = ()
    slips: tuple[Point, ...] = ()
    thin: tuple[Point, ...] = ()
    unseen: tuple[Point, ...] = ()
    unmeasured: tuple[Priority, ...] = ()
    """What comes now without a success criterion."""

    @property
    def count(self) -> int:
        """How many points call for words; what was not looked at is only listed."""
        return len(self.apart) + len(self.slips) + len(self.thin) + len(self.unmeasured)


def talk_of(instance: Instance) -> Talk:
    """Return what an audit leaves to talk about as its answers stand."""
    paths = {one.name: one.path for one in instance.form.walk()}
    reads = [_Read(instance, one, paths[f"agreed_{one.key}"]) for one in _statements(instance)]
    asked = [one for one in reads if one.is_asked]
    return Talk(
        apart=tuple(_apart(one) for one in asked if differ(one.band("self"), one.band("sle"))),
        slips=tuple(_slip(one) for one in asked if one.slipped),
        thin=tuple(one.point("agreed") for one in asked if one.is_thin),
        unseen=tuple(one.point("agreed") for one in asked if one.is_unseen),
        unmeasured=without_criterion(instance),
    )


def _statements(instance: Instance) -> Iterator[Statement]:
    for told in recommendations(instance.form):
        yield from told.statements


class _Read:
    """The answers about one statement."""

    def __init__(self, instance: Instance, statement: Statement, key: str) -> None:
        self._instance = instance
        self._statement = statement
        self._inside = key.removesuffix(f"agreed_{statement.key}")
        self.key = key

    def value(self, name: str) -> str:
        """Return an answer that applies, as text."""
        key = f"{self._inside}{name}_{self._statement.key}"
        if not self._instance.has(key):
            return ""
        live = self._instance.at(key)
        value = live.value if live.relevant else None
        return " ".join(value) if isinstance(value, tuple) else str(value or "")

    def band(self, name: str) -> Band:
        """Return where a view puts the statement."""
        return band(self.value(name))

    @property
    def is_asked(self) -> bool:
        """Whether the statement applies."""
        return self._instance.at(self.key).relevant

    @property
    def slipped(self) -> bool:
        """Whether it stands lower than last time; only what was looked at twice is compared."""
        before, now = self.band("prior"), self.band("agreed")
        both = before in RATED and now in RATED
        return both and RATED.index(now) < RATED.index(before)

    @property
    def is_thin(self) -> bool:
        """Whether it is secure with fewer than two kinds of evidence."""
        kinds = len(self.value("sources").split())
        return self.band("agreed") is Band.SECURE and kinds < _KINDS_LEAST

    @property
    def is_unseen(self) -> bool:
        """Whether it was not looked at, or no position was agreed yet."""
        return self.band("agreed") is Band.NOT_LOOKED_AT

    def point(self, now: str, before: str = "", said: str = "") -> Point:
        """Return the statement as a point."""
        return Point(
            self.key,
            self._statement.code,
            self._statement.words,
            self.value(before) if before else "",
            self.value(now),
            said,
        )


def _apart(one: _Read) -> Point:
    return one.point("sle", "self", one.value("talked"))


def _slip(one: _Read) -> Point:
    return one.point("agreed", "prior", one.value("changed"))
