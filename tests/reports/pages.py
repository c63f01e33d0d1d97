"""Hand-made summaries of invented schools: one of each kind of page, to draw and to look at.

Run as a module (`python -m tests.reports.pages FOLDER`) it writes them as PDF files.
"""

import json
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from sle_desktop.reports.blocks import (
    Arrow,
    Band,
    Bullets,
    CheckPage,
    Column,
    DocumentFacts,
    Fact,
    Facts,
    Heading,
    Ink,
    Line,
    Mark,
    Moved,
    Movement,
    Notice,
    Numbered,
    Paragraph,
    Photo,
    Photos,
    Replaced,
    Row,
    SealNote,
    Signatory,
    Signatures,
    SigningRecord,
    Span,
    Stage,
    Strip,
    StripRow,
    Summary,
    Table,
    Transition,
    line,
    muted,
    position,
    strong,
)

R, A, G = Band.NOT_YET, Band.DEVELOPING, Band.SECURE
NOT_LOOKED_AT, NOT_APPLICABLE = Band.NOT_LOOKED_AT, Band.NOT_APPLICABLE
PROJECT = "Developing pedagogical expertise in Key Stage 2 mathematics"
READ = "“I have read this and we discussed it.”"
LOCKED = Span("Signed and locked", "accent")
FINGERPRINT = "7C2A91F40E5BD3A866B12F9C84D71E30A9C553F2B80D47E61D94C07B3AE8F512"


def ink(name: str) -> Ink:
    """Return one of the drawn signatures of ink.json."""
    held = json.loads((Path(__file__).parent / "ink.json").read_text())[name]
    outlines = tuple(tuple((x, y) for x, y in outline) for outline in held["outlines"])
    return Ink(outlines, held["aspect"])


def rows(*cells: tuple[Line | str | Span | Mark, ...]) -> tuple[Row, ...]:
    """Return rows of one-line cells."""
    return tuple(
        Row(tuple((cell if isinstance(cell, tuple) else line(cell),) for cell in row))
        for row in cells
    )


