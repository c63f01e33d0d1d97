"""What a book scrutiny says: what the books show, what they cannot, what comes next."""

from collections.abc import Iterator
from datetime import date

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.answers import Answers, names
from sle_desktop.reports.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    Paragraph,
    Photo,
    Photos,
    Row,
    Summary,
    Table,
    line,
    muted,
    strong,
)
from sle_desktop.reports.plain_sections import sections
from sle_desktop.reports.recommendation_words import recommendations_said
from sle_desktop.reports.scrutiny_groups import GROUP_NAMES, groups
from sle_desktop.reports.signing_off import SigningOff
from sle_desktop.reports.steps import (
    STEP_NAMES,
    school_comment,
    steps_or_reason,
)
from sle_desktop.reports.wording import (
    counted,
    days_from_to,
    in_two_lines,
    long_date,
    quoted,
    sentence,
    upper_first,
    weekday_date,
    without_stop,
)

_STRENGTHS = ("strength_1", "strength_2", "strength_3")
_DEVELOP = ("develop_1", "develop_2")
_EVIDENCE_LIST = "evidence_strength"
_CANNOT_TELL = "cannot_tell"
_LIMITS = (
    "Books show what was written. They do not show talk, practical work or what pupils now know."
)
_LED = {
    "maths_lead": "led by the maths lead with the SLE",
    "sle": "led by the SLE with the maths lead",
    "together": "led by the maths lead and the SLE together",
}
_LED_ALONE = {"sle": "read by the SLE", "maths_lead": "led by the maths lead"}
_CHOSEN = {
    "sle_random": "Chosen at random by the SLE.",
    "teacher": "Chosen by the teacher.",
    "mixed": "Some were chosen at random by the SLE, some by the teacher.",
}

TOLD = (
    STEP_NAMES
    | GROUP_NAMES
    | frozenset((*_STRENGTHS, *_DEVELOP))
    | names(
        """
    date focus question with_maths_lead led_by years classes unit domain period_from period_to
    scheme_beside assessment_beside minutes years_said books_read chosen_by feedback_policy
    talk_pupils talk_prompt talk_could in_short no_steps_because school_comment
    school_comment_by photos photo caption
    """
    )
)
"""The questions that this summary tells, beside what was looked for."""


def signing(filled: Filled) -> SigningOff:
    """Return how a scrutiny is signed off: it has a page on how to check it."""
    return SigningOff(awaited=filled.form.settings.get("sle::signers_awaited", ""), check_page=True)


def summarise(filled: Filled) -> Summary:
    """Return what the school's copy of a book scrutiny says."""
    answers = Answers.of(filled)
    day = answers.day("date") or filled.record.date
    lenses = _lenses(answers)
    told = TOLD | {name for lens in lenses for name in (lens, f"{lens}_note")}
    return Summary(
        kind="Book scrutiny",
        project=filled.project,
        title=filled.school.name,
        running=f"Book scrutiny, {long_date(day)}" if day else "Book scrutiny",
        opening=(Facts(tuple(_opening(answers, day))),),
        verdict=in_two_lines(answers.text("in_short")),
        blocks=(
            *_what_books_show(answers, lenses),
            *groups(answers),
            *_talk(answers),
            *_strengths(answers),
            *_develop(answers),
            *steps_or_reason(answers),
            *_photos(answers, filled),
            *school_comment(answers),
            *sections(filled, told),
        ),
        audience="For the headteacher and maths lead. The project lead receives the evidence words "
        "and next steps by school, not the books.",
    )


def _opening(answers: Answers, day: date | None) -> Iterator[Fact]:
    minutes = answers.number("minutes")
    how = _LED if answers.is_("with_maths_lead", "yes") else _LED_ALONE
    parts = (counted(minutes, "minute") if minutes else "", how.get(answers.text("led_by"), ""))
    rest = ", ".join(part for part in parts if part)
    if day:
        yield Fact("When", line(strong(weekday_date(day)), f", {rest}" if rest else ""))
    if focus := recommendations_said(answers, "focus"):
        yield Fact("Focus", line(focus))
    if question := answers.line("question"):
        yield Fact("Question", line(question))
    if books := _books(answers, day):
        yield Fact("Books", line(books))


