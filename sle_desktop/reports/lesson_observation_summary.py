"""What a lesson observation says: to the teacher all that was seen, to the school what was agreed.

No copy holds a grade or a number that stands for one.
"""

from collections.abc import Iterator
from datetime import date

from sle_desktop.domain.audience import TEACHER
from sle_desktop.domain.filled import Filled
from sle_desktop.reports.answers import Answers, names
from sle_desktop.reports.blocks import Fact, Facts, Line, Notice, Summary, line, strong
from sle_desktop.reports.lesson_for_school import for_school
from sle_desktop.reports.lesson_for_teacher import for_teacher
from sle_desktop.reports.plain_sections import sections
from sle_desktop.reports.recommendation_words import recommendations_said
from sle_desktop.reports.signing_off import COMMENT, DECLINED, READ, SigningOff
from sle_desktop.reports.wording import (
    clock_span,
    counted,
    day_month,
    listed,
    long_date,
    lower_first,
    sentence,
    upper_first,
    weekday_date,
    without_stop,
)

_KIND = "Lesson observation"
_GLIMPSE = 20
"""Fewer minutes are a glimpse, from which nothing wider follows."""

_NOTICE = (
    "This is to help you develop your teaching. It is not graded, and it is not used for appraisal."
)
_SCHOOL_NOTICE = (
    "This is to help a teacher develop. It is not graded, and it is not used for appraisal."
)
_UNNAMED = "The teacher has a copy of their own, and signs that one only."

TOLD = names(
    """
    protocol date teacher years class_name pupils adults pupil_premium send eal arrived left
    minutes_seen part_seen joint_with prior_learning topic key_idea domain focus focus_note
    notice_given observations_before years_said log at code note quote samples sample_at
    sample_mode scanned working waiting elsewhere idea_coherence idea_representation
    idea_thinking idea_fluency idea_variation talk_pupils talk_could strength_1
    strength_1_theme strength_1_seen_at strength_2 strength_2_theme strength_2_seen_at
    strength_3 strength_3_theme strength_3_seen_at develop_1 develop_1_theme develop_1_seen_at
    develop_2 develop_2_theme develop_2_seen_at question_1 question_1_seen_at question_2
    question_2_seen_at question_3 question_3_seen_at reasoning next_steps what theme who
    by_when support success no_steps_because feedback_date feedback_from feedback_until
    feedback_minutes feedback_by useful_for_others useful_theme teacher_comment
    comment_to_school teacher_named strength_1_named strength_2_named strength_3_named
    idea_coherence_named idea_representation_named idea_thinking_named idea_fluency_named
    idea_variation_named talk_could_named comment_shared
    """
)
"""The questions that the two copies tell, each reader's own part of them."""

_READ_STATUS = {
    READ: "Read, and talked about",
    COMMENT: "Read, with a comment",
    DECLINED: "The teacher chose not to sign",
}


def signing(filled: Filled) -> SigningOff:
    """Return how a copy is signed off; the school's names the teacher only if that was agreed."""
    answers = Answers.of(filled)
    if filled.reader == TEACHER:
        said = next((one.meaning for one in filled.signatures if one.role == "teacher"), "")
        return SigningOff(
            statement=_READ_STATUS.get(said, "To be read and signed"),
            aside="reading is not the same as agreeing",
            names={"teacher": answers.line("teacher")},
            after=_after_talking(answers),
        )
    if name := answers.line("teacher_named"):
        return SigningOff(names={"teacher": name})
    return SigningOff(
        statement="Signed by the observer", hidden=frozenset({"teacher"}), unnamed=_UNNAMED
    )


def _after_talking(answers: Answers) -> str:
    start, end = answers.hour("feedback_from"), answers.hour("feedback_until")
    if not (start and end):
        return ""
    day, lesson = answers.day("feedback_date"), answers.day("date")
    on = f" on {day_month(day, lesson)}" if day and day != lesson else ""
    return f", after talking{on} from {clock_span(start, end).replace('–', ' to ')}"


def summarise(filled: Filled) -> Summary:
    """Return what one copy of a lesson observation says."""
    answers = Answers.of(filled)
    day = answers.day("date") or filled.record.date
    mine = filled.reader == TEACHER
    told = for_teacher(answers) if mine else for_school(answers)
    notice = (filled.form.settings.get("sle::purpose") or _NOTICE) if mine else _SCHOOL_NOTICE
    return Summary(
        kind=f"{_KIND} · {'Your copy' if mine else 'School’s copy'}",
        project=filled.project,
        title=_title(answers),
        running=f"{_KIND}, {long_date(day)}" if day else _KIND,
        opening=(Facts(tuple(_opening(answers, filled, day))),),
        verdict=(),
        blocks=(Notice(notice), *told, *sections(filled, TOLD)),
        audience=_audience(answers, mine=mine),
    )