def visit() -> tuple[Summary, DocumentFacts]:
    """Return a visit summary of one page."""
    summary = Summary(
        kind="Visit summary",
        project=PROJECT,
        title="Hollowbrook First School",
        running="Visit summary, 17 November 2026",
        opening=(
            Facts(
                (
                    Fact(
                        "When",
                        line(
                            strong("Tuesday 17 November 2026"),
                            ", 13:00–15:45. Visit 3 of 6, at school.",
                        ),
                    ),
                    Fact(
                        "Who",
                        line(
                            "Helen Loder (SLE), Daniel Meech (maths lead), "
                            "Ruth Stickland (headteacher)"
                        ),
                    ),
                    Fact(
                        "Why",
                        line(
                            "To see whether number lines are used the same way from Year 1 to "
                            "Year 4.\nRecommendation 2: Use manipulatives and representations."
                        ),
                    ),
                )
            ),
        ),
        verdict=(),
        blocks=(
            Heading("Last time’s actions", "1 of 3 done; agreed 6 October"),
            Table(
                "Last time’s actions: state, action and what is known",
                (Column("", 87), Column("", 373), Column("", 278)),
                rows(
                    (
                        strong("✓ Done"),
                        "Agree one number-line progression, Years 1 to 4",
                        "On the wall in all 4 classrooms",
                    ),
                    (
                        strong("Partly"),
                        "Put the progression into medium-term plans",
                        "Years 3 and 4 done; 1 and 2 to follow",
                    ),
                    (
                        strong("Not yet"),
                        "Film one lesson to watch together as a staff",
                        "Staff absence; carried once, now dated",
                    ),
                ),
            ),
            Heading("What we noticed"),
            Bullets(
                (
                    line("All 4 classes draw and label number lines in the agreed way."),
                    line(
                        "In Years 3 and 4 pupils move between line, words and number sentence: 9 of "
                        "the 12 we spoke with explained a jump in their own words."
                    ),
                    line(
                        strong("To work on:"),
                        " in Years 1 and 2 the line is taken away by chance, often before pupils "
                        "can picture it.",
                    ),
                )
            ),
            Heading("Change since last time, and how we know", level=3),
            Paragraph(
                line(
                    "On 6 October, 2 of 4 classes used the agreed line; today all 4 did. We know "
                    "this from two joint lesson observations, 12 books (6 each from Years 2 and 4) "
                    "and talking with 12 pupils."
                )
            ),
            Heading("Agreed next steps"),
            Table(
                "Agreed next steps: what, who, by when and what success looks like",
                (
                    Column("What", 237),
                    Column("Who", 157),
                    Column("By when", 118),
                    Column("What success looks like", 226),
                ),
                rows(
                    (
                        strong("Plan when the line is taken away, and how it comes back"),
                        "Year 1 and 2 teachers, maths lead",
                        "18 Dec 2026",
                        "Spring unit plans name the step; pupils can picture the line",
                    ),
                    (
                        strong("Film a Year 3 lesson; watch ten minutes of it together"),
                        "Maths lead",
                        "13 Jan 2027",
                        "Every teacher names one thing they will try",
                    ),
                    (
                        strong("Read six Year 2 books together, plan beside us"),
                        "Maths lead and SLE",
                        "26 Jan 2027",
                        "Model, words and symbols sit together in most books",
                    ),
                ),
            ),
            Paragraph(
                line(
                    strong("Next visit:"),
                    " Tuesday 26 January 2027, 09:00. Please have the Year 2 books and spring "
                    "plans ready.",
                )
            ),
            Heading("School’s comment"),
            Paragraph(
                line(
                    "“Helpful and honest. Staff valued watching lessons with someone rather than "
                    "being watched. January release time is tight; we will cover Daniel on the "
                    "13th.” ",
                    muted("Ruth Stickland, headteacher"),
                )
            ),
            Signatures(
                READ,
                (
                    Signatory("Helen Loder", "SLE", "17 Nov 2026, 15:41", ink("helen")),
                    Signatory("Daniel Meech", "maths lead", "17 Nov 2026, 15:42", ink("daniel")),
                    Signatory("Ruth Stickland", "headteacher", "17 Nov 2026, 15:43", ink("ruth")),
                ),
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 17 November 2026, 15:44. Ink was drawn for this "
                    "document only, in her presence. Any later change breaks the lock. ",
                    strong("To check:"),
                    " open it in Adobe Reader or the app, or ask the project lead whether ",
                    strong("V-0147"),
                    " ends ",
                    strong("8C21 F07A"),
                    ".",
                )
            ),
        ),
        audience="For the headteacher and maths lead. The project lead receives the coded record, "
        "not this page.",
    )
    return summary, DocumentFacts(
        "V-0147", 1, "school", datetime(2026, 11, 17, 15, 44, tzinfo=UTC), "Helen Loder"
    )


