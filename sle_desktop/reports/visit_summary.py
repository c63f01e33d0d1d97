"""What the summary of a visit says: last time's actions, what was noticed, what comes next."""

from collections.abc import Iterator
from datetime import date

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.answers import Answers, names
from sle_desktop.reports.blocks import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    Paragraph,
    Row,
    Span,
    Summary,
    Table,
    line,
    muted,
    plain,
    strong,
)
from sle_desktop.reports.people_said import roles_said
from sle_desktop.reports.plain_sections import sections
from sle_desktop.reports.recommendation_words import recommendations_said
from sle_desktop.reports.signing_off import SigningOff
from sle_desktop.reports.steps import STEP_NAMES, school_comment, steps_or_reason
from sle_desktop.reports.wording import (
    clock,
    clock_span,
    counted,
    day_month,
    days_from_to,
    listed,
    long_date,
    lower_first,
    of_all,
    points,
    sentence,
    upper_first,
    weekday_date,
    without_stop,
)

TOLD = STEP_NAMES | names(
    """
    visit_number visits_planned date arrived left minutes_here units mode joint kind present
    names purpose recommendations last_actions action_id action_what action_who action_due
    action_agreed action_status action_note activities activity minutes activity_with joint_with
    no_activities_because noticed to_work_on change change_known_by no_steps_because
    school_comment school_comment_by next_date next_time next_focus next_ready
    """
)
"""The questions that this summary tells; a lead's own questions are told after them."""

_USUAL = "support"
_STATES = {"done": "✓ Done", "partly": "Partly", "not_yet": "Not yet", "dropped": "Dropped"}
_OPEN = ("partly", "not_yet")


def signing(filled: Filled) -> SigningOff:
    """Return how a visit is signed off: the headteacher's signature may follow."""
    return SigningOff(awaited=filled.form.settings.get("sle::signers_awaited", ""))


def summarise(filled: Filled) -> Summary:
    """Return what the school's copy of a visit says."""
    answers = Answers.of(filled)
    day = answers.day("date") or filled.record.date
    kind = answers.label("kind")
    named = f" · {kind}" if kind and not answers.is_("kind", _USUAL) else ""
    return Summary(
        kind=f"Visit summary{named}",
        project=filled.project,
        title=filled.school.name,
        running=f"Visit summary, {long_date(day)}" if day else "Visit summary",
        opening=(Facts(tuple(_opening(answers, filled, day))),),
        verdict=(),
        blocks=(
            *_last_actions(answers, day),
            *_noticed(answers),
            *steps_or_reason(answers),
            *_next_visit(answers),
            *school_comment(answers),
            *sections(filled, TOLD),
        ),
        audience="For the headteacher and maths lead. The project lead receives the coded record, "
        "not this page.",
    )


def _opening(answers: Answers, filled: Filled, day: date | None) -> Iterator[Fact]:
    if when := _when(answers, day):
        yield Fact("When", when)
    yield Fact("Who", line(_who(answers, filled)))
    if why := _why(answers):
        yield Fact("Why", line(why))
    if what := _what(answers):
        yield Fact("What", line(what))


def _when(answers: Answers, day: date | None) -> Line:
    hours = clock_span(answers.hour("arrived"), answers.hour("left"))
    units = lower_first_word(answers.label("units"))
    spent = ", ".join(part for part in (hours, units) if part)
    number, planned = answers.number("visit_number"), answers.number("visits_planned")
    visit = "" if number is None else f"visit {number}"
    visit += f" of {planned}" if visit and planned and planned >= (number or 0) else ""
    how = lower_first_word(answers.label("mode"))
    other = without_stop(answers.line("joint_with")) or "another SLE"
    joint = f"joint with {other}" if answers.is_("joint", "yes") else ""
    count = ", ".join(part for part in (visit, how, joint) if part)
    start: list[Span] = [strong(weekday_date(day))] if day else []
    return line(
        *start,
        plain(f", {spent}." if spent and day else sentence(upper_first(spent)) or "."),
        plain(f" {sentence(upper_first(count))}" if count else ""),
    )


