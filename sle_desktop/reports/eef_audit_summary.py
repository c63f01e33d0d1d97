"""What an EEF audit says: its first page tells the whole story, the rest is what it stands on."""

import re

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.answers import Answers, names
from sle_desktop.reports.audit_criteria import CRITERIA_NAMES, criteria
from sle_desktop.reports.audit_movement import how_statements_moved
from sle_desktop.reports.audit_priorities import priorities, priority_numbers
from sle_desktop.reports.audit_stages import MOST_STAGES, Audit, read_audit
from sle_desktop.reports.audit_statements import (
    not_looked_at,
    recommendation_parts,
    views_that_differ,
)
from sle_desktop.reports.audit_verdict import verdict
from sle_desktop.reports.blocks import (
    Block,
    Fact,
    Facts,
    Heading,
    Line,
    Paragraph,
    Stage,
    Strip,
    StripRow,
    Summary,
    line,
    muted,
    plain,
    strong,
)
from sle_desktop.reports.people_said import TEACHERS, roles_said
from sle_desktop.reports.plain_sections import sections
from sle_desktop.reports.positions import DIRECTIONS, RATED
from sle_desktop.reports.signing_off import SigningOff
from sle_desktop.reports.steps import STEP_NAMES, school_comment, steps_or_reason
from sle_desktop.reports.wording import (
    counted,
    listed,
    long_date,
    lower_first,
    month_year,
    sentence,
    short_date,
    upper_first,
    weekday_date,
    without_stop,
)

_SOME_STAFF = 5
"""With fewer answers to a survey a person could be recognised."""

_TOLD = (
    STEP_NAMES
    | CRITERIA_NAMES
    | names(
        """
    stage review_number date with_whom with_note scope scope_years how_filled respondents
    self_by self_on evidence_looked_at minutes support_days_before rated_by prior_stage
    prior_review_number prior_date prior_rated_by in_short school_comment school_comment_by
    next_audit
    """
    )
)
_OF_STATEMENT = ("self_", "sle_", "agreed_", "why_not_", "evidence_", "sources_", "talked_",
                 "prior_", "changed_", "dropped_")  # fmt: skip
_OF_RECOMMENDATION = ("position_", "prior_position_", "direction_", "strength_", "priority_")

_NAMES_TEACHERS = re.compile(
    r"(?i)(two|three|four|five|six|seven|eight|nine|ten|all|both|several|\d+)\b[\w ,]*?\bteachers?"
    r"( (from|of|in) [\w ,]+)?\.?"
)
"""A note such as "Two Year 5 and 6 teachers", which can stand in the place of "teachers"."""

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def signing(filled: Filled) -> SigningOff:
    """Return how an audit is signed off: the headteacher's signature is due but for a review."""
    awaited = filled.form.settings.get("sle::signers_awaited", "")
    review = Answers.of(filled).is_("stage", "review")
    return SigningOff(awaited="" if review else awaited, check_page=True)


def summarise(filled: Filled) -> Summary:
    """Return what the school's copy of an audit says."""
    audit = read_audit(filled)
    answers, day = audit.answers, audit.now.day
    running = f"EEF audit, {audit.now.name}"
    return Summary(
        kind=f"EEF audit · {audit.now.name}",
        project=filled.project,
        title=filled.school.name,
        running=f"{running}, {long_date(day)}" if day else running,
        opening=(Paragraph(_opening(audit)),),
        verdict=verdict(audit),
        blocks=(
            *_strip(audit),
            *priorities(audit),
            *how_statements_moved(audit),
            *criteria(answers),
            *steps_or_reason(answers),
            *recommendation_parts(audit),
            *views_that_differ(audit),
            *not_looked_at(audit),
            *_about(audit, filled),
            *school_comment(answers),
            *sections(filled, _told(audit)),
        ),
        audience="For the headteacher and maths lead. The project lead receives positions, "
        "changes and next steps, not the evidence.",
        attribution=filled.form.settings.get("sle::attribution", ""),
    )


def _told(audit: Audit) -> frozenset[str]:
    """Return the names of the questions that the report tells."""
    of_statements = {
        f"{start}{change.statement.key}" for change in audit.changes for start in _OF_STATEMENT
    }
    of_recommendations = {
        f"{start}{one.key}" for one in audit.recommendations for start in _OF_RECOMMENDATION
    }
    return _TOLD | of_statements | of_recommendations