def feedback() -> tuple[Summary, DocumentFacts]:
    """Return a teacher's copy of a lesson observation, of one page."""
    seen = (
        (
            "10:09",
            "You ask: “Is one half of my strip longer than two quarters?” All pupils fold a paper "
            "strip and compare.",
        ),
        (
            "10:14",
            "A pupil: “They’re the same, you just cut it more.” You ask the class to test that "
            "with thirds.",
        ),
        (
            "10:22",
            "Pairs sort eight cards. In 4 of the 6 pairs heard, partners say why, not only which.",
        ),
        (
            "10:31",
            "On three whiteboards: 2/3 = 4/5. The answers stay on the boards; the lesson moves on.",
        ),
        ("10:38", "You move the fraction wall aside. Most pupils draw their own bar."),
    )
    summary = Summary(
        kind="Lesson observation · Your copy",
        project=PROJECT,
        title="Equivalent fractions, Year 5",
        running="Lesson observation, 12 November 2026",
        opening=(
            Facts(
                (
                    Fact(
                        "When",
                        line(
                            strong("Thursday 12 November 2026"),
                            ", 10:05–10:45; start and middle. 24 pupils, 1 other adult.",
                        ),
                    ),
                    Fact(
                        "Who",
                        line(
                            "Anna Hansford, Stourbank Middle School; Helen Loder (SLE), Tom Ridout "
                            "(maths lead)"
                        ),
                    ),
                    Fact("Focus", line("Recommendation 5: talk is used to reason")),
                )
            ),
        ),
        verdict=(),
        blocks=(
            Notice(
                "This is to help you develop your teaching. It is not graded, and it is not used "
                "for appraisal."
            ),
            Heading("The key idea"),
            Paragraph(
                line(
                    "The same amount can be cut into more, equal parts: 1/2 and 2/4 are one number "
                    "with two names."
                )
            ),
            Heading("What was seen"),
            Table(
                "What was seen, by the clock",
                (Column("", 71), Column("", 667)),
                rows(*((strong(clock), words) for clock, words in seen)),
            ),
            Heading("Strengths"),
            Bullets(
                (
                    line(
                        "One idea was seen three ways, always with the same whole: strips, wall, "
                        "symbols (10:09, 10:38)."
                    ),
                    line(
                        "Talk had a purpose. Pupils tested a claim, and partners gave reasons "
                        "(10:14, 10:22)."
                    ),
                )
            ),
            Heading("One thing to develop"),
            Paragraph(
                line(
                    "Notice “add the same to both” while it is still on the whiteboards, and let "
                    "everyone test it (10:31)."
                )
            ),
            Heading("What we agreed"),
            Facts(
                (
                    Fact(
                        "You will try",
                        line(
                            strong("One wrong answer a lesson: “When is this true? How do we know?”")
                        ),
                    ),
                    Fact("By when", line("From Monday 16 to Friday 27 November 2026")),
                    Fact(
                        "Help offered",
                        line("Tom brings three ready-made wrong examples and covers 20 minutes to plan."),
                    ),
                    Fact(
                        "We will see",
                        line("What pupils say and write when they test it. You choose what to show us."),
                    ),
                )
            ),
            Heading("Your comment", "typed by you; no one else can change it"),
            Paragraph(
                line(
                    "“I saw the 4/5 answers but was worried about time. Starting with one of them "
                    "would suit this class better. The paper strips are staying!”"
                )
            ),
            Signatures(
                "Read, with a comment",
                (
                    Signatory("Anna Hansford", "teacher", "12 Nov 2026, 15:58", ink("anna")),
                    Signatory("Helen Loder", "SLE", "12 Nov 2026, 15:59", ink("helen")),
                ),
                aside="reading is not the same as agreeing",
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 12 November 2026, 16:00, after talking from 15:40 to "
                    "15:58.\n",
                    strong("To check:"),
                    " open it in Adobe Reader or the app; ",
                    strong("L-0212"),
                    " ends ",
                    strong("5D90 B3E2"),
                    ".",
                )
            ),
        ),
        audience="This page is yours alone. Your maths lead and headteacher receive the theme and "
        "what you will try, no quotations.",
    )
    return summary, DocumentFacts(
        "L-0212", 1, "teacher", datetime(2026, 11, 12, 16, 0, tzinfo=UTC), "Helen Loder"
    )


