"""An audit in two lines: in people's own words, else what the positions say."""

from sle_desktop.reports.audit_stages import Audit
from sle_desktop.reports.blocks import BAND_WORDS, Band
from sle_desktop.reports.positions import RATED
from sle_desktop.reports.wording import in_two_lines, of_all

_LONGEST = 76
"""Signs that fit on a line of the verdict."""


def verdict(audit: Audit) -> tuple[str, ...]:
    """Return at most two lines; none while nothing is agreed."""
    if own := audit.answers.text("in_short"):
        return in_two_lines(own)
    named = _named(audit)
    said = [f"{head}: {', '.join(named[head])}." for head in _ORDER if head in named]
    lines = [" ".join(said[: (len(said) + 1) // 2]), " ".join(said[(len(said) + 1) // 2 :])]
    if any(len(one) > _LONGEST for one in lines):
        lines = _counts(audit)
    return tuple(one for one in lines if one)


_ORDER = ("Secure", "Improving", "Developing", "Slipping", "Not yet in place")


def _named(audit: Audit) -> dict[str, list[str]]:
    """Return the recommendations' short names by how they stand, each in one place."""
    found: dict[str, list[str]] = {}
    for index, one in enumerate(audit.recommendations):
        band = audit.now.positions[index]
        if band in RATED:
            head = _head(band, audit.direction_of(index))
            found.setdefault(head, []).append(one.short.lower())
    return found


def _head(band: Band, way: str) -> str:
    if way == "slipping" or (way == "improving" and band is not Band.SECURE):
        return way.capitalize()
    return BAND_WORDS[band]


def _counts(audit: Audit) -> list[str]:
    """Return how many recommendations stand where, for a verdict that names would make too long."""
    positions = audit.now.positions
    rated = [one for one in positions if one in RATED]
    whole = len(positions)

    def said(band: Band) -> str:
        return of_all(rated.count(band), whole) + f" {BAND_WORDS[band].lower()}"

    first = ", ".join(said(band) for band in (Band.SECURE, Band.DEVELOPING) if band in rated)
    rest = [said(Band.NOT_YET)] if Band.NOT_YET in rated else []
    if len(rated) < whole:
        rest.append(f"{of_all(whole - len(rated), whole)} not looked at")
    start = "Recommendations: " if first else ""
    return [f"{start}{first}." if first else "", f"{'; '.join(rest)}.".capitalize() if rest else ""]