def _books(answers: Answers, day: date | None) -> str:
    count, classes = answers.number("books_read"), answers.number("classes")
    years = answers.line("years_said")
    said = " from ".join(part for part in (str(count) if count else "", years) if part)
    start, end = answers.day("period_from"), answers.day("period_to")
    period = days_from_to(start, end, day) if start and end else ""
    head = ", ".join(part for part in (said, without_stop(answers.line("unit")), period) if part)
    if share := _share(count, classes):
        head = f"{head}; {share}" if head else upper_first(share)
    sentences = (
        sentence(head) if head else "",
        _CHOSEN.get(answers.text("chosen_by"), ""),
        _beside(answers),
    )
    return " ".join(part for part in sentences if part)


def _share(count: int | None, classes: int | None) -> str:
    if not count or not classes:
        return ""
    if classes == 1:
        return "one class"
    return f"{count // classes} a class" if count % classes == 0 else f"{classes} classes"


def _beside(answers: Answers) -> str:
    plan, checks = answers.text("scheme_beside"), answers.text("assessment_beside")
    if plan == checks == "yes":
        return "The unit plan and assessments were beside us."
    if plan == checks == "no":
        return "Neither the unit plan nor assessments were beside us."
    told = {"yes": "was beside us", "no": "was not beside us"}.get(plan, "")
    also = {"yes": "assessments were", "no": "assessments were not"}.get(checks, "")
    if told:
        return f"The unit plan {told}" + (f"; {also}." if also else ".")
    return upper_first(f"{also} beside us.") if also else ""


def _lenses(answers: Answers) -> list[str]:
    """Return the names of what was looked for, in the form's order."""
    return [one.name for one in answers.fields.values() if one.list_name == _EVIDENCE_LIST]


def _what_books_show(answers: Answers, lenses: list[str]) -> list[Block]:
    if not any(answers.chosen(lens) or answers.text(f"{lens}_note") for lens in lenses):
        return []
    rows = [
        Row((_lens(answers, one), _evidence(answers, one), _saw(answers, one))) for one in lenses
    ]
    return [
        Heading("What the books show"),
        Table(
            "What we looked for, how strong the evidence is, and what we saw",
            (
                Column("We looked for", 262),
                Column("Evidence", 112),
                Column("What we saw, and exceptions", 364),
            ),
            tuple(rows),
            whole=True,
        ),
        Paragraph(line(muted(_LIMITS), *_feedback(answers)), small=True),
    ]


def _feedback(answers: Answers) -> Line:
    """Return whether feedback follows the school's policy; only this is asked, nothing counted."""
    policy = answers.label("feedback_policy")
    if not policy or answers.is_("feedback_policy", "not_looked"):
        return ()
    asked = without_stop(answers.asked("feedback_policy"))
    return line(f"\n{asked}: ", strong(policy.lower()), ".")


def _lens(answers: Answers, lens: str) -> Cell:
    return (line(strong(without_stop(answers.asked(lens)))),)


def _evidence(answers: Answers, lens: str) -> Cell:
    said = answers.label(lens)
    if not said:
        return (line(muted("Not looked at")),)
    return (line(said if answers.is_(lens, _CANNOT_TELL) else strong(said)),)


def _saw(answers: Answers, lens: str) -> Cell:
    note = answers.line(f"{lens}_note")
    return (line(sentence(note) if note else ""),)


def _talk(answers: Answers) -> list[Block]:
    count, could = answers.number("talk_pupils"), answers.line("talk_could")
    if not count and not could:
        return []
    asked = answers.line("talk_prompt")
    said: list[str] = []
    if asked:
        said.append(f"We asked: {quoted(asked)}")
    if could:
        said.append(sentence(could))
    aside = f"with {counted(count, 'pupil')}" if count else ""
    shown = " ".join(said) or "What they said is not written down."
    return [Heading("Talk with pupils", aside), Paragraph(line(shown))]


def _strengths(answers: Answers) -> list[Block]:
    told = [answers.line(name) for name in _STRENGTHS]
    items = tuple(line(sentence(one)) for one in told if one)
    return [Heading("Strengths"), Bullets(items)] if items else []


def _develop(answers: Answers) -> list[Block]:
    told = [line(sentence(one)) for name in _DEVELOP if (one := answers.line(name))]
    return [Heading("To develop"), Bullets(tuple(told))] if told else []


def _photos(answers: Answers, filled: Filled) -> list[Block]:
    shown = []
    for row in answers.rows("photos"):
        if data := filled.photos.get(row.text("photo")):
            caption = row.line("caption")
            shown.append(Photo(data, caption or "A photograph of written work", caption))
    return [Heading("From the books"), Photos(tuple(shown))] if shown else []