def scrutiny() -> tuple[Summary, DocumentFacts]:
    """Return a book scrutiny with its check page, of two pages."""
    lenses = (
        ("Small, sensible steps", "Consistent", "Every unit moves from one whole to comparing wholes."),
        ("Range and depth", "Some", "Fluency and reasoning in 12 of 12; problems in 5 of 12."),
        ("Pupils improve over time", "Clear", "Later explanations are longer and use “because”."),
        ("Ideas are revisited", "Clear", "Short returns to Year 4 work in 10 of 12."),
        (
            "Models used with meaning",
            "Clear",
            "Bars lead to symbols in Year 5. In Year 6 they stop at the drawing in 4 of 6.",
        ),
        ("Mistakes put right", "Little", "Found in 11 of 12, put right in 3. Talk may have done it."),
    )
    summary = Summary(
        kind="Book scrutiny",
        project=PROJECT,
        title="Stourbank Middle School",
        running="Book scrutiny, 3 November 2026",
        opening=(
            Facts(
                (
                    Fact(
                        "When",
                        line(
                            strong("Tuesday 3 November 2026"),
                            ", 35 minutes, led by the maths lead with the SLE",
                        ),
                    ),
                    Fact(
                        "Focus",
                        line("Recommendation 2, models; Recommendation 4, connected knowledge"),
                    ),
                    Fact(
                        "Books",
                        line(
                            "12 from Years 5 and 6, fractions, 7 September to 23 October; 6 a class. "
                            "Chosen at random by the SLE. The unit plan and assessments were beside "
                            "us."
                        ),
                    ),
                )
            ),
        ),
        verdict=(
            "Fractions build in small steps, and models carry meaning in Year 5.",
            "Mistakes are found more often than they are put right.",
        ),
        blocks=(
            Heading("What the books show"),
            Table(
                "What we looked for, how strong the evidence is, and what we saw",
                (
                    Column("We looked for", 230),
                    Column("Evidence", 124),
                    Column("What we saw, and exceptions", 384),
                ),
                rows(*((strong(lens), strong(word), saw) for lens, word, saw in lenses)),
            ),
            Paragraph(
                line(
                    muted(
                        "Books show what was written. They do not show talk, practical work or what "
                        "pupils now know."
                    )
                ),
                small=True,
            ),
            Heading("Lower and higher starting points"),
            Paragraph(
                line(
                    strong("Similar diet"),
                    " for both (5 and 7 books): the same tasks, with more drawn models for lower "
                    "starting points. Fewer than five books came from disadvantaged pupils, so "
                    "those are not compared.",
                )
            ),
            Heading("Strengths"),
            Bullets(
                (
                    line(
                        "The same bar model in both year groups makes the next step easy to see."
                    ),
                    line("Pupils write reasons without being asked, in 9 of 12 books."),
                )
            ),
            Heading("To develop, and agreed next steps"),
            Numbered(
                (
                    line(
                        strong("Mistakes become teaching."),
                        " Year 6 team tries one “spot it, fix it” task a week. Maths lead, by "
                        "18 December 2026.",
                    ),
                    line(
                        strong("From drawing to symbols in Year 6."),
                        " Plan the link for the ratio unit. Maths lead and SLE, by 14 January 2027.",
                    ),
                )
            ),
            Signatures(
                READ,
                (
                    Signatory("Helen Loder", "SLE", "3 Nov 2026, 15:20", ink("helen")),
                    Signatory("Tom Ridout", "maths lead", "3 Nov 2026, 15:21", ink("tom")),
                ),
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 3 November 2026, 15:22. ",
                    strong("To check:"),
                    " see the last page, or ask the project lead whether ",
                    strong("B-0096"),
                    " ends ",
                    strong("E07D 22A9"),
                    ".",
                )
            ),
            check_page("B-0096, version 1", "E07D 22A9"),
        ),
        audience="For the headteacher and maths lead. The project lead receives the evidence words "
        "by school, not the books.",
    )
    return summary, DocumentFacts(
        "B-0096",
        1,
        "school",
        datetime(2026, 11, 3, 15, 22, tzinfo=UTC),
        "Helen Loder",
        fingerprint=FINGERPRINT,
    )


def check_page(number: str, ends: str) -> CheckPage:
    """Return a check page with three ways of signing."""
    read = line("I have read this and we discussed it.")
    return CheckPage(
        opening=line(
            "This document was signed and locked once. If one character were changed afterwards, "
            "checks 1 and 3 would say so."
        ),
        steps=(
            line(
                strong("With Adobe Reader:"),
                " open the file and choose Signature Panel. It should say that the document has "
                "not been changed since it was signed. The first time, it also says that it does "
                "not know the signer; step 2 settles that.",
            ),
            line(
                strong("Compare the project’s fingerprint"),
                " below with the one in your welcome letter. They must be the same, group by group.",
            ),
            line(
                strong("With the app:"),
                " drop the file on Check a document. One sentence answers, and the app compares "
                "the file with the project’s register.",
            ),
        ),
        on_paper=line(
            "On paper, nothing can be checked but the number: ask the project lead whether ",
            strong(number + ","),
            " ends in ",
            strong(ends),
            ". Telephone 01632 960 147.",
        ),
        facts=(
            Fact("Locked", line("16 November 2026, 09:12, on Helen Loder’s laptop (HL-2)")),
            Fact("Signatures", line("One electronic seal, over the whole file")),
            Fact("Contents end in", line(f"{ends}, also in the square code")),
        ),
        square_code=f"SLE {number} {ends}",
        records=(
            SigningRecord(
                Signatory("Helen Loder", "SLE", "10 Nov 2026, 15:31", ink("helen")),
                read,
                "Ink, pen",
                "on her own laptop",
            ),
            SigningRecord(
                Signatory("Tom Ridout", "Maths lead", "10 Nov 2026, 15:32", ink("tom")),
                read,
                "Ink, touch",
                "seen by Helen Loder",
            ),
            SigningRecord(
                Signatory("Sarah Legg", "Headteacher", "16 Nov 2026, 09:10"),
                line(
                    "I have read this and wish to comment. ", muted("Her comment is on page 3.")
                ),
                "Typed name",
                "seen by Helen Loder",
            ),
        ),
        proves=line(
            strong("What the lock proves:"),
            " these pages, whole, as they were on that laptop at that time. It does not prove "
            "whose hand drew the ink: that is what the witness is for. Signing says “read”, never "
            "“agreed”.",
        ),
    )


