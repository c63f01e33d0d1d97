"""An audit's statements: positions then and now, evidence, what changed, what differed."""

from collections.abc import Iterator, Sequence

from sle_desktop.reports.answers import Answers
from sle_desktop.reports.audit_stages import Audit
from sle_desktop.reports.blocks import (
    BAND_WORDS,
    Band,
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Mark,
    Paragraph,
    Row,
    Span,
    Table,
    line,
    muted,
    plain,
    position,
    strong,
)
from sle_desktop.reports.positions import (
    RATED,
    Change,
    Recommendation,
    Why,
    band,
    differ,
)
from sle_desktop.reports.wording import lower_first, of_all, sentence

_GOES = {"improving": "improving", "steady": "steady", "slipping": "slipping"}


def recommendation_parts(audit: Audit) -> list[Block]:
    """Return a part for each recommendation of which anything was looked at."""
    return [
        block
        for index, one in enumerate(audit.recommendations)
        if _anything(audit, index, one)
        for block in _part(audit, index, one)
    ]


def _anything(audit: Audit, index: int, recommendation: Recommendation) -> bool:
    looked = audit.now.positions[index] in RATED or audit.answers.line(
        f"strength_{recommendation.key}"
    )
    return bool(looked) or any(
        _told(audit.answers, one) for one in audit.changes_of(recommendation)
    )


def _told(answers: Answers, change: Change) -> bool:
    """Return whether there is anything to say of a statement in its recommendation's part."""
    return change.now in RATED or bool(answers.line(f"evidence_{change.statement.key}"))


def _part(audit: Audit, index: int, recommendation: Recommendation) -> Iterator[Block]:
    yield Heading(f"{recommendation.number}\u00a0 {recommendation.title}")
    told = [one for one in audit.changes_of(recommendation) if _told(audit.answers, one)]
    if said := _position(audit, index, recommendation):
        yield Paragraph(said, leads=bool(told))
    if told:
        yield _table(audit, recommendation, told)


def _position(audit: Audit, index: int, recommendation: Recommendation) -> Line:
    """Return "Agreed: not yet in place in January, developing now, and improving." as marks."""
    now = audit.now.positions[index]
    said: list[Span | Mark] = []
    if now in RATED:
        before = audit.before.positions[index] if audit.before else Band.NOT_LOOKED_AT
        said.append(plain("Agreed: "))
        if before in RATED:
            said += [Mark(before, now=False), plain(f" {_words(before)} {audit.in_before()}, ")]
        said += [Mark(now), strong(f" {_words(now)}"), plain(" now" if before in RATED else "")]
        way = _GOES.get(audit.direction_of(index), "")
        said.append(plain(f", and {way}. " if way and before in RATED else ". "))
    if strength := audit.answers.line(f"strength_{recommendation.key}"):
        said += [strong("Main\u00a0strength:"), plain(f" {lower_first(sentence(strength))}")]
    return line(*said) if said else ()


def _words(one: Band) -> str:
    return BAND_WORDS[one].lower()


def _table(audit: Audit, recommendation: Recommendation, told: Sequence[Change]) -> Table:
    about = f"Statements of recommendation {recommendation.number}"
    if audit.before is None:
        return Table(
            f"{about}: what was agreed",
            (Column("", 43), Column("Statement", 536), Column("Agreed", 159)),
            tuple(
                Row((*_statement(one), _band(one.now)), _note(audit.answers, one)) for one in told
            ),
            keys=2,
        )
    return Table(
        f"{about}: {audit.before.name} and what was agreed now",
        (
            Column("", 43),
            Column("Statement", 382),
            Column(audit.before.name, 154),
            Column(f"{audit.now.name}, agreed", 159),
        ),
        tuple(
            Row((*_statement(one), _before(one), _band(one.now)), _note(audit.answers, one))
            for one in told
        ),
        keys=2,
    )


def _statement(change: Change) -> tuple[Cell, Cell]:
    return (line(strong(change.statement.code)),), (line(strong(change.statement.words)),)


def _band(one: Band) -> Cell:
    return (line(position(one, now=True)),)


def _before(change: Change) -> Cell:
    if change.before is None:
        return (line(muted("Not asked")),)
    return (line(position(change.before, now=False)),)