def _who(answers: Answers, filled: Filled) -> str:
    if names := answers.line("names"):
        return without_stop(names)
    return ", ".join((f"{filled.author.name} (SLE)", *roles_said(answers, "present")))


def _why(answers: Answers) -> str:
    about = recommendations_said(answers, "recommendations")
    told = (sentence(answers.line("purpose")), sentence(about) if about else "")
    return "\n".join(part for part in told if part)


def _what(answers: Answers) -> str:
    done = [_activity(row) for row in answers.rows("activities") if row.label("activity")]
    if not done:
        return sentence(answers.line("no_activities_because"))
    return sentence(upper_first("; ".join(done)))


def lower_first_word(label: str) -> str:
    """Return one of our own labels in the middle of a sentence: "EEF audit" keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _activity(row: Answers) -> str:
    minutes = row.number("minutes")
    whom = without_stop(row.line("activity_with"))
    told = [counted(minutes, "minute")] if minutes else []
    if row.is_("activity", "other") and whom:
        name = lower_first(whom)
    else:
        name = lower_first_word(row.label("activity"))
        told[:0] = [lower_first(whom)] if whom else []
    return name + (f" ({', '.join(told)})" if told else "")


def _last_actions(answers: Answers, day: date | None) -> list[Block]:
    rows = [row for row in answers.rows("last_actions") if row.line("action_what")]
    if not rows:
        return []
    done = sum(row.is_("action_status", "done") for row in rows)
    late = sum(_is_late(row, day) for row in rows)
    aside = f"{of_all(done, len(rows))} done" + (
        f", {late} past {'its' if late == 1 else 'their'} day" if late else ""
    )
    aside += _agreed_when(rows, day)
    return [
        Heading("Last time’s actions", aside),
        Table(
            "Last time’s actions: state, action and what is known",
            (Column("", 87), Column("", 373), Column("", 278)),
            tuple(map(_action, rows)),
        ),
    ]


def _is_late(row: Answers, day: date | None) -> bool:
    due = row.day("action_due")
    is_open = row.text("action_status") in _OPEN
    return is_open and due is not None and day is not None and due < day


def _agreed_when(rows: list[Answers], day: date | None) -> str:
    days = sorted(one for row in rows if (one := row.day("action_agreed")))
    if not days:
        return ""
    if days[0] == days[-1]:
        return f"; agreed {day_month(days[0], day)}"
    return f"; agreed {days_from_to(days[0], days[-1], day)}"


def _action(row: Answers) -> Row:
    chosen = row.text("action_status")
    state = _STATES.get(chosen, row.label("action_status"))
    return Row(
        (
            (line(strong(state) if state else muted("Not said")),),
            (line(without_stop(row.line("action_what"))),),
            (line(without_stop(row.line("action_note"))),),
        )
    )


def _noticed(answers: Answers) -> list[Block]:
    seen = [line(sentence(point)) for point in points(answers.text("noticed"))]
    if work := answers.line("to_work_on"):
        seen.append(line(strong("To work on:"), f" {lower_first(sentence(work))}"))
    blocks: list[Block] = [Heading("What we noticed"), Bullets(tuple(seen))] if seen else []
    if change := answers.text("change"):
        known = listed([lower_first_word(one) for one in answers.labels("change_known_by")])
        title = "Change since last time" + (", and how we know" if known else "")
        heading = Heading(title, known, level=3) if seen else Heading(title, known)
        blocks += [heading, Paragraph(line(sentence(change)))]
    return blocks


def _next_visit(answers: Answers) -> list[Block]:
    day, hour = answers.day("next_date"), answers.hour("next_time")
    when = weekday_date(day) if day else ""
    when += f", {clock(hour)}" if when and hour else ""
    told = [strong("Next visit:"), plain(f" {when}." if when else " the day is not fixed yet.")]
    if focus := answers.line("next_focus"):
        told.append(plain(f" Focus: {lower_first(sentence(focus))}"))
    if ready := answers.line("next_ready"):
        told.append(plain(f" Please have ready: {lower_first(sentence(ready))}"))
    return [Paragraph(line(*told))] if day or len(told) > 2 else []
