"""The teacher's own copy of a lesson observation: what was seen, what was agreed, their words."""

from sle_desktop.reports.answers import Answers
from sle_desktop.reports.blocks import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Row,
    Table,
    line,
    muted,
    strong,
)
from sle_desktop.reports.wording import (
    clock,
    counted,
    lower_first,
    quoted,
    sentence,
    weekday_date,
    with_times,
)

_IDEAS = ("coherence", "representation", "thinking", "fluency", "variation")
_THREE, _TWO = (1, 2, 3), (1, 2)


def for_teacher(answers: Answers) -> list[Block]:
    """Return what the teacher's copy says beneath its notice."""
    return [
        *key_idea(answers),
        *_seen(answers),
        *_strengths(answers),
        *_develop(answers),
        *_questions(answers),
        *agreed(answers, "You will try"),
        *_also_noticed(answers),
        *_samples(answers),
        *_comment(answers),
    ]


def key_idea(answers: Answers) -> list[Block]:
    """Return the key idea, and what came before the lesson."""
    idea, prior = answers.text("key_idea"), answers.text("prior_learning")
    told = [sentence(one) for one in (idea, prior) if one]
    heading = "The key idea" if idea else "Where the lesson sits"
    return [Heading(heading), *(Paragraph(line(one)) for one in told)] if told else []


def _seen(answers: Answers) -> list[Block]:
    rows = [row for row in answers.rows("log") if row.line("note")]
    if not rows:
        return []
    return [
        Heading("What was seen"),
        Table(
            "What was seen, by the clock",
            (Column("", 71), Column("", 667)),
            tuple(Row(((line(strong(_at(row))),), (line(_note(row)),))) for row in rows),
            whole=True,
        ),
    ]


def _at(row: Answers) -> str:
    hour = row.hour("at")
    return clock(hour) if hour else "–"


def _note(row: Answers) -> str:
    note = row.line("note")
    exact = row.is_("quote", "yes") and not set(note) & set('“”"')
    return quoted(note) if exact else sentence(note)


def _points(answers: Answers, kind: str, numbers: tuple[int, ...]) -> list[str]:
    """Return points of one kind, each with the times at which it was seen."""
    return [
        with_times(words, answers.line(f"{kind}_{number}_seen_at"))
        for number in numbers
        if (words := answers.line(f"{kind}_{number}"))
    ]


def _strengths(answers: Answers) -> list[Block]:
    told = _points(answers, "strength", _THREE)
    return [Heading("Strengths"), Bullets(tuple(map(line, told)))] if told else []


def _develop(answers: Answers) -> list[Block]:
    told = _points(answers, "develop", _TWO)
    if not told:
        return []
    if len(told) == 1:
        return [Heading("One thing to develop"), Paragraph(line(told[0]))]
    main = line(strong("Mainly: "), told[0])
    return [Heading("To develop"), Bullets((main, line(told[1])))]


def _questions(answers: Answers) -> list[Block]:
    told = _points(answers, "question", _THREE)
    reasons = answers.text("reasoning")
    if not told and not reasons:
        return []
    heading = "Questions, and your reasons" if told and reasons else (
        "Questions" if told else "Your reasons")  # fmt: skip
    blocks: list[Block] = [Heading(heading)]
    if len(told) == 1:
        blocks.append(Paragraph(line(told[0])))
    elif told:
        blocks.append(Bullets(tuple(map(line, told))))
    if reasons:
        lead = [muted("You said: ")] if told else []
        blocks.append(Paragraph(line(*lead, sentence(reasons))))
    return blocks


def agreed(answers: Answers, will_try: str) -> list[Block]:
    """Return what was agreed to try, or why nothing was."""
    steps = [row for row in answers.rows("next_steps") if row.line("what")]
    if steps:
        return [Heading("What we agreed"), *(_step(one, will_try) for one in steps)]
    if reason := answers.line("no_steps_because"):
        said = line(muted("Nothing to try this time. "), sentence(reason))
        return [Heading("What we agreed"), Paragraph(said)]
    return []


def _step(row: Answers, will_try: str) -> Facts:
    day = row.day("by_when")
    facts = [Fact(will_try, line(strong(row.line("what"))))]
    if day:
        facts.append(Fact("By when", line(weekday_date(day))))
    if support := row.line("support"):
        facts.append(Fact("Help offered", line(sentence(support))))
    if success := row.line("success"):
        facts.append(Fact("We will see", line(sentence(success))))
    return Facts(tuple(facts))


def _also_noticed(answers: Answers) -> list[Block]:
    facts = [
        Fact(_idea(answers, f"idea_{one}"), line(sentence(words)))
        for one in _IDEAS
        if (words := answers.text(f"idea_{one}"))
    ]
    count, could = answers.number("talk_pupils"), answers.text("talk_could")
    if could:
        spoken = f"With {counted(count, 'pupil')}: " if count else ""
        words = sentence(could)
        facts.append(
            Fact("Talk with pupils", line(spoken, lower_first(words) if spoken else words))
        )
    return [Heading("Also noticed"), Facts(tuple(facts))] if facts else []


def _idea(answers: Answers, name: str) -> str:
    """Return the idea's own name: its question goes on behind a colon."""
    return answers.asked(name).partition(":")[0]


def _samples(answers: Answers) -> list[Block]:
    rows = [row for row in answers.rows("samples") if row.label("sample_mode")]
    if not rows:
        return []
    columns = (("scanned", "Looked at"), ("working", "Working"), ("waiting", "Waiting"),
               ("elsewhere", "On something else"))  # fmt: skip
    used = [(name, head) for name, head in columns if any(row.number(name) is not None
                                                           for row in rows)]  # fmt: skip
    return [
        Heading("How the class was working", "how time was used, never how well"),
        Table(
            "How the class was working, by the clock",
            (
                Column("Time", 71),
                Column("How", 200),
                *(Column(head, 117) for _, head in used),
            ),
            tuple(
                Row(
                    (
                        (line(strong(_sampled_at(row))),),
                        (line(row.label("sample_mode")),),
                        *((line(_count(row, name)),) for name, _ in used),
                    )
                )
                for row in rows
            ),
        ),
    ]


def _sampled_at(row: Answers) -> str:
    hour = row.hour("sample_at")
    return clock(hour) if hour else "–"


def _count(row: Answers, name: str) -> str:
    number = row.number(name)
    return "" if number is None else str(number)


def _comment(answers: Answers) -> list[Block]:
    words = answers.text("teacher_comment")
    if not words:
        return []
    aside = (
        "typed by you; your maths lead and headteacher see it too"
        if answers.is_("comment_to_school", "yes")
        else "typed by you; no one else can change it"
    )
    return [Heading("Your comment", aside), Paragraph(line(quoted(words)))]