def _note(answers: Answers, change: Change) -> Line:
    """Return the evidence, its kinds, and what changed."""
    key = change.statement.key
    said: list[Span] = []
    if evidence := answers.line(f"evidence_{key}"):
        said.append(plain(f"{sentence(evidence)} "))
    if sources := answers.labels(f"sources_{key}"):
        first, *rest = sources
        kinds = ", ".join((first, *(one[:1].lower() + one[1:] for one in rest)))
        said.append(muted(f"{kinds}. "))
    if change.now is Band.NOT_APPLICABLE and (why := answers.line(f"why_not_{key}")):
        said.append(plain(f"{sentence(why)} "))
    changed = answers.line(f"changed_{key}")
    if changed:
        said += [strong("What\u00a0changed:"), plain(f" {lower_first(sentence(changed))} ")]
    if reason := answers.label(f"dropped_{key}"):
        why_down = f"{reason[:1].lower()}{reason[1:]}"
        said.append(muted(f"Re-assessed: {sentence(why_down)}"))
    return line(*said) if said else ()


def views_that_differ(audit: Audit) -> list[Block]:
    """Return the statements that school and SLE saw two bands apart, and what was said of them."""
    found = []
    for change in audit.changes:
        own = band(audit.answers.value(f"self_{change.statement.key}"))
        sle = band(audit.answers.value(f"sle_{change.statement.key}"))
        if differ(own, sle):
            found.append((change, own, sle))
    if not found:
        return []
    return [
        Heading(
            "Where views differed",
            f"{of_all(len(found), len(audit.changes))} statements, by two bands",
        ),
        Table(
            "Statements on which school and SLE differed",
            (
                Column("", 43),
                Column("Statement", 263),
                Column("School", 131),
                Column("SLE", 154),
                Column("Agreed", 147),
            ),
            tuple(_views(audit.answers, one, own, sle) for one, own, sle in found),
            keys=2,
            whole=True,
        ),
    ]


def _views(answers: Answers, change: Change, own: Band, sle: Band) -> Row:
    talked = answers.line(f"talked_{change.statement.key}")
    return Row(
        (
            *_statement(change),
            (line(position(own, now=False)),),
            (line(position(sle, now=False)),),
            _band(change.now),
        ),
        line(sentence(talked)) if talked else (),
    )


def not_looked_at(audit: Audit) -> list[Block]:
    """Return the statements that were not compared, or at a first audit not looked at, and why."""
    compared = audit.before is not None
    apart = [one for one in audit.changes if not (one.matched if compared else one.now in RATED)]
    if not apart or (not compared and len(apart) == len(audit.changes)):
        return []
    title = "What was not compared" if compared else "What was not looked at"
    rows = [row for one in audit.recommendations for row in _apart(audit, one, apart)]
    return [
        Heading(title, f"{of_all(len(apart), len(audit.changes))} statements"),
        Table(
            "Statements that were not compared, and why",
            (Column("", 43), Column("", 549), Column("", 146)),
            tuple(rows),
        ),
    ]


def _apart(audit: Audit, recommendation: Recommendation, apart: list[Change]) -> Iterator[Row]:
    """Yield a row a statement, or one row where a whole recommendation was left for one reason."""
    mine = [one for one in apart if one.statement in recommendation.statements]
    reasons = {(one.why_not, one.now in RATED) for one in mine}
    reason = mine[0].why_not if mine else "new"
    alike = len(reasons) == 1 and reason != "not_applicable"
    if len(mine) > 1 and len(mine) == len(recommendation.statements) and alike:
        words = "All " + _COUNTED.get(len(mine), str(len(mine))) + " statements."
        yield _apart_row(recommendation.number, words, _why(audit, mine[0]), mine[0])
        return
    for one in mine:
        yield _apart_row(one.statement.code, one.statement.words, _why(audit, one), one)


_COUNTED = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def _apart_row(code: str, words: str, why: str, change: Change) -> Row:
    return Row(
        (
            (line(strong(code)),),
            (line(strong(sentence(words)), f" {why}" if why else ""),),
            (line(position(_APART[change.why_not], now=True)),),
        )
    )


_APART: dict[Why, Band] = {
    "not_applicable": Band.NOT_APPLICABLE,
    "before": Band.NOT_LOOKED_AT,
    "now": Band.NOT_LOOKED_AT,
    "never": Band.NOT_LOOKED_AT,
    "new": Band.NOT_LOOKED_AT,
}
"""The mark that says why a statement is not compared."""


def _why(audit: Audit, change: Change) -> str:
    if change.now is Band.NOT_APPLICABLE:
        return sentence(audit.answers.line(f"why_not_{change.statement.key}"))
    if audit.before is None:
        return ""
    then = audit.in_before()
    return {
        "not_applicable": f"Not applicable {then}.",
        "before": f"Not looked at {then}.",
        "new": f"Not asked {then}.",
        "never": f"Not looked at {then} either.",
        "now": "Not looked at this time.",
    }[change.why_not]
