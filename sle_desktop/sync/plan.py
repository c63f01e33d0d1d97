"""What taking an update in would do, release by release: said before anything is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sle_desktop.sync.release import RECORD, Release

ADD, REPLACE, SKIP, TWO_VERSIONS, ERASED = "add", "replace", "skip", "two_versions", "erased"


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already of the devices and records that an update speaks of."""

    places: Mapping[int, frozenset[str]]
    """The hashes at each number of the sender's stream."""

    versions: Mapping[str, Mapping[int, frozenset[str]]]
    """The hashes of each version of a record."""

    erased: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Planned:
    """One release and what becomes of it."""

    release: Release
    what: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update would do. ``gaps`` are the numbers of the stream that will be missing.

    ``forked`` says that the sender's laptop went on from a backup: one number, two contents.
    """

    steps: tuple[Planned, ...]
    gaps: tuple[int, ...] = ()
    forked: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)


def plan(releases: Sequence[Release], known: Known) -> Plan:
    """Return what taking these releases in would do. Pure: the same question, the same answer."""
    seen: dict[str, dict[int, frozenset[str]]] = {
        record: dict(versions) for record, versions in known.versions.items()
    }
    steps = tuple(Planned(one, _what(one, known, seen)) for one in releases)
    numbers = set(known.places) | {one.number for one in releases}
    last = max(numbers, default=0)
    counts: dict[str, int] = {}
    for step in steps:
        counts[step.what] = counts.get(step.what, 0) + 1
    return Plan(
        steps,
        tuple(number for number in range(1, last + 1) if number not in numbers),
        any(known.places.get(one.number, {one.hash}) - {one.hash} for one in releases),
        counts,
    )


def _what(release: Release, known: Known, seen: dict[str, dict[int, frozenset[str]]]) -> str:
    if release.hash in known.places.get(release.number, ()):
        return SKIP
    if release.kind != RECORD:
        return ADD
    if release.record in known.erased:
        return ERASED
    versions = seen.setdefault(release.record, {})
    others = versions.get(release.version, frozenset()) - {release.hash}
    lower = [version for version in versions if version < release.version]
    versions[release.version] = versions.get(release.version, frozenset()) | {release.hash}
    if others:
        return TWO_VERSIONS
    return REPLACE if lower else ADD