def audit_strip() -> Strip:
    """Return eight recommendations over two stages."""
    up, level, down = line(Arrow("up"), " Improving"), line(Arrow("level"), " Steady"), Arrow("down")
    told = (
        ("Use assessment to build on pupils’ existing knowledge and understanding", A, G, up, ""),
        ("Use manipulatives and representations", R, A, up, ""),
        ("Teach pupils strategies for solving problems", R, R, level, "Priority 1"),
        (
            "Enable pupils to develop a rich network of mathematical knowledge",
            A,
            A,
            level,
            "Priority 3",
        ),
        ("Develop pupils’ independence and motivation", A, A, up, ""),
        ("Use tasks and resources to challenge and support pupils’ mathematics", A, G, up, ""),
        (
            "Use structured interventions to provide additional support",
            G,
            A,
            line(down, strong(" Slipping")),
            "Priority 2",
        ),
        (
            "Support pupils to make a successful transition between primary and secondary school",
            NOT_LOOKED_AT,
            A,
            line("First look"),
            "",
        ),
    )
    return Strip(
        (Stage("Baseline", "13 Jan 2026"), Stage("Review 1", "10 Nov 2026")),
        tuple(
            StripRow(str(index), title, (before, after), direction, priority)
            for index, (title, before, after, direction, priority) in enumerate(told, start=1)
        ),
    )


def audit_movement() -> Movement:
    """Return how 27 statements moved."""
    return Movement(
        (
            Moved(
                10,
                27,
                "moved up",
                (Transition(6, R, A), Transition(3, A, G), Transition(1, R, G)),
            ),
            Moved(
                14,
                27,
                "stayed the same",
                (Transition(4, R, R), Transition(6, A, A), Transition(4, G, G)),
            ),
            Moved(3, 27, "moved down", (Transition(2, G, A), Transition(1, A, R))),
        ),
        line(
            muted("Not compared: "),
            Mark(NOT_LOOKED_AT, now=False),
            muted(" 4 not looked at in January, "),
            Mark(NOT_APPLICABLE, now=False),
            muted(" 1 not applicable. The same SLE made both; 8 of 15 days used."),
        ),
    )


def statements() -> Table:
    """Return the statements of a recommendation, each with a note that goes on beneath."""
    changed = strong("What changed:")
    told = (
        (
            "2a",
            "A model or resource is chosen for a reason teachers can state.",
            R,
            A,
            line(
                "9 of 12 unit plans name the model and the reason. ",
                muted("Planning, lessons 2 and 4."),
                " ",
                changed,
                " planning now starts with “which model, and why?”",
            ),
        ),
        (
            "2b",
            "The link between model, words and symbols is made explicit.",
            R,
            A,
            line(
                "Seen in 14 of 24 books; 6 of 14 pupils could explain it. ",
                muted("Books, pupil talk."),
                " ",
                changed,
                " shared sentence stems, agreed in June.",
            ),
        ),
        (
            "2c",
            "Models fade as understanding grows.",
            R,
            R,
            line(
                "Cubes and bars are on every table in Year 6, whoever needs them. ",
                muted("Lessons 1, 3 and 5."),
            ),
        ),
        (
            "2d",
            "Models and number lines are consistent from year to year.",
            A,
            G,
            line(
                "One agreed progression in 5 of 5 rooms and in the books. ",
                muted("Rooms, books."),
                " ",
                changed,
                " the first schools’ number line was adopted.",
            ),
        ),
    )
    return Table(
        "Statements of recommendation 2: baseline and what was agreed now",
        (
            Column("", 43),
            Column("Statement", 382),
            Column("Baseline", 154),
            Column("Review 1, agreed", 159),
        ),
        tuple(
            Row(
                (
                    (line(strong(code)),),
                    (line(strong(words)),),
                    (line(position(before, now=False)),),
                    (line(position(now, now=True)),),
                ),
                note,
            )
            for code, words, before, now, note in told
        ),
        keys=2,
    )