def _title(answers: Answers) -> str:
    topic = without_stop(answers.line("topic")) or answers.label("domain")
    parts = (topic, answers.line("years_said"))
    return ", ".join(part for part in parts if part) or _KIND


def _audience(answers: Answers, *, mine: bool) -> str:
    protocol = answers.text("protocol")
    if mine:
        return _TEACHER_AUDIENCE.get(protocol, _TEACHER_AUDIENCE["themes"])
    if answers.line("teacher_named"):
        whom = "maths lead" if protocol == "maths_lead" else "maths lead and headteacher"
        return f"For the {whom}, as the headteacher agreed. The timeline stays with the teacher."
    return (
        "For the maths lead and headteacher: themes, and what the teacher will try. What was seen "
        "and said stays with the teacher."
    )


_TEACHER_AUDIENCE = {
    "themes": "This page is yours alone. The school receives themes and what you will try; the "
    "project lead, coded themes.",
    "maths_lead": "This page is yours. Your maths lead also receives your strengths, the theme to "
    "develop and what you will try; the project lead, coded themes.",
    "maths_lead_head": "This page is yours. Your maths lead and headteacher also receive your "
    "strengths, the theme to develop and what you will try; the project lead, coded themes.",
}


_FEEDBACK = {
    "sle": "Led by the SLE",
    "maths_lead": "Led by the maths lead",
    "head": "Led by the headteacher",
    "together": "Led together",
}


def _opening(answers: Answers, filled: Filled, day: date | None) -> Iterator[Fact]:
    yield Fact("When", _when(answers, day, mine=filled.reader == TEACHER))
    yield Fact("Who", line(_who(answers, filled)))
    if context := _context(answers, mine=filled.reader == TEACHER):
        yield Fact("Class", line(context))
    note = answers.line("focus_note")
    if focus := recommendations_said(answers, "focus", note):
        yield Fact("Focus", line(focus))
    if filled.reader != TEACHER and (led := _FEEDBACK.get(answers.text("feedback_by"))):
        yield Fact("Feedback", line(led))


def _when(answers: Answers, day: date | None, *, mine: bool) -> Line:
    hours = clock_span(answers.hour("arrived"), answers.hour("left"))
    parts = [lower_first(one.lower()) for one in answers.labels("part_seen")]
    seen = listed(parts)
    said = "; ".join(part for part in (hours, seen) if part)
    minutes = answers.number("minutes_seen")
    short = (
        f" {counted(minutes, 'minute')} are a glimpse: nothing wider follows from them."
        if minutes and 1 < minutes < _GLIMPSE
        else ""
    )
    start = [strong(weekday_date(day))] if day else []
    rest = f", {said}" if said and day else upper_first(said)
    group = _class(answers, mine=mine)
    return line(*start, f"{rest}.", f" {group}." if group else "", short)


def _who(answers: Answers, filled: Filled) -> str:
    teacher = answers.line("teacher") or answers.line("teacher_named")
    school = filled.school.name
    whose = f"{teacher}, {school}" if teacher else school
    return f"{whose}; {', '.join((f'{filled.author.name} (SLE)', *_beside(answers, filled)))}"


def _beside(answers: Answers, filled: Filled) -> Iterator[str]:
    for role in answers.chosen("joint_with"):
        contact = filled.school.contact("headteacher" if role == "head" else role)
        words = {"maths_lead": "maths lead", "head": "headteacher", "sle": "another SLE"}
        if contact and role in ("maths_lead", "head"):
            yield f"{contact.name} ({words[role]})"
        elif role in words:
            yield words[role] if role == "sle" else f"the {words[role]}"


def _class(answers: Answers, *, mine: bool) -> str:
    """Return the class; its name would name a teacher who is not to be named."""
    name = answers.line("class_name") if mine or answers.line("teacher_named") else ""
    pupils, adults = answers.number("pupils"), answers.number("adults")
    told = (
        name,
        counted(pupils, "pupil") if pupils else "",
        counted(adults, "other adult") if adults else "",
    )
    return ", ".join(part for part in told if part)


def _context(answers: Answers, *, mine: bool) -> str:
    """Return the counts of groups of pupils, and a notice that was not given."""
    counts = [
        f"{number} {words}"
        for field, words in _COUNTS
        if (number := answers.number(field)) is not None
    ]
    notice = (
        "The notice that the school agreed was not given."
        if mine and answers.is_("notice_given", "no")
        else ""
    )
    told = sentence(listed(counts)) if counts else ""
    return " ".join(part for part in (told, notice) if part)


_COUNTS = (("pupil_premium", "eligible for pupil premium"), ("send", "with SEND"),
           ("eal", "with EAL"))  # fmt: skip
