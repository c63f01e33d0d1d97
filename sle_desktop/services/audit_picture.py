"""The picture of a school's audits: the stages side by side, and how matched statements moved."""

from collections.abc import Iterable
from dataclasses import dataclass

from sle_desktop.domain.records import Record
from sle_desktop.engine.instance import Instance
from sle_desktop.reports.blocks import Band
from sle_desktop.reports.positions import (
    RATED,
    Change,
    Why,
    band,
    movement,
    not_compared,
    recommendations,
)
from sle_desktop.services.schools_view import SchoolsView, Strip

_WORDS: dict[Why, str] = {
    "before": "not looked at last time",
    "now": "not looked at this time",
    "never": "not looked at either time",
    "new": "not asked last time",
    "not_applicable": "not applicable",
}
_SUPPORT = "support_days_before"


@dataclass(frozen=True, slots=True)
class Picture:
    """The stages, and sentences: ``moved`` with n of N, ``beneath`` what was not compared,
    ``cautions`` what to know before any change is read as movement.
    """

    strip: Strip
    moved: tuple[str, ...] = ()
    beneath: str = ""
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditPictures:
    """Draws the picture of an audit that is open."""

    schools_view: SchoolsView

    def picture(self, record: Record, instance: Instance) -> Picture:
        """Return the picture as the answers stand now."""
        strip = self.schools_view.strip(record.school_id)
        reads = _Reads(instance)
        changes = tuple(reads.changes())
        cautions = (*reads.cautions(), *self._support_before(strip, record))
        if not record.prior_id:
            return Picture(strip, reads.standing(), "", cautions)
        return Picture(strip, _moved(changes), _beneath(changes), cautions)

    def _support_before(self, strip: Strip, record: Record) -> tuple[str, ...]:
        """Return how much support came before the first audit, if that is another one."""
        first = strip.stages[0] if strip.stages else None
        if first is None or first.is_draft or first.record_id == record.id:
            return ()
        with self.schools_view.store.reading() as work:
            held = work.records.get(first.record_id)
            stored = work.records.contents(held.id, held.version).answers
        said = next((text for key, (_, text) in stored.items() if key.endswith(_SUPPORT)), "")
        days = float(said) if said else 0.0
        return (_given(days, first.name.lower()),) if days > 0 else ()


def _moved(changes: tuple[Change, ...]) -> tuple[str, ...]:
    matched = sum(one.matched for one in changes)
    if not matched:
        return ("No statement was looked at both times yet, so none is compared.",)
    whole = f"{matched} of {len(changes)} statements were looked at both times."
    return (whole, *(f"{one.count} of {one.of} {one.words}" for one in movement(changes)))


def _beneath(changes: Iterable[Change]) -> str:
    said = [f"{count} {_WORDS[why]}" for why, count in not_compared(changes).items()]
    return f"Not compared: {', '.join(said)}." if said else ""


class _Reads:
    """The answers of an audit by the bare names of their questions."""

    def __init__(self, instance: Instance) -> None:
        self._told = recommendations(instance.form)
        self._values = {
            key.rpartition("/")[2]: value
            for key, value in instance.answers.items()
            if "[" not in key and value is not None and instance.at(key).relevant
        }

    def changes(self) -> Iterable[Change]:
        """Yield every statement then and now."""
        for told in self._told:
            for one in told.statements:
                before = band(self._values.get(f"prior_{one.key}"))
                yield Change(one, before, band(self._values.get(f"agreed_{one.key}")))

    def standing(self) -> tuple[str, ...]:
        """Return how many of the statements stand where, of a first audit."""
        bands = [one.now for one in self.changes()]
        rated = [one for one in bands if one in RATED]
        if not rated:
            return (f"None of the {len(bands)} statements was looked at yet.",)
        words = {
            Band.SECURE: "secure",
            Band.DEVELOPING: "developing",
            Band.NOT_YET: "not yet in place",
        }
        parts = tuple(f"{rated.count(one)} of {len(rated)} {said}" for one, said in words.items())
        return (f"{len(rated)} of {len(bands)} statements were looked at.", *parts)

    def cautions(self) -> tuple[str, ...]:
        """Return what to know before a change is read as movement."""
        said = []
        before, now = self._values.get("prior_rated_by"), self._values.get("rated_by")
        if before and now and before != now:
            said.append(
                f"{before} agreed the positions last time, {now} this time: "
                "a change may be a different reading."
            )
        days = self._values.get(_SUPPORT)
        if isinstance(days, int | float) and days > 0:
            said.append(_given(days, "baseline"))
        return tuple(said)


def _given(days: float, stage: str) -> str:
    return f"{_days(days)} of support had been given before the {stage}: it was no clean start."


def _days(days: float) -> str:
    return "Half a day" if days == 0.5 else f"{days:g} day{'' if days == 1 else 's'}"