def audit_criteria() -> Table:
    """Return the success criteria with baseline, target and now."""
    told = (
        ("1-1", "Short checks shape the start of every unit.", "Unit plans, Years 5 and 6",
         ("2 of 12", "Jan 2026"), ("12 of 12", "Jul 2026"), ("12 of 12", "Jul 2026"), "✓ Met"),
        ("2-1", "Books show model, words and symbols together.", "Books read with the maths lead",
         ("5 of 24", "Jan 2026"), ("18 of 24", "Apr 2027"), ("14 of 24", "Nov 2026"), "On track"),
        ("3-1", "Pupils name and compare strategies.", "Pupils spoken with",
         ("3 of 14", "Jan 2026"), ("10 of 14", "Apr 2027"), ("4 of 14", "Nov 2026"), "At risk"),
        ("6-1", "Every pupil can start, and go deeper, on the same task.", "Lessons seen",
         ("1 of 6", "Feb 2026"), ("5 of 6", "Nov 2026"), ("5 of 6", "Nov 2026"), "✓ Met"),
    )  # fmt: skip
    return Table(
        "Success criteria: baseline, target, now and status",
        (
            Column("", 48.5),
            Column("What will be different, and the measure", 314),
            Column("Baseline", 101),
            Column("Target", 101),
            Column("Now", 101),
            Column("Status", 73),
        ),
        tuple(
            Row(
                (
                    (line(strong(code)),),
                    (line(words + " ", muted(measure)),),
                    (line(baseline[0]), line(muted(baseline[1]))),
                    (line(target[0]), line(muted(target[1]))),
                    (line(strong(now[0])), line(muted(now[1]))),
                    (line(strong(status)),),
                )
            )
            for code, words, measure, baseline, target, now, status in told
        ),
        keys=2,
    )