def _opening(audit: Audit) -> Line:
    answers, day = audit.answers, audit.now.day
    start = [strong(weekday_date(day))] if day else []
    whom = _with_whom(answers)
    first = f", {whom}" if start and whom else upper_first(whom) or "."
    second = " ".join(part for part in (_scope(answers), _how(answers)) if part)
    return line(*start, plain(first if start or whom else ""), plain(f"\n{second}"))


def _with_whom(answers: Answers) -> str:
    """Return who took part; a note about teachers stands in the place of the bare word."""
    roles, note = list(roles_said(answers, "with_whom")), answers.line("with_note")
    if not roles:
        return sentence(note) if note else ""
    if TEACHERS in roles and _NAMES_TEACHERS.fullmatch(note):
        roles[roles.index(TEACHERS)] = lower_first(without_stop(note))
        note = ""
    said = f"with {listed(roles)}."
    return f"{said} {sentence(note)}" if note else said


def _scope(answers: Answers) -> str:
    if answers.is_("scope", "years"):
        years = years_said(answers, "scope_years")
        return f"Scope: {years}." if years else ""
    scope = answers.label("scope")
    return f"Scope: {scope[:1].lower()}{scope[1:]}." if scope else ""


def years_said(answers: Answers, name: str) -> str:
    """Return "Years 5 and 6", "Reception and Year 1"."""
    labels = answers.labels(name)
    numbers = [one.removeprefix("Year ") for one in labels if one.startswith("Year ")]
    others = [one for one in labels if not one.startswith("Year ")]
    if numbers:
        others.append(f"{'Year' if len(numbers) == 1 else 'Years'} {listed(numbers)}")
    return listed(others)


def _how(answers: Answers) -> str:
    how, staff = answers.text("how_filled"), answers.number("respondents")
    if how == "school_first":
        return "The school filled it in first; then we agreed it together."
    if how == "conversation":
        return "We filled it in together, in conversation."
    if how == "survey":
        many = f" ({counted(staff, 'answer')})" if staff and staff >= _SOME_STAFF else ""
        return f"Staff answered a survey{many}; then we agreed it together."
    return sentence(answers.label("how_filled")) if how else ""


def _strip(audit: Audit) -> list[Block]:
    shown, numbers = audit.shown, priority_numbers(audit)
    count = len(audit.recommendations)
    if not count:
        return []
    rows = tuple(
        StripRow(
            one.number,
            one.title,
            tuple(look.positions[index] for look in shown),
            _direction(audit.direction_of(index)) if audit.before else (),
            f"Priority {numbers[one.key]}" if one.key in numbers else "",
        )
        for index, one in enumerate(audit.recommendations)
    )
    said = month_year if len(shown) == MOST_STAGES else short_date
    stages = tuple(Stage(look.name, said(look.day) if look.day else "") for look in shown)
    known = _NUMBERS[count].lower() if count < len(_NUMBERS) else str(count)
    blocks: list[Block] = [Heading(f"The {known} recommendations"), Strip(stages, rows)]
    left_out = audit.earlier[: max(len(audit.earlier) + 1 - MOST_STAGES, 0)]
    if left_out:
        told = listed([_named(look.name, look.day) for look in left_out])
        blocks.append(Paragraph(line(muted(f"Earlier, and not shown: {told}.")), small=True))
    return blocks


def _named(name: str, day: object) -> str:
    return f"{name} of {long_date(day)}" if day else name  # type: ignore[arg-type]


def _direction(word: str) -> Line:
    return DIRECTIONS.get(word, line(upper_first(word.replace("_", " "))))


def _about(audit: Audit, filled: Filled) -> list[Block]:
    answers = audit.answers
    facts = []
    if looked := answers.labels("evidence_looked_at"):
        facts.append(Fact("We looked at", line(sentence(_sources(looked)))))
    if by := answers.text("self_by"):
        on = answers.day("self_on")
        day = f" on {long_date(on)}" if on else ""
        facts.append(Fact("School’s view", line(f"Given{day} by {sentence(lower_first(by))}")))
    if minutes := answers.number("minutes"):
        facts.append(Fact("It took", line(f"{counted(minutes, 'minute')}.")))
    if audit.now.rated_by and any(one in RATED for one in audit.now.positions):
        facts.append(
            Fact("SLE", line(f"{audit.now.rated_by} agreed the positions with the school."))
        )
    if purpose := filled.form.settings.get("sle::purpose", "").strip():
        facts.append(Fact("Purpose", line(purpose)))
    return [Heading("About this audit"), Facts(tuple(facts))] if facts else []


def _sources(labels: tuple[str, ...]) -> str:
    words = [labels[0], *(one[:1].lower() + one[1:] for one in labels[1:])]
    return lower_first(listed(words))
