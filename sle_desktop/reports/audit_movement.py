"""How an audit's statements moved: matched ones only, n of N, and what was not compared."""

from collections.abc import Sequence

from sle_desktop.reports.audit_stages import Audit, Look
from sle_desktop.reports.blocks import (
    Band,
    Block,
    Heading,
    Line,
    Mark,
    Movement,
    Paragraph,
    line,
    muted,
    strong,
)
from sle_desktop.reports.positions import (
    RATED,
    Change,
    Why,
    movement,
    not_compared,
    standing,
)
from sle_desktop.reports.wording import counted, listed, long_date, of_all, upper_first


def how_statements_moved(audit: Audit) -> list[Block]:
    """Return the movement since the audit before, or where the statements stand without one."""
    if audit.before is None:
        return _standing(audit)
    whole = len(audit.changes)
    matched = sum(one.matched for one in audit.changes)
    aside = f"{of_all(matched, whole)} were looked at both times"
    if not matched:
        none = f"None of the {whole} statements was looked at both times, so none is compared."
        return [Heading("How statements moved"), Paragraph(line(none))]
    beneath = (*_left_out(audit, audit.changes), *_same_eyes(audit))
    blocks: list[Block] = [
        Heading("How statements moved", aside),
        Movement(movement(audit.changes), beneath),
    ]
    first = audit.earlier[0]
    if first is not audit.before and (since := _since(audit, first)):
        blocks.append(Paragraph(since, small=True))
    return blocks


def _standing(audit: Audit) -> list[Block]:
    """Return how many statements stand where, at a first audit."""
    bands = [one.now for one in audit.changes]
    rated = sum(one in RATED for one in bands)
    if not rated:
        return []
    unseen = bands.count(Band.NOT_LOOKED_AT)
    apart = bands.count(Band.NOT_APPLICABLE)
    beneath: list[Line] = []
    if unseen:
        beneath.append(_part(Band.NOT_LOOKED_AT, f"{unseen} not looked at"))
    if apart:
        beneath.append(_part(Band.NOT_APPLICABLE, f"{apart} not applicable"))
    told: Line = _joined("Not counted: ", beneath)
    told += _support(audit.answers.value("support_days_before"))
    aside = f"{of_all(rated, len(bands))} were looked at"
    return [Heading("Where statements stand", aside), Movement(standing(bands), told)]


def _support(days: object) -> Line:
    """Return how much support came before a baseline: it was then no clean start."""
    if not isinstance(days, (int, float)):
        return ()
    if days == 0:
        return line(muted("No support had been given before this baseline."))
    said = f"{upper_first(_days(days))} of support had been given before this baseline."
    return line(strong(said))


def _days(days: float) -> str:
    if days == 0.5:
        return "half a day"
    return f"{days:g} {'day' if days == 1 else 'days'}"


def _part(band: Band, words: str) -> Line:
    return line(Mark(band, now=False), muted(f" {words}"))


def _joined(lead: str, parts: Sequence[Line]) -> Line:
    if not parts:
        return ()
    told: Line = line(muted(lead))
    for index, part in enumerate(parts):
        told += part
        told += line(muted(", " if index + 1 < len(parts) else ". "))
    return told


def _left_out(audit: Audit, changes: Sequence[Change]) -> Line:
    """Return "Not compared: 4 not looked at in January, 1 not applicable."."""
    then = audit.in_before()
    words: dict[Why, tuple[Band, str]] = {
        "before": (Band.NOT_LOOKED_AT, f"not looked at {then}"),
        "now": (Band.NOT_LOOKED_AT, "not looked at this time"),
        "never": (Band.NOT_LOOKED_AT, "not looked at either time"),
        "new": (Band.NOT_LOOKED_AT, f"not asked {then}"),
        "not_applicable": (Band.NOT_APPLICABLE, "not applicable"),
    }
    return _joined(
        "Not compared: ",
        [_part(words[why][0], f"{count} {words[why][1]}")
         for why, count in not_compared(changes).items()],
    )  # fmt: skip


def _same_eyes(audit: Audit) -> Line:
    """Return whether the same SLE agreed both, and the support that came before the first."""
    assert audit.before is not None
    told: list[Line] = []
    then, now = audit.before.rated_by, audit.now.rated_by
    if then and now:
        told.append(
            line(muted("The same SLE made both. "))
            if then == now
            else line(
                strong(f"{then} made the one before: "),
                muted("a change may be a different reading. "),
            )
        )
    first = audit.earlier[0]
    days = first.answers.value("support_days_before")
    if isinstance(days, (int, float)) and days > 0:
        said = upper_first(_days(days))
        told.append(line(muted(f"{said} of support came before the {first.name.lower()}. ")))
    return tuple(part for one in told for part in one)


def _since(audit: Audit, first: Look) -> Line:
    """Return the movement since the first audit of all, in one sentence."""
    changes = audit.changes_since(first)
    ways = movement(changes)
    if not ways or not ways[0].of:
        return ()
    said = listed([f"{way.count} {way.words}" for way in ways])
    when = f" of {long_date(first.day)}" if first.day else ""
    return line(
        strong(f"Since the {first.name.lower()}{when}: "),
        muted(f"of the {counted(ways[0].of, 'statement')} looked at both times, {said}."),
    )