def audit() -> tuple[Summary, DocumentFacts]:
    """Return an audit's review of four pages with two photos, version 2."""
    summary = Summary(
        kind="EEF audit · Review 1",
        project=PROJECT,
        title="Stourbank Middle School",
        running="EEF audit, Review 1, 10 November 2026",
        opening=(
            Paragraph(
                line(
                    strong("Tuesday 10 November 2026"),
                    ", with the maths lead, the headteacher and two Year 5 and 6 teachers.\n"
                    "Scope: Years 5 and 6. The school filled it in first; then we agreed it "
                    "together.",
                )
            ),
        ),
        verdict=(
            "Assessment and tasks are now secure and models are developing.",
            "Problem solving has not moved yet, and extra help has slipped.",
        ),
        blocks=(
            Heading("The eight recommendations"),
            audit_strip(),
            Heading("Three priorities, and what happens first"),
            Numbered(
                (
                    line(
                        strong("Two strategies taught, named and compared each half term"),
                        " (3). First: plan “draw it” and “work backwards” for Year 5. Maths lead, "
                        "by 27 November 2026.",
                    ),
                    line(
                        strong("Extra help runs as designed again"),
                        " (7). First: train the two new adults and protect three 20-minute slots a "
                        "week. Deputy head, by 11 January 2027.",
                    ),
                    line(
                        strong("Everyone knows how fractions grow from Year 5 to Year 6"),
                        " (4). First: a 40-minute staff meeting with the fraction map. Maths lead, "
                        "by 2 December 2026.",
                    ),
                )
            ),
            Heading("How statements moved", "27 of 32 were looked at both times"),
            audit_movement(),
            Heading("Success criteria", "2 of 4 met"),
            audit_criteria(),
            Heading("2  Use manipulatives and representations"),
            Paragraph(
                line(
                    "Agreed: ",
                    Mark(R, now=False),
                    " not yet in place in January, ",
                    Mark(A),
                    strong(" developing"),
                    " now, and improving. ",
                    strong("Main strength:"),
                    " the bar model is drawn in the same way in every Year 5 and Year 6 room.",
                )
            ),
            statements(),
            Heading("Where views differed", "1 of 32 statements, by two bands"),
            Table(
                "Statements on which school and SLE differed",
                (
                    Column("", 43),
                    Column("Statement", 263),
                    Column("School", 131),
                    Column("SLE", 154),
                    Column("Agreed", 147),
                ),
                (
                    Row(
                        (
                            (line(strong("3c")),),
                            (line(strong("Worked examples, including wrong ones, are studied.")),),
                            (line(position(G, now=False)),),
                            (line(position(R, now=False)),),
                            (line(position(A, now=True)),),
                        ),
                        line(
                            "The school counted the examples shown; the SLE listened for pupils "
                            "discussing them. We will read 12 books together in January and look "
                            "again."
                        ),
                    ),
                ),
                keys=2,
            ),
            Heading("What was not compared", "5 of 32 statements"),
            Table(
                "Statements that were not compared, and why",
                (Column("", 43), Column("", 549), Column("", 146)),
                rows(
                    (
                        strong("6d"),
                        line(
                            strong("Schemes, textbooks and technology are used as tools."),
                            " No scheme is in use in Years 5 and 6 this year.",
                        ),
                        position(NOT_APPLICABLE, now=True),
                    ),
                    (
                        strong("8"),
                        line(
                            strong("All four statements."),
                            " Not looked at in January. Read here for both moves: into Year 5, and "
                            "on after Year 8.",
                        ),
                        position(NOT_LOOKED_AT, now=True),
                    ),
                ),
                keys=2,
            ),
            Heading("What we saw in rooms and books"),
            Photos(
                (
                    Photo(
                        photo(1),
                        "A strip of paper folded in halves and quarters beside two fractions",
                        "Year 5, 10 November: one whole, folded twice.",
                    ),
                    Photo(
                        photo(2),
                        "Two bars of the same length, one cut in thirds",
                        "Year 6 book, unit 3: the bar stays beside the symbols.",
                    ),
                )
            ),
            Heading("The headteacher’s comment"),
            Paragraph(
                line(
                    "“A fair picture. Protecting three slots a week is the hard part; I will put "
                    "it to governors on 24 November.” ",
                    muted("Sarah Legg, headteacher"),
                )
            ),
            Signatures(
                READ,
                (
                    Signatory("Helen Loder", "SLE", "10 Nov 2026, 15:31", ink("helen")),
                    Signatory("Tom Ridout", "maths lead", "10 Nov 2026, 15:32", ink("tom")),
                    Signatory("Sarah Legg", "headteacher", "16 Nov 2026, 09:10"),
                ),
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 16 November 2026, 09:12. Ink was drawn for this "
                    "document only, in her presence. ",
                    strong("To check:"),
                    " see the last page.",
                )
            ),
            check_page("A-0031, version 2", "41CE 9B07"),
        ),
        audience="For the headteacher and maths lead. The project lead receives positions and "
        "counts, not the evidence.",
        attribution="Structured around the eight recommendations of Improving Mathematics in Key "
        "Stages 2 and 3 (Education Endowment Foundation, 2017). Statements and descriptors are the "
        "project’s own and are not endorsed by the EEF.",
    )
    return summary, DocumentFacts(
        "A-0031",
        2,
        "school",
        datetime(2026, 11, 16, 9, 12, tzinfo=UTC),
        "Helen Loder",
        replaces=Replaced(1, date(2026, 11, 10), "the headteacher has now read it"),
        fingerprint=FINGERPRINT,
    )


def photo(seed: int, longest: int = 1600, quality: int = 80) -> bytes:
    """Return a JPEG of the size that the notebook keeps, with the grain of a real photograph."""
    dice = Random(seed)  # noqa: S311
    image = Image.new("RGB", (longest, longest * 3 // 4), (236, 231, 222))
    pen = ImageDraw.Draw(image)
    for index in range(6):
        top = 90 + index * 170
        parts = dice.choice((2, 3, 4, 6))
        for part in range(parts):
            left = 160 + part * 1240 // parts
            fill = (dice.randrange(150, 240), dice.randrange(150, 220), dice.randrange(120, 200))
            pen.rectangle(
                (left, top, left + 1240 // parts - 8, top + 110), fill, (70, 70, 90), width=5
            )
    grain = Image.effect_noise(image.size, 18).convert("RGB")
    image = Image.blend(image, grain, 0.12)
    written = BytesIO()
    image.save(written, "JPEG", quality=quality)
    return written.getvalue()


PAGES = {"p1_visit": visit, "p2_feedback": feedback, "p3_scrutiny": scrutiny, "p4_audit": audit}


def main(folder: Path) -> None:
    """Write every page as a PDF file into a folder."""
    from sle_desktop.reports.pdf.draw import draw

    folder.mkdir(parents=True, exist_ok=True)
    for name, made in PAGES.items():
        (folder / f"{name}.pdf").write_bytes(draw(*made()).pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
